import type { Column, Dynamic, DynamicVariable, History, Majority, Measure, Population } from '../../mechanism.js'
import { described, domainEntry } from './document-of-quantity.js'
import { mapping, mappingOf, prose, said, whole, type Document, type Mapping } from './document.js'
import type { FormulaWriter } from './formula-writer.js'

/** A population as data. */
export const populationDocument = (
  { about, joined, type, quantile, payoff }: Population,
  owner: string,
  write: FormulaWriter,
): Mapping =>
  mapping(
    {
      about: said(about),
      joined: mapping({ ...domainEntry(joined.domain), ...described(joined) }),
      type: mapping(described(type)),
      quantile: write.tree(quantile, { owner }),
      payoff: write.tree(payoff, { owner }),
    },
    true,
  )

/** A dynamic as data. */
export const dynamicDocument = (dynamic: Dynamic, owner: string, write: FormulaWriter): Mapping =>
  mapping(
    {
      about: said(dynamic.about),
      step: prose(dynamic.step),
      steps: whole(dynamic.steps),
      arithmetic: dynamic.arithmetic === 'exact' ? prose('exact') : undefined,
      state: mappingOf(dynamic.state, (own) => variableDocument(own, owner, write), true) ?? mapping({}),
      payoffs: mappingOf(dynamic.payoffs, (payoff) => write.tree(payoff, { owner }), true),
      measures: measuresDocument(dynamic.measures, write, owner),
    },
    true,
  )

const variableDocument = (variable: DynamicVariable, owner: string, write: FormulaWriter): Mapping =>
  mapping(
    {
      ...domainEntry(variable.domain),
      ...described(variable),
      start: write.tree(variable.start, { owner }),
      next: write.tree(variable.next, { owner }),
    },
    true,
  )

/** A majority as data. */
export const majorityDocument = (majority: Majority, owner: string, write: FormulaWriter): Mapping => {
  const { about, holders, weight, above, slashed, fall, effort } = majority
  return mapping(
    {
      about: said(about),
      holders: write.tree(holders, { owner }),
      weight: write.tree(weight, { owner }),
      above: write.tree(above, { owner }),
      slashed: write.tree(slashed, { owner }),
      fall: write.tree(fall, { owner }),
      effort: write.tree(effort, { owner }),
    },
    true,
  )
}

/** A history as data. */
export const historyDocument = ({ about, columns, series }: History, owner: string, write: FormulaWriter): Mapping =>
  mapping(
    {
      about: said(about),
      columns: mappingOf(columns, columnDocument, true) ?? mapping({}),
      series: measuresDocument(series, write, owner),
    },
    true,
  )

const columnDocument = (column: Column): Mapping => mapping({ ...described(column), file: said(column.file) })

/** Measures as data, those that are a formula and nothing else as that. */
export const measuresDocument = (
  measures: ReadonlyMap<string, Measure>,
  write: FormulaWriter,
  owner?: string,
): Mapping | undefined => {
  const document = ({ formula, unit, about }: Measure): Document => {
    const written = write.tree(formula, owner === undefined ? {} : { owner })
    return unit === undefined && about === undefined
      ? written
      : mapping({ formula: written, unit: said(unit), about: said(about) })
  }
  return mappingOf(measures, document, true)
}
