import * as E from 'fp-ts/lib/Either.js'
import { agentEquilibria, drawTypes, playAgents } from '../src/equilibrium/agents.js'
import { populationOf, type PopulationGame } from '../src/game/population.js'
import { decodeMechanism } from '../src/mechanism/data/decode.js'
import { writeOut } from '../src/mechanism/write-out.js'

export interface AgentsRow {
  readonly agents: number
  /** Drawing and sorting their types, and all equilibria. */
  readonly milliseconds: number
  /** Play of agents one at a time, until none moves. */
  readonly play: number
  /** What the process holds in typed arrays beyond what it held before. */
  readonly megabytes: number
  readonly joined: number
}

const staking = `
mechanism: staking
populations:
  holders:
    joined: { in: [1, 120e6], unit: ETH }
    type: { unit: 1/year }
    quantile: 0.0505 * sqrt(rank) + 0.003 * rank / (1 - rank)
    payoff: 166.3 / sqrt(joined) + 300e3 / joined - type
`

/** Heterogeneous holders who stake or not: time and memory from ten thousand of them to ten million. */
export const benchAgents = (sizes: readonly number[] = [1e4, 1e5, 1e6, 1e7]): readonly AgentsRow[] => {
  const game = gameOf(staking.replaceAll(', unit: ETH', '').replace('{ unit: 1/year }', '{}'))
  benchOne(game, 1000)
  return sizes.map((agents) => benchOne(game, agents))
}

const gameOf = (yaml: string): PopulationGame => {
  const game = E.flatMap(decodeMechanism(yaml, 'staking.yaml'), (mechanism) =>
    E.flatMap(writeOut(mechanism), (model) => populationOf(model, 'holders', new Map())),
  )
  if (E.isLeft(game)) throw new Error(game.left.what)
  return game.right
}

const benchOne = (game: PopulationGame, agents: number): AgentsRow => {
  const before = process.memoryUsage()
  const start = performance.now()
  const types = drawTypes(game, agents, 'bench')
  const [found] = agentEquilibria(game, types)
  const solved = performance.now()
  playAgents(game, types, 'bench', 'nobody')
  const played = performance.now()
  const after = process.memoryUsage()
  return {
    agents,
    milliseconds: solved - start,
    play: played - solved,
    megabytes: Math.max(0, after.arrayBuffers - before.arrayBuffers) / 2 ** 20,
    joined: (found!.least / agents) * 120e6,
  }
}
