import type { Model } from '../mechanism/model.js'
import type { Answer } from './answer.js'
import type { Tool } from './format.js'
import { showNumber } from './number.js'
import type { Block } from './page.js'

/** The measures of a mechanism at one point. */
export interface MeasuresReport {
  readonly tool: Tool
  readonly seed: string
  readonly model: Model
  readonly where: string
  readonly values: ReadonlyMap<string, number>
}

export const answerOfMeasures = ({ tool, seed, model, where, values }: MeasuresReport): Answer => ({
  page: {
    title: `${model.mechanism.name} · measures`,
    where,
    blocks: [measuresBlock(model, values)],
    notes: [`seed ${seed}`],
  },
  document: { tool, seed, game: model.mechanism.name, measures: measuresDocument(model, values) },
  isAnswered: [...values.values()].every(Number.isFinite),
})

/** A digit more than elsewhere: measures are what published tables are compared with. */
const digits = 6

/** Measures as a table: what, how much, and what that is. */
export const measuresBlock = ({ measures }: Model, values: ReadonlyMap<string, number>): Block => ({
  head: 'measures',
  isSound: true,
  rows: [...values].map(([name, value]) => {
    const { unit, about } = measures.get(name)!
    return [name, `${showNumber(value, digits)}${unit === undefined || unit === '1' ? '' : ` ${unit}`}`, about ?? '']
  }),
  remark: '',
})

export const measuresDocument = ({ measures }: Model, values: ReadonlyMap<string, number>): object =>
  Object.fromEntries(
    [...values].map(([name, value]) => {
      const unit = measures.get(name)?.unit
      return [name, { approximate: Number.isFinite(value) ? value : null, ...(unit === undefined ? {} : { unit }) }]
    }),
  )
