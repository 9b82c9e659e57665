import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { LineCounter } from 'yaml'
import type { Place, Problem } from '../../../problem/problem.js'
import type { Item } from './item.js'
import { findJsonFault } from './json-syntax.js'
import { badYaml, limits, parseYaml } from './yaml-syntax.js'

/** A data file, read as far as YAML's and JSON's own syntax goes. */
export interface Source {
  readonly text: string
  readonly root: Item
}

/**
 * Reads YAML or JSON into positioned items, all scalars as text.
 *
 * Refuses what a description of data needs nothing of: aliases, anchors, merge keys, tags, directives, several
 * documents, repeated or unnamed keys, and anything beyond the {@link limits}. Never throws; linear in the text.
 */
export const readSource = (given: string, file?: string): E.Either<Problem, Source> => {
  // A byte order mark is no column of the first line.
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given
  const placeAt = placesIn(text, file)
  return pipe(
    refuseBinary(text, placeAt),
    E.chain(() => (isJsonFile(file) ? refuseBadJson(text, placeAt) : E.right(undefined))),
    E.chain(() =>
      pipe(
        parseYaml(text, placeAt),
        // Who writes JSON is told what is wrong in words of JSON.
        E.mapLeft((found) => (looksLikeJson(text) ? (findJsonFault(text, placeAt) ?? found) : found)),
      ),
    ),
    E.map((root) => ({ text, root })),
  )
}

const isJsonFile = (file: string | undefined): boolean => file?.toLowerCase().endsWith('.json') ?? false
const looksLikeJson = (text: string): boolean => /^\s*\{\s*(?:"|\}|$)/.test(text)

const refuseBadJson = (text: string, placeAt: (offset: number) => Place): E.Either<Problem, undefined> => {
  const fault = findJsonFault(text, placeAt)
  return fault ? E.left(fault) : E.right(undefined)
}

const placesIn = (text: string, file: string | undefined): ((offset: number) => Place) => {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  return (offset) => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length))
    return file === undefined ? { line, column: col } : { file, line, column: col }
  }
}

const refuseBinary = (text: string, placeAt: (offset: number) => Place): E.Either<Problem, undefined> => {
  if (text.length > limits.characters)
    return E.left(
      badYaml(`the file has more than ${limits.characters} characters`, placeAt(0), {
        found: `${text.length} characters`,
      }),
    )
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13)
      return E.left(
        badYaml('this is not a text file', placeAt(offset), {
          expected: 'YAML or JSON',
          found: `the control character ${code}`,
        }),
      )
  }
  return E.right(undefined)
}
