import type { Place } from '../problem/problem.js'

/** What somebody else's document says should change, in its own words. */
export interface ForeignDocument {
  readonly format: 'cosmos' | 'eip' | 'consensus-specs'
  readonly title?: string
  readonly about?: string
  readonly changes: readonly ForeignChange[]
  readonly unread: readonly Unread[]
}

export interface ForeignChange {
  /** `revenue/DeveloperShares`, `REVENUE_SHARE_QUOTIENT`. */
  readonly key: string
  /** A number or a word, without the quotes and marks around it. */
  readonly value: string
  readonly place: Place
}

/** A part of a document that was seen and not understood: said, never skipped. */
export interface Unread {
  readonly what: string
  readonly why: string
}
