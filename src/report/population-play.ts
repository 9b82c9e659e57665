import type { EntryOutcome, EntryPlay } from '../equilibrium/entry-play.js'
import type { PopulationSolution } from '../equilibrium/population.js'
import { agentsAgree, type SampledEntry } from '../equilibrium/sampled-entry.js'
import { showCount, showNumber, showPercent } from './number.js'
import type { Block } from './page.js'
import type { EntryPoint } from './population-point.js'
import type { PopulationUnits } from './population-units.js'

export const playBlock = ({ entry, play, damped, agreement }: PopulationSolution, units: PopulationUnits): Block => {
  const isSettled = [...play.outcomes, ...(damped?.outcomes ?? [])].some(({ kind }) => kind === 'settles')
  const agreed = {
    agree:
      entry.equilibria.length === 0
        ? isSettled
          ? 'play settles only where it could not be decided whether there is an equilibrium'
          : 'the two methods agree: play settles nowhere either'
        : `the two methods agree: play settles at equilibria only, ${agreement.difference === 0 ? 'exactly' : `to within ${showNumber(agreement.difference)} of what has joined`}`,
    apart: `the two methods do NOT agree: play settles where no equilibrium was found, ${showNumber(agreement.difference)} away from the nearest`,
    silent: 'play settles nowhere, so that it says nothing about the enclosures',
  }[agreement.kind]
  const settling =
    damped === undefined
      ? []
      : damped.settles
        ? [`it settles where a share of ${showNumber(damped.adjust)} moves`]
        : ['no smaller share was found with which it settles']
  return {
    head: `played in rounds, a share of ${showNumber(play.adjust)} moving: ${summary(play)}`,
    isSound: agreement.kind === 'agree',
    rows: [...outcomeRows(play, units), ...(damped === undefined ? [] : outcomeRows(damped, units))],
    remark: [...settling, agreed].join('; '),
  }
}

const kinds = {
  settles: 'settles',
  cycles: 'cycles',
  wanders: 'does not settle',
  leaves: 'runs out of the domain',
  breaks: 'comes to where payoffs have no value',
}

const summary = ({ outcomes }: EntryPlay): string =>
  (Object.keys(kinds) as (keyof typeof kinds)[])
    .flatMap((kind) => {
      const count = outcomes.filter((outcome) => outcome.kind === kind).length
      return count === 0 ? [] : [`${kinds[kind]} from ${count} of ${outcomes.length} starts`]
    })
    .join(', ')

/** One row for each end of play, with how many starts lead there. */
const outcomeRows = ({ adjust, outcomes }: EntryPlay, units: PopulationUnits): readonly (readonly string[])[] => {
  const byEnd = new Map<string, EntryOutcome[]>()
  for (const outcome of outcomes) {
    const end = endOf(outcome, units)
    byEnd.set(end, [...(byEnd.get(end) ?? []), outcome])
  }
  return [...byEnd].map(([end, all]) => {
    const rounds = Math.max(...all.map((outcome) => outcome.rounds))
    return [
      `share ${showNumber(adjust)}`,
      end,
      all.length === 1 ? 'from 1 start' : `from ${all.length} starts`,
      rounds === 0 ? 'at once' : `after ${showNumber(rounds)} ${rounds === 1 ? 'round' : 'rounds'}`,
    ]
  })
}

const endOf = ({ kind, joined, period, band }: EntryOutcome, units: PopulationUnits): string => {
  const between = band === undefined ? '' : ` between ${showNumber(band[0])} and ${showNumber(band[1])}${units.joined}`
  switch (kind) {
    case 'settles':
      return `settles at ${showNumber(joined)}${units.joined}`
    case 'cycles':
      return `a cycle of ${period ?? 0} rounds${between}`
    case 'wanders':
      return `still moving${between}`
    case 'breaks':
      return `at ${showNumber(joined)}${units.joined} payoffs have no value`
    case 'leaves':
      return `everyone leaves: out of the domain at ${showNumber(joined)}${units.joined}`
  }
}

const mostRuns = 8

export const agentsBlock = (
  sampled: SampledEntry,
  points: readonly EntryPoint[],
  units: PopulationUnits,
  high: number,
): Block => {
  const { agents, each, equilibria, plays } = sampled
  const rows = equilibria.slice(0, mostRuns).map(({ least, most, joined, marginal }) => {
    const near = points
      .filter(({ equilibrium }) => equilibrium.stability !== 'unstable')
      .reduce<EntryPoint | undefined>(
        (best, point) =>
          best === undefined || Math.abs(point.joined - joined) < Math.abs(best.joined - joined) ? point : best,
        undefined,
      )
    const difference =
      near === undefined ? undefined : (joined - near.joined) / (near.joined === 0 ? high : near.joined)
    return [
      least === most
        ? `${showCount(least)} ${least === 1 ? 'agent joins' : 'agents join'}`
        : `any of ${showCount(least)} to ${showCount(most)} agents join`,
      `${showNumber(joined)}${units.joined}`,
      marginal === undefined ? '' : `type of the last ${showNumber(marginal)}${units.type}`,
      difference === undefined ? '' : `${difference >= 0 ? '+' : ''}${showPercent(difference)} against the continuum`,
    ]
  })
  for (const { start, joined, rounds } of plays)
    rows.push([
      `one at a time, from ${start}`,
      joined === undefined
        ? 'still moving'
        : `${showCount(joined)} joined after ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`,
    ])
  const more = equilibria.length > mostRuns ? [`${showCount(equilibria.length - mostRuns)} more equilibria`] : []
  const agreed =
    plays.length === 0
      ? []
      : [agentsAgree(sampled) ? 'play ends at an equilibrium' : 'play does NOT end at an equilibrium']
  return {
    head: `${showCount(agents)} ${agents === 1 ? 'agent' : 'agents'} of ${showNumber(each)}${units.joined} each: ${equilibria.length === 0 ? 'no equilibrium' : equilibria.length === 1 ? 'one equilibrium' : `${showCount(equilibria.length)} equilibria`}`,
    isSound: true,
    rows,
    remark: [
      'none who joined gains by leaving, and none who stayed out by joining, its own part counted',
      ...more,
      ...agreed,
      `1/√agents is ${showNumber(Number((1 / Math.sqrt(agents)).toPrecision(2)))}`,
    ].join('; '),
  }
}
