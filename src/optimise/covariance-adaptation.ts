import type { Climber } from './climber.js'
import { fromShare, toShare } from './space.js'

const leastStep = 1e-14

/**
 * The (1+1) evolution strategy with adaptation of the covariance matrix by its Cholesky factor
 * (Igel, Suttorp and Hansen 2006): each try is a normal step; steps that paid stretch the distribution their way,
 * which is what follows narrow curved ridges. Real and integer axes move (integers by rounding); options stay.
 */
export const climbByCovarianceAdaptation: Climber = (meter, { space, start, scale, reach, random }) => {
  const slots = space.axes.flatMap((axis, slot) => (axis.kind !== 'options' && axis.high > axis.low ? [slot] : []))
  const size = slots.length
  const point = Float64Array.from(start)
  let value = meter.evaluate(point)
  if (size === 0) return { point, value }

  const damping = 1 + size / 2
  const targetRate = 2 / 11
  const rateMemory = 1 / 12
  const learning = 2 / (size * size + 6)
  const keep = Math.sqrt(1 - learning)
  let rate = targetRate
  let step = reach
  const factor = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1) factor[row * size + row] = 1

  const shares = Float64Array.from(slots, (slot) => toShare(space.axes[slot]!, scale, point[slot]!))
  const candidate = Float64Array.from(point)
  const candidateShares = new Float64Array(size)
  const normal = new Float64Array(size)
  const moved = new Float64Array(size)
  let stalled = 0

  while (!meter.isDone() && step > leastStep && stalled < 60 + 40 * size) {
    for (let row = 0; row < size; row += 1) normal[row] = random.normal()
    for (let row = 0; row < size; row += 1) {
      let sum = 0
      for (let column = 0; column < size; column += 1) sum += factor[row * size + column]! * normal[column]!
      moved[row] = sum
      const slot = slots[row]!
      const axis = space.axes[slot]!
      // Beyond a bound, to the bound: optima love corners.
      const share = Math.min(1, Math.max(0, shares[row]! + step * sum))
      candidateShares[row] = share
      candidate[slot] = fromShare(axis, scale, share)
    }
    const found = meter.evaluate(candidate)
    const success = found > value
    // Level steps are taken too, so that a flat region is crossed and not sat upon; they count as failures.
    if (found >= value && found > -Infinity) {
      stalled = success && found - value > 1e-13 * Math.abs(found) ? 0 : stalled + 1
      value = found
      point.set(candidate)
      shares.set(candidateShares)
    } else stalled += 1
    rate = (1 - rateMemory) * rate + (success ? rateMemory : 0)
    step = Math.min(1, step * Math.exp((rate - (targetRate / (1 - targetRate)) * (1 - rate)) / damping))
    if (success && rate < 0.44) {
      let square = 0
      for (let row = 0; row < size; row += 1) square += normal[row]! * normal[row]!
      if (square === 0) continue
      const stretch = (keep / square) * (Math.sqrt(1 + (learning * square) / (keep * keep)) - 1)
      for (let row = 0; row < size; row += 1)
        for (let column = 0; column < size; column += 1) {
          const at = row * size + column
          factor[at] = keep * factor[at]! + stretch * moved[row]! * normal[column]!
        }
    }
  }
  return { point, value }
}
