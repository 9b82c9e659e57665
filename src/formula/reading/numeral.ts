import { showRational, type Rational } from '../../arithmetic/rational.js'
import { levels } from '../grammar/operators.js'

/** A number as it is written in a formula, and how tightly that binds: `-3` as a negation, `1/3` as a division. */
export interface Numeral {
  readonly text: string
  readonly level: number
}

/** Decimals of more significant digits than a double has are written as fractions. */
const significant = 17

const factors = (value: bigint, of: bigint): { readonly count: number; readonly rest: bigint } => {
  let rest = value
  let count = 0
  while (rest % of === 0n) {
    rest /= of
    count += 1
  }
  return { count, rest }
}

/** `1200`, `15e6`, `0.05`, `2.5e-8`: a positive whole number times a power of ten. */
const scaled = (digits: string, exponent: number): string => {
  const places = -exponent
  if (exponent >= 0 && digits.length + exponent <= 15) return digits + '0'.repeat(exponent)
  if (exponent < 0 && places < digits.length) return `${digits.slice(0, -places)}.${digits.slice(-places)}`
  if (exponent < 0 && places <= digits.length + 4) return `0.${digits.padStart(places, '0')}`
  const leading = digits.length > 1 ? `${digits[0]!}.${digits.slice(1)}` : digits
  return `${leading}e${exponent + digits.length - 1}`
}

const trailingZeros = /0*$/

const whole = (value: bigint): string => {
  const digits = value.toString()
  const zeros = trailingZeros.exec(digits)![0].length
  // The reader of numbers takes exponents up to 4,000.
  return value === 0n || zeros < 6 || zeros > 3000 || digits.length - zeros > 1000
    ? digits
    : scaled(digits.slice(0, -zeros), zeros)
}

const decimal = ({ numerator, denominator }: Rational): string | undefined => {
  if (denominator.toString(2).length > 4000) return undefined
  const twos = factors(denominator, 2n)
  const fives = factors(twos.rest, 5n)
  const places = Math.max(twos.count, fives.count)
  if (fives.rest !== 1n || places > 1000) return undefined
  const digits = ((numerator * 10n ** BigInt(places)) / denominator).toString()
  return digits.length > significant ? undefined : scaled(digits, -places)
}

/** Writes a number so that the parser reads the same number back. Exact. */
export const numeral = (value: Rational): Numeral => {
  const isNegative = value.numerator < 0n
  const positive = isNegative ? { ...value, numerator: -value.numerator } : value
  const written = value.denominator === 1n ? whole(positive.numerator) : decimal(positive)
  const text = written ?? showRational(positive)
  return {
    text: isNegative ? `-${text}` : text,
    level: written === undefined ? levels.multiply : isNegative ? levels.negate : levels.atom,
  }
}
