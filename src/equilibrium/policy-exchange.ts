import type { Meter } from '../optimise/meter.js'
import { clamp, isDiscrete, type Axis } from '../optimise/space.js'
import type { Searching } from './policy-search.js'

const mostPartners = 3
const coarse = 8
const rounds = 40

/**
 * What a policy does half in one phase, done wholly there or not at all, while another phase makes up for it.
 *
 * Where a penalty makes a steep ridge, no phase alone can move along it, and two can.
 */
export const exchange = (
  meter: Meter,
  start: Float64Array,
  { slots, one }: Searching,
  levels: readonly Float64Array[],
): void => {
  const best = Float64Array.from(start)
  let value = meter.evaluate(best)
  const isBetween = (at: number): boolean => levels.every((level) => level[at % slots] !== best[at])
  for (const [slot, axis] of one.axes.entries()) {
    if (isDiscrete(axis) || axis.high <= axis.low) continue
    const own = Array.from({ length: best.length / slots }, (_, phase) => phase * slots + slot)
    for (const at of own) {
      if (!isBetween(at) || meter.isDone()) continue
      // First those that are in between as well, the nearest first: one that is at a bound can only go one way.
      const partners = own
        .filter((other) => other !== at)
        .toSorted((a, b) => Number(isBetween(b)) - Number(isBetween(a)) || Math.abs(a - at) - Math.abs(b - at))
      for (const other of partners.slice(0, mostPartners))
        for (const level of new Set(levels.map((each) => each[slot]!))) {
          const changed = Float64Array.from(best)
          changed[at] = level
          const found = bestAlong(meter, changed, other, axis)
          if (found > value) {
            value = found
            best.set(changed)
          }
        }
    }
  }
}

/** Sets one number to where the value is greatest, on a grid and then between its neighbours; returns the value. */
const bestAlong = (meter: Meter, point: Float64Array, at: number, axis: Axis): number => {
  const valueAt = (place: number): number => {
    point[at] = clamp(axis, place)
    return meter.evaluate(point)
  }
  const places = Array.from({ length: coarse + 1 }, (_, index) => axis.low + ((axis.high - axis.low) * index) / coarse)
  const values = places.map(valueAt)
  const top = values.indexOf(Math.max(...values))
  let [low, high] = [places[Math.max(0, top - 1)]!, places[Math.min(coarse, top + 1)]!]
  let [bestPlace, best] = [places[top]!, values[top]!]
  const golden = (Math.sqrt(5) - 1) / 2
  for (let round = 0; round < rounds && high - low > 1e-13 * Math.abs(high) && !meter.isDone(); round += 1) {
    const left = high - golden * (high - low)
    const right = low + golden * (high - low)
    const [atLeft, atRight] = [valueAt(left), valueAt(right)]
    if (atLeft > best) [bestPlace, best] = [left, atLeft]
    if (atRight > best) [bestPlace, best] = [right, atRight]
    if (atLeft < atRight) low = left
    else high = right
  }
  point[at] = clamp(axis, bestPlace)
  return best
}
