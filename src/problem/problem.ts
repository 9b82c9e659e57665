import type { Code } from './codes.js'

/** A place in a text: lines and columns count from 1. */
export interface Place {
  readonly file?: string
  readonly line: number
  readonly column: number
}

/**
 * An expected failure, as data: where it is, what was expected there, what was found, how to mend it.
 * How it is worded for a person is the business of the report.
 */
export interface Problem {
  readonly code: Code
  /** One clause, without a full stop: `"rebat" is not a name of this mechanism`. */
  readonly what: string
  readonly place?: Place
  readonly expected?: string
  readonly found?: string
  /** One imperative sentence, without a full stop: `write "rebate"`. */
  readonly mend?: string
}

export const problem = (code: Code, what: string, detail: Omit<Problem, 'code' | 'what'> = {}): Problem => ({
  code,
  what,
  ...detail,
})

/** The same problem at a place, if it has none yet. */
export const at = (place: Place, found: Problem): Problem => ({ ...found, place: found.place ?? place })

/** The same problem, in a file. */
export const inFile = (file: string, found: Problem): Problem => ({
  ...found,
  place: { line: 1, column: 1, ...found.place, file },
})
