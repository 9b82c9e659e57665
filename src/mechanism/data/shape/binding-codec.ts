import { closed, needed, optional } from './closed.js'
import { codec, mapped, type Codec } from './codec.js'
import { listOf, mapOf } from './collection.js'
import { oneOfShapes } from './union.js'
import type { Scalar } from '../source/item.js'
import { isInherited, whyNoFormulaName, whyNoLabel } from './name.js'
import { formulaText, nameOf, oneOf, text } from './scalar-codec.js'

/** One way to read a proposed value, its formulas still as text. */
export interface ReadingDraft {
  readonly name: string
  readonly quote?: string
  /** By parameter; `unchanged` is the proposed value as it stands. */
  readonly sets: ReadonlyMap<string, Scalar | 'unchanged'>
}

const sets: Codec<ReadonlyMap<string, Scalar>> = mapOf('what a key sets', formulaText, whyNoFormulaName)

/** `KEY: [rebate, tipShare]`: both are the proposed value. */
const plainly = mapped(listOf('the parameters of a key', nameOf('a parameter')), (names): readonly ReadingDraft[] => [
  { name: '', sets: new Map(names.map((name) => [name, 'unchanged'])) },
])

/** `KEY: { rebate: 1 / value }`. */
const byFormulas = mapped(sets, (formulas): readonly ReadingDraft[] => [{ name: '', sets: formulas }])

/** `KEY: { readings: { NAME: { quote: …, sets: { … } } } }`. */
const byReadings = mapped(
  closed('the readings of a key', {
    readings: needed(
      mapOf('the readings', closed('a reading', { quote: optional(text), sets: needed(sets) }), whyNoLabel),
    ),
  }),
  ({ readings }) => [...readings].map(([name, reading]): ReadingDraft => ({ name, ...reading })),
)

const readings: Codec<readonly ReadingDraft[]> = oneOfShapes('what a key sets', {
  list: plainly,
  entries: codec('what a key sets', (item, context) =>
    (item.kind === 'entries' && item.entries.has('readings') ? byReadings : byFormulas).validate(item, context),
  ),
})

// Keys are other people's: all that is asked of them is to be there.
const whyNoKey = (key: string): string | undefined => (isInherited(key) ? `"${key}" cannot be a key` : undefined)

export const bindingDraft = closed('a binding', {
  format: needed(oneOf('format', ['cosmos', 'eip', 'consensus-specs'])),
  about: optional(text),
  source: optional(text),
  baseline: needed(nameOf('a preset')),
  reads: needed(mapOf('reads', readings, whyNoKey)),
})
