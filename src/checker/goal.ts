import type { Rational } from '../arithmetic/rational.js'
import type { Domain, Setting, Value } from '../formula/domain.js'
import type { ConditionTree, Tree } from '../formula/tree.js'

/**
 * What a claim says, in the only terms that search, proof and checker share:
 * at no point of the variables' domains at which every state solves its equation and `assuming` holds, does `violation` hold.
 *
 * Deviating choices are variables under their own name; what the same choice is when honest stands in `deviating`
 * and has already been put into every formula that speaks of the honest profile. A state under the deviation carries
 * a prime (`baseFee'`).
 */
export interface Goal {
  /** The claim's name, with the player or coalition where there are several: `truthful (bidder.2)`. */
  readonly name: string
  readonly variables: ReadonlyMap<string, Domain>
  readonly states: readonly GoalState[]
  readonly assuming: ConditionTree
  readonly violation: ConditionTree
  /** By how much it is violated: the deviators' gain, or the condition's margin. */
  readonly gain: Tree
  /** Free deviating choices, with their honest settings. */
  readonly deviating: ReadonlyMap<string, Setting>
  /** Every choice that differs between the two profiles, as the deviators play it. */
  readonly played: ReadonlyMap<string, Setting>
  readonly payoffs: readonly GoalPayoff[]
  /** What the attackers lay out, where the attack says so. */
  readonly cost?: Tree
}

export interface GoalState {
  readonly name: string
  readonly domain: { readonly low: Rational; readonly high: Rational }
  readonly left: Tree
  readonly right: Tree
}

export interface GoalPayoff {
  readonly player: string
  readonly honest: Tree
  readonly deviation: Tree
}

/** A number known exactly (low = high) or within bounds that are proved. */
export interface Enclosure {
  readonly low: Rational
  readonly high: Rational
}

/** The checker's word on a witness: the recomputed figures, or why it is none. */
export type WitnessCheck =
  | {
      readonly accepted: true
      readonly states: ReadonlyMap<string, Enclosure>
      readonly payoffs: readonly {
        readonly player: string
        readonly honest: Enclosure
        readonly deviation: Enclosure
      }[]
      readonly gain: Enclosure
      readonly cost?: Enclosure
    }
  | { readonly accepted: false; readonly why: string }

/**
 * Why a goal holds, in a form that a small program can follow. For each case (options fixed, deviations on one side of
 * honest), a tree of boxes: a list that reads from the root down, first half first, a number splitting the box at the
 * middle of that variable (counted in the order of the case's variables) and -1 ending a branch.
 */
export interface Certificate {
  readonly kind: 'boxes'
  readonly cases: readonly CertificateCase[]
}

export interface CertificateCase {
  readonly options: ReadonlyMap<string, string>
  /** For each deviating number that starts from a constant honest value: from there up, or from there down. */
  readonly sides: ReadonlyMap<string, 'up' | 'down'>
  /** `plain`: the violation as it stands. `divided`: the gain divided by the deviations that are a factor of it. */
  readonly form: 'plain' | 'divided'
  readonly splits: readonly number[]
}

export type CertificateCheck =
  | {
      readonly accepted: true
      readonly boxes: number
      /** Whether it is also established that the payoffs have a value at every admissible point. */
      readonly defined: boolean
    }
  | { readonly accepted: false; readonly why: string }

/** A point as the checker takes it: a value for each variable of the goal (states are the checker's own to find). */
export type GoalPoint = ReadonlyMap<string, Value>
