import { secondsOfDay, showDay } from '../formats/day.js'
import type { RecordedGame, RecordedSeries } from '../game/history.js'
import { steadinessOf, type Steadiness } from '../game/steadiness.js'
import type { Answer } from './answer.js'
import type { Tool } from './format.js'
import { jsonNumber } from './json.js'
import { showNumber } from './number.js'
import type { Block } from './page.js'
import type { Chart, Panel } from './plot/chart.js'
import { sparkline } from './plot/sparkline.js'
import { solveHead } from './solve-head.js'
import { unitText } from './unit-text.js'

/** What the series of a history were on the days asked for. */
export interface HistoryReport {
  readonly tool: Tool
  readonly seed: string
  /** At what parameters. */
  readonly where: string
  readonly game: RecordedGame
  /** Days since 1970-01-01, both included. */
  readonly first: number
  readonly last: number
  /** By column: the file that it was read from. */
  readonly files: ReadonlyMap<string, string>
  /** By series, one value for each day. */
  readonly values: ReadonlyMap<string, Float64Array>
}

interface Read extends RecordedSeries, Steadiness {
  readonly values: Float64Array
}

export const answerOfHistory = (report: HistoryReport): Answer => {
  const read = report.game.series.map((series): Read => {
    const values = report.values.get(series.name)!
    return { ...series, ...steadinessOf(values), values }
  })
  return {
    page: {
      title: `${titleOf(report)} · ${spanOf(report)}`,
      where: report.where,
      blocks: [steadinessBlock(read), extremesBlock(report, read), aboutBlock(read), columnsBlock(report)],
      notes: [`seed ${report.seed}`],
    },
    document: documentOf(report, read),
    chart: chartOf(report, read),
    isSketched: true,
    isAnswered: true,
  }
}

const titleOf = ({ game: { model, part } }: HistoryReport): string => `${model.mechanism.name} · ${part}`

const spanOf = ({ first, last }: HistoryReport): string => {
  const count = last - first + 1
  return `${showDay(first)} to ${showDay(last)}, ${count === 1 ? 'one day' : `${count} days`}`
}

const widthOfLine = 24

const steadinessBlock = (read: readonly Read[]): Block => ({
  head: 'how steady each series is',
  isSound: true,
  rows: [
    ['series', 'unit', 'variation', 'mean', 'deviation', 'total', 'day by day'],
    ...read.map(({ name, unit, variation, mean, deviation, total, values }) => [
      ...[name, unitText(unit), variation === undefined ? '-' : showNumber(variation)],
      ...[mean, deviation, total].map((value) => showNumber(value)),
      sparkline([...values], widthOfLine),
    ]),
  ],
  remark:
    'variation is the deviation as a share of the mean, where that is above 0; the deviation is of the population: √(mean of (x − mean)²)',
})

const extremesBlock = ({ first }: HistoryReport, read: readonly Read[]): Block => ({
  head: 'least and greatest',
  isSound: true,
  rows: [
    ['series', 'least', 'on', 'greatest', 'on'],
    ...read.map(({ name, values, least, most }) => [
      name,
      ...[least, most].flatMap((index) => [showNumber(values[index]!), showDay(first + index)]),
    ]),
  ],
  remark: '',
})

const aboutBlock = (read: readonly Read[]): Block => ({
  head: 'what they are',
  isSound: true,
  rows: read.map(({ name, about }) => [name, about ?? '']),
  remark: '',
})

const columnsBlock = ({ game, files }: HistoryReport): Block => ({
  head: 'what they are made of',
  isSound: true,
  rows: [...files].map(([name, file]) => {
    const { unit, about } = game.columns.get(name)!
    return [name, unitText(unit), file, about ?? '']
  }),
  remark: '',
})

const documentOf = ({ tool, seed, game, first, last, files }: HistoryReport, read: readonly Read[]): object => ({
  ...solveHead({ tool, seed }, game.model, game.nature, { history: game.part }),
  window: { from: showDay(first), to: showDay(last), days: last - first + 1 },
  columns: Object.fromEntries(files),
  series: Object.fromEntries(
    read.map(({ name, unit, mean, deviation, variation, total, values, least, most }) => [
      name,
      {
        unit: unit === '' ? '1' : unit,
        mean: jsonNumber(mean),
        deviation: jsonNumber(deviation),
        variation: variation === undefined ? null : jsonNumber(variation),
        total: jsonNumber(total),
        least: { value: jsonNumber(values[least]!), day: showDay(first + least) },
        most: { value: jsonNumber(values[most]!), day: showDay(first + most) },
      },
    ]),
  ),
})

/** One panel for each unit. */
const chartOf = (report: HistoryReport, read: readonly Read[]): Chart => {
  const { first, seed, where } = report
  const units = [...new Set(read.map(({ unit }) => unitText(unit)))]
  return {
    title: `${titleOf(report)}, ${spanOf(report)}`,
    caption: [where, `seed ${seed}`].filter((part) => part !== '').join(' · '),
    panels: units.map((unit): Panel => {
      const drawn = read.filter((series) => unitText(series.unit) === unit)
      return {
        x: { label: 'day', kind: 'date' },
        y: { label: drawn.length === 1 ? drawn[0]!.name : 'a day', ...(unit === '' ? {} : { unit }) },
        lines: drawn.map(({ name, values }) => ({
          name,
          points: Array.from(values, (value, index) => [(first + index) * secondsOfDay * 1000, value] as const),
          // One day alone makes no line.
          ...(values.length === 1 ? { look: 'dots' as const } : {}),
        })),
        marks: [],
      }
    }),
  }
}
