import type { Bounds } from '../arithmetic/interval-cells.js'
import { add, interval, multiply, subtract } from '../arithmetic/interval.js'
import { compileIntervalGradient } from '../formula/reading/interval-gradient.js'
import { compileInterval } from '../formula/reading/interval.js'
import type { Layout } from '../formula/reading/layout.js'
import type { Node, Tree } from '../formula/tree.js'
import { childrenOf, variablesOf } from '../formula/variables.js'

/** Tells whether a formula is at most zero, or below zero, wherever it has a value in a box. */
export interface Bound {
  readonly isBelowNaturally: (low: Bounds, high: Bounds, isStrict: boolean) => boolean
  /** By its slopes: at the worst corner as far as slopes have a sign, then by the mean value theorem. */
  readonly isBelowBySlopes: (low: Bounds, high: Bounds, isStrict: boolean) => boolean
  /** Raises a smear to how far each variable moves the formula, over the box that was last looked at by slopes. */
  readonly addSmear: (smear: Bounds) => void
  /** What one look costs: operations, times the slopes that each has. */
  readonly effort: number
}

export const boundOf = (tree: Tree, layout: Layout): Bound => {
  const names = [...variablesOf(tree)]
  const slots = names.map((name) => layout.slots.get(name)!)
  const value = compileInterval([tree], layout)
  // Index 0 is the value, then come the slopes.
  const least = new Float64Array(names.length + 1)
  const most = new Float64Array(names.length + 1)
  const smears = new Float64Array(names.length)
  const cornerLow = new Float64Array(layout.slots.size)
  const cornerHigh = new Float64Array(layout.slots.size)
  let slopes: ReturnType<typeof compileIntervalGradient> | undefined

  const isBelow = (isStrict: boolean): boolean => (isStrict ? !(most[0]! >= 0) : !(most[0]! > 0))

  const isBelowNaturally = (low: Bounds, high: Bounds, isStrict: boolean): boolean => {
    value(low, high, least, most)
    return isBelow(isStrict)
  }

  /** Moves the corner box to where the formula is greatest, in variables of which that is certain. */
  const climb = (): boolean => {
    let moved = false
    for (const [index, slot] of slots.entries()) {
      if (cornerLow[slot] === cornerHigh[slot]) continue
      if (least[index + 1]! >= 0) cornerLow[slot] = cornerHigh[slot]!
      else if (most[index + 1]! <= 0) cornerHigh[slot] = cornerLow[slot]!
      else continue
      moved = true
    }
    return moved
  }

  const meanValue = (): number => {
    const ranges = slots.map((slot) => interval(cornerLow[slot]!, cornerHigh[slot]!))
    const ds = slots.map((_, index) => interval(least[index + 1]!, most[index + 1]!))
    const centreLow = Float64Array.from(cornerLow)
    const centreHigh = Float64Array.from(cornerHigh)
    for (const slot of slots) centreLow[slot] = centreHigh[slot] = cornerLow[slot]! / 2 + cornerHigh[slot]! / 2
    value(centreLow, centreHigh, least, most)
    let total = interval(least[0]!, most[0]!)
    for (const [index, slot] of slots.entries()) {
      const centre = interval(centreLow[slot]!, centreHigh[slot]!)
      total = add(total, multiply(ds[index]!, subtract(ranges[index]!, centre)))
    }
    return total.high
  }

  const isBelowBySlopes = (low: Bounds, high: Bounds, isStrict: boolean): boolean => {
    slopes ??= compileIntervalGradient(tree, layout, names)
    cornerLow.set(low)
    cornerHigh.set(high)
    const isDefined = slopes(cornerLow, cornerHigh, least, most)
    for (const [index, slot] of slots.entries()) {
      const steepest = Math.max(Math.abs(least[index + 1]!), Math.abs(most[index + 1]!))
      const width = high[slot]! - low[slot]!
      smears[index] = width === 0 ? 0 : steepest * width
    }
    if (!isDefined) return false
    for (let round = 0; round < 2 && climb(); round += 1) {
      slopes(cornerLow, cornerHigh, least, most)
      if (isBelow(isStrict)) return true
    }
    const above = meanValue()
    return isStrict ? above < 0 : above <= 0
  }

  const addSmear = (smear: Bounds): void => {
    for (const [index, slot] of slots.entries()) smear[slot] = Math.max(smear[slot]!, smears[index]!)
  }

  return { isBelowNaturally, isBelowBySlopes, addSmear, effort: countNodes(tree) * (names.length + 1) }
}

const countNodes = (root: Node): number => {
  const seen = new Set<Node>([root])
  for (const node of seen) for (const child of childrenOf(node)) seen.add(child)
  return seen.size
}
