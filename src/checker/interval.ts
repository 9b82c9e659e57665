import type { Rational } from '../arithmetic/rational.js'
import * as Q from './rational.js'

/** All real numbers from `low` to `high`; an infinite end stands for none. */
export interface Interval {
  readonly low: Rational
  readonly high: Rational
}

/** What a formula takes for values over a box. */
export interface Image {
  /** Holds every value; undefined if there is none. */
  readonly range: Interval | undefined
  /** Whether there certainly is a value at each point of the box. */
  readonly total: boolean
}

/** Ends are exact up to this size; beyond it they are rounded outward. */
const exactBits = 1n << 512n
/** A single number stays exact for longer, since it would cease to be a single number. */
const pointBits = 1n << 1024n
const keptBits = 192
const largestExponent = 1536

const isWithin = (a: Rational, limit: bigint): boolean =>
  a.denominator < limit && a.numerator < limit && -a.numerator < limit

/** The nearest rational below or above with {@link keptBits} significant bits. */
const round = (a: Rational, up: boolean): Rational => {
  if (!Q.isFinite(a)) return a
  if (a.numerator < 0n) return Q.negate(round(Q.negate(a), !up))
  const shift = keptBits - (Q.bits(a.numerator) - Q.bits(a.denominator))
  const tiny = shift - keptBits > largestExponent
  if (tiny) return up ? Q.quotient(1n, 1n << BigInt(largestExponent - 8)) : Q.zero
  if (keptBits - shift > largestExponent) return up ? Q.infinity : Q.whole(1n << BigInt(largestExponent - 8))
  const numerator = shift > 0 ? a.numerator << BigInt(shift) : a.numerator
  const denominator = shift < 0 ? a.denominator << BigInt(-shift) : a.denominator
  const exact = numerator % denominator === 0n
  const kept = numerator / denominator + (up && !exact ? 1n : 0n)
  return shift > 0 ? Q.quotient(kept, 1n << BigInt(shift)) : Q.whole(kept << BigInt(-shift))
}

/** The interval from `low` to `high`, rounded outward where its ends have grown too large. */
export const interval = (low: Rational, high: Rational): Interval => {
  const limit = Q.equals(low, high) ? pointBits : exactBits
  return {
    low: isWithin(low, limit) ? low : round(low, false),
    high: isWithin(high, limit) ? high : round(high, true),
  }
}
export const point = (value: Rational): Interval => ({ low: value, high: value })
export const isPoint = (a: Interval): boolean => Q.equals(a.low, a.high)
export const zero: Interval = point(Q.zero)
export const one: Interval = point(Q.one)
export const line: Interval = { low: Q.minusInfinity, high: Q.infinity }
export const hasZero = (a: Interval): boolean => a.low.numerator <= 0n && a.high.numerator >= 0n

/** The least interval that holds both. */
export const hull = (a: Interval, b: Interval): Interval => ({ low: Q.min(a.low, b.low), high: Q.max(a.high, b.high) })
export const intersection = (a: Interval, b: Interval): Interval | undefined => {
  const low = Q.max(a.low, b.low)
  const high = Q.min(a.high, b.high)
  return Q.compare(low, high) <= 0 ? { low, high } : undefined
}

export const negate = (a: Interval): Interval => ({ low: Q.negate(a.high), high: Q.negate(a.low) })
export const add = (a: Interval, b: Interval): Interval => interval(Q.add(a.low, b.low), Q.add(a.high, b.high))
export const subtract = (a: Interval, b: Interval): Interval => add(a, negate(b))

export const multiply = (a: Interval, b: Interval): Interval => {
  if (isPoint(a) && isPoint(b)) {
    const product = Q.multiply(a.low, b.low)
    return interval(product, product)
  }
  if (a.high.numerator <= 0n && a.low.numerator < 0n) return negate(multiply(negate(a), b))
  if (b.high.numerator <= 0n && b.low.numerator < 0n) return negate(multiply(a, negate(b)))
  if (a.low.numerator >= 0n)
    return interval(
      Q.multiply(b.low.numerator >= 0n ? a.low : a.high, b.low),
      Q.multiply(b.high.numerator >= 0n ? a.high : a.low, b.high),
    )
  if (b.low.numerator >= 0n) return multiply(b, a)
  return interval(
    Q.min(Q.multiply(a.low, b.high), Q.multiply(a.high, b.low)),
    Q.max(Q.multiply(a.low, b.low), Q.multiply(a.high, b.high)),
  )
}

/** `1 / a` wherever `a` is not 0. */
export const invert = (a: Interval): Image => {
  const low = a.low.numerator
  const high = a.high.numerator
  if (low > 0n || high < 0n) return { range: interval(Q.invert(a.high), Q.invert(a.low)), total: true }
  if (low === 0n && high === 0n) return { range: undefined, total: false }
  if (low === 0n) return { range: interval(Q.invert(a.high), Q.infinity), total: false }
  if (high === 0n) return { range: interval(Q.minusInfinity, Q.invert(a.low)), total: false }
  return { range: line, total: false }
}

export const abs = (a: Interval): Interval =>
  a.low.numerator >= 0n ? a : a.high.numerator <= 0n ? negate(a) : { low: Q.zero, high: Q.max(Q.negate(a.low), a.high) }
export const min = (a: Interval, b: Interval): Interval => ({ low: Q.min(a.low, b.low), high: Q.min(a.high, b.high) })
export const max = (a: Interval, b: Interval): Interval => ({ low: Q.max(a.low, b.low), high: Q.max(a.high, b.high) })
/** Those of some things that are somewhere the least, or the greatest, going by their ranges. */
export const contenders = <A>(kind: 'min' | 'max', of: readonly A[], rangeOf: (of: A) => Interval): readonly A[] => {
  const ranges = of.map((one) => (kind === 'max' ? rangeOf(one) : negate(rangeOf(one))))
  const least = ranges.reduce((best, { low }) => Q.max(best, low), Q.minusInfinity)
  return of.filter((_, index) => Q.compare(ranges[index]?.high ?? Q.infinity, least) >= 0)
}
const roundEnd = (a: Rational): Rational => (Q.isFinite(a) ? Q.whole(Q.floor(a)) : a)
export const floor = (a: Interval): Interval => ({ low: roundEnd(a.low), high: roundEnd(a.high) })
