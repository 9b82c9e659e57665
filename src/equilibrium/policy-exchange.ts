import type { Meter } from '../optimise/meter.js'
import { clamp, isDiscrete, type Axis } from '../optimise/space.js'
import type { Searching } from './policy-search.js'

const mostPartners = 2
const coarse = 4
const rounds = 30
const golden = (Math.sqrt(5) - 1) / 2

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
        for (const level of nearest(levels, slot, best[at]!)) {
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

/** The levels of a slot next below a value and next above it. */
const nearest = (levels: readonly Float64Array[], slot: number, value: number): readonly number[] => {
  const own = levels.map((level) => level[slot]!)
  return [Math.max(...own.filter((level) => level < value)), Math.min(...own.filter((level) => level > value))]
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
  let [bestPlace, best] = [places[top]!, values[top]!]
  const look = (place: number): number => {
    const found = valueAt(place)
    if (found > best) [bestPlace, best] = [place, found]
    return found
  }
  let [low, high] = [places[Math.max(0, top - 1)]!, places[Math.min(coarse, top + 1)]!]
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)]
  let [atLeft, atRight] = [look(left), look(right)]
  for (let round = 0; round < rounds && !meter.isDone(); round += 1) {
    if (atLeft < atRight) {
      low = left
      left = right
      atLeft = atRight
      right = low + golden * (high - low)
      atRight = look(right)
    } else {
      high = right
      right = left
      atRight = atLeft
      left = high - golden * (high - low)
      atLeft = look(left)
    }
  }
  point[at] = clamp(axis, bestPlace)
  return best
}
