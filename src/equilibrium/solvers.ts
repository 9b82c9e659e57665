import { fictitious } from './fictitious.js'
import { gradient } from './gradient.js'
import { logit } from './logit.js'
import { sequential } from './sequential.js'
import { simultaneous } from './simultaneous.js'
import type { Solver } from './solver.js'

export const solvers = { sequential, simultaneous, fictitious, logit, gradient } satisfies Record<string, Solver>

export type SolverName = keyof typeof solvers

const usual: Readonly<Record<SolverName, number>> = {
  sequential: 500,
  simultaneous: 500,
  // Frequencies creep: twice as close takes four times as long.
  fictitious: 400_000,
  logit: 20_000,
  gradient: 5000,
}
const payoffsLookedAt = 50_000_000

/** How many rounds a method is given where nothing is said: fewer where each has many combinations to look at. */
export const usualRounds = (method: SolverName, combinations: number): number =>
  Math.max(100, Math.min(usual[method], Math.floor(payoffsLookedAt / combinations)))
