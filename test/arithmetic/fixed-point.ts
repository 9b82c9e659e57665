import type { Rational } from '../../src/arithmetic/rational.js'

/**
 * A reference for the tests: reals enclosed between two integer multiples of 2^-256, slow and plain.
 * Undefined stands for "nothing known", which every operation passes on.
 */
export interface Fixed {
  readonly low: bigint
  readonly high: bigint
}
type Maybe = Fixed | undefined

export const places = 256n
const unit = 1n << places
/** Beyond this magnitude, 2^400, nothing is said. */
const limit = 1n << (places + 400n)

const bounded = (low: bigint, high: bigint): Maybe => (low < -limit || high > limit ? undefined : { low, high })

const floorDivide = (a: bigint, b: bigint): bigint => {
  const quotient = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient
}
const ceilDivide = (a: bigint, b: bigint): bigint => -floorDivide(-a, b)
const least = (...of: readonly bigint[]): bigint => of.reduce((a, b) => (a < b ? a : b))
const greatest = (...of: readonly bigint[]): bigint => of.reduce((a, b) => (a > b ? a : b))

export const fixed = (value: Rational): Maybe =>
  bounded(
    floorDivide(value.numerator << places, value.denominator),
    ceilDivide(value.numerator << places, value.denominator),
  )

export const negate = (a: Fixed): Fixed => ({ low: -a.high, high: -a.low })
export const add = (a: Fixed, b: Fixed): Maybe => bounded(a.low + b.low, a.high + b.high)
export const subtract = (a: Fixed, b: Fixed): Maybe => add(a, negate(b))
export const multiply = (a: Fixed, b: Fixed): Maybe => {
  const products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
  return bounded(floorDivide(least(...products), unit), ceilDivide(greatest(...products), unit))
}
export const divide = (a: Fixed, b: Fixed): Maybe => {
  if (b.low <= 0n && b.high >= 0n) return undefined
  const corners = [
    [a.low, b.low],
    [a.low, b.high],
    [a.high, b.low],
    [a.high, b.high],
  ] as const
  return bounded(
    least(...corners.map(([x, y]) => floorDivide(x << places, y))),
    greatest(...corners.map(([x, y]) => ceilDivide(x << places, y))),
  )
}
export const min = (a: Fixed, b: Fixed): Fixed => ({ low: least(a.low, b.low), high: least(a.high, b.high) })
export const max = (a: Fixed, b: Fixed): Fixed => ({ low: greatest(a.low, b.low), high: greatest(a.high, b.high) })
export const abs = (a: Fixed): Fixed => (a.low >= 0n ? a : a.high <= 0n ? negate(a) : max(a, negate(a)))

const floorOne = (a: bigint): bigint => floorDivide(a, unit) * unit
export const floor = (a: Fixed): Fixed => ({ low: floorOne(a.low), high: floorOne(a.high) })
export const ceil = (a: Fixed): Fixed => negate(floor(negate(a)))

const integerRoot = (a: bigint): bigint => {
  if (a < 2n) return a
  let root = 1n << BigInt((a.toString(16).length * 4) / 2 + 1)
  for (;;) {
    const next = (root + a / root) / 2n
    if (next >= root) return root
    root = next
  }
}
export const sqrt = (a: Fixed): Maybe =>
  a.low < 0n ? undefined : { low: integerRoot(a.low << places), high: integerRoot(a.high << places) + 1n }

// exp and log are computed with 96 more places than are kept; 2^-250 of the result is far more than all their errors.
const spare = 96n
const working = unit << spare
const rounded = (value: bigint): Maybe => {
  const size = value < 0n ? -value : value
  const error = (size >> 250n) + (1n << spare)
  return bounded(floorDivide(value - error, 1n << spare), ceilDivide(value + error, 1n << spare))
}

/** exp(x) = exp(x / 2^k)^(2^k), the inner one by its power series. */
const exponential = (x: bigint): bigint => {
  if (x < 0n) return (working * working) / exponential(-x)
  let halvings = 0n
  while (x >> halvings > working >> 8n) halvings += 1n
  const small = x >> halvings
  let term = working
  let sum = working
  for (let n = 1n; term !== 0n; n += 1n) {
    term = (term * small) / (working * n)
    sum += term
  }
  for (let k = 0n; k < halvings; k += 1n) sum = (sum * sum) / working
  return sum
}
export const exp = (a: Fixed): Maybe => {
  if (a.low < -200n * unit || a.high > 250n * unit) return undefined
  const low = rounded(exponential(a.low << spare))
  const high = a.low === a.high ? low : rounded(exponential(a.high << spare))
  return low && high && { low: greatest(0n, low.low), high: high.high }
}

/** 2 · artanh(z) = log((1 + z) / (1 - z)), by its power series. */
const doubledArtanh = (z: bigint): bigint => {
  const square = (z * z) / working
  let power = z
  let sum = 0n
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n
    power = (power * square) / working
  }
  return 2n * sum
}
const logOfTwo = doubledArtanh(working / 3n)
const logarithm = (x: bigint): bigint => {
  let twos = 0n
  let mantissa = x
  while (mantissa >= 2n * working) {
    mantissa /= 2n
    twos += 1n
  }
  while (mantissa < working) {
    mantissa *= 2n
    twos -= 1n
  }
  return twos * logOfTwo + doubledArtanh(((mantissa - working) * working) / (mantissa + working))
}
export const log = (a: Fixed): Maybe => {
  if (a.low <= 0n) return undefined
  const low = rounded(logarithm(a.low << spare))
  const high = a.low === a.high ? low : rounded(logarithm(a.high << spare))
  return low && high && { low: low.low, high: high.high }
}

/** x^y as formulas mean it, for an integer y by multiplying out and for any other as exp(y · log x). */
export const power = (a: Fixed, y: Fixed): Maybe => {
  if (y.low === y.high && y.low % unit === 0n) {
    const n = y.low / unit
    if (n < 0n) {
      const below = power(a, negate(y))
      return below && divide({ low: unit, high: unit }, below)
    }
    let result: Maybe = { low: unit, high: unit }
    if (n > 200n) return undefined
    for (let k = 0n; k < n && result; k += 1n) result = multiply(result, a)
    return result
  }
  if (a.low === 0n && a.high === 0n && y.low > 0n) return a
  const logarithmOfBase = log(a)
  const exponent = logarithmOfBase && multiply(y, logarithmOfBase)
  return exponent && exp(exponent)
}

/** Where a double stands against an enclosed real: -1 below all of it, 1 above, 0 where that is not clear. */
export const sideOf = (value: number, a: Fixed): -1 | 0 | 1 => {
  if (Number.isNaN(value)) return 0
  if (!Number.isFinite(value)) return value > 0 ? 1 : -1
  let mantissa = value
  let shift = 0n
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2
    shift += 1n
  }
  const exact = BigInt(mantissa) << places
  return exact < a.low << shift ? -1 : exact > a.high << shift ? 1 : 0
}

/** Whether an enclosure is so narrow that it says more than doubles could. */
export const isSharp = (a: Fixed): boolean => {
  const size = abs(a).high
  return (a.high - a.low) << 120n <= size || a.high === a.low
}
