import * as E from 'fp-ts/lib/Either.js'
import type { Interval } from '../arithmetic/interval.js'
import { choose, constant } from '../formula/build.js'
import type { Point } from '../formula/domain.js'
import { decode, encode, layoutOf } from '../formula/reading/number.js'
import { settingsOf, substitution } from '../formula/substitute.js'
import type { Tree } from '../formula/tree.js'
import { faultAt } from '../game/fault.js'
import { pointOf } from '../game/profile-point.js'
import type { Game } from '../game/strategic.js'
import { randomStream } from '../optimise/random.js'
import { sampleBroadly, sampleEvenly, type Space } from '../optimise/space.js'
import { maximiseRigorously } from '../optimise/upper-bound.js'
import type { Problem } from '../problem/problem.js'
import { withoutNeedlessMoves } from './needless-move.js'
import { payoffReader, payoffsAt } from './payoff-reading.js'
import { replierOf } from './reply.js'
import { simplifyPoint } from './simple-value.js'
import { boundThroughStates } from './state-bound.js'

/** The best that a player can do, the others' choices being given. */
export interface BestResponse {
  readonly player: string
  /** The player's free choices. */
  readonly choices: Point
  /** The payoff there: exact where it is rational. */
  readonly payoff: Interval
  /** What no choice of the player exceeds: proved. Infinite where no bound was found. */
  readonly upper: number
  /** How much better than what was found the best may be. */
  readonly gap: number
  /** The payoff at the profile that was responded to. */
  readonly before: number
}

export interface Responding {
  readonly seed: string
  readonly evaluations: number
  /** How many boxes may be looked at for the bound. */
  readonly boxes: number
}

/** A gap of this share of the payoff is closed enough. */
const closeness = 1e-10

/**
 * A player's global best response: found by search over all its free choices, bounded by interval branch and bound.
 *
 * @returns a Problem where a state has no single solution at a profile that the search met, or the payoff is no number.
 */
export const bestResponse = (
  game: Game,
  player: number,
  profile: Float64Array,
  { seed, evaluations, boxes }: Responding,
): E.Either<Problem, BestResponse> => {
  const replier = replierOf(game, { seed, evaluations })
  const reply = withoutNeedlessMoves(game, player, replier, replier(player, profile), profile)
  const fault = faultAt(game, reply.profile) ?? faultAmong(game, player, profile, seed)
  if (fault) return E.left(fault)

  let best = exactly(game, player, pointOf(game, reply.profile), reply.payoff)
  const scale = Math.max(Math.abs(best.payoff.high), Number.MIN_VALUE)
  const bound = boundOf(game, player, best, closeness * scale, boxes)
  if (bound.better) {
    const again = exactly(game, player, bound.better, bound.value)
    if (again.payoff.low > best.payoff.high) best = again
  }
  const { choices } = game.players[player]!
  const upper = Math.max(bound.upper, best.payoff.high)
  const start = payoffReader(game, player)(pointOf(game, profile))?.within
  return E.right({
    player: game.players[player]!.name,
    choices: ownPart(best.at, choices),
    payoff: best.payoff,
    upper,
    gap: Math.max(0, upper - best.payoff.low),
    before: start === undefined ? payoffsAt(game, profile)[player]! : start.low / 2 + start.high / 2,
  })
}

/** A profile, and the player's payoff there. */
interface Found {
  readonly at: Point
  readonly payoff: Interval
}

/** A profile with the player's choices as simple numbers, where that costs nothing. */
const exactly = (game: Game, player: number, found: Point, payoff: number): Found => {
  const { choices } = game.players[player]!
  const read = payoffReader(game, player)
  const own = simplifyPoint(ownPart(found, choices), game.choices, (candidate, before) => {
    const better = read(new Map([...found, ...candidate]))
    const worse = read(new Map([...found, ...before]))
    return better !== undefined && worse !== undefined && better.isAtLeast(worse)
  })
  const at = new Map([...found, ...own])
  return { at, payoff: read(at)?.within ?? { low: payoff, high: payoff } }
}

interface Bound {
  readonly upper: number
  /** A better profile that was met on the way, and the payoff there. */
  readonly better?: Point
  readonly value: number
}

const boundOf = (game: Game, player: number, { at, payoff }: Found, gap: number, boxes: number): Bound => {
  const { choices, payoff: formula } = game.players[player]!
  const isOwn = new Set(choices)
  const others = new Map([...at].filter(([choice]) => !isOwn.has(choice)))
  if (game.states.length > 0) {
    const most = Math.ceil(boxes / 10)
    return {
      upper: boundThroughStates(game, player, others, { least: payoff.low, gap, boxes: most }),
      value: payoff.low,
    }
  }
  const put = substitution(settingsOf(others))
  const admissible = put.condition(game.admissible)
  // What is not admissible counts as what was found already.
  const bounded: Tree =
    admissible.kind === 'true'
      ? put.tree(formula)
      : choose(admissible, put.tree(formula), constant(Number.isFinite(payoff.low) ? payoff.low : 0))
  const domains = new Map(choices.map((choice) => [choice, game.choices.get(choice)!]))
  const layout = layoutOf(domains)
  const own = ownPart(at, choices)
  const { point, value, upper } = maximiseRigorously(bounded, domains, { gap, boxes, seeds: [encode(own, layout)] })
  return value > payoff.high ? { upper, value, better: new Map([...at, ...decode(point, layout)]) } : { upper, value }
}

const looks = 200

/** A choice of the player at which an admissible profile has no state, or no payoff: the definition is at fault there. */
const faultAmong = (game: Game, player: number, profile: Float64Array, seed: string): Problem | undefined => {
  const random = randomStream(`${seed}/faults`)
  const { slots } = game.players[player]!
  const own: Space = { axes: slots.map((slot) => game.space.axes[slot]!) }
  for (let look = 0; look < looks; look += 1) {
    const strategy = look % 2 === 0 ? sampleBroadly(own, random) : sampleEvenly(own, random)
    const at = Float64Array.from(profile)
    slots.forEach((slot, index) => {
      at[slot] = strategy[index]!
    })
    if (Number.isFinite(payoffsAt(game, at)[player]!)) continue
    const fault = faultAt(game, at)
    if (fault?.code === 'no-state' || fault?.code === 'not-a-number') return fault
  }
  return undefined
}

const ownPart = (point: Point, choices: readonly string[]): Point =>
  new Map(choices.map((choice) => [choice, point.get(choice)!]))
