import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import { enclosing, type Interval, isEmpty } from '../arithmetic/interval.js'
import { all, choose, compare, constant } from '../formula/build.js'
import type { Point } from '../formula/domain.js'
import { exactReading } from '../formula/exact.js'
import { enclose, type Box } from '../formula/interval.js'
import { encode } from '../formula/number.js'
import { settingsOf, substitution } from '../formula/substitute.js'
import type { Tree } from '../formula/tree.js'
import { encloseState } from '../game/state.js'
import { faultAt, pointOf, type Game } from '../game/strategic.js'
import { randomStream } from '../optimise/random.js'
import { sampleBroadly, sampleEvenly, type Space } from '../optimise/space.js'
import { maximiseRigorously } from '../optimise/upper-bound.js'
import type { Problem } from '../problem/problem.js'
import { replierOf, type Replier, type Reply } from './reply.js'
import { simplifyPoint } from './simple-value.js'

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

/** Payoffs that differ by this share are the same. */
const negligible = 1e-12
/** A gap of this share of the payoff is closed enough. */
const closeness = 1e-10

/**
 * A player's global best response: found by search over all its free choices, bounded by interval branch and bound.
 *
 * A state that has to be solved for is an unknown of the bound, tied by its equation: the bound holds, and closes more slowly.
 * @returns a Problem where a state has no single solution at a profile that the search met, or the payoff is no number.
 */
export const bestResponse = (
  game: Game,
  player: number,
  profile: Float64Array,
  { seed, evaluations, boxes }: Responding,
): E.Either<Problem, BestResponse> => {
  const { name, choices, payoff } = game.players[player]!
  const replier = replierOf(game, { seed, evaluations })
  const reply = withoutNeedlessMoves(game, player, replier, replier(player, profile), profile)
  const fault = faultAt(game, reply.profile) ?? faultAmong(game, player, profile, seed)
  if (fault) return E.left(fault)

  const found = pointOf(game, reply.profile)
  const domains = new Map(choices.map((choice) => [choice, game.choices.get(choice)!]))
  const read = payoffReader(game, player)
  const own = simplifyPoint(ownPart(found, choices), domains, (candidate, before) => {
    const better = read(new Map([...found, ...candidate]))
    const worse = read(new Map([...found, ...before]))
    return better !== undefined && worse !== undefined && better.isAtLeast(worse)
  })
  const at = new Map([...found, ...own])
  const value = read(at)?.within ?? { low: reply.payoff, high: reply.payoff }

  const others = substitution(settingsOf(new Map([...found].filter(([choice]) => !domains.has(choice)))))
  // Where something is assumed or solved for, whatever does not meet it counts as what was found already.
  const conditions = [...game.states.map(({ left, right }) => compare(left, '=', right)), game.admissible]
  const condition = others.condition(all(conditions))
  const bounded: Tree =
    condition.kind === 'true'
      ? others.tree(payoff)
      : choose(condition, others.tree(payoff), constant(Number.isFinite(value.low) ? value.low : 0))
  const space = new Map([...domains, ...game.states.map((state) => [state.name, state.domain] as const)])
  const scale = Math.max(Math.abs(value.high), Number.MIN_VALUE)
  const bound = maximiseRigorously(bounded, space, { gap: closeness * scale, boxes, seeds: seedsOf(game, own, space) })
  const upper = Math.max(bound.upper, value.high)
  const start = read(pointOf(game, profile))?.within
  const now = start === undefined ? payoffsAt(game, profile)[player]! : start.low / 2 + start.high / 2
  return E.right({ player: name, choices: own, payoff: value, upper, gap: Math.max(0, upper - value.low), before: now })
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

/** Moves only what has to be moved: a choice that can stay where it was, at no loss, does. */
const withoutNeedlessMoves = (
  game: Game,
  player: number,
  replier: Replier,
  found: Reply,
  from: Float64Array,
): Reply => {
  let best = found
  let moving = game.players[player]!.slots
  if (moving.length < 2) return found
  for (const slot of moving) {
    if (best.profile[slot] === from[slot]) continue
    const kept = Float64Array.from(best.profile)
    kept[slot] = from[slot]!
    const rest = moving.filter((other) => other !== slot)
    const again = replier(player, kept, rest)
    if (!(again.payoff >= best.payoff - negligible * Math.abs(best.payoff))) continue
    best = again
    moving = rest
  }
  return best
}

const ownPart = (point: Point, choices: readonly string[]): Point =>
  new Map(choices.map((choice) => [choice, point.get(choice)!]))

/** Only where nothing is solved for: a state's value is not known here. */
const seedsOf = (game: Game, own: Point, space: ReadonlyMap<string, unknown>): readonly Float64Array[] =>
  game.states.length > 0
    ? []
    : [
        encode(own, {
          slots: new Map([...space.keys()].map((name, slot) => [name, slot])),
          options: game.layout.options,
        }),
      ]

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
export const boxAt = (game: Game, point: Point): Box | undefined => {
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
