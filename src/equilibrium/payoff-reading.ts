import * as E from 'fp-ts/lib/Either.js'
import { enclosing, type Interval, isEmpty } from '../arithmetic/interval.js'
import * as Q from '../arithmetic/rational.js'
import type { Point } from '../formula/domain.js'
import { exactReading } from '../formula/reading/exact.js'
import { enclose, type Box } from '../formula/reading/interval.js'
import { encloseState } from '../game/state.js'
import type { Game } from '../game/strategic.js'

export const payoffsAt = (game: Game, profile: Float64Array): Float64Array => {
  const out = new Float64Array(game.players.length)
  game.payoffs(profile, out)
  return out
}

/** A payoff as it was read: exactly, or enclosed, to be compared. */
interface PayoffReading {
  readonly within: Interval
  readonly isAtLeast: (other: PayoffReading) => boolean
  readonly exact: Q.Rational | undefined
}

/** Reads a player's payoff at exact points: exactly where that can be, else by intervals. Undefined where it has none. */
export const payoffReader = (game: Game, player: number): ((point: Point) => PayoffReading | undefined) => {
  const { payoff } = game.players[player]!
  const reading = (within: Interval, exact: Q.Rational | undefined): PayoffReading => ({
    within,
    exact,
    isAtLeast: (other) =>
      exact !== undefined && other.exact !== undefined
        ? Q.compare(exact, other.exact) >= 0
        : within.low / 2 + within.high / 2 >= other.within.low / 2 + other.within.high / 2,
  })
  return (point) => {
    if (game.states.length === 0) {
      const { tree, condition } = exactReading(point)
      const value = tree(payoff)
      const admitted = condition(game.admissible)
      if (E.isRight(admitted) && !admitted.right) return undefined
      if (E.isRight(value)) return reading(enclosing(value.right), value.right)
    }
    const box = boxAt(game, point)
    if (box === undefined) return undefined
    const within = enclose(payoff, box)
    return isEmpty(within) ? undefined : reading(within, undefined)
  }
}

/** A point with its states enclosed. */
const boxAt = (game: Game, point: Point): Box | undefined => {
  const box = new Map<string, Interval | string>(
    [...point].map(([name, value]) => [name, typeof value === 'string' ? value : enclosing(value)]),
  )
  for (const state of game.states) {
    const within = encloseState(state, box)
    if (typeof within === 'string') return undefined
    box.set(state.name, within)
  }
  return box
}
