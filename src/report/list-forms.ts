import type { Domain } from '../formula/domain.js'
import { text as textOf } from '../formula/reading/text.js'
import type { Tree } from '../formula/tree.js'
import type { Measure, Mechanism, Quantity } from '../mechanism/mechanism.js'
import { showRational } from './number.js'

type Row = readonly [name: string, what: string]

/** What a list of a mechanism says under one title. */
export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
}

const longest = 240

/** A formula, or that there is more of it than a list can show. */
const text = (formula: Tree): string => {
  const whole = textOf(formula)
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 2)} …`
}

/** What can be solved in a mechanism beside the game of its players, and what it measures. */
export const formSections = (mechanism: Mechanism): readonly Section[] => [
  {
    title: 'populations',
    rows: [...mechanism.populations].flatMap(([name, { about, joined, quantile, payoff }]): readonly Row[] => [
      [name, about ?? 'agents who join or stay out'],
      [`${name}.joined`, said(showRange(joined.domain), joined)],
      ['', `type: ${text(quantile)}`],
      ['', `payoff: ${text(payoff)}`],
    ]),
  },
  {
    title: 'dynamics',
    rows: [...mechanism.dynamics].flatMap(
      ([name, { about, step, steps, state, payoffs, measures }]): readonly Row[] => [
        [name, `${showRational({ numerator: BigInt(steps), denominator: 1n })} steps, each a ${step}${after(about)}`],
        ...[...state].map(([own, variable]): Row => [
          `${name}.${own}`,
          `${said(showRange(variable.domain), variable)}; from ${text(variable.start)}, then ${text(variable.next)}`,
        ]),
        ...[...payoffs].map(([player, payoff]): Row => ['', `payoff of ${player}: ${text(payoff)}`]),
        ...measureRows(measures),
      ],
    ),
  },
  {
    title: 'majorities',
    rows: [...mechanism.majorities].map(([name, { about, holders, weight, above }]): Row => [
      name,
      `${text(holders)} holders of weight ${text(weight)}, of whom more than ${text(above)} is needed${after(about)}`,
    ]),
  },
  {
    title: 'histories',
    rows: [...mechanism.histories].flatMap(([name, { about, columns, series }]): readonly Row[] => [
      [name, about ?? 'recorded days'],
      ...[...columns].map(([own, column]): Row => [`${name}.${own}`, said(column.file ?? 'a column', column)]),
      ...measureRows(series),
    ]),
  },
  { title: 'measures', rows: measureRows(mechanism.measures) },
]

const measureRows = (measures: ReadonlyMap<string, Measure>): readonly Row[] =>
  [...measures].map(([name, measure]) => [name, said(text(measure.formula), measure)])

const showRange = (domain: Domain): string =>
  domain.kind === 'options' ? domain.options.join(' · ') : `${showRational(domain.low)} to ${showRational(domain.high)}`

const said = (what: string, { unit, about }: Omit<Quantity, 'domain'>): string =>
  `${what}${unit === undefined || unit === '1' ? '' : `, in ${unit}`}${after(about)}`

const after = (about: string | undefined): string => (about === undefined ? '' : ` — ${about}`)

/** The names of forms, for programs. */
export const formsDocument = ({ populations, dynamics, majorities, histories, measures }: Mechanism) => ({
  ...some('populations', populations, ({ joined: { domain } }) => ({ joined: showRange(domain) })),
  ...some('dynamics', dynamics, (dynamic) => ({
    step: dynamic.step,
    steps: dynamic.steps,
    state: [...dynamic.state.keys()],
    measures: [...dynamic.measures.keys()],
  })),
  ...some('majorities', majorities, ({ holders, above }) => ({ holders: text(holders), above: text(above) })),
  ...some('histories', histories, ({ columns, series }) => ({
    columns: [...columns.keys()],
    series: [...series.keys()],
  })),
  ...some('measures', measures, ({ formula }) => text(formula)),
})

const some = <A>(key: string, map: ReadonlyMap<string, A>, show: (value: A) => unknown): object =>
  map.size === 0 ? {} : { [key]: Object.fromEntries([...map].map(([name, value]) => [name, show(value)])) }
