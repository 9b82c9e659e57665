import { showDecimal, showRational } from '../arithmetic/rational.js'
import type { Point, Value } from '../formula/domain.js'

const longest = 16

export const valueText = (value: Value): string => {
  if (typeof value === 'string') return value
  const exact = showDecimal(value) ?? showRational(value)
  return exact.length <= longest ? exact : String(Number(value.numerator) / Number(value.denominator))
}

/** A point as a problem shows it: `quantity = 3, price = 1/3`. */
export const pointText = (point: Point): string =>
  [...point].map(([name, value]) => `${name} = ${valueText(value)}`).join(', ')
