import { compileTree, layoutOf } from '../formula/reading/number.js'
import { slopeOf } from '../game/slope.js'
import { stateSolver } from '../game/state.js'
import type { Game } from '../game/strategic.js'
import { narrow } from '../optimise/root.js'

/** Moves a player's real choices to where its payoff is stationary, if that is very near; in place. */
export type Sharpener = (player: number, profile: Float64Array) => void

/**
 * Near a smooth maximum the payoff is flat, and comparing payoffs finds only half of the digits of a choice; a zero of
 * the slope has them all.
 */
export const sharpenerOf = (game: Game): Sharpener => {
  const layout = layoutOf(new Map([...game.choices, ...game.states.map(({ name, domain }) => [name, domain] as const)]))
  const solve = stateSolver(game.states, layout)
  const point = new Float64Array(layout.slots.size)
  const slopes = game.players.map(({ choices, slots }, player) =>
    choices.flatMap((choice, index) => {
      const slot = slots[index]!
      const axis = game.space.axes[slot]!
      if (axis.kind !== 'real' || axis.low >= axis.high) return []
      return [{ read: compileTree(slopeOf(game, player, choice), layout), slot, axis }]
    }),
  )
  const out = new Float64Array(game.players.length)
  return (player, profile) => {
    const payoff = (): number => {
      game.payoffs(profile, out)
      return out[player]!
    }
    for (const { read, slot, axis } of slopes[player]!) {
      const from = profile[slot]!
      const before = payoff()
      point.set(profile)
      const slopeAt = (value: number): number => {
        point[slot] = value
        return solve(point) === undefined ? read(point) : NaN
      }
      profile[slot] = stationary(slopeAt, from, axis.low, axis.high) ?? from
      if (!(payoff() >= before - 1e-14 * Math.abs(before))) profile[slot] = from
    }
  }
}

/** Where a slope goes from positive to negative, within a thousandth of a place. */
const stationary = (
  slopeAt: (value: number) => number,
  from: number,
  low: number,
  high: number,
): number | undefined => {
  const size = Math.max(Math.abs(from), 1e-9 * Math.max(Math.abs(low), Math.abs(high)))
  for (let reach = 1e-7; reach <= 1e-3; reach *= 10) {
    const below = Math.max(low, from - reach * size)
    const above = Math.min(high, from + reach * size)
    const atBelow = slopeAt(below)
    const atAbove = slopeAt(above)
    if (atBelow > 0 && atAbove < 0) return narrow(slopeAt, below, above, atBelow, atAbove)
    if (atBelow === 0 || atAbove === 0) return undefined
  }
  return undefined
}
