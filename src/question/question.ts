/**
 * A question about mechanisms, and what answers it: a claim with its verdict, figures that commands give, and the reasoning.
 *
 * Figures stand in the texts as `{name}`; nothing that is computed is written by hand.
 */
export interface Question {
  /** `Q1` */
  readonly id: string
  readonly asks: string
  /** The claim whose verdict answers it: `hurwicz check …` with one claim. */
  readonly claim: string
  readonly figures: Readonly<Record<string, Figure>>
  /** Which figure decides. */
  readonly decides: string
  /** A sentence or two. */
  readonly answer: string
  /** A page, in Markdown. */
  readonly reasoning: string
  /** Commands that draw. */
  readonly pictures?: readonly Picture[]
}

/** A number that a command prints. */
export interface Figure {
  /** `hurwicz …`, without --format. */
  readonly command: string
  /** Where the number stands in what it prints as JSON: `/results/0/gain/approximate`. */
  readonly at: string
  readonly unit?: string
  /** `percent` shows .05 as 5 %. */
  readonly show?: 'percent'
  /** Significant digits; five where nothing is said. */
  readonly digits?: number
}

export interface Picture {
  readonly command: string
  readonly shows: string
}
