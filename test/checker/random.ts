import fc from 'fast-check'
import * as Q from '../../src/arithmetic/rational.js'
import type { Interval } from '../../src/checker/interval.js'
import * as B from '../../src/formula/build.js'
import type { ConditionTree, Tree } from '../../src/formula/tree.js'

const numerators = fc.oneof(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -1000, max: 1000 }))
export const rationals = fc
  .tuple(numerators, fc.integer({ min: 1, max: 12 }))
  .map(([n, d]) => Q.rational(BigInt(n), BigInt(d)))
const small = fc
  .tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: 1, max: 4 }))
  .map(([n, d]) => Q.rational(BigInt(n), BigInt(d)))

export const variables = ['x', 'y', 'z'] as const

/** Formulas and conditions over x, y, z: algebraic ones only, or with sqrt, exp, log and real powers too. */
export const formulas = (
  transcendental: boolean,
): { tree: fc.Arbitrary<Tree>; condition: fc.Arbitrary<ConditionTree> } =>
  fc.letrec<{ tree: Tree; condition: ConditionTree }>((tie) => {
    const tree = tie('tree')
    const two = fc.tuple(tree, tree)
    const kinds: fc.Arbitrary<Tree>[] = [
      fc.constantFrom(...variables).map(B.variable),
      small.map(B.constant),
      two.map(([a, b]) => B.add(a, b)),
      two.map(([a, b]) => B.subtract(a, b)),
      two.map(([a, b]) => B.multiply(a, b)),
      two.map(([a, b]) => B.divide(a, b)),
      fc.tuple(tree, fc.integer({ min: -2, max: 3 })).map(([a, n]) => B.power(a, B.constant(n))),
      fc.tuple(fc.constantFrom('negate', 'abs', 'floor', 'ceil'), tree).map(([kind, a]) => B.unary(kind, a)),
      fc.tuple(fc.constantFrom('min', 'max'), two).map(([kind, of]) => B.extremum(kind, of)),
      fc.tuple(tie('condition'), tree, tree).map(([c, a, b]) => B.choose(c, a, b)),
    ]
    if (transcendental)
      kinds.push(
        fc.tuple(fc.constantFrom('sqrt', 'exp', 'log'), tree).map(([kind, a]) => B.unary(kind, a)),
        two.map(([a, b]) => B.power(a, b)),
      )
    const [first, ...others] = kinds
    return {
      tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, first ?? tree, ...others),
      condition: fc.oneof(
        { depthSize: 'small' },
        fc
          .tuple(fc.constantFrom('<', '<=', '=', '!=', '>=', '>'), two)
          .map(([operator, [a, b]]) => B.compare(a, operator, b)),
        tie('condition').map(B.not),
        fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => B.and(a, b)),
        fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => B.or(a, b)),
      ),
    }
  })

/** A box for x, y, z and two points in it, as shares of its sides. */
export const boxes = fc
  .array(
    fc.tuple(small, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
    {
      minLength: 3,
      maxLength: 3,
    },
  )
  .map((sides) => {
    const box = new Map<string, Interval>()
    const first = new Map<string, Q.Rational>()
    const second = new Map<string, Q.Rational>()
    sides.forEach(([low, width, one, other], index) => {
      const name = variables[index] ?? 'x'
      const side = Q.rational(BigInt(width), 4n)
      const inside = (share: number): Q.Rational => Q.add(low, Q.multiply(side, Q.rational(BigInt(share), 6n)))
      box.set(name, { low, high: Q.add(low, side) })
      first.set(name, inside(one))
      second.set(name, inside(other))
    })
    return { box, first, second }
  })
