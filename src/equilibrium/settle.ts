import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Point } from '../formula/domain.js'
import { exactReading } from '../formula/reading/exact.js'
import { encode } from '../formula/reading/number.js'
import { slopeOf } from '../game/slope.js'
import { pointOf } from '../game/profile-point.js'
import type { Game } from '../game/strategic.js'
import { withoutNeedlessMoves } from './needless-move.js'
import { payoffsAt } from './payoff-reading.js'
import { replierOf, type Replier, type Reply } from './reply.js'
import { sharpenerOf } from './sharpen.js'
import { simplifyPoint } from './simple-value.js'

const sharpenings = 60
const evaluations = 500
const thoroughEvaluations = 5000
const close = 2e-9

/**
 * The equilibrium that a profile is an approximation of, with all its digits, and as simple rationals where these are
 * just as good: where the slopes are exactly zero, or where nobody gains more and the difference is in the ninth digit.
 */
export const settleProfile = (game: Game, profile: Float64Array): Point => {
  const reply = replierOf(game, { seed: 'settle', evaluations })
  const regret = (at: Float64Array): number =>
    game.players.reduce((most, _, player) => Math.max(most, reply(player, at).gain), 0)
  const sharp = sharpen(game, profile)
  const exact = regret(sharp) <= regret(profile) ? sharp : profile
  const plain = unmoved(game, exact, replierOf(game, { seed: 'settle/plain', evaluations: thoroughEvaluations }))
  // Payoffs at choices of very different sizes differ by rounding.
  const rounding = payoffsAt(game, exact).reduce((most, payoff) => Math.max(most, 1e-10 * Math.abs(payoff)), 0)
  const settled = regret(plain) <= regret(exact) + rounding ? plain : exact
  const isStationary = stationarity(game)
  return simplifyPoint(pointOf(game, settled), game.choices, (candidate, before) => {
    const now = encode(candidate, game.layout)
    const then = encode(before, game.layout)
    if (now.every((value, slot) => value === then[slot]) || isStationary(candidate)) return true
    return now.every((value, slot) => isClose(game, slot, value, then[slot]!)) && regret(now) <= regret(then)
  })
}

/** The same for everybody with choices nearer to where the game starts: of many equilibria in a row, the plainest. */
const unmoved = (game: Game, profile: Float64Array, reply: Replier): Float64Array => {
  const out = payoffsAt(game, profile)
  return game.players.reduce((now, _, player) => {
    const stay: Reply = { profile: now, payoff: payoffsAt(game, now)[player]!, gain: 0 }
    const next = withoutNeedlessMoves(game, player, reply, stay, game.start).profile
    const isSame = payoffsAt(game, next).every(
      (payoff, other) => Math.abs(payoff - out[other]!) <= 1e-9 * Math.abs(payoff),
    )
    return isSame ? next : now
  }, profile)
}

const isClose = (game: Game, slot: number, a: number, b: number): boolean => {
  const { low, high } = game.space.axes[slot]!
  const size = Math.max(Math.abs(a), Math.abs(b), 1e-9 * Math.max(Math.abs(low), Math.abs(high)))
  return Math.abs(a - b) <= close * size
}

const sharpen = (game: Game, profile: Float64Array): Float64Array => {
  const move = sharpenerOf(game)
  const sharp = Float64Array.from(profile)
  for (let round = 0; round < sharpenings; round += 1)
    game.players.forEach((_, player) => {
      move(player, sharp)
    })
  return sharp
}

/** Whether no player's payoff has a slope in any of its real choices that are inside their domain, exactly. */
const stationarity = (game: Game): ((point: Point) => boolean) => {
  if (game.states.length > 0) return () => false
  const slopes = game.players.flatMap(({ choices }, player) =>
    choices.flatMap((choice) =>
      game.choices.get(choice)!.kind === 'real' ? [{ choice, slope: slopeOf(game, player, choice) }] : [],
    ),
  )
  return (point) => {
    const reading = exactReading(point)
    return slopes.every(({ choice, slope }) => {
      if (isAtEnd(game, choice, point)) return true
      const value = reading.tree(slope)
      return E.isRight(value) && Q.sign(value.right) === 0
    })
  }
}

const isAtEnd = (game: Game, choice: string, point: Point): boolean => {
  const domain = game.choices.get(choice)!
  const value = point.get(choice)!
  return (
    domain.kind !== 'options' &&
    typeof value !== 'string' &&
    (Q.equals(value, domain.low) || Q.equals(value, domain.high))
  )
}
