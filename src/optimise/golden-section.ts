import type { Climber } from './climber.js'
import { fromShare, toShare } from './space.js'

const golden = (Math.sqrt(5) - 1) / 2
const cells = 24

/**
 * Coordinate by coordinate: looks along the whole axis on a grid, then narrows around the best cell by the golden section
 * (Kiefer 1953). The grid steps over hills that stop a pattern search. One round over all axes.
 */
export const scanByGoldenSection: Climber = (meter, { space, start, scale, random }) => {
  const point = Float64Array.from(start)
  let value = meter.evaluate(point)
  space.axes.forEach((axis, slot) => {
    if (axis.high <= axis.low) return
    let best = point[slot]!
    const valueAt = (share: number): number => {
      point[slot] = fromShare(axis, scale, share)
      const found = meter.evaluate(point)
      if (found > value) {
        value = found
        best = point[slot]
      }
      return found
    }
    // Shifted at random, so that repeated rounds do not look at the same places.
    const shift = random.next()
    let bestShare = toShare(axis, scale, best)
    let bestSeen = -Infinity
    for (let cell = 0; cell <= cells; cell += 1) {
      const share = Math.min(1, Math.max(0, (cell - shift) / (cells - 1)))
      const found = valueAt(share)
      if (found > bestSeen) {
        bestSeen = found
        bestShare = share
      }
    }
    if (axis.kind !== 'options') {
      let low = bestShare - 1 / cells
      let high = bestShare + 1 / cells
      let left = high - golden * (high - low)
      let right = low + golden * (high - low)
      let leftValue = valueAt(left)
      let rightValue = valueAt(right)
      while (high - low > 1e-9 && !meter.isDone()) {
        if (leftValue >= rightValue) {
          high = right
          right = left
          rightValue = leftValue
          left = high - golden * (high - low)
          leftValue = valueAt(left)
        } else {
          low = left
          left = right
          leftValue = rightValue
          right = low + golden * (high - low)
          rightValue = valueAt(right)
        }
      }
    }
    point[slot] = best
  })
  return { point, value }
}
