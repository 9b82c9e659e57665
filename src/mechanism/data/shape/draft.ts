import * as E from 'fp-ts/lib/Either.js'
import { problem } from '../../../problem/problem.js'
import { bindingDraft } from './binding-codec.js'
import { attackDraft, claimDraft } from './claim-codec.js'
import { closed, needed, optional, type RecordOf } from './closed.js'
import { checked, type Codec } from './codec.js'
import { keyedMapOf, mapOf } from './collection.js'
import { formFields } from './form-codec.js'
import { describe } from '../source/item.js'
import { whyNoFormulaName, whyNoLabel } from './name.js'
import { choiceDraft, parameterDraft, stateDraft, typeDraft } from './quantity-codec.js'
import { conditionText, count, formulaText, nameOf, text, written } from './scalar-codec.js'

const player = closed('a player', {
  about: optional(text),
  count: optional(count('the count')),
  choices: optional(mapOf('choices', choiceDraft, whyNoFormulaName)),
  types: optional(mapOf('types', typeDraft, whyNoFormulaName)),
  payoff: needed(formulaText),
})

// The values of a preset stand beside what is said about it.
const presetWords = ['about', 'source'] as const
const preset = keyedMapOf('a preset', written('a value'), whyNoFormulaName)

const name: Codec<string> = checked(nameOf('the name of the mechanism'), (value, item) => {
  const what = whyNoLabel(value)
  return what === undefined
    ? E.right(value)
    : E.left(problem('bad-name', what, { place: item.place, found: describe(item) }))
})

const fields = {
  mechanism: needed(name),
  about: optional(text),
  parameters: optional(mapOf('parameters', parameterDraft, whyNoFormulaName)),
  players: optional(mapOf('players', player, whyNoFormulaName)),
  state: optional(mapOf('state', stateDraft, whyNoFormulaName)),
  ...formFields,
  where: optional(mapOf('where', formulaText, whyNoFormulaName)),
  admissible: optional(conditionText),
  presets: optional(mapOf('presets', preset, whyNoLabel)),
  attacks: optional(mapOf('attacks', attackDraft, whyNoLabel)),
  claims: optional(mapOf('claims', claimDraft, whyNoLabel)),
  bindings: optional(mapOf('bindings', bindingDraft, whyNoLabel)),
} as const

/** A mechanism of which the shape is understood, its formulas still as text and its names as they are written. */
export type Draft = RecordOf<typeof fields>
export const draft: Codec<Draft> = closed('the mechanism', fields)

export const isPresetWord = (key: string): key is (typeof presetWords)[number] =>
  presetWords.some((word) => word === key)
