import * as E from 'fp-ts/lib/Either.js'
import type * as Q from '../arithmetic/rational.js'
import { compile, compileCondition } from '../formula/reading/number.js'
import type { Node } from '../formula/tree.js'
import type { Model } from '../mechanism/model.js'
import { fixing, type Fixed } from './fixing.js'
import { withNeededStates } from './needed-states.js'
import type { PopulationGame } from './population.js'

const nothing = { slots: new Map<string, number>(), options: new Map<string, readonly string[]>() }
const nowhere = new Float64Array(0)

/** The measures of the mechanism where so much of a population has joined; those without a value there are left out. */
export const measuresAt = (game: PopulationGame, joined: Q.Rational): ReadonlyMap<string, number> => {
  const values = new Map<string, number>()
  const out = new Float64Array(1)
  for (const [measure, { formula }] of game.model.measures) {
    const fixed = fixedAt(game, joined, formula)
    if (fixed === undefined) continue
    compile([fixed.tree(formula)], nothing)(nowhere, out)
    if (Number.isFinite(out[0]!)) values.set(measure, out[0]!)
  }
  return values
}

/** Whether the mechanism allows so much to have joined, the rest being as it is. */
export const isAdmissibleAt = (game: PopulationGame, joined: Q.Rational): boolean => {
  const { admissible } = game.model
  const fixed = fixedAt(game, joined, admissible)
  return fixed !== undefined && compileCondition(fixed.condition(admissible), nothing)(nowhere)
}

/** What has joined is given: later states are solved as it stands. Undefined where one of those has no solution. */
const fixedAt = ({ model, name, given, set }: PopulationGame, joined: Q.Rational, formula: Node): Fixed | undefined => {
  const state = `${name}.joined`
  const rest: Model = { ...model, states: model.states.filter((other) => other.name !== state) }
  const fixed = fixing(withNeededStates(rest, [formula]), given, new Map([...set, [state, joined]]))
  return E.isRight(fixed) ? fixed.right : undefined
}
