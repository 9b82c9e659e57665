import type { Rational } from '../../arithmetic/rational.js'

/** No number of a formula has more digits above or below the line. */
export const digitLimit = 10_000

const digitsOf = (value: bigint): number => Math.ceil(value.toString(16).length * 1.21)

/** The longer of the two halves of a rational, in decimal digits, rounded up a little. */
export const sizeOf = (value: Rational): number => Math.max(digitsOf(value.numerator), digitsOf(value.denominator))

/**
 * Bringing a fraction of n digits to lowest terms takes about n² steps, so a short text (`7e4000/3/3/3…`)
 * could ask for hours. A budget bounds what all literals of one text may cost together; about a second.
 */
export const literalBudget = (): ((digits: number) => boolean) => {
  let rest = 1_000_000_000
  return (digits) => {
    rest -= digits * digits
    return digits <= digitLimit && rest >= 0
  }
}
