import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { certainMix, mixedProfile } from './mixed-profile.js'
import { nearestStrategy, payoffTableOf, worthOf, type Mix } from './payoff-table.js'
import type { Outcome, Solver } from './solver.js'

/** How far frequencies may be from the response to them. */
const closeness = 1e-9

/**
 * Logit response on a grid (McKelvey and Palfrey 1995): each strategy is played with a frequency that grows by the factor
 * e for each 1/sensitivity of payoff.
 *
 * Where it settles is a quantal response equilibrium, and a Nash equilibrium in the limit of a great sensitivity only:
 * with n strategies its regret is at most ln(n)/sensitivity. Steps are damped, the more the further they overshoot.
 */
export const logit: Solver = {
  name: 'logit',
  solve: (game, { start, rounds, grid, sensitivity }) =>
    pipe(
      payoffTableOf(game, grid),
      E.map((table): Outcome => {
        const certain = game.players.map((_, player) =>
          certainMix(table.strategies[player]!.length, nearestStrategy(game, table, player, start)),
        )
        let mixes: readonly Mix[] = certain
        let step = 1
        let before = Infinity
        for (let round = 1; round <= rounds; round += 1) {
          const now = mixes
          const responses = now.map((_, player) => respond(worthOf(table, now, player), sensitivity))
          const distance = Math.max(
            ...now.map((mix, player) =>
              mix.reduce((sum, p, index) => sum + Math.abs(p - responses[player]![index]!), 0),
            ),
          )
          if (distance <= closeness)
            return { kind: 'converged', profile: mixedProfile(table, responses), rounds: round }
          // Overshooting shows in a distance that does not shrink.
          if (distance > 0.999 * before) step = Math.max(1e-4, step * 0.7)
          else step = Math.min(1, step * 1.02)
          before = distance
          mixes = now.map((mix, player) => mix.map((p, index) => p + step * (responses[player]![index]! - p)))
        }
        return {
          ...{ kind: 'not-converged', profile: mixedProfile(table, mixes), rounds },
          why: 'frequencies and the responses to them still differ',
        }
      }),
    ),
}

const respond = (worth: Float64Array, sensitivity: number): Mix => {
  const greatest = worth.reduce((a, b) => Math.max(a, b), -Infinity)
  const weights = worth.map((value) => Math.exp(sensitivity * (value - greatest)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
