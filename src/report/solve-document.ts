import * as Q from '../arithmetic/rational.js'
import type { BestResponse } from '../equilibrium/best-response.js'
import type { Equilibrium, Strategy } from '../equilibrium/equilibrium.js'
import type { Point, Value } from '../formula/domain.js'
import type { Game } from '../game/strategic.js'
import { jsonNumber, jsonValue } from './json.js'
import { measuresDocument } from './measures.js'
import type { SolveReport } from './solve.js'
import { solveHead } from './solve-head.js'

export const bare = (player: string, choice: string): string => choice.slice(player.length + 1)
const numberOf = (value: Q.Rational): number => Q.toNumber(value)

/** The one document that `solve --format json` prints. */
export const solveDocument = ({ tool, seed, game, found, measures }: SolveReport) => ({
  ...solveHead({ tool, seed }, game.model, game.fixed),
  ...(found.kind === 'best-response'
    ? {
        method: 'best-response',
        complete: false,
        bestResponse: responseDocument(found.response),
        equilibria: [],
        ...(measures === undefined || measures.size === 0 ? {} : { measures: measuresDocument(game.model, measures) }),
      }
    : {
        method: found.solution.method,
        complete: found.solution.complete,
        equilibria: found.solution.equilibria.map(equilibriumDocument),
        cycles: found.solution.cycles.map((cycle) => cycle.map((profile) => profileDocument(game, profile))),
        plays: found.solution.plays.map(({ outcome, rounds, why, last }) => ({
          outcome,
          rounds,
          ...(why === undefined ? {} : { why }),
          ...(last === undefined ? {} : { last: profileDocument(game, last) }),
        })),
      }),
})

const responseDocument = ({ player, choices, payoff, upper, gap, before }: BestResponse) => ({
  player,
  choices: Object.fromEntries([...choices].map(([name, value]) => [bare(player, name), jsonValue(value)])),
  payoff: jsonNumber(middleOf(payoff)),
  upper: jsonNumber(upper),
  gap: jsonNumber(gap),
  before: jsonNumber(middleOf({ low: before, high: before })),
})

const equilibriumDocument = ({ strategies, payoffs, regret, certified, grid, why }: Equilibrium) => ({
  strategies: Object.fromEntries(strategies.map((strategy) => [strategy.player, strategyDocument(strategy)])),
  payoffs: Object.fromEntries(payoffs.map(({ player, payoff }) => [player, jsonNumber(payoff)])),
  regret: jsonNumber(regret),
  certified,
  ...(grid === undefined ? {} : { grid }),
  ...(why === undefined ? {} : { why }),
})

const profileDocument = ({ players }: Game, profile: Point) =>
  Object.fromEntries(
    players
      .filter(({ choices }) => choices.length > 0)
      .map(({ name, choices }) => [
        name,
        pureDocument(name, new Map(choices.map((choice) => [choice, profile.get(choice)!]))),
      ]),
  )

const strategyDocument = ({ player, mix }: Strategy): Readonly<Record<string, number>> =>
  mix.length === 1
    ? pureDocument(player, mix[0]!.choices)
    : Object.fromEntries(mix.map(({ choices, probability }) => [labelOf(player, choices), probability]))

/** Numbers under their choice's name; an option chosen under its own, with 1, where no other choice has that name. */
const pureDocument = (player: string, choices: Point): Readonly<Record<string, number>> => {
  const options = [...choices.values()].filter((value) => typeof value === 'string')
  const entries = [...choices].map(([name, value]): [string, number] => {
    if (typeof value !== 'string') return [bare(player, name), numberOf(value)]
    const isAlone = options.filter((option) => option === value).length === 1 && !choices.has(`${player}.${value}`)
    return [isAlone ? value : `${bare(player, name)}=${value}`, 1]
  })
  return Object.fromEntries(entries)
}

const labelValue = (value: Value): string => (typeof value === 'string' ? value : String(numberOf(value)))
const labelOf = (player: string, choices: Point): string =>
  choices.size === 1
    ? labelValue([...choices.values()][0]!)
    : [...choices].map(([name, value]) => `${bare(player, name)}=${labelValue(value)}`).join(', ')

/** The middle of bounds that are a rounding apart. */
export const middleOf = ({ low, high }: { readonly low: number; readonly high: number }): number =>
  Number((low / 2 + high / 2).toPrecision(15))
