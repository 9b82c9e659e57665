import type { Dynamic, History, Majority, Measure, Mechanism, Population } from '../mechanism.js'
import type { Path } from './fault.js'
import type { Written } from './formulas.js'

/** All formulas of populations, dynamics, majorities, histories and measures, in the order of the data form. */
export const formulasOfForms = function* (mechanism: Mechanism): Generator<Written, void> {
  for (const [name, population] of mechanism.populations) yield* formulasOfPopulation(name, population)
  for (const [name, dynamic] of mechanism.dynamics) yield* formulasOfDynamic(name, dynamic)
  for (const [name, majority] of mechanism.majorities) yield* formulasOfMajority(name, majority)
  for (const [name, history] of mechanism.histories) yield* formulasOfHistory(name, history)
}

export const formulasOfMeasures = function* (
  path: Path,
  measures: ReadonlyMap<string, Measure>,
  reads: readonly string[] = [],
): Generator<Written, void> {
  for (const [name, { formula }] of measures) yield { path: [...path, name, 'formula'], node: formula, own: [], reads }
}

const formulasOfPopulation = function* (name: string, { quantile, payoff }: Population): Generator<Written, void> {
  const path = ['populations', name]
  yield { path: [...path, 'quantile'], node: quantile, own: [], reads: [`${name}.rank`] }
  yield { path: [...path, 'payoff'], node: payoff, own: [], reads: [`${name}.type`] }
}

const formulasOfDynamic = function* (name: string, { state, payoffs, measures }: Dynamic): Generator<Written, void> {
  const path = ['dynamics', name]
  const reads = [...state.keys(), 'time'].map((own) => `${name}.${own}`)
  for (const [variable, { start, next }] of state) {
    yield { path: [...path, 'state', variable, 'start'], node: start, own: [] }
    yield { path: [...path, 'state', variable, 'next'], node: next, own: [], reads }
  }
  for (const [player, payoff] of payoffs)
    yield { path: [...path, 'payoffs', player], node: payoff, own: [player], reads }
  yield* formulasOfMeasures([...path, 'measures'], measures, reads)
}

const formulasOfMajority = function* (
  name: string,
  { holders, weight, above, slashed, fall, effort }: Majority,
): Generator<Written, void> {
  const path = ['majorities', name]
  yield { path: [...path, 'holders'], node: holders, own: [] }
  yield { path: [...path, 'weight'], node: weight, own: [], reads: [`${name}.rank`] }
  yield { path: [...path, 'above'], node: above, own: [] }
  yield { path: [...path, 'slashed'], node: slashed, own: [], reads: [`${name}.share`] }
  yield { path: [...path, 'fall'], node: fall, own: [] }
  yield { path: [...path, 'effort'], node: effort, own: [] }
}

const formulasOfHistory = (name: string, { columns, series }: History): Generator<Written, void> =>
  formulasOfMeasures(
    ['histories', name, 'series'],
    series,
    [...columns.keys()].map((column) => `${name}.${column}`),
  )
