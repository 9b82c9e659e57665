import * as E from 'fp-ts/lib/Either.js'
import { extname } from 'node:path'
import { readSource } from '../mechanism/data/source/source.js'
import type { Problem } from '../problem/problem.js'

/** The keys at the top of a data file; none where it cannot be read as data. */
const keysOf = (text: string, file: string): readonly string[] => {
  const source = readSource(text, file)
  return E.isRight(source) && source.right.root.kind === 'entries' ? [...source.right.root.entries.keys()] : []
}

/** A refused mechanism that is a proposal: which command reads it. */
export const mendProposal = (found: Problem, text: string, file: string): Problem =>
  keysOf(text, file).includes('proposal') ? { ...found, mend: `this is a proposal: run hurwicz audit ${file}` } : found

/** A refused proposal that is a mechanism: which command reads it. */
export const mendMechanism = (found: Problem, text: string, file: string): Problem => {
  const keys = keysOf(text, file)
  const isMechanism =
    ['.ts', '.mts', '.js', '.mjs'].includes(extname(file).toLowerCase()) ||
    (keys.includes('mechanism') && keys.includes('players') && !keys.includes('proposal'))
  return isMechanism ? { ...found, mend: `this is a mechanism: run hurwicz check ${file}` } : found
}
