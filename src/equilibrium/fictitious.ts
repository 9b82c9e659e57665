import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { certainMix, mixedProfile, pureProfile } from './mixed-profile.js'
import { nearestStrategy, payoffTableOf, scalesOf, regretOf, worthOf, type Mix } from './payoff-table.js'
import type { Outcome, Solver } from './solver.js'

/** How often it is looked whether play has settled. */
const every = 25
/** After this many rounds of the same play, all of it best replies to itself, no player will ever move. */
const patience = 100

/**
 * Fictitious play on a grid (Brown 1951): each player answers how often the others have played what so far.
 *
 * Converged where the frequencies have a small regret, or where all play the same for long and it is an equilibrium.
 */
export const fictitious: Solver = {
  name: 'fictitious',
  solve: (game, { start, rounds, grid, tolerance }) =>
    pipe(
      payoffTableOf(game, grid),
      E.map((table): Outcome => {
        let played = game.players.map((_, player) => nearestStrategy(game, table, player, start))
        const counts = played.map((index, player) => certainMix(table.strategies[player]!.length, index))
        let total = 1
        let still = 0
        const frequencies = (): readonly Mix[] => counts.map((count) => count.map((times) => times / total))
        for (let round = 1; round <= rounds; round += 1) {
          const mixes = frequencies()
          const next = mixes.map((_, player) => bestAgainst(worthOf(table, mixes, player), played[player]!))
          still = next.every((index, player) => index === played[player]) ? still + 1 : 0
          played = next
          played.forEach((index, player) => {
            counts[player]![index]! += 1
          })
          total += 1
          if (round % every !== 0 && round !== rounds) continue
          if (still >= patience) {
            const certain = played.map((index, player) => certainMix(table.strategies[player]!.length, index))
            if (regretOf(table, certain) <= 0)
              return { kind: 'converged', profile: pureProfile(game, table, played), rounds: round }
          }
          if (still < every && regretOf(table, frequencies(), scalesOf(table, frequencies())) <= tolerance)
            return { kind: 'converged', profile: mixedProfile(table, frequencies()), rounds: round }
        }
        return {
          kind: 'not-converged',
          profile: mixedProfile(table, frequencies()),
          rounds,
          why: 'the frequencies of play still leave something to gain',
        }
      }),
    ),
}

/** The best strategy; the one played before where that is as good. */
const bestAgainst = (worth: Float64Array, before: number): number =>
  worth.reduce((best, value, index) => (value > worth[best]! ? index : best), before)
