import type { Point, Value } from '../formula/domain.js'
import type { Unread } from '../formats/foreign.js'
import type { Mechanism } from '../mechanism/mechanism.js'

/** A change of parameters against a baseline: what every kind of proposal comes to. */
export interface Proposal {
  readonly title: string
  readonly about?: string
  /** With the author's own statements among its claims. */
  readonly mechanism: Mechanism
  /** Claims that the proposal itself makes. */
  readonly statements: readonly string[]
  /** The baseline's name, and the parameters that it pins. */
  readonly baseline: { readonly name: string; readonly values: Point }
  /** One, unless the document can be read in several ways. */
  readonly readings: readonly ProposalReading[]
  readonly unread: readonly Unread[]
}

export interface ProposalReading {
  /** Empty where there is only one. */
  readonly name: string
  readonly quote?: string
  readonly changes: readonly Change[]
}

export interface Change {
  readonly parameter: string
  readonly from: Value
  readonly to: Value
  /** What the document calls it, where that is not its name. */
  readonly key?: string
}
