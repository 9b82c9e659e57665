import * as E from 'fp-ts/lib/Either.js'
import type { Goal } from '../checker/goal.js'
import { subtract } from '../formula/build.js'
import type { ModelPlayer } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'
import { assemble } from './assemble.js'
import { assumptionAt } from './assumption.js'
import { playersOf, type ClaimOf, type Context } from './context.js'
import { departureBy, exceeds } from './deviation.js'
import { profilesOf } from './profile.js'
import { stated, type Stated } from './statement.js'
import { each, writtenFor } from './written.js'

/** Every player has at least its outside option when all are honest: staying away gains nothing. */
export const rationalGoals = (context: Context<ClaimOf<'rational'>>): Stated =>
  E.flatMap(playersOf(context, context.claim.player), (players) =>
    stated(
      players.map((player) => rationalGoal(context, player)),
      'the mechanism has no players',
    ),
  )

const rationalGoal = (context: Context<ClaimOf<'rational'>>, player: ModelPlayer): E.Either<Problem, Goal> => {
  const { model, claim, name, fixed } = context
  const nobody = departureBy([])
  return E.flatMap(profilesOf(model, fixed, nobody), (profiles) =>
    E.flatMap(assumptionAt(context, nobody, [player], profiles), (assuming) =>
      E.flatMap(each([claim.outside, claim.tolerance], writtenFor(model, [player]).tree), ([away, allowed]) => {
        const payoff = profiles.honest.tree(player.payoff)
        const outside = profiles.honest.tree(away!)
        const gain = subtract(outside, payoff)
        const draft: Omit<Goal, 'variables' | 'states'> = {
          name: `${name} (${player.name})`,
          assuming,
          violation: exceeds(gain, profiles.honest.tree(allowed!)),
          gain,
          deviating: new Map(),
          played: new Map(),
          // Staying away is the deviation.
          payoffs: [{ player: player.name, honest: payoff, deviation: outside }],
        }
        return assemble(model, draft, profiles.states)
      }),
    ),
  )
}
