import type { Point } from '../formula/domain.js'
import type { Problem } from '../problem/problem.js'

/** What moves a course step by step, in doubles or exactly. Not reentrant. */
export interface Motion {
  /** Where the course stands, as doubles, laid out as the course says. */
  readonly point: Float64Array
  /** The measures there, as doubles; NaN where one has no value. */
  readonly measures: Float64Array
  /**
   * From the start, so many steps.
   * @param policy the free choices in each of some phases of equal length, as doubles; one phase at least
   * @param watch called at every step from 0 on, with `point` and `measures` up to date; without it measures are not read
   */
  readonly run: (policy: Policy, steps: number, watch?: (step: number) => void) => Ending
  /** Takes down where the variables stand, on one of two slips. */
  readonly remember: (slip: Slip) => void
  /** Whether some variables, by index, stand exactly where that slip says. */
  readonly isBack: (slip: Slip, variables: readonly number[]) => boolean
  /** Where the course stands, exactly where the motion is exact. */
  readonly place: () => Point
  /** The players' payoffs there, in the course's order; NaN where there is none. */
  readonly payoffs: () => readonly number[]
}

export type Slip = 'last' | 'earlier'

export type Policy = readonly Float64Array[]

/** How a run ended: all steps taken, a variable beyond its domain, or no way on. */
export type Ending =
  | { readonly kind: 'ran'; readonly step: number }
  /** At `step` the variable would be `value`, and so that step is not taken. */
  | { readonly kind: 'left'; readonly step: number; readonly variable: number; readonly value: number }
  | { readonly kind: 'lost'; readonly step: number; readonly problem: Problem }

/** Where a phase ends: at the step from which the next phase's choices hold. */
export const endOfPhase = (phase: number, phases: number, steps: number): number =>
  Math.ceil(((phase + 1) * steps) / phases)
