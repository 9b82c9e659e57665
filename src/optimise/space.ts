import * as Q from '../arithmetic/rational.js'
import { stepDown, stepUp } from '../arithmetic/rounding.js'
import type { Domain } from '../formula/domain.js'
import type { RandomStream } from './random.js'

/** One coordinate of a space: a number between two bounds, or the index of an option. */
export interface Axis {
  readonly kind: Domain['kind']
  readonly low: number
  readonly high: number
}

/** A product of domains; a point of it is a Float64Array with a slot for each axis. */
export interface Space {
  readonly axes: readonly Axis[]
}

export const axisOf = (domain: Domain): Axis => {
  switch (domain.kind) {
    case 'options':
      return { kind: 'options', low: 0, high: domain.options.length - 1 }
    case 'integer':
      return { kind: 'integer', low: Number(Q.ceil(domain.low)), high: Number(Q.floor(domain.high)) }
    case 'real': {
      // Rounded inward, so that every point of the axis lies in the domain; a domain without a double gets the nearest.
      const low = inward(domain.low, 1)
      const high = inward(domain.high, -1)
      const nearest = Q.toNumber(domain.low)
      return low <= high ? { kind: 'real', low, high } : { kind: 'real', low: nearest, high: nearest }
    }
  }
}

const inward = (bound: Q.Rational, towards: 1 | -1): number => {
  const nearest = Q.toNumber(bound)
  if (!Number.isFinite(nearest)) return Math.sign(nearest) * Number.MAX_VALUE
  if (Q.compare(Q.fromNumber(nearest), bound) !== -towards) return nearest
  return towards > 0 ? stepUp(nearest) : stepDown(nearest)
}

/** The product of some domains, in their order. */
export const spaceOf = (domains: Iterable<Domain>): Space => ({ axes: [...domains].map(axisOf) })

export const isDiscrete = (axis: Axis): boolean => axis.kind !== 'real'

/** The value of an axis nearest to any number; what is not a number goes to the lower bound. */
export const clamp = (axis: Axis, value: number): number => {
  const whole = isDiscrete(axis) ? Math.round(value) : value
  return whole > axis.low ? (whole < axis.high ? whole : axis.high) : axis.low
}

/** Puts every slot of a point on its axis, in place. */
export const clampPoint = (space: Space, point: Float64Array): Float64Array => {
  space.axes.forEach((axis, slot) => {
    point[slot] = clamp(axis, point[slot]!)
  })
  return point
}

export const contains = (space: Space, point: Float64Array): boolean =>
  space.axes.every((axis, slot) => clamp(axis, point[slot]!) === point[slot])

export const middle = (space: Space): Float64Array =>
  Float64Array.from(space.axes, (axis) => clamp(axis, axis.low / 2 + axis.high / 2))

/**
 * How an axis is spread over [0, 1]: evenly (`linear`), or so that each order of magnitude has its share (`wide`).
 * Wide axes follow asinh(value / unit), which is logarithmic far from zero, linear near it, and passes through it.
 */
export type Scale = 'linear' | 'wide'

/** What asinh of the bounds comes to, in a unit that suits the axis. */
interface Wide {
  readonly unit: number
  readonly from: number
  readonly to: number
}

const wides = new WeakMap<Axis, Wide>()

const wideOf = (axis: Axis): Wide => {
  const known = wides.get(axis)
  if (known) return known
  const greatest = Math.max(Math.abs(axis.low), Math.abs(axis.high))
  const least = axis.low > 0 || axis.high < 0 ? Math.min(Math.abs(axis.low), Math.abs(axis.high)) : 0
  const unit = Math.max(least, axis.kind === 'integer' ? 0.5 : greatest * 1e-8, Number.MIN_VALUE)
  const wide = { unit, from: Math.asinh(axis.low / unit), to: Math.asinh(axis.high / unit) }
  wides.set(axis, wide)
  return wide
}

/** The value at a share of the axis; 0 and 1 are its bounds exactly. */
export const fromShare = (axis: Axis, scale: Scale, share: number): number => {
  if (!(share > 0)) return axis.low
  if (share >= 1) return axis.high
  if (isDiscrete(axis) && scale === 'linear')
    return clamp(axis, Math.floor(axis.low + share * (axis.high - axis.low + 1)))
  if (scale === 'linear') return clamp(axis, axis.low * (1 - share) + axis.high * share)
  const { unit, from, to } = wideOf(axis)
  return clamp(axis, unit * Math.sinh(from * (1 - share) + to * share))
}

/** The share of the axis at a value: what {@link fromShare} takes back, up to rounding. */
export const toShare = (axis: Axis, scale: Scale, value: number): number => {
  if (axis.high <= axis.low) return 0.5
  if (isDiscrete(axis) && scale === 'linear') return (value - axis.low + 0.5) / (axis.high - axis.low + 1)
  const width = axis.high / 2 - axis.low / 2
  if (scale === 'linear') return (value / 2 - axis.low / 2) / width
  const { unit, from, to } = wideOf(axis)
  return (Math.asinh(value / unit) - from) / (to - from)
}

/** A point drawn evenly. */
export const sampleEvenly = ({ axes }: Space, random: RandomStream): Float64Array => {
  // Plain loops: mapping over iterators costs more than the draws.
  const point = new Float64Array(axes.length)
  for (let slot = 0; slot < axes.length; slot += 1) point[slot] = fromShare(axes[slot]!, 'linear', random.next())
  return point
}

/** A point in which each number is drawn evenly, or evenly among orders of magnitude, or is a bound. */
export const sampleBroadly = ({ axes }: Space, random: RandomStream): Float64Array => {
  // How keen on bounds and on magnitudes differs from point to point, so that corners and interiors both come up.
  const edges = random.next() ** 3
  const magnitudes = random.next()
  const point = new Float64Array(axes.length)
  for (let slot = 0; slot < axes.length; slot += 1) {
    const axis = axes[slot]!
    if (random.next() < edges) point[slot] = random.next() < 0.5 ? axis.low : axis.high
    else point[slot] = fromShare(axis, random.next() < magnitudes ? 'wide' : 'linear', random.next())
  }
  return point
}
