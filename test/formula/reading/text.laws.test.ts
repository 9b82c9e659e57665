import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import { parseCondition, parseFormula } from '../../../src/formula/grammar/parser.js'
import { text, textOfCondition } from '../../../src/formula/reading/text.js'
import type { Tree } from '../../../src/formula/tree.js'
import { conditionArbitrary, treeArbitrary } from '../arbitrary.js'

/** Rationals of every size and form: what prints as a decimal, with an exponent, as a fraction. */
const rational = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })),
    fc.oneof(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 1n, max: 10n ** 25n })),
    fc.integer({ min: -60, max: 60 }),
    fc.constantFrom(2n, 5n, 10n, 1n),
  )
  .map(([numerator, denominator, exponent, base]) =>
    exponent < 0
      ? Q.rational(numerator, denominator * base ** BigInt(-exponent))
      : Q.rational(numerator * base ** BigInt(exponent), denominator),
  )

/** Formulas that are mostly numbers, where the grammar's folding of literals could go wrong. */
const numeric: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    rational.map((value) => build.constant(value)),
    fc.constantFrom('x', "bidder.1.bid'").map((name) => build.variable(name)),
    tie('tree').map((of) => build.negate(of)),
    fc
      .tuple(fc.constantFrom('add', 'subtract', 'multiply', 'divide', 'power'), tie('tree'), tie('tree'))
      .map(([kind, left, right]) => build.binary(kind, left, right)),
    tie('tree').map((of) => build.fold('mean', build.add(build.variable('bidder.others.bid'), of))),
  ),
})).tree

describe('reading what was written', () => {
  it('gives the same formula, for 20,000 formulas', () => {
    fc.assert(
      fc.property(treeArbitrary(), (tree) => {
        expect(parseFormula(text(tree))).toEqual(E.right(tree))
      }),
      { seed: 3, numRuns: 20_000 },
    )
  })

  it('gives the same formula, for formulas of odd numbers', () => {
    fc.assert(
      fc.property(numeric, (tree) => {
        expect(parseFormula(text(tree))).toEqual(E.right(tree))
      }),
      { seed: 4, numRuns: 10_000 },
    )
  })

  it('gives the same condition', () => {
    fc.assert(
      fc.property(conditionArbitrary(), (condition) => {
        expect(parseCondition(textOfCondition(condition))).toEqual(E.right(condition))
      }),
      { seed: 5, numRuns: 10_000 },
    )
  })

  it('gives the same option, whatever it is called', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('not', 'then', 'a-', "''", '"')),
        (option) => {
          const condition = build.not(build.is('mode', option))
          expect(parseCondition(textOfCondition(condition))).toEqual(E.right(condition))
        },
      ),
      { seed: 6, numRuns: 5_000 },
    )
  })

  it('gives numbers at the ends of what can be read', () => {
    for (const value of [
      Q.rational(10n ** 5000n),
      Q.rational(7n, 10n ** 4000n),
      Q.rational(1n, 2n ** 1074n),
      Q.rational(-(3n ** 9000n), 10n ** 900n),
    ])
      expect(parseFormula(text(build.constant(value)))).toEqual(E.right(build.constant(value)))
  })

  it('gives the deepest formulas, whichever way they lean', () => {
    const deep = (grow: (tree: Tree) => Tree): Tree => {
      let tree = build.variable('x')
      for (let depth = 1; depth < 1000; depth += 1) tree = grow(tree)
      return tree
    }
    const third = build.constant(Q.rational(-1n, 3n))
    const towers = [
      deep((tree) => build.subtract(third, tree)),
      deep((tree) => build.subtract(tree, third)),
      deep((tree) => build.power(tree, third)),
      deep((tree) => build.power(third, tree)),
      deep(build.negate),
      deep((tree) => build.choose(build.truth(true), tree, third)),
      deep((tree) => build.choose(build.truth(true), third, tree)),
      deep((tree) => build.extremum('max', [third, tree])),
    ]
    for (const tree of towers) {
      const read = parseFormula(text(tree))
      expect(E.isRight(read) && text(read.right)).toBe(text(tree))
    }
  })
})
