import type { BestResponse } from '../equilibrium/best-response.js'
import type { Equilibrium, Strategy } from '../equilibrium/equilibrium.js'
import type { Solution } from '../equilibrium/solve.js'
import type { Point } from '../formula/domain.js'
import type { Game } from '../game/strategic.js'
import type { Answer } from './answer.js'
import type { Tool } from './format.js'
import { measuresBlock } from './measures.js'
import { showNumber, showValue } from './number.js'
import type { Block, Page } from './page.js'
import { bare, middleOf, solveDocument } from './solve-document.js'
import { unitsIn, type Units } from './units-of.js'

/** What one run of `solve` found. */
export interface SolveReport {
  readonly tool: Tool
  readonly seed: string
  readonly game: Game
  /** At what parameters and types. */
  readonly where: string
  /** At the best response. */
  readonly measures?: ReadonlyMap<string, number>
  readonly found:
    | { readonly kind: 'best-response'; readonly response: BestResponse }
    | { readonly kind: 'play'; readonly solution: Solution }
}

export const answerOfSolve = (report: SolveReport): Answer => ({
  page: pageOf(report),
  document: solveDocument(report),
  isAnswered: isSettled(report.found),
})

/** A cycle is an answer; play that did not settle anywhere is none. */
const isSettled = (found: SolveReport['found']): boolean =>
  found.kind === 'best-response' || found.solution.equilibria.length + found.solution.cycles.length > 0

const methods: Readonly<Record<Solution['method'], string>> = {
  sequential: 'best responses in turn',
  simultaneous: 'best responses all at once',
  fictitious: 'fictitious play',
  logit: 'logit response',
  gradient: 'gradient play',
}

/** Below this part of the largest payoff shown, a figure is what rounding left. */
const noise = 1e-12

/** Where every payoff is 0 there is no scale to read: rounding leaves less than this of everyday numbers. */
const leastScale = 1e-3

const showPayoff = (value: number, beside: readonly number[]): string => {
  const scale = Math.max(leastScale, ...beside.filter(Number.isFinite).map(Math.abs))
  return showNumber(Math.abs(value) < noise * scale ? 0 : value)
}

const pageOf = (report: SolveReport): Page => {
  const { game, seed, found, where, measures } = report
  const units = unitsIn(game.model)
  const { name } = game.model.mechanism
  if (found.kind === 'best-response')
    return {
      title: `${name} · best response of ${found.response.player}`,
      where,
      blocks: [
        responseBlock(found.response, units),
        ...(measures === undefined || measures.size === 0 ? [] : [measuresBlock(game.model, measures)]),
      ],
      notes: [`the others as they are · seed ${seed}`],
    }
  const { solution } = found
  return {
    title: `${name} · ${methods[solution.method]} · ${endings(solution)}`,
    where,
    blocks: [
      ...solution.equilibria.map((equilibrium) => equilibriumBlock(equilibrium, solution, units)),
      ...solution.cycles.map((cycle) => cycleBlock(game, cycle, units)),
      ...unsettledBlocks(game, solution, units),
    ],
    notes: [`these need not be all equilibria · seed ${seed}`],
  }
}

/** An upper bound that is this near, beside the payoff, is as good as the payoff. */
const tight = 1e-6

const responseBlock = ({ player, choices, payoff, upper, gap, before }: BestResponse, units: Units): Block => {
  const value = middleOf(payoff)
  const unit = units.ofPayoff(player)
  const isTight = gap <= tight * Math.max(Math.abs(value), Number.MIN_VALUE)
  const change = value - middleOf({ low: before, high: before })
  const show = (figure: number): string => showPayoff(figure, [value, before])
  const gain = show(change)
  const gained = Number.isFinite(before)
    ? `${change > 0 && gain !== '0' ? '+' : ''}${gain} against ${show(before)}${unit}`
    : ''
  return {
    head: `payoff ${show(value)}${unit}`,
    isSound: isTight,
    rows: [...choices].map(([name, chosen]) => [bare(player, name), `${showValue(chosen)}${units.ofVariable(name)}`]),
    remark: [
      ...(gained === '' ? [] : [`${gained} before`]),
      isTight
        ? `no choice brings more: proved, ${gap === 0 ? 'exactly' : `to within ${showNumber(gap)}`}`
        : Number.isFinite(upper)
          ? `proved only that no choice brings more than ${show(upper)}${unit}`
          : 'no bound from above was found',
    ].join('; '),
  }
}

const endings = ({ plays }: Solution): string => {
  const kinds = { converged: 'converged', cycle: 'in a cycle', 'not-converged': 'not converged' } as const
  const counts = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) => {
    const count = plays.filter(({ outcome }) => outcome === kind).length
    return count === 0 ? [] : [`${count} ${kinds[kind]}`]
  })
  return `${plays.length} ${plays.length === 1 ? 'start' : 'starts'}: ${counts.join(', ')}`
}

const mostShown = 6

const equilibriumBlock = (
  { strategies, payoffs, regret, certified, grid, why }: Equilibrium,
  { method }: Solution,
  units: Units,
): Block => {
  const payoffOf = new Map(payoffs.map(({ player, payoff }) => [player, payoff]))
  const isPure = strategies.every(({ mix }) => mix.length === 1)
  const what =
    method === 'logit' && !isPure ? 'quantal response equilibrium' : isPure ? 'equilibrium' : 'mixed equilibrium'
  const where = grid === undefined ? '' : ` on a grid of ${grid} points`
  const passive = payoffs.filter(({ player }) => !strategies.some((strategy) => strategy.player === player))
  const money = (player: string): string =>
    `${showPayoff(payoffOf.get(player)!, [...payoffOf.values()])}${units.ofPayoff(player)}`
  return {
    head: `${what}${where} · regret ${certified && regret > 0 ? 'at most ' : ''}${showNumber(regret)}${certified ? ', certified' : isPure ? ', not certified' : ' on that grid'}`,
    isSound: certified,
    rows: [
      ...strategies.map(({ player, mix }) => [player, money(player), mixText(player, mix, units)]),
      ...passive.map(({ player }) => [player, money(player), '']),
    ],
    remark: [
      ...(isPure && grid !== undefined ? ['nobody gains on the grid; the regret is over the whole domains'] : []),
      ...(certified || why === undefined || !isPure
        ? []
        : [`the most that was found to be gained; no certificate: ${why}`]),
    ].join('; '),
  }
}

const choicesText = (player: string, choices: Point, units: Units): string =>
  [...choices].map(([name, value]) => `${bare(player, name)} ${showValue(value)}${units.ofVariable(name)}`).join(', ')

const mixText = (player: string, mix: Strategy['mix'], units: Units): string => {
  if (mix.length === 1) return choicesText(player, mix[0]!.choices, units)
  const sorted = mix.toSorted((a, b) => b.probability - a.probability)
  const shown = sorted.slice(0, mostShown).map(({ choices, probability }) => {
    return `${choicesText(player, choices, units)}: ${showNumber(Number((100 * probability).toPrecision(3)))} %`
  })
  return sorted.length > mostShown ? `${shown.join(', ')}, ${sorted.length - mostShown} more` : shown.join(', ')
}

const profileCells = ({ players }: Game, profile: Point, units: Units): readonly string[] =>
  players
    .filter(({ choices }) => choices.length > 0)
    .map(({ name, choices }) => {
      const own = new Map(choices.map((choice) => [choice, profile.get(choice)!]))
      return `${name}: ${choicesText(name, own, units)}`
    })

const mostProfiles = 12

const cycleBlock = (game: Game, cycle: readonly Point[], units: Units): Block => ({
  head: `cycle of ${cycle.length}: no equilibrium is reached`,
  isSound: false,
  rows: cycle.slice(0, mostProfiles).map((profile) => profileCells(game, profile, units)),
  remark: cycle.length > mostProfiles ? `and ${cycle.length - mostProfiles} more` : '',
})

/** One for each reason why play did not settle. */
const unsettledBlocks = (game: Game, { plays }: Solution, units: Units): readonly Block[] => {
  const reasons = new Set(plays.flatMap(({ why }) => (why === undefined ? [] : [why])))
  return [...reasons].map((reason) => {
    const { rounds, last } = plays.find(({ why }) => why === reason)!
    return {
      head: `not converged after ${showNumber(rounds)} rounds: ${reason}`,
      isSound: false,
      rows: last === undefined ? [] : [profileCells(game, last, units)],
      remark: last === undefined ? '' : 'where play was at the end',
    }
  })
}
