/** What a result can be printed as. */
export type Format = 'text' | 'json' | 'markdown'

/** How a text may look where it goes. */
export interface Look {
  readonly color: boolean
  /** Columns that a line may take. */
  readonly width: number
}

/** Which program printed a document. */
export interface Tool {
  readonly name: string
  readonly version: string
}
