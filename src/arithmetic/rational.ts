/**
 * Exact rational numbers over bigints, always in lowest terms with a positive denominator.
 *
 * Two rationals are equal exactly when their numerators and denominators are.
 */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The greatest common divisor of two integers, never negative. Euclid's algorithm. */
export const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a
  let y = b < 0n ? -b : b
  // Doubles have powers of two below, where the answer can be read off.
  if (y > 1n && (y & (y - 1n)) === 0n) {
    const twos = x & -x
    return twos === 0n || twos > y ? y : twos
  }
  while (y !== 0n) {
    const rest = x % y
    x = y
    y = rest
  }
  return x
}

/**
 * The rational `numerator / denominator` in lowest terms.
 *
 * @throws RangeError if the denominator is zero: callers decide what division by zero means.
 * @example rational(2n, 4n) // 1/2
 */
export const rational = (numerator: bigint, denominator = 1n): Rational => {
  if (denominator === 0n) throw new RangeError('a rational needs a denominator other than zero')
  if (denominator === 1n) return { numerator, denominator }
  const sign = denominator < 0n ? -1n : 1n
  const divisor = sign * greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export const zero: Rational = rational(0n)
export const one: Rational = rational(1n)

export const add = (a: Rational, b: Rational): Rational =>
  a.denominator === b.denominator
    ? rational(a.numerator + b.numerator, a.denominator)
    : rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
export const negate = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator })
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b))
export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator)
/** @throws RangeError if `b` is zero. */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator)

export const sign = (a: Rational): -1 | 0 | 1 => (a.numerator < 0n ? -1 : a.numerator > 0n ? 1 : 0)
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
export const equals = (a: Rational, b: Rational): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator
export const isInteger = (a: Rational): boolean => a.denominator === 1n
export const abs = (a: Rational): Rational => (a.numerator < 0n ? negate(a) : a)
export const min = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)
export const max = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)

/** The greatest integer at most `a`. */
export const floor = (a: Rational): bigint => {
  const quotient = a.numerator / a.denominator
  return a.numerator % a.denominator < 0n ? quotient - 1n : quotient
}
/** The least integer at least `a`. */
export const ceil = (a: Rational): bigint => -floor(negate(a))

/**
 * The exact value of a finite double: every double is a rational with a power of two below.
 *
 * @throws RangeError if the number is infinite or NaN.
 */
export const fromNumber = (value: number): Rational => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a rational`)
  if (Number.isInteger(value)) return rational(BigInt(value))
  let mantissa = value
  let denominator = 1n
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2
    denominator *= 2n
    // Doubling a subnormal is exact, and no finite double has more than 1,074 binary places.
  }
  return rational(BigInt(mantissa), denominator)
}

/** The number of binary digits of an integer's magnitude; of zero, none. */
export const bitLength = (a: bigint): number => {
  if (a === 0n) return 0
  const digits = (a < 0n ? -a : a).toString(16)
  return digits.length * 4 + 28 - Math.clz32(parseInt(digits[0]!, 16))
}

/** The double nearest to `a` (ties to even), with infinities beyond the doubles' range. */
export const toNumber = (a: Rational): number => {
  if (a.numerator === 0n) return 0
  const negative = a.numerator < 0n
  const numerator = negative ? -a.numerator : a.numerator
  // Scale to a quotient of at least 66 bits; its last bit stands for all that was cut off ("sticky"),
  // so that the one rounding of Number(bigint) is the only one.
  const shift = 66 - (bitLength(numerator) - bitLength(a.denominator))
  const scaledNumerator = shift >= 0 ? numerator << BigInt(shift) : numerator
  const scaledDenominator = shift >= 0 ? a.denominator : a.denominator << BigInt(-shift)
  let quotient = scaledNumerator / scaledDenominator
  const exact = scaledNumerator % scaledDenominator === 0n
  const exponent = bitLength(quotient) - shift
  // Below the normal range fewer bits fit: cut to them here, since the final scaling would round twice.
  const spare = -1074 - (exponent - 53)
  if (spare > 0) {
    const keep = BigInt(bitLength(quotient) - 53 + spare)
    const half = 1n << (keep - 1n)
    const rest = quotient & ((1n << keep) - 1n)
    quotient >>= keep
    if (rest > half || (rest === half && (!exact || (quotient & 1n) === 1n))) quotient += 1n
    const tiny = Number(quotient) * 2 ** -1074
    return negative ? -tiny : tiny
  }
  if (!exact) quotient |= 1n
  const magnitude = scaleByPowerOfTwo(Number(quotient), -shift)
  return negative ? -magnitude : magnitude
}

const scaleByPowerOfTwo = (value: number, exponent: number): number => {
  let result = value
  let rest = exponent
  while (rest > 1000) {
    result *= 2 ** 1000
    rest -= 1000
  }
  while (rest < -1000) {
    result *= 2 ** -1000
    rest += 1000
  }
  return result * 2 ** rest
}

const longestNumeral = 10_000

/**
 * Reads a decimal (`-12.5e-3`, `50_000`) or a fraction (`7/4`) exactly; undefined if it is neither.
 *
 * Exponents beyond ±4,000 and texts of more than 10,000 characters are refused: a short text must not ask for a huge
 * number, nor a long one for minutes of work.
 */
export const parseRational = (text: string): Rational | undefined => {
  if (text.length > longestNumeral) return undefined
  const fraction = /^\s*([+-]?\d+)\s*\/\s*(\d+)\s*$/.exec(text)
  if (fraction) {
    const denominator = BigInt(fraction[2]!)
    return denominator === 0n ? undefined : rational(BigInt(fraction[1]!), denominator)
  }
  const decimal = /^\s*([+-]?)(\d[\d_]*)?(?:\.(\d[\d_]*)?)?(?:[eE]([+-]?\d{1,5}))?\s*$/.exec(text)
  if (!decimal || (decimal[2] === undefined && decimal[3] === undefined)) return undefined
  const digits = (decimal[2] ?? '').replaceAll('_', '')
  const places = (decimal[3] ?? '').replaceAll('_', '')
  const exponent = Number(decimal[4] ?? '0') - places.length
  if (Math.abs(exponent) > 4000) return undefined
  const mantissa = BigInt(`${digits}${places}`) * (decimal[1] === '-' ? -1n : 1n)
  return exponent >= 0 ? rational(mantissa * 10n ** BigInt(exponent)) : rational(mantissa, 10n ** BigInt(-exponent))
}

/** `7/4`, or `3` for integers: what {@link parseRational} reads back. */
export const showRational = (a: Rational): string =>
  a.denominator === 1n ? a.numerator.toString() : `${a.numerator}/${a.denominator}`

/** The finite decimal of `a` (`0.2`), or undefined where there is none of at most 40 places. */
export const showDecimal = (a: Rational): string | undefined => {
  let denominator = a.denominator
  let twos = 0
  let fives = 0
  while (denominator % 2n === 0n && twos <= 40) {
    denominator /= 2n
    twos += 1
  }
  while (denominator % 5n === 0n && fives <= 40) {
    denominator /= 5n
    fives += 1
  }
  const places = Math.max(twos, fives)
  if (denominator !== 1n || places > 40) return undefined
  const digits = ((a.numerator < 0n ? -a.numerator : a.numerator) * 10n ** BigInt(places)) / a.denominator
  const padded = digits.toString().padStart(places + 1, '0')
  const text = places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`
  return a.numerator < 0n ? `-${text}` : text
}

/**
 * The simplest rational in [low, high]: the one of least denominator, and of least magnitude among those.
 * Stern–Brocot descent by continued fractions; the bounds may be equal.
 */
export const simplestBetween = (low: Rational, high: Rational): Rational => {
  if (sign(low) <= 0 && sign(high) >= 0) return zero
  if (sign(high) < 0) return negate(simplestBetween(negate(high), negate(low)))
  // Pairs of integers and a list of quotients, not rationals and recursion: nothing to reduce, and no depth.
  let [a, b, c, d] = [low.numerator, low.denominator, high.numerator, high.denominator]
  const quotients: bigint[] = []
  let next = 0n
  for (;;) {
    const whole = a / b
    next = whole * b === a ? whole : whole + 1n
    if (next * d <= c) break
    quotients.push(whole)
    ;[a, b, c, d] = [d, c - whole * d, b, a - whole * b]
  }
  let [numerator, denominator] = [next, 1n]
  for (const whole of quotients.reverse()) [numerator, denominator] = [whole * numerator + denominator, numerator]
  return { numerator, denominator }
}
