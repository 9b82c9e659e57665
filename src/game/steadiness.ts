/** How much a recorded series swings about its mean. */
export interface Steadiness {
  readonly count: number
  readonly total: number
  readonly mean: number
  /** Of the population: √(∑(x − mean)²/n), since the days recorded are all that are spoken of. */
  readonly deviation: number
  /** Deviation ÷ mean; undefined where the mean is not above 0, since a share of it then says nothing. */
  readonly variation: number | undefined
  /** Indices of the first least and first greatest value. */
  readonly least: number
  readonly most: number
}

/**
 * Mean, deviation and coefficient of variation of a series of at least one finite number.
 *
 * In two passes with compensated sums, so that a large mean does not drown a small deviation: exact up to a few roundings.
 * Linear in the series.
 *
 * @example steadinessOf([1, 3]) // mean 2, deviation 1, variation 0.5
 */
export const steadinessOf = (values: ArrayLike<number>): Steadiness => {
  const count = values.length
  const total = sumOf(values, (value) => value)
  const mean = total / count
  const deviation = Math.sqrt(sumOf(values, (value) => (value - mean) ** 2) / count)
  let least = 0
  let most = 0
  for (let index = 1; index < count; index += 1) {
    if (values[index]! < values[least]!) least = index
    if (values[index]! > values[most]!) most = index
  }
  return { count, total, mean, deviation, variation: mean > 0 ? deviation / mean : undefined, least, most }
}

/** Neumaier's compensated sum. */
const sumOf = (values: ArrayLike<number>, term: (value: number) => number): number => {
  let sum = 0
  let lost = 0
  for (let index = 0; index < values.length; index += 1) {
    const value = term(values[index]!)
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return sum + lost
}
