import * as Q from '../arithmetic/rational.js'
import { payoffReading, readingOf, type PopulationGame } from '../game/population.js'
import { randomStream } from '../optimise/random.js'

/** Numbers of agents who join at an equilibrium: all from the least to the most of a run are. */
export interface AgentEquilibrium {
  readonly least: number
  readonly most: number
  /** What the marginal agent, the last to join, has from it, and what the next would have. */
  readonly joiner: number
  readonly outsider: number
}

export interface AgentPlay {
  readonly start: 'nobody' | 'everybody'
  /** Undefined where agents still moved in the last round. */
  readonly joined: number | undefined
  readonly rounds: number
}

const mostRounds = 200

/**
 * The types of so many agents, drawn from a population, in ascending order: the quantiles of uniform ranks.
 *
 * @returns one double for each agent. Time N log N.
 */
export const drawTypes = (game: PopulationGame, agents: number, seed: string): Float64Array => {
  const stream = randomStream(seed)
  const typeAt = readingOf(game.quantile, `${game.name}.rank`)
  const types = new Float64Array(agents)
  for (let agent = 0; agent < agents; agent += 1) types[agent] = typeAt(stream.next())
  return types.sort()
}

/**
 * Every number of agents who join at a Nash equilibrium of finitely many agents, each of whom is an equal part of everyone.
 *
 * With k agents in, none of them gains by leaving, and no other gains by joining and so making them k + 1; outside everyone
 * has 0. Payoffs fall with the type, so if any k agents are at equilibrium, those with the k lowest types are. Below the
 * domain of what has joined, payoffs are read at its low end.
 * @param types in ascending order. Time and memory linear in them.
 */
export const agentEquilibria = (game: PopulationGame, types: Float64Array): readonly AgentEquilibrium[] => {
  const payoff = payoffReading(game)
  const each = Q.toNumber(game.high) / types.length
  const low = Q.toNumber(game.low)
  const found: AgentEquilibrium[] = []
  let run: { least: number; most: number; joiner: number; outsider: number } | undefined
  let joiner = 0
  for (let joined = 0; joined <= types.length; joined += 1) {
    const outsider = joined < types.length ? payoff(types[joined]!, Math.max(low, (joined + 1) * each)) : 0
    if (joiner >= 0 && outsider <= 0) {
      if (run === undefined) {
        run = { least: joined, most: joined, joiner, outsider }
        found.push(run)
      }
      run.most = joined
    } else run = undefined
    joiner = outsider
  }
  return found
}

/** Agents one at a time, each in its turn of a seeded order, joining where that pays and leaving where it costs. */
export const playAgents = (
  game: PopulationGame,
  types: Float64Array,
  seed: string,
  start: AgentPlay['start'],
): AgentPlay => {
  const each = Q.toNumber(game.high) / types.length
  const low = Q.toNumber(game.low)
  const wants = wishOf(game, (joined) => Math.max(low, joined * each))
  const isIn = new Uint8Array(types.length).fill(start === 'everybody' ? 1 : 0)
  const { from, stride } = orderOf(types.length, seed)
  let joined = start === 'everybody' ? types.length : 0
  for (let round = 1; round <= mostRounds; round += 1) {
    let moves = 0
    let agent = from
    for (let turn = 0; turn < types.length; turn += 1) {
      const wasIn = isIn[agent]!
      // One who is in counts already, and stays where that costs nothing; one who is not would be one more.
      const wish = wants(types[agent]!, joined + 1 - wasIn)
      if (wasIn === 1 ? wish < 0 : wish > 0) {
        isIn[agent] = 1 - wasIn
        joined += 1 - 2 * wasIn
        moves += 1
      }
      agent += stride
      if (agent >= types.length) agent -= types.length
    }
    if (moves === 0) return { start, joined, rounds: round }
  }
  return { start, joined: undefined, rounds: mostRounds }
}

/** What an agent has from being among so many. What joining earns is the same for all, so it is kept while it stands. */
const wishOf = (
  game: PopulationGame,
  amountOf: (joined: number) => number,
): ((type: number, joined: number) => number) => {
  if (game.earned === undefined) {
    const payoff = payoffReading(game)
    return (type, joined) => payoff(type, amountOf(joined))
  }
  const earned = readingOf(game.earned, `${game.name}.joined`)
  const counts = new Float64Array(2).fill(-1)
  const values = new Float64Array(2)
  return (type, joined) => {
    // Joiners ask about one number and outsiders about the next, one of which is odd.
    const slot = joined & 1
    if (counts[slot] !== joined) {
      counts[slot] = joined
      values[slot] = earned(amountOf(joined))
    }
    return values[slot]! - type
  }
}

/**
 * An order in which every agent has one turn, without a list of turns: steps of one width, in a circle. A step of about the
 * root of their number goes through all types again and again, and stays within what a processor keeps at hand.
 */
const orderOf = (agents: number, seed: string): { readonly from: number; readonly stride: number } => {
  const stream = randomStream(`${seed}/order`)
  const from = stream.integer(agents)
  let stride = Math.ceil(Math.sqrt(agents) * (1 + stream.next()))
  while (divisor(stride, agents) > 1) stride += 1
  return { from, stride: stride % agents }
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
