import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import { evaluator } from '../../src/checker/evaluate.js'
import { normaliser } from '../../src/checker/polynomial.js'
import { add, binary, constant, extremum, multiply, power, subtract, unary, variable } from '../../src/formula/build.js'
import { exact } from '../../src/formula/reading/exact.js'
import type { Tree } from '../../src/formula/tree.js'

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom('x', 'y', 'z').map(variable),
  fc.integer({ min: -3, max: 4 }).map((n) => constant(n)),
)
const { formula: formulas } = fc.letrec<{ formula: Tree }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(tie('formula'), tie('formula'))
      .chain(([a, b]) =>
        fc.constantFrom<Tree>(
          add(a, b),
          subtract(a, b),
          multiply(a, b),
          binary('divide', a, b),
          power(a, constant(-1)),
          power(a, constant(9)),
          extremum('min', [a, b]),
          unary('abs', a),
        ),
      ),
  ),
}))
const points = fc
  .tuple(
    ...['x', 'y', 'z'].map((name) =>
      fc.integer({ min: -9, max: 9 }).map((n) => [name, Q.rational(BigInt(n), 3n)] as const),
    ),
  )
  .map((entries) => new Map(entries))

const range = { low: Q.rational(-3n), high: Q.rational(3n) }
const box = new Map(['x', 'y', 'z'].map((name) => [name, range] as const))
const isZero = (tree: Tree): boolean => {
  const { normalise, isZero: isZeroForm } = normaliser(evaluator(box), new Map())
  return isZeroForm(normalise(tree))
}
const sharesOf = (a: Tree, b: Tree): Tree => add(binary('divide', a, add(a, b)), binary('divide', b, add(a, b)))

describe('a polynomial of the checker', () => {
  it('is zero for what only multiplying by its divisors shows to be', () => {
    const x = variable('x')
    const y = variable('y')
    const z = variable('z')
    const nested = binary('divide', constant(1), add(constant(1), binary('divide', x, add(y, z))))
    for (const tree of [
      subtract(sharesOf(x, y), constant(1)),
      subtract(nested, binary('divide', add(y, z), add(x, add(y, z)))),
      subtract(multiply(add(x, y), binary('divide', z, add(x, y))), z),
      subtract(sharesOf(unary('sqrt', x), y), constant(1)),
    ])
      expect(isZero(tree)).toBe(true)
    for (const tree of [
      subtract(sharesOf(x, y), constant(Q.rational(1000001n, 1000000n))),
      subtract(binary('divide', x, add(x, y)), binary('divide', y, add(x, y))),
      subtract(nested, binary('divide', y, add(x, add(y, z)))),
    ])
      expect(isZero(tree)).toBe(false)
  })

  it('is never called zero where its formula has another value', () => {
    fc.assert(
      fc.property(formulas, formulas, points, (a, b, point) => {
        for (const tree of [a, subtract(a, b), subtract(sharesOf(a, b), a), subtract(sharesOf(a, b), constant(1))]) {
          const value = exact(tree, point)
          if (E.isRight(value) && Q.sign(value.right) !== 0) expect(isZero(tree)).toBe(false)
        }
      }),
      { seed: 17, numRuns: 2000 },
    )
  })
})
