import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Domain, Point, Value } from '../formula/domain.js'
import { settingsOf } from '../formula/substitute.js'
import type { Claim } from '../mechanism/mechanism.js'
import type { Model } from '../mechanism/model.js'
import { problem, type Problem } from '../problem/problem.js'
import { collusionProofGoals } from './collusion-proof.js'
import { unknownName, type Context } from './context.js'
import { dominantGoals } from './dominant.js'
import { griefingGoals } from './griefing.js'
import { holdsGoals } from './holds.js'
import { nashGoals } from './nash.js'
import { rationalGoals } from './rational.js'
import type { Stated } from './statement.js'
import { unprofitableGoals } from './unprofitable.js'

/**
 * What a claim of a model says, as goals: the claim is true where all of them hold, and false where one does not.
 *
 * Parameters of `fixed` are put in as values; all others range over their domains. Of players that are
 * interchangeable, one speaks for all.
 * @returns vacuous where the claim leaves nothing to vary; a Problem where it names what the model does not have, or
 * where honest settings depend on each other in a circle. Exact; linear in the size of the formulas, for each goal.
 */
export const goalsOf = (model: Model, claimName: string, fixed: Point = new Map()): Stated => {
  const { claims, parameters } = model.mechanism
  const claim = claims.get(claimName)
  if (claim === undefined) return E.left(unknownName(claimName, 'claim', claims.keys()))
  for (const [name, value] of fixed) {
    const parameter = parameters.get(name)
    if (parameter === undefined) return E.left(unknownName(name, 'parameter', parameters.keys()))
    if (!contains(parameter.domain, value)) return E.left(outside(name, value))
  }
  return goalsOfClaim(model, claimName, claim, fixed)
}

const goalsOfClaim = (model: Model, name: string, claim: Claim, fixed: Point): Stated => {
  const where: Omit<Context, 'claim'> = { model, name, fixed: settingsOf(fixed) }
  switch (claim.kind) {
    case 'dominant':
      return dominantGoals({ ...where, claim })
    case 'nash':
      return nashGoals({ ...where, claim })
    case 'unprofitable':
      return unprofitableGoals({ ...where, claim })
    case 'collusion-proof':
      return collusionProofGoals({ ...where, claim })
    case 'rational':
      return rationalGoals({ ...where, claim })
    case 'holds':
      return holdsGoals({ ...where, claim })
    case 'griefing':
      return griefingGoals({ ...where, claim })
  }
}

const contains = (domain: Domain, value: Value): boolean => {
  if (domain.kind === 'options') return typeof value === 'string' && domain.options.includes(value)
  if (typeof value === 'string') return false
  const isBetween = Q.compare(domain.low, value) <= 0 && Q.compare(value, domain.high) <= 0
  return isBetween && (domain.kind === 'real' || Q.isInteger(value))
}

const outside = (name: string, value: Value): Problem =>
  problem('bad-value', `${name} cannot be ${typeof value === 'string' ? value : Q.showRational(value)}`, {
    mend: 'give a value inside its domain',
  })
