import * as Q from '../arithmetic/rational.js'

/** Who holds what share of a stake: equal holders together, heaviest first. */
export interface Holdings {
  /** Strictly falling weights, in whole units without a common divisor. */
  readonly classes: readonly HoldingClass[]
  /** All weight, in units. */
  readonly total: bigint
  readonly holders: bigint
  /** How many were left out because they hold nothing. */
  readonly dropped: bigint
  /** Whether weights were rounded, to 12 digits of the greatest. */
  readonly isRounded: boolean
}

export interface HoldingClass {
  readonly weight: bigint
  readonly count: bigint
}

/** So many holders of one weight, up to scale. */
export interface Holding {
  readonly weight: Q.Rational
  readonly count: bigint
}

/** Weights whose common denominator has more bits are rounded: sums would take longer than what they are for. */
const longestDenominator = 2048
const roundedUnits = 10n ** 12n

/**
 * Weights up to scale, in whole units.
 *
 * Exact, unless `rounded` is asked for or the weights have no short common denominator.
 * O(n log n) in the holdings given.
 * @param holdings not negative.
 */
export const holdingsOf = (holdings: readonly Holding[], rounded = false): Holdings => {
  const denominator = rounded ? undefined : commonDenominator(holdings)
  const greatest = holdings.reduce((most, { weight }) => Q.max(most, weight), Q.zero)
  const unitsOf =
    denominator === undefined
      ? (weight: Q.Rational): bigint => roundedTo(Q.divide(weight, greatest))
      : ({ numerator, denominator: own }: Q.Rational): bigint => numerator * (denominator / own)
  const counts = new Map<bigint, bigint>()
  for (const { weight, count } of holdings) {
    const units = Q.sign(greatest) === 0 ? 0n : unitsOf(weight)
    counts.set(units, (counts.get(units) ?? 0n) + count)
  }
  const dropped = counts.get(0n) ?? 0n
  counts.delete(0n)
  const sorted = [...counts].sort(([a], [b]) => (a < b ? 1 : a > b ? -1 : 0))
  const divisor = sorted.reduce((common, [weight]) => Q.greatestCommonDivisor(weight, common), 0n)
  const classes = sorted.map(([weight, count]) => ({ weight: weight / divisor, count }))
  return {
    classes,
    total: classes.reduce((sum, { weight, count }) => sum + weight * count, 0n),
    holders: classes.reduce((sum, { count }) => sum + count, 0n),
    dropped,
    isRounded: denominator === undefined,
  }
}

const commonDenominator = (holdings: readonly Holding[]): bigint | undefined => {
  let common = 1n
  for (const { weight } of holdings) {
    if (common % weight.denominator === 0n) continue
    common *= weight.denominator / Q.greatestCommonDivisor(common, weight.denominator)
    if (Q.bitLength(common) > longestDenominator) return undefined
  }
  return common
}

const roundedTo = (share: Q.Rational): bigint =>
  Q.floor(Q.add(Q.multiply(share, Q.rational(roundedUnits)), Q.rational(1n, 2n)))
