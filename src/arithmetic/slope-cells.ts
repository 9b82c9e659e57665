import type { Bounds } from './interval-cells.js'
import { logCell, multiplyCells, powerCells } from './interval-cells.js'
import { quotientDown, quotientUp, sumDown, sumUp } from './rounding.js'

/**
 * Slopes on cells, as in interval-cells.ts: the slope of f over an interval contains (f(v) - f(u)) / (v - u) for any two
 * of its members where f is defined. At a kink it spans both sides, at a jump or across a pole it is the whole line.
 * Where f has values the slope is never empty.
 */
const set = (low: Bounds, high: Bounds, out: number, from: number, to: number): void => {
  low[out] = from
  high[out] = to
}
const setWhole = (low: Bounds, high: Bounds, out: number): void => {
  set(low, high, out, -Infinity, Infinity)
}
const isEmptyCell = (low: Bounds, high: Bounds, a: number): boolean => !(low[a]! <= high[a]!)

/** The slope of √x where cell a holds the roots: 1 / (2 · a). */
export const rootSlopeCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  const least = low[a]!
  const greatest = high[a]!
  set(low, high, out, greatest > 0 ? quotientDown(0.5, greatest) : 0, least > 0 ? quotientUp(0.5, least) : Infinity)
}

/** The slope of |x| over cell a. */
export const absSlopeCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  set(low, high, out, low[a]! >= 0 ? 1 : -1, high[a]! <= 0 ? -1 : 1)
}

/** The slope of a function of steps over which cell a is its range. */
export const stepSlopeCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  if (low[a] === high[a]) set(low, high, out, 0, 0)
  else setWhole(low, high, out)
}

const scratchLow = new Float64Array(2)
const scratchHigh = new Float64Array(2)

const containsInteger = (from: number, to: number): boolean => Math.ceil(from) <= to

/** The slope of x^y in x alone, over cells a and b: y · x^(y - 1). */
export const powerSlopeCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  const al = low[a]!
  const ah = high[a]!
  const bl = low[b]!
  const bh = high[b]!
  const isWhole = bl === bh && Number.isInteger(bl)
  const hasPole = isWhole ? bl < 0 && al < 0 && ah > 0 : al < 0 && containsInteger(bl, bh)
  if (hasPole) {
    setWhole(low, high, out)
    return
  }
  set(scratchLow, scratchHigh, 0, isWhole ? al : Math.max(0, al), ah)
  set(scratchLow, scratchHigh, 1, sumDown(bl, -1), sumUp(bh, -1))
  powerCells(scratchLow, scratchHigh, 0, 0, 1)
  set(scratchLow, scratchHigh, 1, bl, bh)
  multiplyCells(scratchLow, scratchHigh, 0, 0, 1)
  if (isEmptyCell(scratchLow, scratchHigh, 0)) setWhole(low, high, out)
  else set(low, high, out, scratchLow[0]!, scratchHigh[0]!)
}

/** What x^y is to be multiplied with for its slope in y alone, over cells a and b: log x. */
export const exponentSlopeCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  const al = low[a]!
  // 0^y jumps at y = 0, and negative numbers have their whole powers only.
  const mayJump = (al <= 0 && low[b]! <= 0) || (al < 0 && containsInteger(low[b]!, high[b]!))
  if (!mayJump) logCell(low, high, out, a)
  if (mayJump || isEmptyCell(low, high, out)) setWhole(low, high, out)
}
