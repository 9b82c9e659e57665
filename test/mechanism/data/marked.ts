import * as E from 'fp-ts/lib/Either.js'
import { expect } from 'vitest'
import { decodeMechanism } from '../../../src/mechanism/data/decode.js'
import type { Code } from '../../../src/problem/codes.js'

/** Expects a text to be refused at its mark «, with a code and maybe words that say more. */
export const check = (marked: string, file: string, code: Code, says: RegExp | undefined): void => {
  const offset = marked.indexOf('«')
  const text = marked.replace('«', '')
  const before = text.slice(0, offset).split('\n')
  const result = decodeMechanism(text, file)
  if (E.isRight(result)) return expect.unreachable('this should not decode')
  const { place, what, expected, found, mend } = result.left
  expect(`${result.left.code} at ${place?.line}:${place?.column}`).toBe(
    `${code} at ${before.length}:${before.at(-1)!.length + 1}`,
  )
  expect(place?.file).toBe(file)
  if (says) expect([what, expected, found, mend].join(' · ')).toMatch(says)
}
