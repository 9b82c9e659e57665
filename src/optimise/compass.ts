import type { Climber } from './climber.js'
import { clamp, fromShare, isDiscrete, toShare, type Axis, type Scale } from './space.js'

const leastStep = 1e-15

/**
 * Pattern search: along each coordinate in turn by steps that double where they pay and shrink where they do not,
 * then along the way that the whole round went (Hooke and Jeeves). Integers move by whole steps, options to every other
 * option. It needs no slope: kinks, jumps and corners are as good as anything else; narrow slanting ridges stop it.
 */
export const climbByCompass: Climber = (meter, { space, start, scale, reach, random }) => {
  const point = Float64Array.from(start)
  let value = meter.evaluate(point)
  const steps = Float64Array.from(space.axes, (axis) => (axis.kind !== 'options' && axis.high > axis.low ? reach : 0))
  const order = space.axes.map((_, slot) => slot)
  const before = new Float64Array(point.length)

  /** Sets a slot, and keeps it so if that is better. */
  const tryValue = (slot: number, candidate: number): boolean => {
    const held = point[slot]!
    if (candidate === held) return false
    point[slot] = candidate
    const found = meter.evaluate(point)
    if (found > value) {
      value = found
      return true
    }
    point[slot] = held
    return false
  }

  const tryOptions = (slot: number, axis: Axis): boolean => {
    let better = false
    const held = point[slot]!
    for (let option = axis.low; option <= axis.high; option += 1)
      if (option !== held && tryValue(slot, option)) better = true
    return better
  }

  const trySteps = (slot: number, axis: Axis): boolean => {
    const first = random.next() < 0.5 ? 1 : -1
    for (const direction of [first, -first]) {
      let moved = false
      while (!meter.isDone() && tryValue(slot, moveBy(axis, scale, point[slot]!, direction * steps[slot]!))) {
        moved = true
        steps[slot] = Math.min(1, steps[slot]! * 2)
      }
      if (moved) return true
    }
    steps[slot] = steps[slot]! / 3
    return false
  }

  while (!meter.isDone()) {
    before.set(point)
    shuffle(order, random.integer)
    let better = false
    for (const slot of order) {
      const axis = space.axes[slot]!
      if (axis.high <= axis.low) continue
      if (axis.kind === 'options' ? tryOptions(slot, axis) : trySteps(slot, axis)) better = true
    }
    if (better) {
      // As far again as the round went, and on, while it pays.
      const ahead = new Float64Array(point.length)
      for (let stride = 1; !meter.isDone(); stride *= 2) {
        space.axes.forEach((axis, slot) => {
          const step = axis.kind === 'options' ? 0 : stride * (point[slot]! - before[slot]!)
          ahead[slot] = clamp(axis, point[slot]! + step)
        })
        const found = meter.evaluate(ahead)
        if (!(found > value)) break
        value = found
        point.set(ahead)
      }
    } else if (space.axes.every((axis, slot) => steps[slot]! < (isDiscrete(axis) ? 1e-6 : leastStep))) break
  }
  return { point, value }
}

/** One step along an axis; integers move by one at least, reals by what a double can tell apart. */
const moveBy = (axis: Axis, scale: Scale, from: number, step: number): number => {
  const to = fromShare(axis, scale, toShare(axis, scale, from) + step)
  return axis.kind === 'integer' && to === from ? clamp(axis, from + Math.sign(step)) : to
}

const shuffle = (order: number[], integer: (n: number) => number): void => {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = integer(last + 1)
    const held = order[last]!
    order[last] = order[other]!
    order[other] = held
  }
}
