import { linearLawOf, type LinearLaw } from './linear-law.js'
import type { Path } from './path.js'
import { leastPeriod, nearPeriod } from './period.js'
import { spreadOf } from './extremes.js'
import { swingsOf, turnsOf } from './turns.js'

/** Where a path goes, as far as its steps show, and the waves on the way. */
export interface Waves {
  readonly kind: 'converges' | 'cycles' | 'diverges' | 'moving'
  /** Of what converges. */
  readonly limit?: number
  /** The step from which it stays at the limit, up to rounding; absent where it is not there yet. */
  readonly settled?: number
  /** What deviations are multiplied by in a step, in size: below 1 they die out. */
  readonly factor?: number
  /** Steps in a wave; absent where there are no waves. */
  readonly period?: number
  /** Half the way between high and low: of the largest wave, and of the last. */
  readonly amplitude?: { readonly largest: number; readonly last: number }
  /** Of a cycle: whether it is known to go on for ever, standing exactly where it stood a period before. */
  readonly isExact?: boolean
  /** The change in a step, at the end, of what does not converge. */
  readonly drift?: number
}

/** Rounding leaves less than this of the largest value. */
const noiseShare = 1e-12
/** Factors nearer to 1 than this are 1 for all that can be seen. */
const neutral = 1e-9

/**
 * What a path does: converges, goes round in a cycle, diverges, or still moves.
 *
 * Numerical: read off the path, of which all that goes before the end is looked at for waves, and the end for where it goes.
 * @param recurrence steps after which the whole dynamic stands exactly where it stood, if it does: then the verdict is certain
 * @param beyond what the value would have been where it left its domain
 */
export const wavesOf = (path: Path, recurrence?: number, beyond?: number): Waves => {
  const { tail, least, most, last } = path
  const noise = noiseShare * Math.max(Math.abs(least), Math.abs(most))
  if (beyond !== undefined) return leaving(path, noise, beyond)
  if (!tail.every(Number.isFinite)) return { kind: 'moving' }
  if (path.count > 1 && most - least <= noise) return { kind: 'converges', limit: last, settled: 0 }
  const waves = waveSizes(path, noise)
  if (recurrence !== undefined && recurrence >= tail.length && tail.length < path.count)
    return longCycle(path, recurrence, noise)
  const isFlat = recurrence === 1 || isLevel(tail.subarray(-Math.max(8, Math.floor(tail.length / 4))), noise)
  if (isFlat) return settledAt(path, noise, waves)
  if (recurrence !== undefined && recurrence < tail.length) {
    const period = leastPeriod(tail, recurrence)
    if (isLevel(tail.subarray(-recurrence), noise)) return settledAt(path, noise, waves)
    return { kind: 'cycles', period, isExact: true, ...around(tail, period, waves) }
  }
  const period = nearPeriod(tail, noise)
  if (period !== undefined) return { kind: 'cycles', period, isExact: false, ...around(tail, period, waves) }
  const law = linearLawOf(significant(tail, last, 0))
  return (law && byLaw(path, law, noise, waves)) ?? bySwings(path, noise, waves)
}

/** A cycle longer than what is kept of its end. */
const longCycle = ({ count, pieces, last }: Path, period: number, noise: number): Waves => {
  const late = pieces.filter((_, index) => (pieces[index + 1]?.from ?? count) > count - period)
  const least = late.reduce((lowest, piece) => Math.min(lowest, piece.least), Infinity)
  const most = late.reduce((highest, piece) => Math.max(highest, piece.most), -Infinity)
  if (most - least <= noise) return { kind: 'converges', limit: last }
  const size = (most - least) / 2
  return { kind: 'cycles', period, isExact: true, amplitude: { largest: size, last: size } }
}

const isLevel = (values: Float64Array, noise: number): boolean => values.length >= 8 && spreadOf(values) <= noise

/** Half of the largest and of the last swing, where there are waves: at least two turns. */
const waveSizes = ({ head, tail, count }: Path, noise: number): Pick<Waves, 'amplitude'> => {
  const isWhole = tail.length === count
  const late = swingsOf(turnsOf(tail, noise))
  const swings = isWhole ? late : [...swingsOf(turnsOf(head, noise)), ...late]
  if (swings.length === 0) return {}
  const largest = swings.reduce((most, { size }) => Math.max(most, size), 0) / 2
  return { amplitude: { largest, last: swings.at(-1)!.size / 2 } }
}

/** What is left of a path's beginning until it is at its limit: there its law shows. The last half of it, where that is enough. */
const significant = (values: Float64Array, limit: number, near: number): Float64Array => {
  let end = values.length
  while (near > 0 && end > 0 && Math.abs(values[end - 1]! - limit) <= near) end -= 1
  const length = Math.max(Math.ceil(end / 2), Math.min(end, 8))
  return values.subarray(end - length, end)
}

/** A path that stands still at its end, and how it came there. */
const settledAt = (path: Path, noise: number, waves: Pick<Waves, 'amplitude'>): Waves => {
  const { tail, least, most } = path
  const end = tail.at(-1)!
  const isWave = waves.amplitude !== undefined
  const { values, offset, stride } = comingTo(path, end, noise, isWave)
  // Pieces of waves are known by how wide they are.
  const limit = stride === 1 || !isWave ? end : 0
  let at = values.length
  while (at > 0 && Math.abs(values[at - 1]! - limit) <= noise) at -= 1
  const law = linearLawOf(significant(values.subarray(0, at), limit, Math.max(1e4 * noise, 1e-7 * (most - least))))
  // What drops to its limit in even steps has no such law, though a line can be laid through its end.
  const isNear = law?.rest !== undefined && Math.abs(law.rest - limit) <= 0.01 * (most - least)
  const shrinks = isNear && law.factor < 1
  return {
    ...{ kind: 'converges', limit: Math.abs(end) <= noise ? 0 : end, settled: offset + at * stride },
    ...(shrinks ? { factor: law.factor ** (1 / stride) } : {}),
    ...(shrinks && isWave && law.period !== undefined && stride === 1 ? { period: law.period } : {}),
    ...waves,
  }
}

interface Coming {
  readonly values: Float64Array
  /** The step of the first value, and steps from each to the next. */
  readonly offset: number
  readonly stride: number
}

/** The part of a path in which it comes to its end: what is kept of its beginning or its end, or else its pieces. */
const comingTo = ({ head, tail, count, pieces }: Path, end: number, noise: number, isWave: boolean): Coming => {
  const stride = pieces[1]?.from ?? 1
  const last = pieces.findLast((piece) => Math.abs(piece.least - end) > noise || Math.abs(piece.most - end) > noise)
  const from = last?.from ?? 0
  if (from >= count - tail.length) return { values: tail, offset: count - tail.length, stride: 1 }
  if (from + stride <= head.length) return { values: head, offset: 0, stride: 1 }
  const values = Float64Array.from(pieces, ({ first, least, most }) => (isWave ? most - least : first))
  return { values, offset: 0, stride }
}

const around = (
  tail: Float64Array,
  period: number,
  { amplitude }: Pick<Waves, 'amplitude'>,
): Pick<Waves, 'amplitude'> => {
  const last = spreadOf(tail.subarray(-Math.ceil(period) - 1)) / 2
  return { amplitude: { largest: Math.max(last, amplitude?.largest ?? 0), last } }
}

/** Where a law that the end of the path follows leads; undefined where the path as a whole does not bear it out. */
const byLaw = (path: Path, law: LinearLaw, noise: number, waves: Pick<Waves, 'amplitude'>): Waves | undefined => {
  const { factor, doubt, rest, period } = law
  const wave: Pick<Waves, 'period' | 'amplitude'> =
    period === undefined || waves.amplitude === undefined ? {} : { period, ...waves }
  const drift = lateDrift(path)
  // Of waves that hardly change, a law that fits them less than well does not tell whether they do.
  const isSlight = Math.abs(factor ** path.tail.length - 1) < 0.1
  if (wave.period !== undefined && ((isSlight && law.misfit > wellFit) || climbs(path))) return undefined
  if (Math.abs(factor - 1) <= neutral + 4 * doubt)
    return wave.period === undefined
      ? { kind: 'moving', drift }
      : { kind: 'cycles', isExact: false, period: wave.period, ...around(path.tail, wave.period, waves) }
  // Of what goes one way, so little of the way may have been gone that it could as well go on evenly for ever.
  const isEarly = wave.period === undefined && Math.abs(factor ** path.count - 1) < 0.1
  if (isEarly || (factor < 1 && rest === undefined)) return { kind: 'moving', drift, ...wave }
  if (wave.period === undefined && slows(path)) return { kind: 'moving', drift }
  if (factor > 1 || rest === undefined) return { kind: 'diverges', factor, drift, ...wave }
  if (path.tail.length < path.count && !isBorneOut(path, factor, period !== undefined))
    return { kind: 'moving', drift, ...wave }
  // A law through a longer stretch may miss by more than is left of the way.
  const left = wave.amplitude?.last ?? Math.abs(path.last - path.tail.at(-2)!) / (1 - factor)
  const limit = Math.abs(rest - path.last) <= 3 * left + noise ? rest : path.last
  return { kind: 'converges', limit: Math.abs(limit) <= noise ? 0 : limit, factor, ...wave }
}

/** What a step changes on average over the last eighth of what is kept of a path. */
const lateDrift = ({ tail, last }: Path): number => {
  const steps = Math.max(1, Math.floor((tail.length - 1) / 8))
  return (last - tail[tail.length - 1 - steps]!) / steps
}

const wellFit = 1e-4

/** Whether the middle of the waves moves by more than they are high. */
const climbs = ({ tail }: Path): boolean => {
  const half = Math.floor(tail.length / 2)
  const [early, late] = [tail.subarray(0, half), tail.subarray(half)].map((part) =>
    part.reduce((sum, value) => sum + value / part.length, 0),
  ) as [number, number]
  const swing = swingsOf(turnsOf(tail, 0)).reduce((most, { size }) => Math.max(most, size), 0)
  return swing > 0 && Math.abs(late - early) > swing
}

/** Whether the last quarter of a path shrinks or grows at a lower rate than the one before: then no one law says where it goes. */
const slows = ({ tail }: Path): boolean => {
  const quarter = Math.floor(tail.length / 4)
  const [before, late] = [tail.subarray(-2 * quarter, -quarter), tail.subarray(-quarter)].map(linearLawOf)
  if (before === undefined || late === undefined) return false
  const [rate, lateRate] = [Math.abs(Math.log(before.factor)), Math.abs(Math.log(late.factor))]
  return lateRate < (1 - sameRate) * rate - 4 * (before.doubt + late.doubt)
}

/** By how much rates of one law may differ, seen late and over the whole second half. */
const sameRate = 0.05

/** Whether the second half of a long path, too, nears its end by the law, and not ever more slowly. */
const isBorneOut = ({ pieces }: Path, factor: number, isWave: boolean): boolean => {
  const late = pieces.slice(Math.floor(pieces.length / 2), -1)
  const law = linearLawOf(Float64Array.from(late, ({ first, least, most }) => (isWave ? most - least : first)))
  const rate = Math.log(factor) * pieces[1]!.from
  return law !== undefined && Math.abs(Math.log(law.factor) - rate) <= sameRate * Math.abs(rate)
}

type Swings = ReturnType<typeof swingsOf>

const meanSize = (swings: Swings): number => swings.reduce((sum, { size }) => sum + size / swings.length, 0)

/** Where the law is not linear: how the waves grow or shrink over the last of them. */
const bySwings = (path: Path, noise: number, waves: Pick<Waves, 'amplitude'>): Waves => {
  const { tail } = path
  const turns = turnsOf(tail, noise)
  const swings = swingsOf(turns)
  const drift = lateDrift(path)
  if (swings.length < 6) return { kind: 'moving', drift, ...waves }
  const period = (2 * (turns.at(-1)!.at - turns[0]!.at)) / (turns.length - 1)
  const third = Math.floor(swings.length / 3)
  const group = (back: number): Swings => swings.slice(swings.length - back * third, swings.length - (back - 1) * third)
  const largest = (some: Swings): Swings[number] => some.reduce((most, each) => (each.size > most.size ? each : most))
  const [a, b, c] = [largest(group(3)), largest(group(2)), largest(group(1))]
  const early = Math.log(b.size / a.size) / (b.at - a.at)
  const late = Math.log(c.size / b.size) / (c.at - b.at)
  const factor = Math.exp(late)
  const change = Math.abs(Math.log(c.size / a.size))
  const isSteady = Math.sign(early) === Math.sign(late) && Math.abs(late) >= 0.5 * Math.abs(early)
  const gaps = turns.slice(2).map(({ at }, index) => at - turns[index]!.at)
  const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - period) ** 2, 0) / gaps.length)
  if (climbs(path)) return { kind: 'moving', drift }
  // Of what turns as it pleases, the largest swings of a while show nothing.
  const ratio = Math.log(meanSize(group(1)) / meanSize(group(3))) / Math.log(c.size / a.size)
  const isOfAll = ratio > 0.5 && ratio < 2
  const isChange = change > 1e-5 && isSteady && (change > 1 || (spread < 0.25 * period && isOfAll))
  if (isChange && late < 0) {
    const limit = (turns.at(-1)!.value + turns.at(-2)!.value) / 2
    return { kind: 'converges', limit, factor, period, ...waves }
  }
  if (isChange && late > 0) return { kind: 'diverges', factor, period, drift, ...waves }
  return change < 0.05 && spread < 0.1 * period
    ? { kind: 'cycles', isExact: false, period, ...waves }
    : { kind: 'moving', period, drift, ...waves }
}

/** A path that ended beyond its domain: it diverges, unless its steps became smaller on the way. */
const leaving = (path: Path, noise: number, beyond: number): Waves => {
  const { tail, last } = path
  const half = tail.subarray(0, Math.ceil(tail.length / 2))
  let before = 0
  for (let at = 1; at < half.length; at += 1) before = Math.max(before, Math.abs(half[at]! - half[at - 1]!))
  const drift = beyond - last
  const waves = waveSizes(path, noise)
  if (Math.abs(drift) < 0.999 * before) return { kind: 'moving', drift, ...waves }
  const swung = bySwings(path, noise, waves)
  if (swung.period !== undefined) return { ...swung, kind: 'diverges', drift }
  const law = linearLawOf(significant(tail, last, 0))
  return { kind: 'diverges', drift, ...(law && law.factor > 1 + 4 * law.doubt ? { factor: law.factor } : {}), ...waves }
}
