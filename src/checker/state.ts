import type { Rational } from '../arithmetic/rational.js'
import type { Node, Tree } from '../formula/tree.js'
import type { Box } from './evaluate.js'
import { evaluator } from './evaluate.js'
import type { GoalState } from './goal.js'
import { gradient, partsOf } from './gradient.js'
import type { Image, Interval } from './interval.js'
import * as I from './interval.js'
import * as Q from './rational.js'

/** No more pieces of a state's domain than this are looked at, and fewer for large equations. */
const mostPieces = 1000
const fewestPieces = 100
const mostNodes = 100_000

const countNodes = (node: Node, seen = new Set<Node>()): number => {
  if (seen.has(node)) return seen.size
  seen.add(node)
  for (const part of partsOf(node)) countNodes(part, seen)
  return seen.size
}
const mostSteps = 200
const precision = Q.quotient(1n, 10n ** 25n)

const signOf = ({ low, high }: Interval): -1 | 0 | 1 | undefined => {
  if (low.numerator > 0n) return 1
  if (high.numerator < 0n) return -1
  return low.numerator === 0n && high.numerator === 0n ? 0 : undefined
}

const isFinite = ({ low, high }: Interval): boolean => Q.isFinite(low) && Q.isFinite(high)

/**
 * Where a state solves its equation, everything else being given: the one place in its domain, enclosed; or why it is
 * not established that there is exactly one.
 *
 * The domain is cut into pieces until on each the difference of the two sides is not 0, or strictly monotone and
 * nowhere infinitely steep (so without jumps), so that its signs at the ends tell whether there is a solution in between.
 */
export const solveState = (
  { name, domain, left, right }: GoalState,
  given: Box,
): Interval | { readonly why: string } => {
  const difference: Tree = { kind: 'subtract', left, right }
  const over = (piece: Interval): { readonly image: Image; readonly slope: () => Interval } => {
    const box = new Map(given).set(name, piece)
    const evaluate = evaluator(box)
    const slope = (): Interval => gradient(box, evaluate)(difference).get(name) ?? I.zero
    return { image: evaluate.tree(difference), slope }
  }
  const signAt = (at: Rational): -1 | 0 | 1 | undefined => {
    const { range, total } = over(I.point(at)).image
    return range && total ? signOf(range) : undefined
  }

  const limit = Math.max(fewestPieces, Math.min(mostPieces, Math.floor(mostNodes / countNodes(difference))))
  const found: Interval[] = []
  const open: Interval[] = [domain]
  for (let pieces = 0; ; pieces += 1) {
    const piece = open.pop()
    if (!piece) break
    if (pieces === limit) return { why: `the solutions for ${name} could not be told apart` }
    const { image, slope } = over(piece)
    if (!image.range || !I.hasZero(image.range)) continue
    if (image.total && (I.isPoint(piece) || !I.hasZero(slope()))) {
      const low = signAt(piece.low)
      const high = signAt(piece.high)
      if (low === 0 || high === 0) {
        // Neighbouring pieces share an end.
        const end = low === 0 ? piece.low : piece.high
        if (!found.some((other) => Q.equals(other.low, end) && I.isPoint(other))) found.push(I.point(end))
        continue
      }
      if (low !== undefined && high !== undefined) {
        if (low === high) continue
        // What is steeper than every line may jump over 0.
        if (isFinite(slope())) {
          found.push(piece)
          continue
        }
      }
    }
    if (I.isPoint(piece)) return { why: `it could not be decided whether ${name} solves its equation` }
    const middle = Q.middle(piece.low, piece.high)
    // Off the middle where that may be a solution that cannot be told from none.
    const cut = signAt(middle) === undefined ? Q.middle(Q.middle(piece.low, middle), middle) : middle
    open.push({ low: cut, high: piece.high }, { low: piece.low, high: cut })
  }
  const [only, another] = found
  if (!only) return { why: `the equation for ${name} has no solution in its domain` }
  if (another) return { why: `the equation for ${name} has several solutions in its domain` }
  return refine(only, over)
}

/** Narrows a piece on which the difference is strictly monotone to its zero: Newton's method with intervals. */
const refine = (
  piece: Interval,
  over: (piece: Interval) => { readonly image: Image; readonly slope: () => Interval },
): Interval => {
  let within = piece
  for (let step = 0; step < mostSteps; step += 1) {
    const width = Q.subtract(within.high, within.low)
    const middle = Q.middle(within.low, within.high)
    const size = I.abs(I.point(middle)).low
    if (Q.compare(width, Q.multiply(precision, size)) <= 0) break
    const value = over(I.point(middle)).image.range ?? I.line
    const inverse = I.invert(over(within).slope()).range ?? I.line
    const newton = I.intersection(within, I.subtract(I.point(middle), I.multiply(value, inverse))) ?? within
    if (Q.compare(Q.subtract(newton.high, newton.low), Q.multiply(width, Q.quotient(1n, 2n))) <= 0) {
      within = newton
      continue
    }
    const sign = signOf(value)
    const atLow = signOf(over(I.point(within.low)).image.range ?? I.line)
    if (sign === undefined || atLow === undefined) {
      within = newton
      break
    }
    within =
      sign === 0
        ? I.point(middle)
        : sign === atLow
          ? { low: middle, high: within.high }
          : { low: within.low, high: middle }
  }
  const simplest = Q.simplestBetween(within.low, within.high)
  const value = over(I.point(simplest)).image.range
  return value && signOf(value) === 0 ? I.point(simplest) : within
}
