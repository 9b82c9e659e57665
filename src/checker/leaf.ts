import type { Tree } from '../formula/tree.js'
import type { Box, Evaluator } from './evaluate.js'
import { evaluator } from './evaluate.js'
import { gradient } from './gradient.js'
import type { Interval } from './interval.js'
import * as I from './interval.js'
import * as Q from './rational.js'

/** Below zero; or, where `strict` is not asked for, at most zero. */
const isBelow = (range: Interval, strict: boolean): boolean =>
  strict ? range.high.numerator < 0n : range.high.numerator <= 0n

/** Whether a formula is certainly ≤ 0 (< 0 if strict) wherever it has a value in a box: by its natural interval. */
export const isBelowNaturally = (tree: Tree, { tree: image }: Evaluator, strict: boolean): boolean => {
  const { range } = image(tree)
  return !range || isBelow(range, strict)
}

/** The same by its slopes: at the worst corner as far as slopes have a sign, then by the mean value theorem. */
export const isBelowBySlopes = (tree: Tree, box: Box, within: Evaluator, strict: boolean): boolean => {
  let current = box
  let evaluate = within
  if (!evaluate.tree(tree).total) return false
  let slopes = gradient(current, evaluate)(tree)
  for (let round = 0; round < 2; round += 1) {
    const corner = new Map(current)
    for (const [name, slope] of slopes) {
      const range = corner.get(name)
      if (!range || !('low' in range) || I.isPoint(range)) continue
      if (slope.low.numerator >= 0n) corner.set(name, I.point(range.high))
      else if (slope.high.numerator <= 0n) corner.set(name, I.point(range.low))
    }
    if ([...corner].every(([name, range]) => current.get(name) === range)) break
    current = corner
    evaluate = evaluator(current)
    if (isBelowNaturally(tree, evaluate, strict)) return true
    slopes = gradient(current, evaluate)(tree)
  }
  const centre = new Map(current)
  for (const [name, range] of current) if ('low' in range) centre.set(name, I.point(Q.middle(range.low, range.high)))
  let value = evaluator(centre).tree(tree).range
  for (const [name, slope] of slopes) {
    const range = current.get(name)
    const middle = centre.get(name)
    if (!value || !range || !middle) return false
    // What an undecided option makes possible is all in the value at the centre already.
    if ('low' in range && 'low' in middle) value = I.add(value, I.multiply(slope, I.subtract(range, middle)))
  }
  return value !== undefined && isBelow(value, strict)
}
