import type { Rational } from '../arithmetic/rational.js'
import type { Image, Interval } from './interval.js'
import * as I from './interval.js'
import * as Q from './rational.js'

/*
 * sqrt, exp, log and powers with proven bounds: sums of short series over integers that count units of 2^-256, once
 * with every step rounded down and once with every step rounded up.
 */

const places = 256n
const unit = 1n << places
/** exp of more than this is beyond every finite end of an interval. */
const largestExponent = Q.whole(1060n)
const fixed = (low: bigint, high: bigint): Interval => I.interval(Q.quotient(low, unit), Q.quotient(high, unit))
const nothing: Image = { range: undefined, total: false }

/** Neighbouring boxes share ends, so most values are asked for again. */
const remembered = (at: (x: Rational) => Interval): ((x: Rational) => Interval) => {
  const known = new Map<string, Interval>()
  return (x) => {
    const key = `${x.numerator.toString(16)}/${x.denominator.toString(16)}`
    let value = known.get(key)
    if (!value) {
      value = at(x)
      if (known.size >= 10_000) known.clear()
      known.set(key, value)
    }
    return value
  }
}

const expAt = remembered((x) => {
  if (!Q.isFinite(x)) return x.numerator < 0n ? I.zero : { low: x, high: x }
  if (x.numerator === 0n) return I.one
  if (x.numerator < 0n) {
    const inverse = expAt(Q.negate(x))
    return I.interval(Q.invert(inverse.high), Q.invert(inverse.low))
  }
  if (Q.compare(x, largestExponent) > 0) return { low: Q.whole(1n << 1520n), high: Q.infinity }
  // exp x = (exp(x / 2^halvings))^(2^halvings), with x / 2^halvings < 2^-8 (as x < 2^12).
  const halvings = Math.max(0, Q.bits(Q.floor(x)) + 8)
  const lowX = (x.numerator << places) / (x.denominator << BigInt(halvings))
  const highX = lowX + 1n
  let lowTerm = unit
  let highTerm = unit
  let low = unit
  let high = unit
  for (let k = 1n; highTerm > 1n; k += 1n) {
    lowTerm = ((lowTerm * lowX) >> places) / k
    highTerm = ((highTerm * highX) >> places) / k + 1n
    low += lowTerm
    high += highTerm
  }
  // All that was left out is less than the last term, as each term is less than half of the one before.
  high += highTerm
  for (let i = 0; i < halvings; i += 1) {
    low = (low * low) >> places
    high = ((high * high) >> places) + 1n
  }
  return fixed(low, high)
})

/** 2 artanh z = 2 (z + z³/3 + z⁵/5 + …) for 0 ≤ z ≤ 1/3, in units. */
const doubleArtanh = (z: Rational): { low: bigint; high: bigint } => {
  let lowPower = (z.numerator << places) / z.denominator
  let highPower = lowPower + 1n
  const lowSquare = (lowPower * lowPower) >> places
  const highSquare = ((highPower * highPower) >> places) + 1n
  let low = lowPower
  let high = highPower
  for (let k = 3n; highPower > 2n; k += 2n) {
    lowPower = (lowPower * lowSquare) >> places
    highPower = ((highPower * highSquare) >> places) + 1n
    low += lowPower / k
    high += highPower / k + 1n
  }
  // What was left out is at most the last power times 1/9 + 1/81 + …
  return { low: 2n * low, high: 2n * (high + highPower) }
}
const logOfTwo = doubleArtanh(Q.quotient(1n, 3n))

const logAt = remembered((x) => {
  if (x.numerator === 0n) return { low: Q.minusInfinity, high: Q.minusInfinity }
  if (!Q.isFinite(x)) return { low: x, high: x }
  if (x.numerator === x.denominator) return I.zero
  if (x.numerator < x.denominator) return I.negate(logAt(Q.invert(x)))
  // x = 2^twos · m with 1 ≤ m < 2, and log m = 2 artanh((m - 1) / (m + 1)).
  let twos = BigInt(Q.bits(x.numerator) - Q.bits(x.denominator)) + 4n
  while (twos > 0n && x.denominator << twos > x.numerator) twos -= 1n
  const scale = x.denominator << twos
  const rest = doubleArtanh(Q.quotient(x.numerator - scale, x.numerator + scale))
  return fixed(twos * logOfTwo.low + rest.low, twos * logOfTwo.high + rest.high)
})

const sqrtAt = (x: Rational): Interval => {
  if (!Q.isFinite(x)) return { low: x, high: x }
  const exact = Q.exactRoot(x, 2n)
  if (exact) return I.point(exact)
  const shift = Math.max(0, 260 - Math.floor((Q.bits(x.numerator) - Q.bits(x.denominator)) / 2))
  const root = Q.integerRoot((x.numerator << BigInt(2 * shift)) / x.denominator, 2n)
  return I.interval(Q.quotient(root, 1n << BigInt(shift)), Q.quotient(root + 1n, 1n << BigInt(shift)))
}

const increasing = (at: (x: Rational) => Interval, x: Interval): Interval =>
  I.isPoint(x) ? at(x.low) : { low: at(x.low).low, high: at(x.high).high }

/** The part of an interval that is at least 0. */
const notNegative = (x: Interval): Interval | undefined => I.intersection(x, { low: Q.zero, high: Q.infinity })

export const exp = (x: Interval): Interval => increasing(expAt, x)
export const log = (x: Interval): Image => {
  const part = notNegative(x)
  if (!part || part.high.numerator === 0n) return nothing
  return { range: increasing(logAt, part), total: x.low.numerator > 0n }
}
export const sqrt = (x: Interval): Image => {
  const part = notNegative(x)
  return part ? { range: increasing(sqrtAt, part), total: x.low.numerator >= 0n } : nothing
}

const wholePowerAt = (x: Rational, exponent: bigint): Interval => {
  let result = I.one
  let square = I.point(x)
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = I.multiply(result, square)
    if (rest > 1n) square = I.multiply(square, square)
  }
  return result
}

const wholePower = (x: Interval, exponent: bigint): Image => {
  if (exponent === 0n) return { range: I.one, total: true }
  if (exponent < 0n) {
    const inverse = I.invert(x)
    return inverse.range ? { range: wholePower(inverse.range, -exponent).range, total: inverse.total } : nothing
  }
  const base = exponent % 2n === 0n ? I.abs(x) : x
  return { range: increasing((end) => wholePowerAt(end, exponent), base), total: true }
}

/** `x^exponent` for x ≥ 0: exact where root and power are small and rational. */
const powerAt = (x: Rational, exponent: Rational): Interval => {
  if (x.numerator === 0n) return exponent.numerator > 0n ? I.zero : { low: Q.infinity, high: Q.infinity }
  const root = Q.isFinite(x) && exponent.denominator <= 64n ? Q.exactRoot(x, exponent.denominator) : undefined
  const range = root && wholePower(I.point(root), exponent.numerator).range
  return range ?? exp(I.multiply(increasing(logAt, I.point(x)), I.point(exponent)))
}

/** x^y for x ≥ 0 where y is no single number. */
const varyingPower = (x: Interval, y: Interval): Image => {
  const total = x.low.numerator > 0n || y.low.numerator >= 0n
  if (x.high.numerator > 0n) return { range: exp(I.multiply(y, increasing(logAt, x))), total }
  const atZero = I.hasZero(y) ? I.one : undefined
  const above = y.high.numerator > 0n ? I.zero : undefined
  return { range: atZero && above ? I.hull(atZero, above) : (atZero ?? above), total }
}

/** x^y: for any x where y is an integer, and for x ≥ 0 otherwise; 0^0 = 1. */
export const power = (x: Interval, y: Interval): Image => {
  if (I.isPoint(y) && Q.isInteger(y.low)) return wholePower(x, y.low.numerator)
  const part = notNegative(x)
  if (I.isPoint(y)) {
    const falls = y.low.numerator < 0n
    if (!part || (falls && part.high.numerator === 0n)) return nothing
    const base = falls ? { low: part.high, high: part.low } : part
    const range = increasing((end) => powerAt(end, y.low), base)
    return { range, total: falls ? x.low.numerator > 0n : x.low.numerator >= 0n }
  }
  const above = part && varyingPower(part, y)
  if (x.low.numerator >= 0n && above) return above
  // At the integers of y a negative x has a power of either sign.
  const size = varyingPower(I.abs(x), y).range
  const below = size && I.hull(size, I.negate(size))
  return { range: above?.range && below ? I.hull(above.range, below) : (below ?? above?.range), total: false }
}
