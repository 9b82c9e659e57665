import type * as E from 'fp-ts/lib/Either.js'
import type { Point } from '../formula/domain.js'
import type { Model } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'
import type { Answer } from '../report/answer.js'
import type { Budget } from '../verdict/budget.js'
import type { SolveFlags } from './solve-flags.js'

/** What is asked of one form of game in a mechanism: a population, a dynamic, a majority, a history. */
export interface FormRun {
  readonly model: Model
  /** Which of the mechanism's parts: `holders`. */
  readonly part: string
  /** Parameters pinned, and types. */
  readonly given: Point
  /** Choices set instead of honest. */
  readonly set: Point
  /** Qualified choices named by --vary; empty where none is. */
  readonly vary: readonly string[]
  /** At what parameters, in words: `at preset evmos, elasticity = 2`. */
  readonly where: string
  readonly flags: SolveFlags
  readonly budget: Budget
  /** Told now and then how far a long run is. */
  readonly progress?: (done: number, of: number) => void
}

export type SolveForm = (run: FormRun) => E.Either<Problem, Answer>
