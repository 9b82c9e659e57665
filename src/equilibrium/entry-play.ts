import * as Q from '../arithmetic/rational.js'
import { payoffReading, readingOf, type PopulationGame } from '../game/population.js'

/** How play from one start ends. */
export interface EntryOutcome {
  readonly start: number
  /** `leaves`: at the least that the domain allows, and those who are there want to leave. `breaks`: payoffs have no value. */
  readonly kind: 'settles' | 'cycles' | 'wanders' | 'leaves' | 'breaks'
  /** Where it is at the end. */
  readonly joined: number
  readonly rounds: number
  /** Of a cycle. */
  readonly period?: number
  /** Least and most of the last rounds, where it does not settle. */
  readonly band?: readonly [low: number, high: number]
}

/** Iterated play of a population: in each round a share of those who would move does. */
export interface EntryPlay {
  readonly adjust: number
  readonly outcomes: readonly EntryOutcome[]
}

const mostRounds = 5000
/** So many times 1 / adjust rounds bring play near to where it goes from any start. */
const travelling = 40
const longestPlay = 100_000
const halvings = 80
const leastAdjust = 2 ** -14
/** For all damped play of a population together. */
const dampedRounds = 100_000
const window = 256
const longestPeriod = 64
const settled = 1e-12
const still = 1e-10
const repeats = 1e-9

/**
 * How much would have joined in answer to what has: everyone up to the marginal agent, found by halving ranks.
 *
 * Payoffs fall with the type, and types do not fall with the rank. Not a number where payoffs are none.
 */
const responseOf = (game: PopulationGame): ((joined: number) => number) => {
  const payoff = payoffReading(game)
  const typeAt = readingOf(game.quantile, `${game.name}.rank`)
  const high = Q.toNumber(game.high)
  return (joined) => {
    const wants = (rank: number): boolean => payoff(typeAt(rank), joined) >= 0
    if (Number.isNaN(payoff(typeAt(0.5), joined))) return NaN
    if (wants(1)) return high
    if (!wants(0) && !wants(Number.MIN_VALUE)) return 0
    let [least, most] = [0, 1]
    for (let halving = 0; halving < halvings; halving += 1) {
      const middle = (least + most) / 2
      if (most - least <= Number.EPSILON * most) break
      if (wants(middle)) least = middle
      else most = middle
    }
    return high * ((least + most) / 2)
  }
}

/** Plays from evenly spaced starts and, where the domain starts above 0, from evenly spaced magnitudes. */
export const playEntry = (
  game: PopulationGame,
  adjust: number,
  starts: readonly number[] = startsOf(game),
): EntryPlay => {
  const response = responseOf(game)
  // A yield may be without bounds where nobody has joined: that is no place to start from.
  const able = starts.filter((start) => !Number.isNaN(response(start)))
  return { adjust, outcomes: able.map((start) => playFrom(game, response, adjust, start)) }
}

/**
 * The same with ever smaller shares, from some of the starts from which play did not settle, until it does from these.
 *
 * @returns undefined where play settled anyway; with `settles` false, the smallest share that was tried within so many
 * rounds in all.
 */
export const dampEntry = (
  game: PopulationGame,
  play: EntryPlay,
): (EntryPlay & { readonly settles: boolean }) | undefined => {
  const starts = spread(play.outcomes.filter(isRestless).map(({ start }) => start))
  if (starts.length === 0) return undefined
  const response = responseOf(game)
  let left = dampedRounds
  let tried: EntryPlay | undefined
  for (let adjust = play.adjust / 2; adjust >= leastAdjust && left > 0; adjust /= 2) {
    const outcomes: EntryOutcome[] = []
    for (const start of starts) {
      const outcome = playFrom(game, response, adjust, start)
      outcomes.push(outcome)
      left -= outcome.rounds
      if (isRestless(outcome) || left <= 0) break
    }
    if (outcomes.length === starts.length && !outcomes.some(isRestless)) return { adjust, outcomes, settles: true }
    tried = { adjust, outcomes }
  }
  return tried === undefined ? undefined : { ...tried, settles: false }
}

const isRestless = ({ kind }: EntryOutcome): boolean => kind === 'cycles' || kind === 'wanders'

/** The first, the middle one and the last. */
const spread = (starts: readonly number[]): readonly number[] =>
  [...new Set([0, starts.length >> 1, starts.length - 1])].flatMap((index) => starts[index] ?? [])

const startsOf = ({ low, high }: PopulationGame): readonly number[] => {
  const [from, to] = [Q.toNumber(low), Q.toNumber(high)]
  const even = [0, 0.25, 0.5, 0.75, 1].map((share) => from * (1 - share) + to * share)
  const least = from > 0 ? from : to * 1e-6
  const graded = [0.25, 0.5, 0.75].map((share) => least ** (1 - share) * to ** share)
  return [...new Set([...even, ...graded])].sort((a, b) => a - b)
}

const playFrom = (
  game: PopulationGame,
  response: (joined: number) => number,
  adjust: number,
  start: number,
): EntryOutcome => {
  const [low, high] = [Q.toNumber(game.low), Q.toNumber(game.high)]
  const last = new Float64Array(window)
  const most = Math.min(longestPlay, Math.max(mostRounds, Math.ceil(travelling / adjust)))
  let joined = start
  for (let round = 0; round < most; round += 1) {
    const target = response(joined)
    if (Number.isNaN(target)) return { start, kind: 'breaks', joined, rounds: round }
    const isDown = target < low || (low === 0 && target === 0)
    if (isDown && (joined <= low || joined <= settled * high)) {
      const kind = low > 0 ? 'leaves' : 'settles'
      return { start, kind, joined: low, rounds: round }
    }
    if (Math.abs(target - joined) <= settled * joined) return { start, kind: 'settles', joined: target, rounds: round }
    joined = Math.min(high, Math.max(low, joined + adjust * (target - joined)))
    last[round % window] = joined
    if (round % window !== window - 1) continue
    const [least, greatest] = [Math.min(...last), Math.max(...last)]
    if (greatest - least <= still * adjust * greatest) return { start, kind: 'settles', joined, rounds: round }
    const period = periodOf(last, greatest - least)
    if (period !== undefined) return { start, kind: 'cycles', joined, rounds: round, period, band: [least, greatest] }
  }
  return { start, kind: 'wanders', joined, rounds: most, band: [Math.min(...last), Math.max(...last)] }
}

/** After how many rounds play repeats itself, in a window that is full. */
const periodOf = (last: Float64Array, swing: number): number | undefined => {
  for (let period = 2; period <= longestPeriod; period += 1) {
    let isPeriod = true
    for (let round = period; round < window && isPeriod; round += 1)
      isPeriod = Math.abs(last[round]! - last[round - period]!) <= repeats * swing
    if (isPeriod) return period
  }
  return undefined
}
