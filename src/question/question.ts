/**
 * A question about mechanisms, and what answers it: claims with their verdicts, figures that commands give, and the reasoning.
 *
 * Figures stand in the texts as `{name}`; nothing that is computed is written by hand.
 */
export interface Question {
  /** `Q1` */
  readonly id: string
  readonly asks: string
  /** The first one's verdict answers the question; the others are its other sides. */
  readonly claims: readonly [StatedClaim, ...StatedClaim[]]
  readonly figures: Readonly<Record<string, Figure>>
  /** Which figure decides. */
  readonly decides: string
  /** A sentence or two. */
  readonly answer: string
  /** A page, in Markdown. */
  readonly reasoning: string
  /** Commands that draw. */
  readonly pictures?: readonly Picture[]
  /** Where to get the data that recorded figures were read from. */
  readonly data?: string
}

/** A claim, and the command that decides it: `hurwicz check …` with this claim alone. */
export interface StatedClaim {
  readonly command: string
  readonly says: string
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
  /** What the command printed once, where it reads data that not every reader has: it is not run again. */
  readonly recorded?: number
}

export interface Picture {
  /** `hurwicz … --plot FILE.svg` */
  readonly command: string
  readonly shows: string
}
