import type { Rational } from '../arithmetic/rational.js'

/*
 * The checker's own exact arithmetic. A denominator of 0 makes an infinity, which only ever stands at an end of an
 * interval, and there 0 · ∞ = 0: an unbounded interval holds real numbers only.
 */

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a
  let y = b
  while (y > 0xffff_ffffn) {
    const rest = x % y
    x = y
    y = rest
  }
  if (y === 0n) return x
  // The rest fits into doubles, which are much faster.
  let small = Number(x % y)
  let last = Number(y)
  while (small !== 0) {
    const rest = last % small
    last = small
    small = rest
  }
  return BigInt(last)
}

/** `numerator / denominator` in lowest terms; ±∞ for a denominator of 0. */
export const quotient = (numerator: bigint, denominator: bigint): Rational => {
  if (denominator === 1n) return { numerator, denominator }
  if (denominator < 0n) return quotient(-numerator, -denominator)
  if (denominator === 0n) return numerator < 0n ? minusInfinity : infinity
  const divisor = greatestCommonDivisor(numerator, denominator)
  return divisor === 1n
    ? { numerator, denominator }
    : { numerator: numerator / divisor, denominator: denominator / divisor }
}
export const whole = (numerator: bigint): Rational => ({ numerator, denominator: 1n })

export const infinity: Rational = { numerator: 1n, denominator: 0n }
export const minusInfinity: Rational = { numerator: -1n, denominator: 0n }
export const zero: Rational = whole(0n)
export const one: Rational = whole(1n)

export const isFinite = (a: Rational): boolean => a.denominator !== 0n
export const isInteger = (a: Rational): boolean => a.denominator === 1n
export const equals = (a: Rational, b: Rational): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator
export const compare = (a: Rational, b: Rational): number => {
  if (a.denominator === b.denominator) return a.numerator < b.numerator ? -1 : a.numerator > b.numerator ? 1 : 0
  const left = a.numerator * b.denominator
  const right = b.numerator * a.denominator
  return left < right ? -1 : left > right ? 1 : 0
}
export const min = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)
export const max = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)

export const negate = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator })
export const add = (a: Rational, b: Rational): Rational => {
  if (a.denominator === 0n) return a
  if (b.denominator === 0n) return b
  return a.denominator === b.denominator
    ? quotient(a.numerator + b.numerator, a.denominator)
    : quotient(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b))
export const multiply = (a: Rational, b: Rational): Rational =>
  a.numerator === 0n || b.numerator === 0n ? zero : quotient(a.numerator * b.numerator, a.denominator * b.denominator)
/** `1 / a`, where 1 / ±∞ is 0; the caller sees to it that `a` is not 0. */
export const invert = (a: Rational): Rational => quotient(a.denominator, a.numerator)
export const middle = (a: Rational, b: Rational): Rational => multiply(add(a, b), { numerator: 1n, denominator: 2n })

/** The greatest integer at most a finite `a`. */
export const floor = (a: Rational): bigint => {
  const result = a.numerator / a.denominator
  return a.numerator % a.denominator < 0n ? result - 1n : result
}

/** The number of binary digits of an integer, at most three too many. */
export const bits = (a: bigint): number => a.toString(16).length * 4

/** The greatest integer whose `degree`-th power is at most `a ≥ 0`. Newton's method from above. */
export const integerRoot = (a: bigint, degree: bigint): bigint => {
  if (a < 2n) return a
  let guess = 1n << (BigInt(bits(a)) / degree + 1n)
  for (;;) {
    const next = ((degree - 1n) * guess + a / guess ** (degree - 1n)) / degree
    if (next >= guess) return guess
    guess = next
  }
}

/** The `degree`-th root of `a ≥ 0`, if it is rational. */
export const exactRoot = (a: Rational, degree: bigint): Rational | undefined => {
  const numerator = integerRoot(a.numerator, degree)
  const denominator = integerRoot(a.denominator, degree)
  return numerator ** degree === a.numerator && denominator ** degree === a.denominator
    ? { numerator, denominator }
    : undefined
}

/** The rational of least denominator in [low, high]: Stern–Brocot descent by continued fractions. */
export const simplestBetween = (low: Rational, high: Rational): Rational => {
  if (low.numerator <= 0n && high.numerator >= 0n) return zero
  if (high.numerator < 0n) return negate(simplestBetween(negate(high), negate(low)))
  const below = whole(floor(low))
  if (equals(below, low)) return low
  const above = add(below, one)
  if (compare(above, high) <= 0) return above
  return add(below, invert(simplestBetween(invert(subtract(high, below)), invert(subtract(low, below)))))
}
