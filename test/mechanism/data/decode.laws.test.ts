import * as E from 'fp-ts/lib/Either.js'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { expect, test } from 'vitest'
import { decodeMechanism } from '../../../src/mechanism/data/decode.js'
import { printMechanism } from '../../../src/mechanism/data/print.js'
import type { Place } from '../../../src/problem/problem.js'
import { everything, feeRebate } from './written.js'

type Draw = (below: number) => number

const drawing = (seed: number): Draw => {
  const generator = xoroshiro128plus(seed)
  return (below) => uniformInt(generator, 0, below - 1)
}

const alphabet = [
  ...Array.from(' \n\t:,-[]{}()"\'#&*!|>%@`?=<+/^.~\\\r0123456789eaxNo_$\u0000\uFEFFé'),
  ...['\n  ', ': ', ' - ', 'is ', '<<: ', '&a ', '*a', '!!map ', '---\n', '__proto__', '\r\n', 'null', 'max(', 'if '],
]

/** Deletes, repeats, inserts or moves a few characters. */
const mutate = (text: string, draw: Draw): string => {
  let mutated = text
  for (let edits = 1 + draw(3); edits > 0; edits -= 1) {
    const at = draw(mutated.length + 1)
    const end = Math.min(mutated.length, at + 1 + draw(draw(4) === 0 ? 200 : 4))
    const [before, piece, after] = [mutated.slice(0, at), mutated.slice(at, end), mutated.slice(end)]
    const inserted = alphabet[draw(alphabet.length)]!
    mutated = [
      before + after,
      before + piece + piece + after,
      before + inserted + piece + after,
      before + inserted + after,
    ][draw(4)]!
  }
  return mutated
}

const isInside = (text: string, { line, column }: Place): boolean => {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  return line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1]!.length + 1
}

for (const [name, text, runs] of [
  ['the fee-rebate of the guide', feeRebate, 500],
  ['a mechanism of all entries', everything, 1000],
] as const) {
  for (const [format, file] of [
    ['yaml', 'some.yaml'],
    ['json', 'some.json'],
  ] as const)
    test(`mutations of ${name} in ${format} never throw, and their problems stand inside the file`, () => {
      const decoded = decodeMechanism(text)
      // What does not decode as it stands would make a dull start.
      if (E.isLeft(decoded)) throw new Error(decoded.left.what)
      const start = format === 'yaml' ? text : printMechanism(decoded.right, format)
      const draw = drawing(20)
      let refused = 0
      for (let run = 0; run < runs; run += 1) {
        const mutated = mutate(start, draw)
        const result = decodeMechanism(mutated, file)
        if (E.isRight(result)) continue
        refused += 1
        const { place } = result.left
        if (!place || !isInside(mutated, place)) expect.unreachable(`${JSON.stringify(result.left)} in\n${mutated}`)
      }
      expect(refused).toBeGreaterThan(runs / 2)
      expect(refused).toBeLessThan(runs)
    })
}
