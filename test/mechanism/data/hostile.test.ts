import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { decodeMechanism } from '../../../src/mechanism/data/decode.js'

const head = 'mechanism: m\nparameters:\n  a: { in: [0, 1] }\n'
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('')

test.each([
  ['brackets without end', '['.repeat(1_000_000), 'bad-yaml'],
  ['braces without end', '{"a":'.repeat(300_000), 'bad-yaml'],
  ['lists in lists', '- '.repeat(500_000), 'bad-yaml'],
  ['keys in keys', lines(200, (index) => `${' '.repeat(index)}a:`), 'bad-yaml'],
  ['65 levels', `mechanism: ${'['.repeat(65)}${']'.repeat(65)}`, 'bad-yaml'],
  ['commas', `[${','.repeat(250_000)}`, 'bad-yaml'],
  ['more keys than a mechanism has', lines(30_000, (index) => `k${index}: v`), 'bad-yaml'],
  ['empty lines', '\n'.repeat(250_000), 'bad-yaml'],
  ['more than two million characters', 'a'.repeat(2_000_001), 'bad-yaml'],
  [
    'a formula of more than a million characters',
    `${head}admissible: ${'a + '.repeat(300_000)}a > 0`,
    'formula-too-large',
  ],
  ['a thousand parentheses', `${head}admissible: ${'('.repeat(2000)}`, 'formula-too-large'],
  [
    'a long chain of shared formulas',
    `${head}where:\n${lines(2000, (i) => `  w${i}: ${i === 0 ? 'a' : `w${i - 1} + 1`}`)}`,
    'formula-too-large',
  ],
  ['a number of many digits', `${head}  b: { in: [0, ${'9'.repeat(20_000)}] }`, 'bad-domain'],
  ['a number of a huge exponent', `${head}  b: { in: [0, 1e99999] }`, 'bad-domain'],
  ['more players than there may be', `${head}players: { p: { count: 1000000000, payoff: a } }`, 'bad-value'],
])('%s: one clear problem, soon', (_, text, code) => {
  const result = decodeMechanism(text)
  expect(E.isLeft(result) && result.left.code).toBe(code)
})

test('formulas that double at each step stay small, since what is shared is one node', () => {
  const text = `${head}where:\n${lines(300, (i) => `  w${i}: ${i === 0 ? 'a' : `if w${i - 1} > 0 then w${i - 1} * w${i - 1} else w${i - 1}`}`)}`
  expect(E.isRight(decodeMechanism(text))).toBe(true)
})

test('a large formula that thousands of others share is refused before it costs much', () => {
  const grown = (depth: number): string => (depth === 0 ? '(a * 2 + a)' : `(${grown(depth - 1)} + ${grown(depth - 1)})`)
  const text = `${head}where:\n  big: ${grown(9)}\n${lines(3000, (index) => `  w${index}: big + ${index}`)}`
  const result = decodeMechanism(text)
  expect(E.isLeft(result) && result.left).toMatchObject({ code: 'formula-too-large', what: /in all/ })
})

test('nothing that is read touches the prototypes of objects', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])
    for (const text of [
      `mechanism: m\n${name}: { polluted: 1 }`,
      `mechanism: m\nparameters:\n  ${name}: { in: [0, 1] }`,
      `mechanism: m\nclaims:\n  ${name}: { kind: nash }`,
      `${head}presets:\n  p: { ${name}: 1 }`,
      `${head}admissible: ${name} > 0`,
      `${head}admissible: a.${name} > 0`,
      `{ "mechanism": "m", "${name}": { "polluted": 1 } }`,
    ]) {
      const result = decodeMechanism(text)
      expect(E.isLeft(result) && result.left.code, text).toBe('bad-name')
    }
  expect('polluted' in {}).toBe(false)
})
