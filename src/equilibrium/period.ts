import { spreadOf } from './extremes.js'

/** What comes back this near, as a share of the waves, comes back. */
const returnShare = 1e-6

/** The shortest period of values that repeat exactly after so many. */
export const leastPeriod = (values: Float64Array, whole: number): number => {
  const end = values.length
  const repeats = (period: number): boolean => {
    for (let back = 1; back <= whole && end - back - period >= 0; back += 1)
      if (values[end - back] !== values[end - back - period]) return false
    return true
  }
  for (let period = 1; period <= whole / 2; period += 1) if (whole % period === 0 && repeats(period)) return period
  return whole
}

/** A number of steps after which the end of a series comes back, and came back long before, as near as makes no difference. */
export const nearPeriod = (values: Float64Array, noise: number): number | undefined => {
  const end = values.length
  const half = values.subarray(Math.floor(end / 2))
  const near = returnShare * spreadOf(half) + noise
  const isNear = (back: number, shift: number): boolean =>
    Math.abs(values[end - back]! - values[end - back - shift]!) <= near
  const comesBack = (period: number): boolean => {
    const far = period * Math.floor((end - period) / 2 / period)
    for (let back = 1; back <= Math.max(period, end / 3) && back + period <= end; back += 1)
      if (!isNear(back, period)) return false
    for (let back = 1; back <= period; back += 1) if (!isNear(back, far)) return false
    return far > period || end < 8 * period
  }
  for (let period = 1; period <= end / 4; period += 1) if (isNear(1, period) && comesBack(period)) return period
  return undefined
}
