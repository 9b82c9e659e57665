import { compileGradient } from '../formula/gradient.js'
import type { Game } from '../game/strategic.js'
import { narrow } from '../optimise/root.js'

/** Moves a player's real choices to where its payoff is stationary, if that is very near; in place. */
export type Sharpener = (player: number, profile: Float64Array) => void

/**
 * Near a smooth maximum the payoff is flat, and comparing payoffs finds only half of the digits of a choice; a zero of
 * the slope has them all. Without effect in games whose states have to be solved for.
 */
export const sharpenerOf = (game: Game): Sharpener => {
  if (game.states.length > 0) return () => undefined
  const slopes = game.players.map(({ payoff, choices, slots }) =>
    choices.flatMap((choice, index) => {
      const slot = slots[index]!
      const axis = game.space.axes[slot]!
      if (axis.kind !== 'real' || axis.low >= axis.high) return []
      const read = compileGradient(payoff, game.layout, [choice])
      return [{ read, slot, axis }]
    }),
  )
  const out = new Float64Array(1)
  return (player, profile) => {
    for (const { read, slot, axis } of slopes[player]!) {
      const from = profile[slot]!
      const slopeAt = (value: number): number => {
        profile[slot] = value
        read(profile, out)
        return out[0]!
      }
      const before = read(profile, out)
      profile[slot] = stationary(slopeAt, from, axis.low, axis.high) ?? from
      const after = read(profile, out)
      if (!(after >= before - 1e-14 * Math.abs(before))) profile[slot] = from
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
