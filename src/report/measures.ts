import type { Point } from '../formula/domain.js'
import type { Model } from '../mechanism/model.js'
import type { Answer } from './answer.js'
import type { Tool } from './format.js'
import { jsonNumber } from './json.js'
import { showNumber } from './number.js'
import type { Block } from './page.js'
import { solveHead } from './solve-head.js'
import { inUnit } from './unit-text.js'

/** The measures of a mechanism at one point. */
export interface MeasuresReport {
  readonly tool: Tool
  readonly seed: string
  readonly model: Model
  /** Every parameter and type. */
  readonly nature: Point
  readonly where: string
  readonly values: ReadonlyMap<string, number>
}

export const answerOfMeasures = ({ tool, seed, model, nature, where, values }: MeasuresReport): Answer => ({
  page: {
    title: `${model.mechanism.name} · measures`,
    where,
    blocks: [measuresBlock(model, values)],
    notes: [`seed ${seed}`],
  },
  document: { ...solveHead({ tool, seed }, model, nature), measures: measuresDocument(model, values) },
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
    return [name, `${showNumber(value, digits)}${inUnit(unit)}`, about ?? '']
  }),
  remark: '',
})

export const measuresDocument = ({ measures }: Model, values: ReadonlyMap<string, number>): object =>
  Object.fromEntries(
    [...values].map(([name, value]) => {
      const unit = measures.get(name)?.unit
      return [name, { approximate: jsonNumber(value), ...(unit === undefined ? {} : { unit }) }]
    }),
  )
