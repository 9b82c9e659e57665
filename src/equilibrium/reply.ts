import * as E from 'fp-ts/lib/Either.js'
import type { Game } from '../game/strategic.js'
import { maximise } from '../optimise/maximise.js'
import { randomStream } from '../optimise/random.js'
import type { Space } from '../optimise/space.js'
import { isEnumerable, strategiesOf } from './grid.js'
import { sharpenerOf } from './sharpen.js'

/** A player's best answer that was found, the others staying where they are. */
export interface Reply {
  /** The whole profile after it; the very same where nothing better was found. */
  readonly profile: Float64Array
  readonly payoff: number
  /** What it adds to the player's payoff: never negative. */
  readonly gain: number
}

export interface Replying {
  readonly seed: string
  /** How often payoffs may be evaluated for each free choice, where they cannot all be looked at. */
  readonly evaluations: number
  readonly grid?: number | undefined
}

/** @param moving the slots that may change, where not all of the player's own may */
export type Replier = (player: number, profile: Float64Array, moving?: readonly number[]) => Reply

/** Gains below this share of the payoff are rounding. */
const negligible = 1e-13

/**
 * Finds best replies: by looking at all of few strategies, else by climbing from many places. A player moves only to
 * gain. Numerical: as good as what was found. The same profile always gives the same reply.
 */
export const replierOf = (game: Game, { seed, evaluations, grid }: Replying): Replier => {
  const payoffs = new Float64Array(game.players.length)
  const trial = new Float64Array(game.space.axes.length)
  const sharpen = sharpenerOf(game)
  const strategies = game.players.map((player) => {
    if (!isEnumerable(game, player, grid)) return undefined
    const all = strategiesOf(game, player, grid)
    return E.isRight(all) ? all.right : undefined
  })
  const payoffOf = (player: number, profile: Float64Array): number => {
    game.payoffs(profile, payoffs)
    const value = payoffs[player]!
    return Number.isNaN(value) ? -Infinity : value
  }

  return (player, profile, moving) => {
    const { name, slots: own } = game.players[player]!
    const slots = moving ?? own
    const now = payoffOf(player, profile)
    const stay: Reply = { profile, payoff: now, gain: 0 }
    if (slots.length === 0) return stay
    const withOwn = (strategy: Float64Array): Float64Array => {
      trial.set(profile)
      slots.forEach((slot, index) => {
        trial[slot] = strategy[index]!
      })
      return trial
    }
    const best = Float64Array.from(profile)
    let most = now
    const offer = (candidate: Float64Array): void => {
      const payoff = payoffOf(player, candidate)
      if (!(payoff > most)) return
      most = payoff
      best.set(candidate)
    }
    const all = moving === undefined ? strategies[player] : undefined
    if (all) for (const strategy of all) offer(withOwn(strategy))
    else {
      const space: Space = { axes: slots.map((slot) => game.space.axes[slot]!) }
      const now = Float64Array.from(slots, (slot) => profile[slot]!)
      const found = maximise((at) => payoffOf(player, withOwn(at)), space, {
        ...{
          starts: 2,
          evaluations: evaluations * slots.length,
          random: randomStream(`${seed}/${name}`),
          seeds: [now],
        },
      })
      offer(withOwn(found.point))
      const sharpened = Float64Array.from(best)
      sharpen(player, sharpened)
      // As good and nearer to the summit, though rounding may hide that.
      if (payoffOf(player, sharpened) >= most - 1e-14 * Math.abs(most)) best.set(sharpened)
    }
    const gain = most - now
    return gain > negligible * Math.max(Math.abs(most), Math.abs(now)) || (now === -Infinity && most > now)
      ? { profile: best, payoff: most, gain }
      : stay
  }
}
