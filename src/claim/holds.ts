import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Goal } from '../checker/goal.js'
import { and, negate } from '../formula/build.js'
import { marginOf } from '../formula/margin.js'
import { negationOf } from '../formula/negation.js'
import type { ConditionTree } from '../formula/tree.js'
import type { ModelPlayer } from '../mechanism/model.js'
import { combinations } from '../mechanism/combinations.js'
import { readNeeds } from '../mechanism/member.js'
import type { Problem } from '../problem/problem.js'
import { assemble } from './assemble.js'
import { assumptionAt } from './assumption.js'
import { formulasOf, type ClaimOf, type Context } from './context.js'
import { departureBy, exceeds } from './deviation.js'
import { differingOf } from './instances.js'
import { profilesOf } from './profile.js'
import { stated, type Stated } from './statement.js'
import { writtenFor } from './written.js'

/** A condition holds at every admissible point, all choices included; for each of those whom its bare names may mean. */
export const holdsGoals = (context: Context<ClaimOf<'holds'>>): Stated => {
  const { model, claim } = context
  const speakers = [...readNeeds(model.mechanism)(claim.condition).own].map((player) =>
    differingOf(model, player, formulasOf(context)),
  )
  return E.flatMap(combinations(speakers), (casts) =>
    stated(
      casts.map((cast) => holdsGoal(context, cast)),
      'it speaks of no one',
    ),
  )
}

const holdsGoal = (context: Context<ClaimOf<'holds'>>, cast: readonly ModelPlayer[]): E.Either<Problem, Goal> => {
  const { model, claim, name, fixed } = context
  const anything = departureBy(
    [],
    model.players.flatMap(({ choices }) => choices),
  )
  const written = writtenFor(model, cast)
  return E.flatMap(profilesOf(model, fixed, anything), (profiles) =>
    E.flatMap(assumptionAt(context, anything, cast, profiles), (assuming) =>
      E.flatMap(written.condition(claim.condition), (wanted) =>
        E.flatMap(written.tree(claim.tolerance), (allowed) => {
          const condition = profiles.honest.condition(wanted)
          const tolerance = profiles.honest.tree(allowed)
          const gain = negate(marginOf(condition))
          const isExact = tolerance.kind === 'constant' && Q.sign(tolerance.value) === 0
          const violation: ConditionTree = negationOf(condition)
          const draft: Omit<Goal, 'variables' | 'states'> = {
            name: cast.length === 0 ? name : `${name} (${cast.map((player) => player.name).join(', ')})`,
            assuming,
            violation: isExact ? violation : and(violation, exceeds(gain, tolerance)),
            gain,
            deviating: new Map(),
            played: new Map(),
            payoffs: [],
          }
          return assemble(model, draft, profiles.states)
        }),
      ),
    ),
  )
}
