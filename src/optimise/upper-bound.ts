import * as I from '../arithmetic/interval.js'
import type { Domain } from '../formula/domain.js'
import { compileInterval } from '../formula/reading/interval.js'
import { compileIntervalGradient } from '../formula/reading/interval-gradient.js'
import { compileTree, layoutOf } from '../formula/reading/number.js'
import type { Tree } from '../formula/tree.js'
import { maximise } from './maximise.js'
import { priorityQueue } from './priority-queue.js'
import { randomStream } from './random.js'
import { isDiscrete, spaceOf, type Space } from './space.js'

export interface Bounding {
  /** Close enough: stop when no value can exceed the best by more than this. */
  readonly gap: number
  /** How many boxes may be looked at. */
  readonly boxes: number
  /** Points to begin with, in the order of the domains. */
  readonly seeds?: readonly Float64Array[]
}

export interface BoundedMaximum {
  /** The best point found, in the order of the domains; options by index. */
  readonly point: Float64Array
  /** The formula's value there, from below: a proved lower bound of the maximum; -Infinity where no point has a value. */
  readonly value: number
  /** What no point of the domains exceeds, proved. */
  readonly upper: number
  readonly gap: number
  readonly boxes: number
  /** Whether the gap asked for was reached. */
  readonly closed: boolean
}

interface Part {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly upper: number
  readonly depth: number
  /** How much each axis matters: the size of its slope times its width. */
  readonly smear: Float64Array
}

/**
 * The greatest value of a formula over a product of domains, with a proved bound from above: interval branch and bound.
 *
 * Best first. A box is bounded by the least of its natural enclosure, that of the face on which monotone axes have their
 * best, and the mean-value form around its middle. Reals split in the middle, integers and options between two of them.
 * Points at which the formula has no value do not count. When the boxes are used up, the gap is what is still open.
 * Exponential in the number of axes on which the maximum is flat.
 *
 * @throws RangeError if the formula mentions a name without a domain, or has folds.
 */
export const maximiseRigorously = (
  tree: Tree,
  domains: ReadonlyMap<string, Domain>,
  { gap, boxes, seeds = [] }: Bounding,
): BoundedMaximum => {
  const layout = layoutOf(domains)
  const names = [...domains.keys()]
  const size = names.length
  const space = spaceOf(domains.values())
  const value = compileInterval([tree], layout)
  const slopes = compileIntervalGradient(tree, layout, names)
  const outLow = new Float64Array(size + 1)
  const outHigh = new Float64Array(size + 1)

  const found = maximise(compileTree(tree, layout), space, {
    ...{ starts: 4, evaluations: Math.min(20_000, 20 * boxes), random: randomStream('upper bound'), seeds },
  })
  let best = found.point
  let least = -Infinity
  const offer = (point: Float64Array): void => {
    const isDefined = value(point, point, outLow, outHigh)
    if (!isDefined || !(outLow[0]! > least)) return
    least = outLow[0]!
    best = Float64Array.from(point)
  }
  offer(found.point)

  const queue = priorityQueue<Part>()
  // Parts that cannot be split further keep their bound.
  let settled = -Infinity
  let looked = 0

  const look = (low: Float64Array, high: Float64Array, depth: number, ceiling: number): void => {
    looked += 1
    const isDefined = slopes(low, high, outLow, outHigh)
    let upper = Math.min(ceiling, outHigh[0]!)
    // Nowhere defined: nothing to exceed.
    if (Number.isNaN(outHigh[0]!)) return
    const smear = new Float64Array(size)
    const faceLow = Float64Array.from(low)
    const faceHigh = Float64Array.from(high)
    for (let axis = 0; axis < size; axis += 1) {
      const slopeLow = outLow[axis + 1]!
      const slopeHigh = outHigh[axis + 1]!
      const width = high[axis]! - low[axis]!
      smear[axis] = width > 0 ? Math.min(1e300, Math.max(Math.abs(slopeLow), Math.abs(slopeHigh)) * width) : 0
      if (isDefined && slopeLow >= 0) faceLow[axis] = high[axis]!
      else if (isDefined && slopeHigh <= 0) faceHigh[axis] = low[axis]!
    }
    if (isDefined && upper > least + gap) {
      const middle = middleOf(space, low, high)
      const around = meanValue(low, high, middle, outLow, outHigh, (point) => {
        value(point, point, outLow, outHigh)
        return I.interval(outLow[0]!, outHigh[0]!)
      })
      upper = Math.min(upper, around)
      offer(middle)
      value(faceLow, faceHigh, outLow, outHigh)
      if (!Number.isNaN(outHigh[0]!)) upper = Math.min(upper, outHigh[0]!)
      offer(middleOf(space, faceLow, faceHigh))
    } else if (upper > least + gap) offer(middleOf(space, low, high))
    if (!(upper > least + gap)) {
      settled = Math.max(settled, upper)
      return
    }
    // A monotone axis needs only its better end from here on.
    queue.push(upper, {
      low: faceLow,
      high: faceHigh,
      upper,
      depth,
      smear: isDefined ? restrict(smear, faceLow, faceHigh) : smear,
    })
  }

  const root = outwardBox(domains)
  look(root.low, root.high, 0, Infinity)
  while (queue.size() > 0 && looked < boxes && queue.peek() > least + gap) {
    const part = queue.pop()!
    const axis = chooseAxis(space, part)
    if (axis === undefined) {
      settled = Math.max(settled, part.upper)
      continue
    }
    const [below, above] = cut(space, part, axis)
    const lowerHigh = Float64Array.from(part.high)
    lowerHigh[axis] = below
    look(part.low, lowerHigh, part.depth + 1, part.upper)
    const upperLow = Float64Array.from(part.low)
    upperLow[axis] = above
    look(upperLow, part.high, part.depth + 1, part.upper)
  }
  const upper = Math.max(least, settled, queue.peek())
  const open = upper === least ? 0 : upper - least
  return { point: best, value: least, upper, gap: open, boxes: looked, closed: open <= gap }
}

/** The domains as a box of doubles that contains them. */
const outwardBox = (domains: ReadonlyMap<string, Domain>): { low: Float64Array; high: Float64Array } => {
  const ends = [...domains.values()].map((domain) =>
    domain.kind === 'options'
      ? I.interval(0, domain.options.length - 1)
      : I.interval(I.enclosing(domain.low).low, I.enclosing(domain.high).high),
  )
  return { low: Float64Array.from(ends, ({ low }) => low), high: Float64Array.from(ends, ({ high }) => high) }
}

const restrict = (smear: Float64Array, low: Float64Array, high: Float64Array): Float64Array =>
  smear.map((size, axis) => (low[axis] === high[axis] ? 0 : size))

const middleOf = (space: Space, low: Float64Array, high: Float64Array): Float64Array =>
  Float64Array.from(space.axes, (axis, slot) => {
    const middle = low[slot]! / 2 + high[slot]! / 2
    const inside = Math.min(axis.high, Math.max(axis.low, middle))
    return isDiscrete(axis) ? Math.floor(inside) : inside
  })

/** An upper bound from the value at one point and the slopes over the box: f(m) + Σ D·(X - m). */
const meanValue = (
  low: Float64Array,
  high: Float64Array,
  middle: Float64Array,
  slopeLow: Float64Array,
  slopeHigh: Float64Array,
  valueAt: (point: Float64Array) => I.Interval,
): number => {
  let rise = I.degenerate(0)
  for (let axis = 0; axis < low.length; axis += 1) {
    if (low[axis] === high[axis]) continue
    const slope = I.interval(slopeLow[axis + 1]!, slopeHigh[axis + 1]!)
    if (!Number.isFinite(slope.low) || !Number.isFinite(slope.high)) return Infinity
    const way = I.subtract(I.interval(low[axis]!, high[axis]!), I.degenerate(middle[axis]!))
    rise = I.add(rise, I.multiply(slope, way))
  }
  const bound = I.add(valueAt(middle), rise).high
  return Number.isNaN(bound) ? Infinity : bound
}

/** The axis that matters most; every third time the one that is widest beside its domain, since smear alone can stall. */
const chooseAxis = (space: Space, { low, high, depth, smear }: Part): number | undefined => {
  let chosen: number | undefined
  let most = -1
  space.axes.forEach((axis, slot) => {
    const width = high[slot]! - low[slot]!
    if (!canSplit(isDiscrete(axis), low[slot]!, high[slot]!)) return
    const relative = width / Math.max(axis.high - axis.low, Number.MIN_VALUE)
    const weight = depth % 3 === 2 ? relative : smear[slot]! + 1e-12 * relative
    if (weight > most) {
      most = weight
      chosen = slot
    }
  })
  return chosen
}

const canSplit = (discrete: boolean, low: number, high: number): boolean => {
  if (discrete) return Math.floor(high) > Math.ceil(low)
  const middle = low / 2 + high / 2
  return low < middle && middle < high
}

const cut = (space: Space, { low, high }: Part, slot: number): readonly [below: number, above: number] => {
  const middle = low[slot]! / 2 + high[slot]! / 2
  if (!isDiscrete(space.axes[slot]!)) return [middle, middle]
  const below = Math.min(Math.floor(middle), Math.floor(high[slot]!) - 1)
  return [below, below + 1]
}
