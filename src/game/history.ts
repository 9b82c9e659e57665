import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Point } from '../formula/domain.js'
import { compileTree, type Layout } from '../formula/reading/number.js'
import { parseUnit, showUnit, unitOf, type Unit } from '../formula/reading/units.js'
import { settingsOf, substitution } from '../formula/substitute.js'
import type { Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Column, History, Measure } from '../mechanism/mechanism.js'
import type { Model } from '../mechanism/model.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { inadmissibleIn } from './admissible.js'
import { fixing } from './fixing.js'

/** A history of a model with everything fixed but its columns. */
export interface RecordedGame {
  readonly model: Model
  readonly part: string
  /** Every parameter and type. */
  readonly nature: Point
  /** The columns that its series read at these parameters, by their bare names. */
  readonly columns: ReadonlyMap<string, Column>
  readonly series: readonly RecordedSeries[]
}

export interface RecordedSeries {
  readonly name: string
  readonly about?: string
  /** As declared, else as its formula has it at these parameters; empty where neither says. */
  readonly unit: string
  /** Over the history's columns alone. */
  readonly formula: Tree
}

/**
 * Fixes the parameters of a history: what is left are its series over its columns. A column that no series reads at these
 * parameters (a price, where amounts are asked for in ETH) is not needed.
 *
 * @returns a problem where there is no such history, the parameters are not admissible, or a state has no one solution there.
 */
export const recordedGame = (
  model: Model,
  part: string,
  given: Point,
  set: Point = new Map(),
): E.Either<Problem, RecordedGame> => {
  const history = model.histories.get(part)
  if (history === undefined) return E.left(unknownHistory(model, part))
  return pipe(
    fixing(model, given, set),
    E.chain((fixed) => {
      const refused = inadmissibleIn(model, fixed)
      return refused === undefined ? E.right(fixed) : E.left(refused)
    }),
    E.map(({ nature, tree }) => {
      const unit = unitReader(model, history, part, nature)
      const series = [...history.series].map(([name, measure]): RecordedSeries => ({
        name,
        ...(measure.about === undefined ? {} : { about: measure.about }),
        unit: unit(measure),
        formula: tree(measure.formula),
      }))
      const read = variablesOf(...series.map(({ formula }) => formula))
      const columns = new Map([...history.columns].filter(([name]) => read.has(`${part}.${name}`)))
      return { model, part, nature, columns, series }
    }),
  )
}

const unknownHistory = ({ mechanism, histories }: Model, part: string): Problem => {
  const close = nearest(part, histories.keys())
  return problem('unknown-name', `${mechanism.name} has no history “${part}”`, {
    expected: [...histories.keys()].join(', ') || 'none: it has none',
    ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
  })
}

/** Reads units with the options put in, since a branch may be in another unit than the one beside it. */
const unitReader = (
  { variables }: Model,
  { columns }: History,
  part: string,
  nature: Point,
): ((measure: Measure) => string) => {
  const units = unitsIn(variables, columns, part)
  const options = new Map([...nature].filter(([, value]) => typeof value === 'string'))
  const { tree } = substitution(settingsOf(options))
  return ({ unit, formula }) => {
    if (unit !== undefined) return unit
    const found = unitOf(tree(formula), units)
    return E.isLeft(found) ? '' : showUnit(found.right)
  }
}

/** Units of parameters, and of the columns under their qualified names. */
const unitsIn = (
  variables: Model['variables'],
  columns: History['columns'],
  part: string,
): ReadonlyMap<string, Unit> => {
  const units = new Map<string, Unit>()
  const keep = (name: string, text: string | undefined): void => {
    const parsed = parseUnit(text ?? '1')
    if (E.isRight(parsed)) units.set(name, parsed.right)
  }
  for (const { name, unit } of variables.values()) keep(name, unit)
  for (const [name, { unit }] of columns) keep(`${part}.${name}`, unit)
  return units
}

/**
 * The series of a history over its columns, in doubles.
 *
 * @param columns every column that is read, all of one length
 * @param labelOf what a position is called, for the problem
 * @returns a problem where a series has no number: its name, the first such position, and the columns there.
 */
export const seriesOf = (
  { part, columns: read, series }: RecordedGame,
  columns: ReadonlyMap<string, Float64Array>,
  labelOf: (index: number) => string,
): E.Either<Problem, ReadonlyMap<string, Float64Array>> => {
  const names = [...read.keys()]
  const days = names.map((name) => columns.get(name)!)
  const layout: Layout = {
    slots: new Map(names.map((name, slot) => [`${part}.${name}`, slot])),
    options: new Map(),
  }
  const count = days[0]?.length ?? 0
  const point = new Float64Array(names.length)
  const result = new Map<string, Float64Array>()
  for (const { name, formula } of series) {
    const valueAt = compileTree(formula, layout)
    const values = new Float64Array(count)
    for (let index = 0; index < count; index += 1) {
      for (let slot = 0; slot < days.length; slot += 1) point[slot] = days[slot]![index]!
      values[index] = valueAt(point)
      if (!Number.isFinite(values[index])) {
        const found = names.map((column, slot) => `${column} = ${point[slot]!}`).join(', ')
        return E.left(problem('not-a-number', `${name} has no value on ${labelOf(index)}`, { found }))
      }
    }
    result.set(name, values)
  }
  return E.right(result)
}
