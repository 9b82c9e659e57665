/**
 * How much work a claim may cost. Work is counted, never timed, so that the same seed gives the same answer
 * on any machine and under any load.
 */
export interface Budget {
  /** Of the gain, by the search. */
  readonly evaluations: number
  /** Of parameters and choices, by the prover. */
  readonly boxes: number
}

/** A second of budget is this much work: about what one core of a small machine does in a second. */
const evaluationsASecond = 200_000
const boxesASecond = 1000

/**
 * The work that stands for a number of nominal seconds.
 *
 * @example budgetOf(10) // { evaluations: 2_000_000, boxes: 10_000 }
 */
export const budgetOf = (seconds: number): Budget => ({
  evaluations: Math.max(1000, Math.round(evaluationsASecond * seconds)),
  boxes: Math.max(100, Math.round(boxesASecond * seconds)),
})

export const defaultBudget: Budget = budgetOf(10)
