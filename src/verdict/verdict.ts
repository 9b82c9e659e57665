import type { Certificate, Enclosure, Goal, GoalPoint } from '../checker/goal.js'
import type { ClaimKind, VerdictName } from '../mechanism/mechanism.js'
import type { Problem } from '../problem/problem.js'

/** What is known of a claim, with what it rests on. Proved and refuted only ever come from the checker. */
export type Verdict =
  | {
      readonly verdict: 'proved'
      readonly certificates: readonly { goal: string; certificate: Certificate }[]
      readonly trusted: readonly string[]
    }
  | { readonly verdict: 'refuted'; readonly witness: Witness; readonly trials: number }
  | {
      readonly verdict: 'tested'
      readonly trials: number
      /** The largest gain seen (at most zero, or within tolerance). */
      readonly worst: number
      /** 3/trials: with 95 % confidence no larger share of the admissible points breaks the claim. */
      readonly bound: number
    }
  | { readonly verdict: 'inconclusive'; readonly tried: readonly string[]; readonly trials: number }
  | { readonly verdict: 'vacuous'; readonly why: string }
  | { readonly verdict: 'error'; readonly problem: Problem }

/** A concrete point that breaks a claim, with the checker's figures. */
export interface Witness {
  readonly mechanism: string
  /** Of the mechanism's data form, so that a later replay can tell that it changed. */
  readonly digest: string
  readonly claim: string
  readonly goal: Goal
  readonly point: GoalPoint
  readonly states: ReadonlyMap<string, Enclosure>
  readonly payoffs: readonly { readonly player: string; readonly honest: Enclosure; readonly deviation: Enclosure }[]
  readonly gain: Enclosure
  readonly cost?: Enclosure
  readonly seed: string
}

/** One line of a check. */
export interface Result {
  readonly mechanism: string
  readonly claim: string
  readonly kind: ClaimKind
  readonly verdict: Verdict
  readonly expect?: VerdictName
  readonly milliseconds: number
}
