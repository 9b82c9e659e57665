import { productDown, productUp, quotientDown, quotientUp, rootDown, rootUp, stepDown, stepUp } from './rounding.js'

/**
 * Bounds on exp, log and real powers in doubles.
 *
 * Engines compute these by fdlibm or better, with errors below one unit in the last place (the standard itself promises
 * nothing). The bounds step two units outward for exp and log, four for powers, and never across a value that is known
 * exactly: exp 0 = 1, log 1 = 0, x^0 = 1^y = 1, x^1 = x, and whole powers that are doubles.
 */

/** A double at most exp(x). */
export const exponentialDown = (x: number): number =>
  x === 0 ? 1 : Math.max(stepDown(stepDown(Math.exp(x))), x > 0 ? 1 : 0)
/** A double at least exp(x). */
export const exponentialUp = (x: number): number => {
  if (x === 0) return 1
  const above = stepUp(stepUp(Math.exp(x)))
  return x < 0 ? Math.min(above, 1) : above
}

/** A double at most log(x), for x ≥ 0; -∞ at 0. */
export const logarithmDown = (x: number): number => {
  if (x === 1) return 0
  const below = stepDown(stepDown(Math.log(x)))
  return x > 1 ? Math.max(below, 0) : below
}
/** A double at least log(x), for x > 0. */
export const logarithmUp = (x: number): number => {
  if (x === 1) return 0
  const above = stepUp(stepUp(Math.log(x)))
  return x < 1 ? Math.min(above, 0) : above
}

/** Whole powers up to this one are multiplied out, which keeps them exact where they can be. */
const multipliedOut = 64
/** Beyond this many factors their roundings add up to more than the error of Math.pow. */
const fewFactors = 4

const repeat = (multiply: (a: number, b: number) => number, x: number, times: number): number => {
  let result = 1
  let square = x
  for (let rest = times; ; square = multiply(square, square)) {
    if (rest % 2 === 1) result = multiply(result, square)
    rest = Math.floor(rest / 2)
    if (rest === 0) return result
  }
}

/** A double at most x^y, for x ≥ 0 and any y. */
export const powerDown = (x: number, y: number): number => {
  if (y === 0 || x === 1) return 1
  if (x === 0) return y > 0 ? 0 : Number.MAX_VALUE
  if (y === 1) return x
  if (y === 2) return productDown(x, x)
  if (y === 0.5) return rootDown(x)
  const size = Math.abs(y)
  let exact = 0
  if (size <= multipliedOut && Number.isInteger(y)) {
    exact = y > 0 ? repeat(productDown, x, size) : quotientDown(1, repeat(productUp, x, size))
    if (size <= fewFactors) return exact
  }
  const below = stepDown(stepDown(stepDown(stepDown(x ** y))))
  return Math.max(below, exact, x > 1 === y > 0 ? 1 : 0)
}

/** A double at least x^y, for x ≥ 0 and any y; +∞ where x is 0 and y negative. */
export const powerUp = (x: number, y: number): number => {
  if (y === 0 || x === 1) return 1
  if (x === 0) return y > 0 ? 0 : Infinity
  if (y === 1) return x
  if (y === 2) return productUp(x, x)
  if (y === 0.5) return rootUp(x)
  const size = Math.abs(y)
  let exact = Infinity
  if (size <= multipliedOut && Number.isInteger(y)) {
    exact = y > 0 ? repeat(productUp, x, size) : inverseUp(repeat(productDown, x, size))
    if (size <= fewFactors) return exact
  }
  const above = stepUp(stepUp(stepUp(stepUp(x ** y))))
  return Math.min(above, exact, x > 1 === y > 0 ? Infinity : 1)
}

const inverseUp = (x: number): number => (x === 0 ? Infinity : quotientUp(1, x))
