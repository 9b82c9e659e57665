import type { Certificate, Goal } from '../checker/goal.js'

/** Tries to show that a goal's violation holds at no admissible point. */
export interface Prover {
  readonly prove: (goal: Goal, budget: ProofBudget) => ProofOutcome
}

/** How much may be tried, counted and not timed: the same goal and budget always give the same outcome. */
export interface ProofBudget {
  /** Boxes looked at; a box of a large formula counts for several. */
  readonly boxes: number
}

export type ProofOutcome =
  | { readonly kind: 'proved'; readonly certificate: Certificate; readonly boxes: number }
  /** Says nothing of the goal. */
  | { readonly kind: 'unknown'; readonly tried: string }
  /** Nothing is admissible; the certificate shows as much of the goal whose violation is `true`. */
  | { readonly kind: 'vacuous'; readonly why: string; readonly certificate: Certificate; readonly boxes: number }
