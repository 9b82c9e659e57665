import * as Q from '../arithmetic/rational.js'
import type { Domain } from '../formula/domain.js'
import { intoDomain, isInDomain } from './exact-point.js'

const favourites = ['0', '1', '1/2', '2', '10', '1/4', '3/4', '1/10', '5', '20', '100', '1000'].map((text) =>
  Q.parseRational(text)!,
)

/**
 * How hard a number is to say: its significant digits, of the decimal or of the fraction, whichever has fewer;
 * a point counts for less than a digit, and decimals come before fractions of many digits.
 */
export const hardness = (value: Q.Rational): number => {
  const { numerator, denominator } = Q.abs(value)
  const whole = numerator.toString().replace(/0+$/, '')
  const fraction = denominator === 1n ? Infinity : 1.5 * whole.length + denominator.toString().length
  const decimal = Q.showDecimal(Q.abs(value))
  const digits = decimal?.replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length ?? Infinity
  // Long runs of zeros are harder than short ones, but much less so than digits.
  const length = decimal === undefined ? 0 : decimal.length / 20
  const plain = denominator === 1n ? whole.length : Infinity
  return Math.min(fraction, Math.min(plain, digits + (denominator === 1n ? 0 : 0.3)) + length)
}

/** Numbers of a domain near a value or otherwise easy to say, the easiest first, of equals the nearest. */
export const simpleNumbers = (
  domain: Exclude<Domain, { kind: 'options' }>,
  near: Q.Rational,
  also: readonly Q.Rational[] = [],
): readonly Q.Rational[] => {
  const candidates = [...also, ...favourites, domain.low, domain.high, ...roundings(near)]
  const known = new Set<string>()
  const unique: { readonly value: Q.Rational; readonly cost: number; readonly distance: number }[] = []
  for (const candidate of [near, ...candidates]) {
    const value = domain.kind === 'integer' ? intoDomain(domain, Q.rational(Q.floor(candidate))) : candidate
    const text = Q.showRational(value)
    if (known.has(text) || !isInDomain(domain, value)) continue
    known.add(text)
    unique.push({ value, cost: hardness(value), distance: Math.abs(Q.toNumber(Q.subtract(value, near))) })
  }
  return unique.sort((a, b) => a.cost - b.cost || a.distance - b.distance).map(({ value }) => value)
}

/** A value cut to 1, 2, 3 … significant digits, down and up, and the simplest fractions ever nearer to it. */
const roundings = (value: Q.Rational): readonly Q.Rational[] => {
  const rounded: Q.Rational[] = []
  const size = Q.toNumber(Q.abs(value))
  if (size === 0 || !Number.isFinite(size)) return rounded
  const exponent = Math.floor(Math.log10(size))
  for (let digits = 1; digits <= 9; digits += 1) {
    const places = digits - 1 - exponent
    const unit = places >= 0 ? Q.rational(1n, 10n ** BigInt(places)) : Q.rational(10n ** BigInt(-places))
    const share = Q.divide(value, unit)
    rounded.push(Q.multiply(Q.rational(Q.floor(share)), unit), Q.multiply(Q.rational(Q.ceil(share)), unit))
    const width = Q.multiply(Q.abs(value), Q.rational(1n, 2n * 10n ** BigInt(digits - 1)))
    rounded.push(Q.simplestBetween(Q.subtract(value, width), Q.add(value, width)))
  }
  return rounded
}
