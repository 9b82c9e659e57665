import * as Q from '../../arithmetic/rational.js'
import type { Domain, Point, Value } from '../domain.js'

/** Where each variable stands in a point that is an array of doubles; options stand there as their index. */
export interface Layout {
  readonly slots: ReadonlyMap<string, number>
  readonly options: ReadonlyMap<string, readonly string[]>
}

/** The layout of some variables, in their order. */
export const layoutOf = (domains: ReadonlyMap<string, Domain>): Layout => ({
  slots: new Map([...domains.keys()].map((name, slot) => [name, slot])),
  options: new Map(
    [...domains].flatMap(([name, domain]) => (domain.kind === 'options' ? [[name, domain.options]] : [])),
  ),
})

const encodeValue = (value: Value | undefined, options: readonly string[] | undefined): number => {
  if (value === undefined) return NaN
  if (typeof value !== 'string') return options === undefined ? Q.toNumber(value) : NaN
  const index = options?.indexOf(value) ?? -1
  return index < 0 ? NaN : index
}

/** A point as doubles, each number rounded to the nearest; NaN for what the point or the layout does not know. */
export const encode = (point: Point, layout: Layout): Float64Array => {
  const encoded = new Float64Array(layout.slots.size)
  for (const [name, slot] of layout.slots) encoded[slot] = encodeValue(point.get(name), layout.options.get(name))
  return encoded
}

/** The point that an array of doubles stands for, exactly; slots that hold no value of their variable are left out. */
export const decode = (encoded: Float64Array, layout: Layout): Point => {
  const point = new Map<string, Value>()
  for (const [name, slot] of layout.slots) {
    const number = encoded[slot]!
    const options = layout.options.get(name)
    const value = options === undefined ? (Number.isFinite(number) ? Q.fromNumber(number) : undefined) : options[number]
    if (value !== undefined) point.set(name, value)
  }
  return point
}
