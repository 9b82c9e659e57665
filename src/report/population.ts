import * as Q from '../arithmetic/rational.js'
import type { EntryDoubt, EntryEquilibrium } from '../equilibrium/free-entry.js'
import type { PopulationSolution } from '../equilibrium/population.js'
import type { SampledEntry } from '../equilibrium/sampled-entry.js'
import type { Answer } from './answer.js'
import type { Tool } from './format.js'
import { measuresBlock } from './measures.js'
import { showNumber, showPercent, showWithin } from './number.js'
import type { Block, Page } from './page.js'
import { populationChart } from './population-chart.js'
import { agentsBlock, playBlock } from './population-play.js'
import { populationDocument } from './population-document.js'
import { pointsOf, type EntryPoint } from './population-point.js'
import { reasonForNone } from './population-reason.js'
import { populationUnits, type PopulationUnits } from './population-units.js'

/** What one run of `solve` found of a population. */
export interface PopulationReport {
  readonly tool: Tool
  readonly seed: string
  /** At what parameters, in words. */
  readonly where: string
  readonly solution: PopulationSolution
  /** Finitely many agents in place of a continuum: where they were asked for. */
  readonly sampled?: SampledEntry
  /** Where types come from, if not from the population's own quantile. */
  readonly listed?: string
}

export const answerOfPopulation = (report: PopulationReport): Answer => {
  const { entry } = report.solution
  const points = pointsOf(report.solution.game, entry.equilibria)
  return {
    page: pageOf(report, points),
    document: populationDocument(report, points),
    chart: populationChart(report, points),
    isAnswered: entry.equilibria.length > 0 || entry.doubts.every(({ kind }) => kind === 'jump'),
  }
}

const pageOf = (report: PopulationReport, points: readonly EntryPoint[]): Page => {
  const { solution, sampled, seed, where, listed } = report
  const { game, entry } = solution
  const units = populationUnits(game)
  const { model, name } = game
  return {
    title: `${model.mechanism.name} · ${name} · free entry: ${howMany(solution)}`,
    where,
    blocks: [
      ...points.flatMap((point) => [
        equilibriumBlock(point, solution, units),
        ...(point.measures.size === 0 ? [] : [{ ...measuresBlock(model, point.measures), head: 'measures there' }]),
      ]),
      ...(entry.equilibria.length === 0 ? [noneBlock(solution, units)] : []),
      ...entry.doubts.map((doubt) => doubtBlock(doubt, units)),
      playBlock(solution, units),
      ...(sampled === undefined ? [] : [agentsBlock(sampled, points, units, Q.toNumber(game.high))]),
    ],
    notes: [...notesOf(solution, units, listed), `seed ${seed}`],
  }
}

const howMany = ({ entry: { equilibria, doubts } }: PopulationSolution): string => {
  const stretches = equilibria.filter(({ kind }) => kind === 'stretch').length
  if (stretches > 0) return 'a whole stretch of equilibria'
  const count = equilibria.length
  const unsure = doubts.some(({ kind }) => kind !== 'jump') ? ', perhaps more' : ''
  return `${count === 0 ? 'no equilibrium' : count === 1 ? 'one equilibrium' : `${count} equilibria`}${unsure}`
}

const stabilities: Readonly<Record<EntryEquilibrium['stability'], string>> = {
  stable: 'stable under slow play',
  unstable: 'unstable',
  'from below': 'play comes back to it from below only',
  'from above': 'play comes back to it from above only',
  neutral: 'nothing draws play along it',
}

const proofs: Readonly<Record<EntryEquilibrium['number'], string>> = {
  one: 'proved: exactly one is there',
  some: 'at least one is there, and all that are lie within these bounds',
  many: 'the marginal holder is indifferent all along',
}

/** Beyond this part of it, the error of an integral is told. */
const rough = 1e-5

const equilibriumBlock = (
  { equilibrium, joined, marginal, earned, payoff, surplus, isAdmissible }: EntryPoint,
  { game, entry }: PopulationSolution,
  units: PopulationUnits,
): Block => {
  const { kind, number, stability } = equilibrium
  const { low, high } = equilibrium.joined
  const share = joined / Q.toNumber(game.high)
  const isOnly = entry.isComplete && entry.equilibria.length === 1
  const amount =
    kind === 'nobody'
      ? 'nobody joins'
      : kind === 'everybody'
        ? `everybody joins: ${showNumber(joined)}${units.joined}`
        : kind === 'stretch'
          ? `anything between ${showNumber(low)} and ${showNumber(high)}${units.joined}`
          : `${showNumber(joined)}${units.joined} joined, ${showPercent(share)} of all`
  const rows: (readonly string[])[] = []
  if (low !== high || equilibrium.exact !== undefined)
    rows.push([
      'joined',
      `${showWithin(low, high)}${units.joined}`,
      low === high ? 'exactly' : `± ${showNumber((high - low) / 2)}`,
    ])
  if (earned !== undefined) rows.push(['joining earns', `${showNumber(earned)}${units.type}`])
  rows.push([kind === 'nobody' ? 'type of the first' : 'type of the last', `${showNumber(marginal)}${units.type}`])
  if (kind === 'nobody' || kind === 'everybody' || kind === 'gap')
    rows.push(['what that one has from it', `${showNumber(payoff)}${units.payoff}`])
  if (equilibrium.types !== undefined)
    rows.push(['type of the next, who stays out', `${showNumber(equilibrium.types[1])}${units.type}`])
  if (surplus !== undefined && joined > 0) {
    const isRough = surplus.error > rough * Math.abs(surplus.total)
    const digits = isRough ? `numerical, ± ${showNumber(surplus.error)}` : 'numerical'
    rows.push(['surplus of those who join', `${showNumber(surplus.total)}${units.total}`, digits])
    if (surplus.cost !== undefined) {
      const part = surplus.cost / (surplus.cost + surplus.total)
      // A share says something where both are costs and earnings.
      const shared = part >= 0 && part <= 1 ? [`${showPercent(part)} of what they earn`] : []
      rows.push(['what their types ask', `${showNumber(surplus.cost)}${units.total}`, ...shared])
    }
  }
  return {
    head: `${amount} · ${stabilities[stability]}`,
    isSound: number === 'one' && game.order === 'proved',
    rows,
    remark: [
      isOnly ? 'proved: the only equilibrium there is' : proofs[number],
      ...(game.order === 'proved' ? [] : ['if lower ranks join first, which is not proved']),
      ...(isAdmissible ? [] : ['NOT admissible by the mechanism’s own condition']),
    ].join('; '),
  }
}

const noneBlock = (solution: PopulationSolution, units: PopulationUnits): Block => ({
  head: solution.entry.doubts.some(({ kind }) => kind !== 'jump') ? 'no equilibrium found' : 'no equilibrium',
  isSound: solution.entry.doubts.length === 0,
  rows: [
    ['the marginal agent has', `${showNumber(solution.entry.atLow)}${units.payoff}`, 'at the least'],
    ['', `${showNumber(solution.entry.atHigh)}${units.payoff}`, 'when all have joined'],
  ],
  remark: `because ${reasonForNone(solution, units)}`,
})

const doubtBlock = ({ kind, joined: { low, high }, before, after }: EntryDoubt, units: PopulationUnits): Block => {
  const values = `${showNumber(before)}${units.payoff} just below, ${showNumber(after)}${units.payoff} just above`
  const head = {
    jump: `at ${showNumber(high)}${units.joined} the marginal agent’s payoff jumps over zero`,
    close: `between ${showWithin(low, low)} and ${showWithin(high, high)}${units.joined} the marginal agent’s payoff is zero as far as doubles can tell`,
    undecided: `between ${showNumber(low)} and ${showNumber(high)}${units.joined} nothing could be decided`,
  }[kind]
  const remark = {
    jump:
      before > after
        ? 'no equilibrium: below it more want to join, above it some want to leave, so play hovers there'
        : 'no equilibrium: below it those who are there want to leave, above it more want to join, so play moves away',
    close: 'it touches zero there, or nearly does: an equilibrium, several, or none',
    undecided: 'intervals were too wide; equilibria there are not excluded',
  }[kind]
  return { head, isSound: false, rows: [['marginal payoff', values]], remark }
}

const notesOf = (
  { game, entry }: PopulationSolution,
  units: PopulationUnits,
  listed: string | undefined,
): readonly string[] => [
  ...(listed === undefined ? [] : [listed]),
  // A formula cannot ask for the types of a list.
  ...(listed === undefined || game.model.measures.size === 0
    ? []
    : ['measures are formulas of the mechanism: one that reads its curve of types does not read the list']),
  ...(game.order === 'proved'
    ? []
    : [
        'that payoffs fall with the type, and types do not fall with the rank, was looked at in many places and not proved',
      ]),
  ...(Q.sign(game.low) > 0 && entry.atLow < 0 && entry.equilibria.length > 0
    ? [
        `at the low end of the domain, ${showNumber(Q.toNumber(game.low))}${units.joined}, those who are there want to leave: from there play runs out of the domain`,
      ]
    : []),
  ...entry.voids.map(
    ({ low, high }) =>
      `what joining brings has no value between ${showNumber(low)} and ${showNumber(high)}${units.joined} at least`,
  ),
]
