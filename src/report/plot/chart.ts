/** What can be drawn, as data: drawing it is the same in Node and in a browser. */
export interface Chart {
  readonly title: string
  /** What the reader pinned, and the seed. */
  readonly caption?: string
  /** One below the other. */
  readonly panels: readonly Panel[]
}

export interface Panel {
  readonly title?: string
  readonly x: Axis
  readonly y: Axis
  readonly lines: readonly Line[]
  /** Points worth naming: a crossing, a preset. */
  readonly marks: readonly Mark[]
  /** Levels worth naming, such as a threshold: a line across the panel. */
  readonly rules?: readonly Rule[]
}

export interface Axis {
  readonly label: string
  readonly unit?: string
  /** `percent` shows a fraction as a percentage; `date` takes milliseconds since 1970, UTC. */
  readonly kind?: 'linear' | 'log' | 'percent' | 'date'
  readonly from?: number
  readonly to?: number
}

export interface Line {
  readonly name: string
  /** In the order in which they are joined; a gap where y is not finite. */
  readonly points: readonly (readonly [x: number, y: number])[]
  /** `dots` are not joined. Where nothing is said, each line of a panel has dashes of its own. */
  readonly look?: 'solid' | 'dashed' | 'dots'
}

export interface Mark {
  readonly x: number
  readonly y: number
  readonly label: string
}

export interface Rule {
  /** Which axis `at` is a value of: `y` for a level across the panel, `x` for an upright line. */
  readonly along: 'x' | 'y'
  readonly at: number
  readonly label: string
}
