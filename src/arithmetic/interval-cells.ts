import { exponentialDown, exponentialUp, logarithmDown, logarithmUp, powerDown, powerUp } from './elementary.js'
import { productDown, productUp, quotientDown, quotientUp, rootDown, rootUp, sumDown, sumUp } from './rounding.js'

/**
 * Interval operations on cells: cell k is the interval [low[k], high[k]], or empty where both are NaN.
 *
 * Each writes to cell `out` an interval that contains every value of the operation on members of its operands,
 * wherever that is defined; where it is nowhere defined, or an operand is empty, the result is empty.
 * Plain arrays of doubles, since objects would cost more than the arithmetic. `out` may be one of the operands.
 */
export type Bounds = Float64Array

const set = (low: Bounds, high: Bounds, out: number, from: number, to: number): void => {
  low[out] = from
  high[out] = to
}

export const negateCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  set(low, high, out, -high[a]!, -low[a]!)
}

export const addCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  set(low, high, out, sumDown(low[a]!, low[b]!), sumUp(high[a]!, high[b]!))
}

export const subtractCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  set(low, high, out, sumDown(low[a]!, -high[b]!), sumUp(high[a]!, -low[b]!))
}

export const multiplyCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  const al = low[a]!
  const ah = high[a]!
  const bl = low[b]!
  const bh = high[b]!
  // The signs say which bounds make the least product and which the greatest.
  if (al >= 0) {
    set(low, high, out, productDown(bl >= 0 ? al : ah, bl), productUp(bh >= 0 ? ah : al, bh))
  } else if (ah <= 0) {
    set(low, high, out, productDown(bh <= 0 ? ah : al, bh), productUp(bl <= 0 ? al : ah, bl))
  } else if (bl >= 0) {
    set(low, high, out, productDown(al, bh), productUp(ah, bh))
  } else if (bh <= 0) {
    set(low, high, out, productDown(ah, bl), productUp(al, bl))
  } else {
    const least = Math.min(productDown(al, bh), productDown(ah, bl))
    set(low, high, out, least, Math.max(productUp(al, bl), productUp(ah, bh)))
  }
}

export const divideCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  const al = low[a]!
  const ah = high[a]!
  const bl = low[b]!
  const bh = high[b]!
  if (!(al <= ah && bl <= bh) || (bl === 0 && bh === 0)) set(low, high, out, NaN, NaN)
  else if (al === 0 && ah === 0) set(low, high, out, 0, 0)
  else if (bl > 0) {
    set(low, high, out, quotientDown(al, al >= 0 ? bh : bl), quotientUp(ah, ah >= 0 ? bl : bh))
  } else if (bh < 0) {
    set(low, high, out, quotientDown(ah, ah >= 0 ? bh : bl), quotientUp(al, al >= 0 ? bl : bh))
  } else if (bl === 0 && al >= 0) set(low, high, out, quotientDown(al, bh), Infinity)
  else if (bl === 0 && ah <= 0) set(low, high, out, -Infinity, quotientUp(ah, bh))
  else if (bh === 0 && al >= 0) set(low, high, out, -Infinity, quotientUp(al, bl))
  else if (bh === 0 && ah <= 0) set(low, high, out, quotientDown(ah, bl), Infinity)
  else set(low, high, out, -Infinity, Infinity)
}

export const absCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  const al = low[a]!
  const ah = high[a]!
  if (al >= 0) set(low, high, out, al, ah)
  else if (ah <= 0) set(low, high, out, -ah, -al)
  else set(low, high, out, al < 0 ? 0 : NaN, Math.max(-al, ah))
}

export const minCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  set(low, high, out, Math.min(low[a]!, low[b]!), Math.min(high[a]!, high[b]!))
}

export const maxCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  set(low, high, out, Math.max(low[a]!, low[b]!), Math.max(high[a]!, high[b]!))
}

export const floorCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  set(low, high, out, Math.floor(low[a]!), Math.floor(high[a]!))
}

export const ceilCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  set(low, high, out, Math.ceil(low[a]!), Math.ceil(high[a]!))
}

export const sqrtCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  const ah = high[a]!
  if (ah >= 0) set(low, high, out, rootDown(Math.max(0, low[a]!)), rootUp(ah))
  else set(low, high, out, NaN, NaN)
}

export const expCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  set(low, high, out, exponentialDown(low[a]!), exponentialUp(high[a]!))
}

export const logCell = (low: Bounds, high: Bounds, out: number, a: number): void => {
  const ah = high[a]!
  if (ah > 0) set(low, high, out, logarithmDown(Math.max(0, low[a]!)), logarithmUp(ah))
  else set(low, high, out, NaN, NaN)
}

/** x^y for any x where y is an integer, and for x ≥ 0 otherwise; 0^0 = 1, and 0^y is undefined for y < 0. */
export const powerCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  const al = low[a]!
  const ah = high[a]!
  const bl = low[b]!
  const bh = high[b]!
  if (!(al <= ah && bl <= bh)) set(low, high, out, NaN, NaN)
  else if (bl === bh && Number.isInteger(bl)) wholePower(low, high, out, al, ah, bl)
  else if (al >= 0) realPower(low, high, out, al, ah, bl, bh)
  else {
    // Of negative numbers only the whole powers exist: there may be one, or more of both parities.
    const least = Math.ceil(bl)
    const greatest = Math.floor(bh)
    if (ah >= 0) realPower(low, high, out, 0, ah, bl, bh)
    else set(low, high, out, NaN, NaN)
    const fromAbove = low[out]!
    const toAbove = high[out]!
    if (least > greatest) return
    if (least === greatest) wholePower(low, high, out, al, Math.min(ah, 0), least)
    else {
      realPower(low, high, out, Math.max(0, -ah), -al, least, greatest)
      low[out] = -high[out]!
      high[out] = -low[out]
    }
    joinBounds(low, high, out, fromAbove, toAbove)
  }
}

/** Whether x^y surely exists for all members of two cells. */
export const hasAllPowers = (low: Bounds, high: Bounds, a: number, b: number): boolean => {
  const al = low[a]!
  const bl = low[b]!
  if (al > 0) return true
  if (bl === high[b] && Number.isInteger(bl)) return bl >= 0 || high[a]! < 0
  return al >= 0 && bl >= 0
}

const isEven = (n: number): boolean => n % 2 === 0

/** [al, ah]^n for one integer n. */
const wholePower = (low: Bounds, high: Bounds, out: number, al: number, ah: number, n: number): void => {
  if (n < 0 && al === 0 && ah === 0) set(low, high, out, NaN, NaN)
  else if (n === 0) set(low, high, out, 1, 1)
  else if (al >= 0) {
    if (n > 0) set(low, high, out, powerDown(al, n), powerUp(ah, n))
    else set(low, high, out, powerDown(ah, n), powerUp(al, n))
  } else if (ah <= 0) {
    wholePower(low, high, out, -ah, -al, n)
    if (!isEven(n)) set(low, high, out, -high[out]!, -low[out]!)
  } else if (isEven(n)) {
    if (n > 0) set(low, high, out, 0, powerUp(Math.max(-al, ah), n))
    else set(low, high, out, powerDown(Math.max(-al, ah), n), Infinity)
  } else if (n > 0) set(low, high, out, -powerUp(-al, n), powerUp(ah, n))
  else set(low, high, out, -Infinity, Infinity)
}

/** [al, ah]^[bl, bh] for al ≥ 0. In each of its two arguments the power is monotone, so its extremes lie at corners. */
const realPower = (low: Bounds, high: Bounds, out: number, al: number, ah: number, bl: number, bh: number): void => {
  if (ah === 0 && bh < 0) set(low, high, out, NaN, NaN)
  else if (bl >= 0) set(low, high, out, powerDown(al, al >= 1 ? bl : bh), powerUp(ah, ah >= 1 ? bh : bl))
  else if (bh <= 0) set(low, high, out, powerDown(ah, ah >= 1 ? bl : bh), powerUp(al, al >= 1 ? bh : bl))
  else {
    const least = Math.min(powerDown(al, bh), powerDown(ah, bl))
    set(low, high, out, least, Math.max(powerUp(al, bl), powerUp(ah, bh)))
  }
}

/** Widens a cell to contain [from, to] too; an empty one adds nothing. */
const joinBounds = (low: Bounds, high: Bounds, out: number, from: number, to: number): void => {
  if (!(low[out]! <= from)) low[out] = Number.isNaN(from) ? low[out]! : from
  if (!(high[out]! >= to)) high[out] = Number.isNaN(to) ? high[out]! : to
}

/** The smallest interval that contains both; an empty one adds nothing. */
export const joinCells = (low: Bounds, high: Bounds, out: number, a: number, b: number): void => {
  const from = low[b]!
  const to = high[b]!
  set(low, high, out, low[a]!, high[a]!)
  joinBounds(low, high, out, from, to)
}
