import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCondition, parseFormula } from '../../../src/formula/grammar/parser.js'
import { text, textOfCondition } from '../../../src/formula/reading/text.js'
import { conditionArbitrary, treeArbitrary } from '../arbitrary.js'

const words = [
  ...['x', 'deployer.wash', 'bidder.others.bid', '0.2', '1e-5', '50_000', '7e4000', '+', '-', '*', '/', '^', '(', ')'],
  ...['max(', 'sum(', 'sqrt(', 'log(', ',', 'if', 'then', 'else', 'and', 'or', 'not', 'is', 'true', 'false', '<', '<='],
  ...[
    '=',
    '==',
    '!=',
    '≤',
    '×',
    "'",
    '"',
    "'a b'",
    'pool',
    'steady-state',
    '**',
    '&&',
    '!',
    '.',
    '%',
    '\n',
    '\r\n',
    '\t',
  ],
  ...['ρ', '😀', '\uFFFC', '\u0000', '\uD800', '$', '[', ']'],
]
const soup = fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((parts) => parts.join(' '))
const tightSoup = fc.array(fc.constantFrom(...words), { maxLength: 15 }).map((parts) => parts.join(''))
const noise = fc.string({ unit: 'binary', maxLength: 40 })
const good = fc.oneof(
  treeArbitrary().map((tree) => text(tree)),
  conditionArbitrary().map((tree) => textOfCondition(tree)),
)
/** A good text with a piece left out, put in or doubled. */
const mutated = fc
  .tuple(good, fc.nat(), fc.nat(6), fc.constantFrom('', ' ', ...words))
  .map(([whole, at, length, word]) => {
    const from = at % (whole.length + 1)
    return whole.slice(0, from) + word + whole.slice(from + length)
  })

const isInside = (whole: string, place: { readonly line: number; readonly column: number } | undefined): boolean => {
  const line = place === undefined ? undefined : whole.split('\n')[place.line - 1]
  return line !== undefined && place !== undefined && place.column >= 1 && place.column <= line.length + 1
}

describe('the parser', () => {
  it('never throws, and gives a place inside the text for whatever it refuses (100,000 texts)', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.oneof(soup, tightSoup, noise, mutated), (whole) => {
        for (const parse of [parseFormula, parseCondition]) {
          const read = parse(whole)
          if (E.isLeft(read)) {
            refused += 1
            expect(read.left.what).not.toBe('')
            if (!isInside(whole, read.left.place)) throw new Error(JSON.stringify(read.left))
          }
        }
      }),
      { seed: 1, numRuns: 50_000 },
    )
    expect(refused).toBeGreaterThan(50_000)
  })

  it('reads blanks of any kind and number as one', () => {
    fc.assert(
      fc.property(treeArbitrary(), fc.constantFrom('\n', '  ', '\t', '\r\n '), (tree, blank) => {
        const written = text(tree)
        expect(parseFormula(written.replaceAll(' ', blank))).toEqual(parseFormula(written))
      }),
      { seed: 2, numRuns: 500 },
    )
  })
})
