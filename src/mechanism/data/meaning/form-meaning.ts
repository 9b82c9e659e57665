import { constant } from '../../../formula/build.js'
import type { Dynamic, DynamicVariable, History, Majority, Measure, Mechanism, Population } from '../../mechanism.js'
import type { MeasureDraft } from '../shape/form-codec.js'
import type { Draft } from '../shape/draft.js'
import type { FormulaReader } from './formula-reader.js'
import type { Scope } from './names.js'

type Of<K extends keyof Draft> = NonNullable<Draft[K]> extends ReadonlyMap<string, infer V> ? V : never

/** The parts of a mechanism that are forms. */
export type FormsOf = Pick<Mechanism, 'populations' | 'dynamics' | 'majorities' | 'histories' | 'measures'>

/** The populations, dynamics, majorities, histories and measures that a draft means. */
export const formsOf = (draft: Draft, read: FormulaReader): FormsOf => ({
  populations: each(draft.populations, (population, name) => populationOf(population, name, read)),
  dynamics: each(draft.dynamics, (dynamic, name) => dynamicOf(dynamic, name, read)),
  majorities: each(draft.majorities, (majority, name) => majorityOf(majority, name, read)),
  histories: each(draft.histories, (history, name) => historyOf(history, name, read)),
  measures: measuresOf(draft.measures, read, {}),
})

const each = <A, B>(
  map: ReadonlyMap<string, A> | undefined,
  make: (value: A, key: string) => B,
): ReadonlyMap<string, B> => new Map([...(map ?? [])].map(([key, value]) => [key, make(value, key)]))

const measuresOf = (
  measures: ReadonlyMap<string, MeasureDraft> | undefined,
  read: FormulaReader,
  scope: Scope,
): ReadonlyMap<string, Measure> =>
  each(measures, ({ formula, ...rest }): Measure => ({ ...rest, formula: read.tree(formula, scope) }))

const populationOf = (
  { quantile, payoff, ...rest }: Of<'populations'>,
  owner: string,
  read: FormulaReader,
): Population => ({ ...rest, quantile: read.tree(quantile, { owner }), payoff: read.tree(payoff, { owner }) })

const dynamicOf = (
  { arithmetic, state, payoffs, measures, ...rest }: Of<'dynamics'>,
  owner: string,
  read: FormulaReader,
): Dynamic => ({
  ...rest,
  arithmetic: arithmetic ?? 'real',
  state: each(state, ({ start, next, ...own }): DynamicVariable => ({
    ...own,
    start: read.tree(start, { owner }),
    next: read.tree(next, { owner }),
  })),
  payoffs: each(payoffs, (payoff) => read.tree(payoff, { owner })),
  measures: measuresOf(measures, read, { owner }),
})

/** Holders are alike, and an attack costs them nothing, where nothing is said. */
const majorityOf = (
  { about, holders, weight, above, slashed, fall, effort }: Of<'majorities'>,
  owner: string,
  read: FormulaReader,
): Majority => ({
  ...(about !== undefined && { about }),
  holders: read.tree(holders, { owner }),
  weight: weight ? read.tree(weight, { owner }) : constant(1),
  above: read.tree(above, { owner }),
  slashed: slashed ? read.tree(slashed, { owner }) : constant(0),
  fall: fall ? read.tree(fall, { owner }) : constant(0),
  effort: effort ? read.tree(effort, { owner }) : constant(0),
})

const historyOf = ({ series, ...rest }: Of<'histories'>, owner: string, read: FormulaReader): History => ({
  ...rest,
  series: measuresOf(series, read, { owner }),
})
