import * as Q from '../arithmetic/rational.js'
import type { Enclosure } from '../checker/goal.js'

/**
 * A number that a verdict rests on, as documents carry it: exact where it is rational, and then `approximate` is the
 * nearest double; else exact is null and the number lies within the two doubles.
 */
export interface Figure {
  readonly exact: string | null
  readonly approximate: number
  readonly within?: readonly [number, number]
}

/** A rational with more digits than this says less than its bounds. */
const mostDigits = 400

export const figureOf = ({ low, high }: Enclosure): Figure => {
  const text = Q.showRational(low)
  if (Q.equals(low, high) && text.length <= mostDigits) return { exact: text, approximate: Q.toNumber(low) }
  const middle = Q.toNumber(Q.divide(Q.add(low, high), Q.rational(2n)))
  return { exact: null, approximate: middle, within: [below(low), above(high)] }
}

export const exactFigure = (value: Q.Rational): Figure => figureOf({ low: value, high: value })

/** The greatest double that is not above a rational. */
const below = (value: Q.Rational): number => {
  const near = Q.toNumber(value)
  return Number.isFinite(near) && Q.compare(Q.fromNumber(near), value) > 0 ? near - ulp(near) : near
}
const above = (value: Q.Rational): number => -below(Q.negate(value))

/** Never less than the distance to the next double on either side. */
const ulp = (value: number): number => Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE)
