import type { Certificate, Enclosure } from '../checker/goal.js'
import type { Point } from '../formula/domain.js'
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

/** What a choice is at a point: an option, or a number known exactly or within bounds. */
export type Played = string | Enclosure

/** A concrete point that breaks a claim, with the checker's figures. */
export interface Witness {
  readonly mechanism: string
  /** Of the mechanism, so that a later replay can tell that it changed. */
  readonly digest: string
  readonly claim: string
  /** Which of the claim's goals is broken: the claim's name, with the player or coalition where there are several. */
  readonly goal: string
  /** All of them, also those that the claim does not depend on. */
  readonly parameters: Point
  readonly types: Point
  readonly states: ReadonlyMap<string, Enclosure>
  /** Every player's choices. */
  readonly honest: ReadonlyMap<string, Played>
  readonly deviation: ReadonlyMap<string, Played>
  /** Who owns a choice that differs. */
  readonly players: readonly string[]
  readonly payoffs: readonly WitnessPayoff[]
  readonly gain: Enclosure
  readonly cost?: Enclosure
  readonly seed: string
  /** Where the mechanism was read from, if not from among the ready-made ones. */
  readonly file?: string
}

export interface WitnessPayoff {
  readonly player: string
  readonly honest: Enclosure
  readonly deviation: Enclosure
}

/** One line of a check. */
export interface Result {
  readonly mechanism: string
  readonly claim: string
  readonly kind: ClaimKind
  readonly verdict: Verdict
  readonly expect?: VerdictName
  /** Whether parameters were pinned, so that the claim was decided for those values only. */
  readonly isPinned?: true
  readonly milliseconds: number
}
