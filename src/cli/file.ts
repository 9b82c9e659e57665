import * as E from 'fp-ts/lib/Either.js'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { problem, type Problem } from '../problem/problem.js'

const largest = 4 * 1024 * 1024

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  ENOTDIR: 'part of its path is a file, not a folder',
  ELOOP: 'its links go round in a circle',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a directory',
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')

const reasonOf = (error: unknown): string => {
  const code = codeOf(error)
  return reasons[code] ?? `the system said ${code}`
}

/** A file that is to be written need not be there, but its folder must. */
const whyUnwritten = (error: unknown): string => {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'there is no such folder'
    case 'EEXIST':
      return 'a file of that name is there'
    default:
      return reasonOf(error)
  }
}

/** The text of a file, or why it has none. At most 4 MiB, or as many bytes as are said, of valid UTF-8 without NUL. */
export const readText = (path: string, most = largest): E.Either<Problem, string> => {
  try {
    const stat = statSync(path)
    if (stat.isDirectory())
      return E.left(
        problem('no-such-file', `${path} is a directory`, { expected: 'a file', mend: 'name a file in it' }),
      )
    if (!stat.isFile()) return E.left(problem('no-such-file', `${path} is no regular file`, { expected: 'a file' }))
    if (stat.size > most)
      return E.left(
        problem('not-text', `${path} is too large`, {
          expected: `at most ${most / 2 ** 20} MiB`,
          found: `${stat.size} bytes`,
        }),
      )
    const bytes = readFileSync(path)
    if (bytes.length === 0) return E.left(problem('not-text', `${path} is empty`))
    if (bytes.includes(0)) return E.left(problem('not-text', `${path} holds binary data`, { expected: 'text' }))
    return E.right(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TypeError) return E.left(problem('not-text', `${path} is not UTF-8 text`))
    return E.left(problem('no-such-file', `${path} cannot be read: ${reasonOf(error)}`))
  }
}

/** Writes a file whole or not at all: beside it first, then in its place. */
export const writeText = (path: string, text: string | Uint8Array): E.Either<Problem, void> => {
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}.hurwicz-draft`)
  try {
    writeFileSync(draft, text)
    renameSync(draft, path)
    return E.right(undefined)
  } catch (error) {
    if (existsSync(draft)) rmSync(draft)
    return E.left(problem('unwritable-file', `${path} cannot be written: ${whyUnwritten(error)}`))
  }
}

/** Makes a folder and those above it, where they are not there. */
export const makeFolder = (path: string): E.Either<Problem, void> => {
  try {
    mkdirSync(path, { recursive: true })
    return E.right(undefined)
  } catch (error) {
    return E.left(problem('unwritable-file', `the folder ${path} cannot be made: ${whyUnwritten(error)}`))
  }
}
