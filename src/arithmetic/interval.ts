import * as cells from './interval-cells.js'
import type { Rational } from './rational.js'
import { compare, fromNumber, toNumber } from './rational.js'
import { stepDown, stepUp } from './rounding.js'

/**
 * A closed interval of reals with doubles for bounds, [low, high]; empty where both bounds are NaN.
 *
 * An infinite bound means that there is no bound, or none among doubles: the members are finite.
 * Every operation is rigorous: its result contains every value of the operation on members of its operands, and is
 * empty where it is nowhere defined (√ of [-2, -1]). Bounds are rounded outward only where they are not exact.
 */
export interface Interval {
  readonly low: number
  readonly high: number
}

export const interval = (low: number, high: number): Interval => ({ low, high })
export const degenerate = (value: number): Interval => ({ low: value, high: value })
/** All reals. */
export const whole: Interval = { low: -Infinity, high: Infinity }
/** No number at all. */
export const empty: Interval = { low: NaN, high: NaN }

export const isEmpty = (a: Interval): boolean => !(a.low <= a.high)
export const contains = (a: Interval, value: number): boolean => a.low <= value && value <= a.high
/** Whether every member of `inner` is one of `outer`. */
export const includes = (outer: Interval, inner: Interval): boolean =>
  isEmpty(inner) || (outer.low <= inner.low && inner.high <= outer.high)

/** The narrowest interval around an exact rational: a single double, or two neighbours. */
export const enclosing = (value: Rational): Interval => {
  const nearest = toNumber(value)
  if (!Number.isFinite(nearest))
    return nearest > 0 ? interval(Number.MAX_VALUE, Infinity) : interval(-Infinity, -Number.MAX_VALUE)
  const side = compare(fromNumber(nearest), value)
  return interval(side > 0 ? stepDown(nearest) : nearest, side < 0 ? stepUp(nearest) : nearest)
}

// The arithmetic itself is written once, on cells of arrays: operands in cells 0 and 1, the result in cell 2.
const low = new Float64Array(3)
const high = new Float64Array(3)
const load = (cell: number, a: Interval): void => {
  low[cell] = a.low
  high[cell] = a.high
}
// Adding zero turns -0 into 0.
const result = (): Interval => ({ low: low[2]! + 0, high: high[2]! + 0 })

type UnaryCells = (low: cells.Bounds, high: cells.Bounds, out: number, a: number) => void
type BinaryCells = (low: cells.Bounds, high: cells.Bounds, out: number, a: number, b: number) => void

const unary =
  (operation: UnaryCells) =>
  (a: Interval): Interval => {
    load(0, a)
    operation(low, high, 2, 0)
    return result()
  }
const binary =
  (operation: BinaryCells) =>
  (a: Interval, b: Interval): Interval => {
    load(0, a)
    load(1, b)
    operation(low, high, 2, 0, 1)
    return result()
  }

export const negate = unary(cells.negateCell)
export const add = binary(cells.addCells)
export const subtract = binary(cells.subtractCells)
export const multiply = binary(cells.multiplyCells)
/** {x / y : x in a, y in b, y ≠ 0}: unbounded where b reaches zero, empty where b is zero. */
export const divide = binary(cells.divideCells)
export const abs = unary(cells.absCell)
export const min = binary(cells.minCells)
export const max = binary(cells.maxCells)
export const floor = unary(cells.floorCell)
export const ceil = unary(cells.ceilCell)
/** The roots of the members that are not negative: √[-1, 4] is [0, 2]. */
export const sqrt = unary(cells.sqrtCell)
export const exp = unary(cells.expCell)
/** The natural logarithms of the positive members. */
export const log = unary(cells.logCell)
/**
 * {x^y : x in a, y in b} as formulas mean it: for any x where y is an integer, for x ≥ 0 otherwise, and 0^0 = 1.
 *
 * @example power(interval(-2, 3), degenerate(2)) // { low: 0, high: 9 }
 */
export const power = binary(cells.powerCells)
/** The smallest interval that contains both. */
export const join = binary(cells.joinCells)
