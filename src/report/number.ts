import * as Q from '../arithmetic/rational.js'
import type { Enclosure } from '../checker/goal.js'
import type { Value } from '../formula/domain.js'

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

const group = (decimal: string): string => {
  const [whole = '', places] = decimal.split('.')
  return places === undefined ? grouped(whole) : `${grouped(whole)}.${places}`
}

/** How many characters an exact number may take before it is rounded for a reader. */
const longest = 12
const longestFraction = 7
const usualDigits = 5

/**
 * A double as a person reads it: five significant digits or as many as are asked for, thousands apart, powers of ten only where it is very large or small.
 *
 * @example showNumber(1234567.8) // "1,234,600"
 */
export const showNumber = (value: number, digits = usualDigits): string => {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'no number' : value > 0 ? 'infinity' : '−infinity'
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  if (size === 0) return '0'
  if (size >= 1e15 || size < 1e-5)
    return (
      sign +
      size
        .toExponential(digits - 1)
        .replace(/\.?0+e/, 'e')
        .replace('e+', 'e')
    )
  const rounded = Number(size.toPrecision(digits))
  const text = rounded.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(rounded))))
  return sign + group(text.includes('.') ? text.replace(/\.?0+$/, '') : text)
}

/** How many of something, with every digit. */
export const showCount = (count: number | bigint): string => grouped(count.toString())

/** A share of a whole, in per cent. */
export const showPercent = (share: number, digits = 4): string => `${showNumber(100 * share, digits)} %`

/** A rational: exact where that is short (`20`, `0.125`, `1/3`), else rounded with ≈ before it. */
export const showRational = (value: Q.Rational): string => {
  const negative = Q.sign(value) < 0
  const size = Q.abs(value)
  const decimal = Q.showDecimal(size)
  const exact = decimal ?? Q.showRational(size)
  if (exact.length <= (decimal === undefined ? longestFraction : longest))
    return `${negative ? '−' : ''}${decimal === undefined ? exact : group(decimal)}`
  const near = Q.toNumber(value)
  return decimal !== undefined && Q.equals(Q.fromNumber(Number(near.toPrecision(usualDigits))), value)
    ? showNumber(near)
    : `≈ ${showNumber(near)}`
}

export const showValue = (value: Value): string => (typeof value === 'string' ? value : showRational(value))

const middleOf = ({ low, high }: Enclosure): Q.Rational => Q.divide(Q.add(low, high), Q.rational(2n))

export const isExact = ({ low, high }: Enclosure): boolean => Q.equals(low, high)

/** A number that is known exactly or within bounds. */
export const showEnclosure = (range: Enclosure): string =>
  isExact(range) ? showRational(range.low) : `≈ ${showNumber(Q.toNumber(middleOf(range)))}`

/** A number between two doubles, with as many digits as these have settled. */
export const showWithin = (low: number, high: number): string => {
  const middle = low / 2 + high / 2
  const width = (high - low) / Math.max(Math.abs(middle), Number.MIN_VALUE)
  const digits = Math.max(3, Math.min(15, Math.floor(-Math.log10(Math.max(width, 1e-16)))))
  const text = String(Number(middle.toPrecision(digits)))
  return text.includes('e') ? showNumber(middle) : group(text)
}

/** With its sign, as a gain is told. */
export const showGain = (range: Enclosure): string => {
  const text = showEnclosure(range).replace('≈ ', '')
  return text.startsWith('−') || text === '0' ? text : `+${text}`
}

/** How much more one number is than another, in per cent; undefined where that says nothing. */
export const showChange = (before: Enclosure, after: Enclosure): string | undefined => {
  const from = Q.toNumber(middleOf(before))
  const to = Q.toNumber(middleOf(after))
  const change = (100 * (to - from)) / Math.abs(from)
  if (from === 0 || !Number.isFinite(change)) return undefined
  const text = Math.abs(change) >= 1000 ? showNumber(Math.round(change)) : showNumber(Number(change.toPrecision(3)))
  return `${change > 0 ? '+' : ''}${text} %`
}
