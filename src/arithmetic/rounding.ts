/**
 * Directed rounding in doubles: the greatest double known to be at most an exact result, or the least at least it.
 *
 * JavaScript rounds to nearest only. The error of a rounded sum, product, quotient or square root is itself a double
 * (or has the sign of one), so it tells on which side the exact result lies: an exact result is never widened.
 * Source: Knuth's TwoSum; Dekker's TwoProduct with Veltkamp's splitting; the neighbours by Rump, Zimmermann, Boldo and
 * Melquiond, "Computing predecessor and successor in rounding to nearest" (2009).
 *
 * A bound below is never +∞ and a bound above never -∞: a result beyond all doubles lies above the greatest of them.
 * NaN stays NaN.
 */

const tiny = Number.MIN_VALUE
const huge = Number.MAX_VALUE
/** 2^-53 · (1 + 2^-52): this part of |x|, rounded, carries x to its neighbour. */
const halfUnit = 2 ** -53 * (1 + 2 ** -52)

/** A double below `x`: its neighbour (among the very smallest, perhaps the one after). -∞ stays, +∞ becomes finite. */
export const stepDown = (x: number): number => (x === Infinity ? huge : x - (Math.abs(x) * halfUnit + tiny))
/** A double above `x`: its neighbour (among the very smallest, perhaps the one after). +∞ stays, -∞ becomes finite. */
export const stepUp = (x: number): number => (x === -Infinity ? -huge : x + (Math.abs(x) * halfUnit + tiny))

/** What `rounded` = fl(a + b) lacks to a + b, exactly; NaN where something overflows. */
const sumError = (a: number, b: number, rounded: number): number => {
  const second = rounded - a
  return a - (rounded - second) + (b - second)
}

/** The greatest double at most a + b. */
export const sumDown = (a: number, b: number): number => {
  const rounded = a + b
  // Not `< 0`: where the error is NaN, take the cautious way.
  return sumError(a, b, rounded) >= 0 ? rounded : stepDown(rounded)
}
/** The least double at least a + b. */
export const sumUp = (a: number, b: number): number => {
  const rounded = a + b
  return sumError(a, b, rounded) <= 0 ? rounded : stepUp(rounded)
}

const splitter = 2 ** 27 + 1
/** Between these magnitudes the halves of a factor do not overflow and the error of a product does not underflow. */
const greatestFactor = 2 ** 995
const greatestProduct = 2 ** 1020
const leastProduct = 2 ** -960

/** What `rounded` = fl(a · b) lacks to a · b, exactly; NaN where something might overflow or underflow. */
const productError = (a: number, b: number, rounded: number): number => {
  const size = Math.abs(rounded)
  const isSafe =
    size >= leastProduct && size <= greatestProduct && Math.abs(a) <= greatestFactor && Math.abs(b) <= greatestFactor
  if (!isSafe) return NaN
  const wideA = splitter * a
  const upperA = wideA - (wideA - a)
  const lowerA = a - upperA
  const wideB = splitter * b
  const upperB = wideB - (wideB - b)
  const lowerB = b - upperB
  return lowerA * lowerB - (rounded - upperA * upperB - lowerA * upperB - upperA * lowerB)
}

/**
 * A double at most a · b: the greatest, wherever neither over- nor underflow is near.
 * 0 · ∞ is 0: an infinite bound stands for numbers beyond all doubles, each of them finite.
 */
export const productDown = (a: number, b: number): number => {
  const rounded = a * b
  if (productError(a, b, rounded) >= 0) return rounded
  if (a === 0 || b === 0) return Number.isNaN(a + b) ? NaN : 0
  if (a === 1 || b === 1) return rounded
  const below = stepDown(rounded)
  return below < 0 && a > 0 === b > 0 ? 0 : below
}
/** A double at least a · b. */
export const productUp = (a: number, b: number): number => -productDown(-a, b)

/** Below it, doubles have fewer digits and a quotient may be far off, relatively. */
const leastQuotient = 2 ** -1000

/** A double at most a / b, for b ≠ 0: the greatest, wherever neither over- nor underflow is near. */
export const quotientDown = (a: number, b: number): number => {
  if (a === 0 || Math.abs(b) === Infinity) return 0
  if (b === 1) return a
  const rounded = a / b
  if (Math.abs(rounded) >= leastQuotient) {
    const product = rounded * b
    const rest = a - product - productError(rounded, b, product)
    if (b > 0 ? rest >= 0 : rest <= 0) return rounded
  }
  const below = stepDown(rounded)
  return below < 0 && a > 0 === b > 0 ? 0 : below
}
/** A double at least a / b, for b ≠ 0. */
export const quotientUp = (a: number, b: number): number => -quotientDown(-a, b)

/** What fl(√x) = `root` lacks to the root, in sign; NaN where something might overflow or underflow. */
const rootError = (x: number, root: number): number => {
  const square = root * root
  return x - square - productError(root, root, square)
}

/** A double at most √x, for x ≥ 0. Rests on Math.sqrt being off by less than a unit in the last place. */
export const rootDown = (x: number): number => {
  const root = Math.sqrt(x)
  return x === 0 || rootError(x, root) >= 0 ? root : stepDown(root)
}
/** A double at least √x, for x ≥ 0. */
export const rootUp = (x: number): number => {
  const root = Math.sqrt(x)
  return x === 0 || rootError(x, root) <= 0 ? root : stepUp(root)
}
