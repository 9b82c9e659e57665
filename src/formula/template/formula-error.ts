import type { Problem } from '../../problem/problem.js'
import type { Called } from './author.js'

/** What a template that is not a formula throws: a mistake in the author's code, at the author's line. */
export class FormulaError extends Error {
  readonly problem: Problem

  /** @param below the function that the author called: the stack begins with its caller. */
  constructor(problem: Problem, below: Called, text?: string) {
    super([problem.mend === undefined ? problem.what : `${problem.what}: ${problem.mend}`, text].join('\n').trimEnd())
    this.name = 'FormulaError'
    this.problem = problem
    const engine: { readonly captureStackTrace?: (target: object, below: Called) => void } = Error
    engine.captureStackTrace?.(this, below)
  }
}
