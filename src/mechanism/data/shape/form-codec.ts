import { closed, needed, optional } from './closed.js'
import { mapped, type Codec } from './codec.js'
import { mapOf } from './collection.js'
import { whyNoFormulaName } from './name.js'
import { dynamicVariableDraft, joinedDraft, saidOfQuantity } from './quantity-codec.js'
import { count, formulaText, oneOf, text } from './scalar-codec.js'
import { oneOfShapes } from './union.js'
import type { Scalar } from '../source/item.js'

/** A formula that is read beside payoffs, with its unit. */
export interface MeasureDraft {
  readonly formula: Scalar
  readonly unit?: string
  readonly about?: string
}

/** A formula alone, or a map that says more about it. */
export const measureDraft = (name: string): Codec<MeasureDraft> =>
  oneOfShapes<MeasureDraft>(name, {
    scalar: mapped(formulaText, (formula) => ({ formula })),
    entries: closed(name, { formula: needed(formulaText), unit: optional(text), about: optional(text) }),
  })

export const measures = mapOf('measures', measureDraft('a measure'), whyNoFormulaName)

const population = closed('a population', {
  about: optional(text),
  joined: needed(joinedDraft),
  type: needed(closed('the type of a population', saidOfQuantity)),
  quantile: needed(formulaText),
  payoff: needed(formulaText),
})

const dynamic = closed('a dynamic', {
  about: optional(text),
  step: needed(text),
  steps: needed(count('the number of steps', 100_000_000)),
  arithmetic: optional(oneOf('arithmetic', ['real', 'exact'])),
  state: needed(mapOf('the state of a dynamic', dynamicVariableDraft, whyNoFormulaName)),
  payoffs: optional(mapOf('payoffs', formulaText, whyNoFormulaName)),
  measures: optional(measures),
})

const majority = closed('a majority', {
  about: optional(text),
  holders: needed(formulaText),
  weight: optional(formulaText),
  above: needed(formulaText),
  slashed: optional(formulaText),
  fall: optional(formulaText),
  effort: optional(formulaText),
})

const history = closed('a history', {
  about: optional(text),
  columns: needed(mapOf('columns', closed('a column', { ...saidOfQuantity, file: optional(text) }), whyNoFormulaName)),
  series: optional(mapOf('series', measureDraft('a series'), whyNoFormulaName)),
})

/** The forms of a mechanism, their formulas still as text. */
export const formFields = {
  populations: optional(mapOf('populations', population, whyNoFormulaName)),
  dynamics: optional(mapOf('dynamics', dynamic, whyNoFormulaName)),
  majorities: optional(mapOf('majorities', majority, whyNoFormulaName)),
  histories: optional(mapOf('histories', history, whyNoFormulaName)),
  measures: optional(measures),
} as const
