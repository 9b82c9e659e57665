import * as Q from '../arithmetic/rational.js'
import { readingOf } from '../game/population.js'
import type { Axis, Chart, Line, Mark } from './plot/chart.js'
import { showNumber } from './number.js'
import type { PopulationReport } from './population.js'
import type { EntryPoint } from './population-point.js'
import { populationUnits } from './population-units.js'

const places = 400
/** The picture goes on beyond the last crossing by so much of it. */
const beyond = 2
/** And up to so many times what holds at the crossings: yields explode where few have joined. */
const above = 2.5

/** What joining earns and what the next holder asks, against how much has joined; else the marginal agent's payoff. */
export const populationChart = (report: PopulationReport, points: readonly EntryPoint[]): Chart => {
  const { game } = report.solution
  const { model, name } = game
  const units = populationUnits(game)
  const [low, high] = [Q.toNumber(game.low), Q.toNumber(game.high)]
  const last = Math.max(0, ...points.map(({ equilibrium }) => equilibrium.joined.high))
  const to = last > 0 ? Math.min(high, Math.max(last * beyond, low)) : high
  const state = `${name}.joined`
  const sample = (f: (joined: number) => number): readonly (readonly [number, number])[] =>
    Array.from({ length: places + 1 }, (_, place) => {
      const share = place / places
      const joined = low * (1 - share) + to * share
      return [joined, f(joined)] as const
    })
  const asked = sample(readingOf(game.marginal, state))
  const { earned } = game
  const drawn: readonly Omit<Line, 'look'>[] =
    earned === undefined
      ? [{ name: 'payoff of the marginal agent', points: sample(readingOf(game.entry, state)) }]
      : [
          { name: 'what joining earns', points: sample(readingOf(earned, state)) },
          { name: 'what the next holder asks', points: asked },
        ]
  const heights = points.flatMap(({ marginal, earned: value, payoff }) =>
    earned === undefined ? [payoff] : [marginal, value ?? marginal],
  )
  const limit =
    earned === undefined ? Infinity : above * Math.max(...heights, medianOf(drawn.map(({ points: p }) => p)))
  const lines = drawn.map((line): Line => ({
    ...line,
    points: line.points.map(([x, y]) => [x, Math.abs(y) <= limit ? y : NaN] as const),
  }))
  const y: Axis = {
    label: earned === undefined ? 'payoff' : 'earned and asked',
    ...measured(units.payoff.trim()),
    ...(earned !== undefined && lines.every(isNotNegative) ? { from: 0 } : {}),
  }
  return {
    title: `${model.mechanism.name}: who joins ${name}`,
    caption: [report.where, `seed ${report.seed}`].filter((part) => part !== '').join(' · '),
    panels: [
      {
        x: { label: 'joined', ...named(units.joined.trim()), from: Math.max(0, Math.min(low, to)), to },
        y,
        lines,
        marks: points.flatMap((point) => markOf(point, earned !== undefined, units.joined)),
        ...(earned === undefined ? { rules: [{ along: 'y' as const, at: 0, label: 'indifferent' }] } : {}),
      },
    ],
  }
}

const isNotNegative = ({ points }: Line): boolean => points.every(([, y]) => !(y < 0))

const named = (unit: string): Pick<Axis, 'unit'> => (unit === '' ? {} : { unit })

/** Yields a year are shown in per cent. */
const measured = (unit: string): Pick<Axis, 'unit' | 'kind'> =>
  unit === '1/year' ? { unit: 'a year', kind: 'percent' } : named(unit)

const markOf = (
  { equilibrium, joined, marginal, earned, payoff }: EntryPoint,
  isEarned: boolean,
  unit: string,
): readonly Mark[] => {
  // In a gap of types the mark is where what joining earns passes between them.
  const y = isEarned ? (equilibrium.kind === 'gap' ? (earned ?? marginal) : marginal) : payoff
  return Number.isFinite(y) && equilibrium.kind !== 'stretch'
    ? [{ x: joined, y, label: `${showNumber(joined)}${unit}, ${equilibrium.stability}` }]
    : []
}

/** The larger of the middle heights of some lines. */
const medianOf = (lines: readonly (readonly (readonly [number, number])[])[]): number =>
  Math.max(
    ...lines.map((line) => {
      const heights = line.map(([, y]) => Math.abs(y)).filter(Number.isFinite)
      heights.sort((a, b) => a - b)
      return heights[heights.length >> 1] ?? 0
    }),
  )
