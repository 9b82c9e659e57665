import * as Q from '../arithmetic/rational.js'
import type { Destiny } from '../equilibrium/destiny.js'
import { thinned, type Path } from '../equilibrium/path.js'
import type { BestPolicy } from '../equilibrium/policy.js'
import type { Run } from '../equilibrium/run.js'
import type { Point } from '../formula/domain.js'
import type { Answer } from './answer.js'
import { chartOfDynamic } from './dynamic-chart.js'
import { dynamicDocument } from './dynamic-document.js'
import type { Tool } from './format.js'
import { showNumber, showValue } from './number.js'
import type { Block, Page } from './page.js'
import { sparkline } from './plot/sparkline.js'
import { stretchesOf } from './stretches.js'
import { inUnit } from './unit-text.js'
import { unitsIn } from './units-of.js'
import { restText, stepsText, wavesText } from './waves.js'

/** What one run of a dynamic showed. */
export interface DynamicReport {
  readonly tool: Tool
  readonly seed: string
  readonly where: string
  readonly run: Run
  readonly destiny: Destiny
  /** Where a policy was looked for: what was found, and the run without it, if that comes to an end. */
  readonly best?: {
    readonly policy: BestPolicy
    readonly usual?: Run
    /** What the usual choices are. */
    readonly usually: 'honest choices' | 'the choices set'
  }
}

export const answerOfDynamic = (report: DynamicReport): Answer => ({
  page: pageOf(report),
  document: dynamicDocument(report),
  chart: chartOfDynamic(report),
  isSketched: true,
  isAnswered: true,
})

const pageOf = (report: DynamicReport): Page => {
  const { run, destiny, where, seed, best } = report
  const { course, steps } = run
  return {
    title: `${course.model.mechanism.name} · ${course.name} · ${stepsText(steps, course.step)}${headline(report)}`,
    where,
    blocks: [
      ...(best ? [policyBlock(report, best.policy, best.usually)] : []),
      endingBlock(run),
      pathBlock(run),
      destinyBlock(run, destiny),
      restBlock(run, destiny),
      best ? undefined : payoffBlock(run),
    ].filter((block) => block !== undefined),
    notes: [`computed in ${course.arithmetic === 'exact' ? 'exact rationals' : 'doubles'} · seed ${seed}`],
  }
}

const verdictWords = { converges: 'converges', cycles: 'cycles', diverges: 'diverges', moving: 'still moves' } as const

/** Of what moves itself; sums over time always move. */
const headline = ({ run: { course, core }, destiny: { variables } }: DynamicReport): string => {
  const told = core.indices
    .slice(0, 3)
    .map((index) => `${course.variables[index]!.own} ${verdictWords[variables[index]!.kind]}`)
  return told.length === 0 ? '' : `: ${told.join(', ')}`
}

const endingBlock = ({ ending, course, steps }: Run): Block | undefined => {
  if (ending.kind === 'ran') return undefined
  const { name, domain, unit } = course.variables[ending.variable]!
  const shown = `${showNumber(ending.value)}${inUnit(unit)}`
  const isFraction = domain.kind === 'integer' && Number.isFinite(ending.value) && !Number.isInteger(ending.value)
  const range = `[${showValue(domain.low)}, ${showValue(domain.high)}]`
  return {
    head: `it ends early, at ${course.step} ${showNumber(ending.step)} of ${showNumber(steps)}`,
    isSound: false,
    rows: [[`${name} would be ${shown}, ${isFraction ? 'which is no whole number' : `outside ${range}`}`]],
    remark: isFraction
      ? 'round it in the formula with floor, or give it an interval'
      : 'what follows is of the steps before',
  }
}

const widthOfLine = 32

const rowOf = (name: string, path: Path, unit: string, show: (value: number) => string): readonly string[] => [
  name,
  ...[path.first, path.last, ...(path.least > path.most ? [NaN, NaN] : [path.least, path.most])].map((value) =>
    show(value),
  ),
  unit.trim(),
  sparkline(
    thinned(path).map(([, value]) => value),
    widthOfLine,
  ),
]

/** Whole numbers in full, where they are exact. */
const showExactly = (value: number): string =>
  Number.isSafeInteger(value) ? showValue(Q.fromNumber(value)) : showNumber(value)

const pathBlock = ({ course, variables, measures, gaps, last, ending }: Run): Block => {
  const isExact = course.arithmetic === 'exact'
  const rows = course.variables.map(({ own, unit }, index) =>
    rowOf(own, variables[index]!, inUnit(unit), isExact ? showExactly : showNumber),
  )
  const missing = course.measures.flatMap(({ name }, index) =>
    gaps[index] === undefined ? [] : [`${name} has no value at ${course.step} ${showNumber(gaps[index])}`],
  )
  return {
    head: `path, from ${course.step} 0 to ${showNumber(ending.kind === 'ran' ? ending.step : ending.step - 1)}`,
    isSound: true,
    rows: [
      ['', 'start', 'end', 'least', 'most', 'unit', ''],
      ...(isExact ? rows.map((row, index) => row.with(2, showValue(last.get(course.variables[index]!.name)!))) : rows),
      ...course.measures.map(({ name, unit }, index) =>
        rowOf(name, measures[index]!, inUnit(unit), isExact ? showExactly : showNumber),
      ),
    ],
    remark: missing.join('; '),
  }
}

const destinyBlock = ({ course, recurrence }: Run, destiny: Destiny): Block => {
  const rows = [
    ...course.variables.map(({ own, unit }, index) => ({ name: own, unit, waves: destiny.variables[index]! })),
    ...course.measures.map(({ name, unit }, index) => ({ name, unit, waves: destiny.measures[index]! })),
  ]
  return {
    head: 'where it goes',
    isSound: recurrence !== undefined,
    rows: rows.map(({ name, unit, waves }) => {
      const { verdict, detail } = wavesText(
        waves,
        inUnit(unit),
        course.step,
        course.arithmetic === 'exact' ? showExactly : showNumber,
      )
      return [name, verdict, detail]
    }),
    remark:
      recurrence !== undefined
        ? ''
        : destiny.since === 0
          ? 'read off these steps'
          : `read off the steps since ${course.step} ${showNumber(destiny.since)}, when the choices change for the last time`,
  }
}

const restBlock = ({ course }: Run, { rest }: Destiny): Block | undefined =>
  rest && {
    head: 'rest point',
    isSound: false,
    rows: course.variables.flatMap(({ name, own, unit }) => {
      const at = rest.at.get(name)
      return at === undefined ? [] : [[own, `${showNumber(at)}${inUnit(unit)}`]]
    }),
    remark: restText(rest, course.step),
  }

const payoffBlock = ({ course, payoffs, ending }: Run): Block | undefined =>
  payoffs.size === 0
    ? undefined
    : {
        head: ending.kind === 'ran' ? 'payoffs at the end' : 'payoffs where it stopped',
        isSound: ending.kind === 'ran',
        rows: [...payoffs].map(([player, payoff]) => [player, `${showNumber(payoff)}${payoffUnit(course, player)}`]),
        remark: '',
      }

const payoffUnit = ({ model, name, time, variables }: Run['course'], player: string): string => {
  const formula = model.dynamics.get(name)?.payoffs.get(player)
  return formula === undefined ? '' : unitsIn(model, [{ name: time }, ...variables]).ofFormula(formula)
}

const policyBlock = ({ run }: DynamicReport, found: BestPolicy, usually: string): Block => {
  const { course, steps } = run
  const unit = payoffUnit(course, found.player)
  const amount = (value: number): string => `${showNumber(value)}${unit}`
  const stretches = stretchesOf(found.phases, steps)
  const usual = Number.isFinite(found.usual) ? `${amount(found.usual)} with ${usually}` : `no end with ${usually}`
  return {
    head: `best policy found for ${found.player}: payoff ${amount(found.payoff)}, against ${usual}`,
    isSound: false,
    rows: stretches.map(({ from, to, choices }) => [
      `${course.step} ${showNumber(from)} to ${showNumber(to)}`,
      choicesText(choices, found.player),
      `for ${stepsText(to - from, course.step)}`,
    ]),
    remark: [
      ...(found.phases.length > 1
        ? [
            `the best that never changes is ${choicesText(found.constant.choices, found.player)}, which brings ${amount(found.constant.payoff)}`,
          ]
        : []),
      ...(found.byGrid === undefined
        ? []
        : [`dynamic programming on a grid, which owes nothing to the search, comes to ${amount(found.byGrid)}`]),
      `the best of ${showNumber(found.runs)} runs tried; that nothing brings more is not proved`,
    ].join('; '),
  }
}

const choicesText = (choices: Point, player: string): string =>
  [...choices].map(([name, value]) => `${name.slice(player.length + 1)} ${showValue(value)}`).join(', ')
