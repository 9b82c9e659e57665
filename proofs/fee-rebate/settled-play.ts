import { solveGame } from '../../src/equilibrium/solve.js'
import type { SolverName } from '../../src/equilibrium/solvers.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { gameAt, numbersOf, taken, type Setting } from '../suite/best-reply.js'

/** Where play from the honest profile comes to rest, and how much anybody could still gain there. */
export interface Settled {
  readonly choices: ReadonlyMap<string, number>
  readonly regret: number
  readonly certified: boolean
}

export const settledPlay = (
  mechanism: Mechanism,
  setting: Setting & { readonly method?: SolverName },
): Settled | undefined => {
  const { equilibria } = taken(
    solveGame(gameAt(mechanism, setting), {
      seed: 'hurwicz',
      method: setting.method ?? 'sequential',
      starts: 1,
      sensitivity: 1,
      evaluations: 2000,
      boxes: 400,
    }),
  )
  const [found] = equilibria
  return (
    found && {
      choices: new Map(found.strategies.flatMap(({ mix }) => [...numbersOf(mix[0]!.choices)])),
      regret: found.regret,
      certified: found.certified,
    }
  )
}
