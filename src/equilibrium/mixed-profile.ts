import type { Game } from '../game/strategic.js'
import type { Mix, PayoffTable } from './payoff-table.js'
import type { Profile } from './solver.js'

/** Mixes of a table's strategies as a profile; what is hardly ever played is left out. */
export const mixedProfile = ({ strategies }: PayoffTable, mixes: readonly Mix[]): Profile => ({
  kind: 'mixed',
  strategies: strategies.map((own, player) =>
    own.flatMap((strategy, index) => {
      const probability = mixes[player]![index]!
      return probability > 0 ? [{ strategy, probability }] : []
    }),
  ),
})

/** One strategy for each player, by index, as a profile. */
export const pureProfile = (game: Game, { strategies }: PayoffTable, played: readonly number[]): Profile => {
  const profile = Float64Array.from(game.start)
  game.players.forEach(({ slots }, player) => {
    slots.forEach((slot, index) => {
      profile[slot] = strategies[player]![played[player]!]![index]!
    })
  })
  return { kind: 'pure', profile }
}

/** One strategy for sure. */
export const certainMix = (size: number, played: number): Mix => {
  const mix = new Float64Array(size)
  mix[played] = 1
  return mix
}
