import * as Q from '../arithmetic/rational.js'
import { encode } from '../formula/reading/number.js'
import { pointOf } from '../game/profile-point.js'
import type { Game } from '../game/strategic.js'
import type { Point } from '../formula/domain.js'
import { payoffReader, payoffsAt } from './payoff-reading.js'
import { dot, regretOf, worthOf, type PayoffTable } from './payoff-table.js'
import { certifyRegret, type Deviator } from './regret.js'
import { replierOf } from './reply.js'
import type { Weighted } from './solver.js'

/** A profile that play settled at, with what anybody could still gain by leaving it. */
export interface Equilibrium {
  /** For each player with free choices. */
  readonly strategies: readonly Strategy[]
  /** By player, in the game's order. */
  readonly payoffs: readonly { readonly player: string; readonly payoff: number }[]
  /** At most so much does any player gain by a deviation: proved if certified, else the most that was found. */
  readonly regret: number
  readonly certified: boolean
  /** The points of each real choice to which play was confined; the regret of mixed strategies refers to them too. */
  readonly grid?: number
  /** Why there is no certificate. */
  readonly why?: string
}

export interface Strategy {
  readonly player: string
  /** One for sure, or several with their probabilities. */
  readonly mix: readonly { readonly choices: Point; readonly probability: number }[]
}

export interface Appraising {
  readonly seed: string
  readonly evaluations: number
  readonly boxes: number
}

/** A pure profile with its regret over the whole domains, recomputed by the checker where it can be. */
export const appraisePure = (game: Game, point: Point, { seed, evaluations, boxes }: Appraising): Equilibrium => {
  const at = encode(point, game.layout)
  const reply = replierOf(game, { seed: `${seed}/regret`, evaluations })
  const now = payoffsAt(game, at)
  const deviators = game.players.flatMap(({ choices }, player): readonly Deviator[] => {
    if (choices.length === 0) return []
    const answer = reply(player, at)
    const moved = answer.gain > 0 ? pointOf(game, answer.profile) : point
    const best = new Map(choices.map((choice) => [choice, moved.get(choice)!]))
    return [{ player, best, gain: answer.gain, scale: Math.abs(now[player]!) }]
  })
  const regret = certifyRegret(game, point, deviators, boxes)
  const gain = deviators.reduce((most, deviator) => Math.max(most, deviator.gain), 0)
  return {
    strategies: game.players.flatMap(({ name, choices }) =>
      choices.length === 0
        ? []
        : [
            {
              player: name,
              mix: [{ choices: new Map(choices.map((choice) => [choice, point.get(choice)!])), probability: 1 }],
            },
          ],
    ),
    payoffs: game.players.map(({ name }, player) => {
      const within = payoffReader(game, player)(point)?.within
      return { player: name, payoff: within === undefined ? now[player]! : within.low / 2 + within.high / 2 }
    }),
    ...(regret.certified
      ? { regret: Q.toNumber(regret.high), certified: true }
      : { regret: gain, certified: false, why: regret.why }),
  }
}

/** A mixed profile on a grid, with its regret on that grid: every combination of strategies is looked at. */
export const appraiseMixed = (
  game: Game,
  table: PayoffTable,
  strategies: readonly (readonly Weighted[])[],
  grid: number,
): Equilibrium => {
  const mixes = table.strategies.map((own, player) => {
    const mix = new Float64Array(own.length)
    for (const { strategy, probability } of strategies[player]!)
      mix[own.findIndex((other) => other.every((value, index) => value === strategy[index]))] = probability
    return mix
  })
  return {
    strategies: game.players.flatMap((player, index) =>
      player.choices.length === 0
        ? []
        : [{ player: player.name, mix: strategies[index]!.map((weighted) => named(game, player, weighted)) }],
    ),
    payoffs: game.players.map(({ name }, player) => ({
      player: name,
      payoff: dot(worthOf(table, mixes, player), mixes[player]!),
    })),
    regret: regretOf(table, mixes),
    certified: false,
    grid,
    why: 'mixed strategies are compared on their grid only',
  }
}

const named = (
  game: Game,
  { choices, slots }: Game['players'][number],
  { strategy, probability }: Weighted,
): Strategy['mix'][number] => {
  const profile = Float64Array.from(game.start)
  slots.forEach((slot, index) => {
    profile[slot] = strategy[index]!
  })
  const point = pointOf(game, profile)
  return { choices: new Map(choices.map((choice) => [choice, point.get(choice)!])), probability }
}

/** Whether an equilibrium is a pure profile. */
export const isAt = ({ strategies }: Equilibrium, profile: Point): boolean =>
  strategies.every(({ mix }) => mix.length === 1 && areNear(mix[0]!.choices, profile))

/** Whether two equilibria are the same up to the noise of the play that led to them. */
export const areSame = (a: Equilibrium, b: Equilibrium): boolean =>
  a.strategies.every(({ mix }, player) => {
    const other = b.strategies[player]!.mix
    if (mix.length === 1 && other.length === 1) return areNear(mix[0]!.choices, other[0]!.choices)
    const noise = 0.05
    const probabilityIn = (all: typeof mix, choices: Point): number =>
      all.find((weighted) => areNear(weighted.choices, choices))?.probability ?? 0
    return [...mix, ...other].every(
      ({ choices }) => Math.abs(probabilityIn(mix, choices) - probabilityIn(other, choices)) <= noise,
    )
  })

const areNear = (a: Point, b: Point): boolean =>
  [...a].every(([name, value]) => {
    const other = b.get(name)!
    if (typeof value === 'string' || typeof other === 'string') return value === other
    const [x, y] = [Q.toNumber(value), Q.toNumber(other)]
    return Math.abs(x - y) <= 1e-6 * Math.max(Math.abs(x), Math.abs(y)) + 1e-12
  })
