import { fictitious } from './fictitious.js'
import { gradient } from './gradient.js'
import { logit } from './logit.js'
import { sequential } from './sequential.js'
import { simultaneous } from './simultaneous.js'
import type { Solver } from './solver.js'

export const solvers = { sequential, simultaneous, fictitious, logit, gradient } satisfies Record<string, Solver>

export type SolverName = keyof typeof solvers

/** How many rounds a method is given where nothing is said: cheap ones that creep get more. */
export const usualRounds: Readonly<Record<SolverName, number>> = {
  sequential: 500,
  simultaneous: 500,
  fictitious: 20_000,
  logit: 20_000,
  gradient: 5000,
}
