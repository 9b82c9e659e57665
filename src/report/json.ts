import * as Q from '../arithmetic/rational.js'
import type { Point, Value } from '../formula/domain.js'

/** Zero without a sign, and null for what JSON has no number for. */
export const jsonNumber = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null)

/** An option by its name, a number as the nearest double. */
export const jsonValue = (value: Value): number | string | null =>
  typeof value === 'string' ? value : jsonNumber(Q.toNumber(value))

export const jsonPoint = (point: Point): Readonly<Record<string, number | string | null>> =>
  Object.fromEntries([...point].map(([name, value]) => [name, jsonValue(value)]))
