import * as Q from './rational.js'
import { perfectRoot } from './root.js'

/** Rational arithmetic that gives up, saying undefined, rather than run away with sizes or time. */
export interface BoundedArithmetic {
  readonly add: (a: Q.Rational, b: Q.Rational) => Q.Rational | undefined
  readonly subtract: (a: Q.Rational, b: Q.Rational) => Q.Rational | undefined
  readonly multiply: (a: Q.Rational, b: Q.Rational) => Q.Rational | undefined
  /** @param b not zero. */
  readonly divide: (a: Q.Rational, b: Q.Rational) => Q.Rational | undefined
  /** @param a not zero if the exponent is negative. */
  readonly power: (a: Q.Rational, exponent: bigint) => Q.Rational | undefined
  /** The root that is rational. @param a not negative. */
  readonly root: (a: Q.Rational, degree: bigint) => Q.Rational | 'irrational' | undefined
}

/** Numerators and denominators have at most this many bits. */
export const bitLimit = 100_000
// All operations together: about two seconds of the worst of them, reducing long fractions.
const workLimit = 1e10

const smallBound = 2n ** 256n
const isSmall = (a: bigint): boolean => a < smallBound && a > -smallBound
const bits = (a: bigint): number => (isSmall(a) ? 256 : Q.bitLength(a))

/** One computation's arithmetic: its operations share one allowance of work. */
export const boundedArithmetic = (): BoundedArithmetic => {
  let work = 0
  const isAffordable = (cost: number): boolean => {
    work += cost
    return work <= workLimit
  }
  const small = (a: Q.Rational): boolean => isSmall(a.numerator) && isSmall(a.denominator)

  /** Runs an operation if its operands are short enough; `reduces` says whether its result is a fraction to reduce. */
  const bounded = (a: Q.Rational, b: Q.Rational, run: () => Q.Rational): Q.Rational | undefined => {
    if (small(a) && small(b)) return run()
    const above = bits(a.numerator) + bits(b.numerator)
    const below = bits(a.denominator) + bits(b.denominator)
    const isWhole = a.denominator === 1n && b.denominator === 1n
    // Euclid's algorithm is quadratic, multiplication hardly more than linear.
    if (!isAffordable(isWhole ? (above * above) / 1000 : (above + below) * Math.min(above, below))) return undefined
    const result = run()
    return bits(result.numerator) > bitLimit || bits(result.denominator) > bitLimit ? undefined : result
  }

  const power = (a: Q.Rational, exponent: bigint): Q.Rational | undefined => {
    if (exponent === 0n || Q.equals(a, Q.one)) return Q.one
    if (Q.sign(a) === 0) return Q.zero
    const times = exponent < 0n ? -exponent : exponent
    if (a.denominator === 1n && a.numerator === -1n) return times % 2n === 0n ? Q.one : a
    const longest = Math.max(Q.bitLength(a.numerator), Q.bitLength(a.denominator))
    // Before computing anything: a number of n bits is at least 2^(n-1).
    if (times * BigInt(longest - 1) > BigInt(bitLimit)) return undefined
    const length = longest * Number(times)
    if (length > 1000 && !isAffordable((length * length) / 1000)) return undefined
    // Powers of lowest terms are in lowest terms.
    const numerator = a.numerator ** times
    const denominator = a.denominator ** times
    if (exponent > 0n) return { numerator, denominator }
    return numerator < 0n
      ? { numerator: -denominator, denominator: -numerator }
      : { numerator: denominator, denominator: numerator }
  }

  return {
    add: (a, b) => bounded(a, b, () => Q.add(a, b)),
    subtract: (a, b) => bounded(a, b, () => Q.subtract(a, b)),
    multiply: (a, b) => bounded(a, b, () => Q.multiply(a, b)),
    divide: (a, b) => bounded(a, { numerator: b.denominator, denominator: b.numerator }, () => Q.divide(a, b)),
    power,
    root: (a, degree) => {
      if (Q.sign(a) === 0) return Q.zero
      const length = bits(a.numerator) + bits(a.denominator)
      if (!small(a) && !isAffordable((length * length) / 10)) return undefined
      const numerator = perfectRoot(a.numerator, degree)
      if (numerator === undefined) return 'irrational'
      const denominator = perfectRoot(a.denominator, degree)
      return denominator === undefined ? 'irrational' : { numerator, denominator }
    },
  }
}
