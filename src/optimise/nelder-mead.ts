import type { Climber } from './climber.js'
import { fromShare, toShare } from './space.js'

/**
 * The simplex method of Nelder and Mead, with coefficients that depend on the dimension (Gao and Han 2012).
 * Real and integer axes move (integers by rounding); options stay.
 */
export const climbByNelderMead: Climber = (meter, { space, start, scale, reach }) => {
  const slots = space.axes.flatMap((axis, slot) => (axis.kind !== 'options' && axis.high > axis.low ? [slot] : []))
  const size = slots.length
  const point = Float64Array.from(start)
  if (size === 0) return { point, value: meter.evaluate(point) }
  const expansion = 1 + 2 / size
  const contraction = 0.75 - 1 / (2 * size)
  const shrinkage = 1 - 1 / Math.max(2, size)

  const valueAt = (shares: Float64Array): number => {
    slots.forEach((slot, row) => {
      shares[row] = Math.min(1, Math.max(0, shares[row]!))
      point[slot] = fromShare(space.axes[slot]!, scale, shares[row])
    })
    return meter.evaluate(point)
  }
  const vertexAt = (shares: Float64Array): Vertex => ({ value: valueAt(shares), shares })

  const origin = Float64Array.from(slots, (slot) => toShare(space.axes[slot]!, scale, start[slot]!))
  const simplex = [vertexAt(origin)]
  for (let row = 0; row < size; row += 1) {
    const shares = Float64Array.from(origin)
    // Into the box, so that a corner's simplex is not flat.
    shares[row] = shares[row]! + (shares[row]! + reach > 1 ? -reach : reach)
    simplex.push(vertexAt(shares))
  }

  const blend = (center: Float64Array, worst: Float64Array, by: number): Vertex =>
    vertexAt(Float64Array.from(center, (mean, row) => mean + by * (mean - worst[row]!)))

  while (!meter.isDone()) {
    simplex.sort((a, b) => b.value - a.value)
    const best = simplex[0]!
    const worst = simplex[size]!
    if (spread(best.shares, worst.shares) < 1e-13) break
    if (best.value === worst.value && spread(best.shares, worst.shares) < 1e-6) break
    const center = new Float64Array(size)
    for (let index = 0; index < size; index += 1)
      for (let row = 0; row < size; row += 1) center[row] = center[row]! + simplex[index]!.shares[row]! / size
    const reflected = blend(center, worst.shares, 1)
    if (reflected.value > best.value) {
      const expanded = blend(center, worst.shares, expansion)
      simplex[size] = expanded.value > reflected.value ? expanded : reflected
    } else if (reflected.value > simplex[size - 1]!.value) simplex[size] = reflected
    else {
      const contracted = blend(center, worst.shares, reflected.value > worst.value ? contraction : -contraction)
      if (contracted.value > Math.max(worst.value, reflected.value)) simplex[size] = contracted
      else
        for (let index = 1; index <= size && !meter.isDone(); index += 1)
          simplex[index] = vertexAt(
            Float64Array.from(simplex[index]!.shares, (share, row) => {
              const towards = best.shares[row]!
              return towards + shrinkage * (share - towards)
            }),
          )
    }
  }
  simplex.sort((a, b) => b.value - a.value)
  slots.forEach((slot, row) => {
    point[slot] = fromShare(space.axes[slot]!, scale, simplex[0]!.shares[row]!)
  })
  return { point, value: simplex[0]!.value }
}

interface Vertex {
  readonly value: number
  readonly shares: Float64Array
}

const spread = (a: Float64Array, b: Float64Array): number =>
  a.reduce((widest, share, row) => Math.max(widest, Math.abs(share - b[row]!)), 0)
