import * as Q from '../arithmetic/rational.js'
import type { PopulationGame } from '../game/population.js'
import { agentEquilibria, playAgents, type AgentEquilibrium, type AgentPlay } from './agents.js'

/** Finitely many agents: their equilibria, and where they get by moving one at a time. */
export interface SampledEntry {
  readonly agents: number
  /** What one agent is of everyone. */
  readonly each: number
  readonly equilibria: readonly SampledEquilibrium[]
  readonly plays: readonly AgentPlay[]
}

export interface SampledEquilibrium extends AgentEquilibrium {
  /** How much has joined, at the least of the numbers that are equilibria. */
  readonly joined: number
  /** The type of the last to join. */
  readonly marginal?: number
}

/** Of more agents play is told from one start, and of more still from none, since it takes longer than the equilibria. */
const mostTwice = 1_000_000
const mostOnce = 10_000_000

export const sampledEntry = (game: PopulationGame, types: Float64Array, seed: string): SampledEntry => {
  const agents = types.length
  const each = Q.toNumber(game.high) / agents
  const starts = (['nobody', 'everybody'] as const).slice(0, agents <= mostTwice ? 2 : agents <= mostOnce ? 1 : 0)
  return {
    ...{ agents, each },
    equilibria: agentEquilibria(game, types).map((found) => ({
      ...found,
      joined: found.least * each,
      ...(found.least === 0 ? {} : { marginal: types[found.least - 1]! }),
    })),
    plays: starts.map((start) => playAgents(game, types, seed, start)),
  }
}

/** Whether play ended, and where an equilibrium is. */
export const agentsAgree = ({ equilibria, plays }: SampledEntry): boolean =>
  plays.every(({ joined }) =>
    equilibria.some(({ least, most }) => joined !== undefined && least <= joined && joined <= most),
  )
