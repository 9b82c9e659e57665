import { extremesOf } from './extremes.js'

/**
 * The linear law that a series follows nearly: each next value from the one before, or from the two before.
 * Near a rest point every smooth dynamic has one, and its factor says whether deviations die out.
 */
export interface LinearLaw {
  /** By how much deviations grow each step, in size. */
  readonly factor: number
  /** How far from `factor` the true one may be. */
  readonly doubt: number
  /** Steps in a wave; absent where the series goes one way. */
  readonly period?: number
  /** What deviations are measured from: absent where the law has no rest. */
  readonly rest?: number
  /** How much of a step the law leaves unexplained. */
  readonly misfit: number
}

/** How much of a step the law may leave unexplained. */
const leastFit = 1e-2

/**
 * Fits first one value back, then two, to successive values.
 * @returns undefined where neither explains the steps.
 */
export const linearLawOf = (values: Float64Array): LinearLaw | undefined => {
  const count = values.length
  if (count < 5) return undefined
  let middle = 0
  for (const value of values) middle += value / count
  const deviations = values.map((value) => value - middle)
  const size = Math.hypot(...extremesOf(deviations))
  if (!(size > 0) || !Number.isFinite(size)) return undefined
  // The squares of large numbers are beyond doubles, and so are those of small ones.
  const scaled = deviations.map((value) => value / size)
  const law = lawOfOne(scaled, middle / size) ?? lawOfTwo(scaled, middle / size)
  return law?.rest === undefined ? law : { ...law, rest: law.rest * size }
}

/** A step as a share of the deviation, and a constant. */
const lawOfOne = (y: Float64Array, middle: number): LinearLaw | undefined => {
  const count = y.length - 1
  const steps = Float64Array.from({ length: count }, (_, t) => y[t + 1]! - y[t]!)
  const meanY = mean(y.subarray(0, count))
  const meanStep = mean(steps)
  let yy = 0
  let ys = 0
  let ss = 0
  for (let t = 0; t < count; t += 1) {
    const u = y[t]! - meanY
    const v = steps[t]!
    yy += u * u
    ys += u * v
    ss += v * v
  }
  if (!(yy > 0) || !(ss > 0)) return undefined
  const slope = ys / yy
  let unexplained = 0
  for (let t = 0; t < count; t += 1) unexplained += (steps[t]! - meanStep - slope * (y[t]! - meanY)) ** 2
  if (unexplained > leastFit ** 2 * ss) return undefined
  const factor = 1 + slope
  const doubt = Math.sqrt(unexplained / Math.max(1, count - 2) / yy) + 1e-12
  const rest = slope === 0 ? undefined : middle + meanY - meanStep / slope
  return {
    ...{ factor: Math.abs(factor), doubt, misfit: Math.sqrt(unexplained / ss) },
    ...(factor < 0 ? { period: 2 } : {}),
    ...(rest === undefined || Math.abs(slope) <= 4 * doubt ? {} : { rest }),
  }
}

/** A step as a share of the deviation, a share of the step before, and a constant. */
const lawOfTwo = (y: Float64Array, middle: number): LinearLaw | undefined => {
  const count = y.length - 2
  if (count < 5) return undefined
  const level = y.subarray(1, count + 1)
  const before = Float64Array.from({ length: count }, (_, t) => y[t + 1]! - y[t]!)
  const steps = Float64Array.from({ length: count }, (_, t) => y[t + 2]! - y[t + 1]!)
  const means = [mean(level), mean(before), mean(steps)] as const
  let uu = 0
  let uv = 0
  let vv = 0
  let us = 0
  let vs = 0
  let ss = 0
  for (let t = 0; t < count; t += 1) {
    const u = level[t]! - means[0]
    const v = before[t]! - means[1]
    const s = steps[t]! - means[2]
    uu += u * u
    uv += u * v
    vv += v * v
    us += u * s
    vs += v * s
    ss += steps[t]! * steps[t]!
  }
  const determinant = uu * vv - uv * uv
  if (!(determinant > 1e-9 * uu * vv)) return undefined
  const alpha = (us * vv - vs * uv) / determinant
  const beta = (vs * uu - us * uv) / determinant
  let unexplained = 0
  for (let t = 0; t < count; t += 1) {
    const left = steps[t]! - means[2] - alpha * (level[t]! - means[0]) - beta * (before[t]! - means[1])
    unexplained += left * left
  }
  if (unexplained > leastFit ** 2 * ss) return undefined
  // The roots of z² = (1 + α + β)z − β.
  const half = (1 + alpha + beta) / 2
  const inner = half * half - beta
  const noise = unexplained / Math.max(1, count - 3)
  const doubt = Math.sqrt((noise * Math.max(uu, vv)) / determinant) + 1e-12
  const rest = Math.abs(alpha) <= 4 * doubt ? undefined : middle + means[0] - (means[2] - beta * means[1]) / alpha
  const at = { misfit: Math.sqrt(unexplained / ss), ...(rest === undefined ? {} : { rest }) }
  if (inner < 0)
    return { factor: Math.sqrt(beta), doubt, period: (2 * Math.PI) / Math.acos(half / Math.sqrt(beta)), ...at }
  const leading = half + Math.sign(half || 1) * Math.sqrt(inner)
  return { factor: Math.abs(leading), doubt, ...(leading < 0 ? { period: 2 } : {}), ...at }
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value / values.length, 0)
