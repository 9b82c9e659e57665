import * as E from 'fp-ts/lib/Either.js'
import { existsSync } from 'node:fs'
import { readNumberList } from '../formats/number-list.js'
import type { Problem } from '../problem/problem.js'
import { readText } from './file.js'

const largest = 256 * 2 ** 20

/** `--list FILE` or `--list FILE:COLUMN`: its numbers in the file's order, if it was given. */
export const readList = (reference: string | undefined): E.Either<Problem, Float64Array | undefined> => {
  if (reference === undefined) return E.right(undefined)
  const at = reference.lastIndexOf(':')
  // On some systems a path has a colon of its own.
  const isWhole = at <= 1 || existsSync(reference)
  const path = isWhole ? reference : reference.slice(0, at)
  return E.flatMap(readText(path, largest), (text) =>
    readNumberList(text, path, isWhole ? undefined : reference.slice(at + 1)),
  )
}
