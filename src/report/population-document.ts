import * as Q from '../arithmetic/rational.js'
import type { EntryPlay } from '../equilibrium/entry-play.js'
import { agentsAgree, type SampledEntry } from '../equilibrium/sampled-entry.js'
import { exactFigure } from '../verdict/figure.js'
import { jsonNumber } from './json.js'
import { measuresDocument } from './measures.js'
import type { PopulationReport } from './population.js'
import type { EntryPoint } from './population-point.js'
import { reasonForNone } from './population-reason.js'
import { populationUnits } from './population-units.js'
import { solveHead } from './solve-head.js'

/** The one document that `solve --format json` prints of a population. */
export const populationDocument = (report: PopulationReport, points: readonly EntryPoint[]): object => {
  const { solution, sampled } = report
  const { game, entry, play, damped, agreement } = solution
  return {
    ...solveHead(report, game.model, game.fixed, { population: game.name }),
    method: 'free-entry',
    complete: entry.isComplete,
    equilibria: points.map((point) => pointDocument(point, report)),
    ...(points.length > 0 ? {} : { why: reasonForNone(solution, populationUnits(game)) }),
    doubts: entry.doubts.map(({ kind, joined, before, after }) => ({
      kind,
      within: [joined.low, joined.high],
      before: jsonNumber(before),
      after: jsonNumber(after),
    })),
    play: playDocument(play),
    ...(damped === undefined ? {} : { damped: { settles: damped.settles, ...playDocument(damped) } }),
    agreement: { kind: agreement.kind, difference: jsonNumber(agreement.difference) },
    ...(sampled === undefined ? {} : { agents: agentsDocument(sampled) }),
  }
}

const pointDocument = (
  { equilibrium, joined, marginal, earned, payoff, surplus, measures, isAdmissible }: EntryPoint,
  { solution: { game } }: PopulationReport,
) => {
  const { kind, exact, number: proved, stability } = equilibrium
  const { low, high } = equilibrium.joined
  return {
    kind,
    joined: exact === undefined ? { exact: null, approximate: joined, within: [low, high] } : exactFigure(exact),
    share: jsonNumber(joined / Q.toNumber(game.high)),
    number: proved,
    stability,
    ...(isAdmissible ? {} : { admissible: false }),
    marginal: jsonNumber(marginal),
    ...(equilibrium.types === undefined ? {} : { next: jsonNumber(equilibrium.types[1]) }),
    ...(earned === undefined ? {} : { earned: jsonNumber(earned) }),
    payoff: jsonNumber(payoff),
    ...(surplus === undefined ? {} : { surplus: jsonNumber(surplus.total) }),
    ...(surplus?.cost === undefined ? {} : { cost: jsonNumber(surplus.cost) }),
    ...(measures.size === 0 ? {} : { measures: measuresDocument(game.model, measures) }),
  }
}

const playDocument = ({ adjust, outcomes }: EntryPlay) => ({
  adjust,
  outcomes: outcomes.map(({ start, kind, joined, rounds, period, band }) => ({
    ...{ start, outcome: kind, joined, rounds },
    ...(period === undefined ? {} : { period }),
    ...(band === undefined ? {} : { between: band }),
  })),
})

const mostRuns = 100

const agentsDocument = (sampled: SampledEntry) => ({
  number: sampled.agents,
  each: sampled.each,
  count: sampled.equilibria.length,
  equilibria: sampled.equilibria.slice(0, mostRuns).map(({ least, most, joined, marginal }) => ({
    ...{ agents: [least, most], joined },
    ...(marginal === undefined ? {} : { marginal: jsonNumber(marginal) }),
  })),
  plays: sampled.plays.map(({ start, joined, rounds }) => ({ start, agents: joined ?? null, rounds })),
  ...(sampled.plays.length === 0 ? {} : { agree: agentsAgree(sampled) }),
})
