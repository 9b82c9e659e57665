import * as Q from '../arithmetic/rational.js'
import type { Point } from '../formula/domain.js'
import type { Model } from '../mechanism/model.js'
import type { Place, Sweep, SweepRun } from '../sweep/sweep.js'
import type { Answer } from './answer.js'
import type { Tool } from './format.js'
import { jsonNumber, jsonValue } from './json.js'
import { showNumber, showValue } from './number.js'
import type { Block } from './page.js'
import type { Axis, Chart, Line, Mark } from './plot/chart.js'
import { solveHead } from './solve-head.js'
import { unitText } from './unit-text.js'

/** What was computed along a parameter, and how it is called and measured. */
export interface SweepReport {
  readonly tool: Tool
  readonly seed: string
  readonly model: Model
  /** Parameters and types that are the same everywhere. */
  readonly nature: Point
  readonly where: string
  readonly sweep: Sweep
  readonly unit?: string | undefined
  readonly quantities: readonly SweptQuantity[]
  /** Whether a player does its best at every point, as far as was found. */
  readonly isPlayed: boolean
  /** One quantity against another, or against the parameter: across and up. */
  readonly axes?: readonly [string, string] | undefined
  /** Presets on the way, with what was computed there. */
  readonly presets: readonly { readonly name: string; readonly place: Place }[]
}

export interface SweptQuantity {
  readonly name: string
  readonly unit?: string | undefined
  readonly about?: string | undefined
}

export const answerOfSweep = (report: SweepReport): Answer => ({
  page: {
    title: `${report.model.mechanism.name} · along ${report.sweep.parameter}`,
    where: report.where,
    blocks: report.sweep.runs.map((run) => blockOf(report, run)),
    notes: [
      ...(report.isPlayed
        ? ['at every point the best response that was found; that nothing brings more is not proved']
        : []),
      `states are solved at every point · seed ${report.seed}`,
    ],
  },
  document: documentOf(report),
  chart: chartOf(report),
  isAnswered: true,
})

const inBrackets = (unit: string | undefined): string => (unitText(unit) === '' ? '' : ` (${unitText(unit)})`)
const nameOfRun = ({ each }: SweepRun): string =>
  each === undefined ? '' : `${each.parameter} = ${showValue(each.value)}`

const mostRows = 21

const blockOf = ({ sweep, unit, quantities, isPlayed }: SweepReport, run: SweepRun): Block => {
  const stride = Math.max(1, Math.ceil((run.places.length - 1) / (mostRows - 1)))
  const shown = run.places.filter((_, index) => index % stride === 0 || index === run.places.length - 1)
  const gaps = run.places.filter(({ why }) => why !== undefined)
  const each = nameOfRun(run)
  return {
    head: each === '' ? `${run.places.length} points` : each,
    isSound: gaps.length === 0 && !isPlayed,
    rows: [
      [`${sweep.parameter}${inBrackets(unit)}`, ...quantities.map((of) => `${of.name}${inBrackets(of.unit)}`)],
      ...shown.map(({ at, values }) => [
        showValue(at),
        ...quantities.map(({ name }) => (values.has(name) ? showNumber(values.get(name)!) : '-')),
      ]),
    ],
    remark: [
      ...(shown.length < run.places.length ? [`${run.places.length - shown.length} points between are left out`] : []),
      ...(gaps.length === 0 ? [] : [`${gaps.length} without a value: ${gaps[0]!.why!.what}`]),
    ].join('; '),
  }
}

const documentOf = ({ tool, seed, model, nature, sweep, unit, quantities }: SweepReport): object => ({
  ...solveHead({ tool, seed }, model, nature),
  over: sweep.parameter,
  ...(unit === undefined ? {} : { unit }),
  quantities: quantities.map(({ name, unit, about }) => ({
    name,
    ...(unit === undefined ? {} : { unit }),
    ...(about === undefined ? {} : { about }),
  })),
  runs: sweep.runs.map(({ each, places }) => ({
    ...(each === undefined ? {} : { each: { [each.parameter]: jsonValue(each.value) } }),
    points: places.map(({ at, values, why }) => ({
      at: jsonValue(at),
      values: Object.fromEntries([...values].map(([name, value]) => [name, jsonNumber(value)])),
      ...(why === undefined ? {} : { why: why.what }),
    })),
  })),
})

const axisOf = ({ name, unit }: SweptQuantity): Axis =>
  unit === undefined || unit === '1' ? { label: name } : { label: name, unit }

const chartOf = (report: SweepReport): Chart => {
  const { sweep, quantities, axes, unit, model, where, seed, presets } = report
  const line = (run: SweepRun, points: Line['points']): Line => ({ name: nameOfRun(run), points })
  const marks = (across: (place: Place) => number, up: string): readonly Mark[] =>
    presets
      .map(({ name, place }) => ({ x: across(place), y: place.values.get(up) ?? NaN, label: name }))
      .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
  const head = { title: `${model.mechanism.name} along ${sweep.parameter}`, caption: `${where} · seed ${seed}` }
  if (axes !== undefined) {
    const [across, up] = axes
    const quantity = (name: string): SweptQuantity => quantities.find((of) => of.name === name) ?? { name, unit }
    const valueOf = (name: string) => (place: Place) =>
      name === sweep.parameter ? Q.toNumber(place.at) : (place.values.get(name) ?? NaN)
    return {
      ...head,
      panels: [
        {
          x: axisOf(quantity(across)),
          y: axisOf(quantity(up)),
          lines: sweep.runs.map((run) =>
            line(
              run,
              run.places.map((place) => [valueOf(across)(place), valueOf(up)(place)]),
            ),
          ),
          marks: marks(valueOf(across), up),
        },
      ],
    }
  }
  return {
    ...head,
    panels: quantities.map((of) => ({
      x: axisOf({ name: sweep.parameter, unit }),
      y: axisOf(of),
      lines: sweep.runs.map((run) =>
        line(
          run,
          run.places.map(({ at, values }) => [Q.toNumber(at), values.get(of.name) ?? NaN]),
        ),
      ),
      marks: marks(({ at }) => Q.toNumber(at), of.name),
    })),
  }
}
