import { fc, test } from '@fast-check/vitest'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import { derivative } from '../../../src/formula/derivative.js'
import type { Domain, Point } from '../../../src/formula/domain.js'
import { exact } from '../../../src/formula/reading/exact.js'
import { compileGradient } from '../../../src/formula/reading/gradient.js'
import { compileTree, encode, layoutOf } from '../../../src/formula/reading/number.js'
import type { Tree } from '../../../src/formula/tree.js'
import { pointArbitrary, rationalKinds, someDomains, treeArbitrary } from '../arbitrary.js'

const layout = layoutOf(someDomains)
const names = ['x', 'y', 'n']
const settings = { seed: 1684, numRuns: 3000 }

const moved = (point: Point, name: string, by: Q.Rational): Point =>
  new Map([...point, [name, Q.add(point.get(name) as Q.Rational, by)]])

const isNear = (a: Q.Rational, b: Q.Rational): boolean => {
  const scale = Q.max(Q.one, Q.max(Q.abs(a), Q.abs(b)))
  return Q.compare(Q.abs(Q.subtract(a, b)), Q.divide(scale, Q.rational(10n ** 6n))) <= 0
}

/** The slopes to the left and right, exactly, over a step so small that they agree wherever there is a derivative. */
const slope = (tree: Tree, point: Point, name: string): Q.Rational | undefined => {
  const step = Q.rational(1n, 10n ** 40n)
  const [before, here, after] = [Q.negate(step), Q.zero, step].map((by) => exact(tree, moved(point, name, by)))
  if (!before || !here || !after || E.isLeft(before) || E.isLeft(here) || E.isLeft(after)) return undefined
  const left = Q.divide(Q.subtract(here.right, before.right), step)
  const right = Q.divide(Q.subtract(after.right, here.right), step)
  return isNear(left, right) ? right : undefined
}

// Off the integers and simple fractions, where kinks lie: at a tie of max the derivative is that of the first operand.
const offKinks = pointArbitrary().map((point) =>
  moved(moved(moved(point, 'x', Q.rational(1n, 1009n)), 'y', Q.rational(1n, 2003n)), 'n', Q.rational(1n, 3001n)),
)

describe('the derivative', () => {
  let compared = 0
  let moving = 0
  const withPowers = fc.tuple(treeArbitrary(someDomains, { kinds: rationalKinds }), fc.integer({ min: -3, max: 5 }))
  test.prop([withPowers, offKinks, fc.constantFrom(...names)], settings)(
    'agrees with differences, exactly as far as these go',
    ([base, exponent], point, name) => {
      const tree = build.power(base, build.constant(exponent))
      const expected = slope(tree, point, name)
      if (expected === undefined) return
      compared += 1
      if (Q.sign(expected) !== 0) moving += 1
      const found = exact(derivative(tree, name), point)
      if (E.isLeft(found)) throw new Error(`no derivative: ${found.left.reason}`)
      expect(isNear(found.right, expected)).toBe(true)
    },
  )
  test('was compared with differences often enough for that to mean something', () => {
    expect(compared).toBeGreaterThan(1000)
    expect(moving).toBeGreaterThan(300)
  })
})

describe('the gradient reading', () => {
  test.prop([treeArbitrary(), pointArbitrary()], settings)(
    'gives the value and each derivative as they are on their own',
    (tree, point) => {
      const encoded = encode(point, layout)
      const out = new Float64Array(names.length)
      expect(compileGradient(tree, layout, names)(encoded, out) + 0).toBe(compileTree(tree, layout)(encoded) + 0)
      names.forEach((name, index) => {
        expect(out[index]! + 0).toBe(compileTree(derivative(tree, name), layout)(encoded) + 0)
      })
    },
  )

  const x = build.variable('x')
  const positive = layoutOf(new Map<string, Domain>([['x', { kind: 'real', low: Q.one, high: Q.rational(4n) }]]))
  const functions: readonly (readonly [string, Tree])[] = [
    ['exp', build.unary('exp', x)],
    ['log', build.unary('log', x)],
    ['sqrt', build.unary('sqrt', x)],
    ['x^x', build.power(x, x)],
    ['2^x', build.power(build.constant(2), x)],
    ['x^(1/3)', build.power(x, build.constant(Q.rational(1n, 3n)))],
    [
      '(1 - x/10)^(-1/x)',
      build.power(
        build.subtract(build.constant(1), build.divide(x, build.constant(10))),
        build.divide(build.constant(-1), x),
      ),
    ],
    ['sqrt(exp(x) + x^2)', build.unary('sqrt', build.add(build.unary('exp', x), build.power(x, build.constant(2))))],
  ]
  test.prop([fc.constantFrom(...functions), fc.double({ min: 1, max: 4, noNaN: true })], { seed: 1687, numRuns: 500 })(
    'agrees with differences of functions that are not rational',
    ([, tree], at) => {
      const value = compileTree(tree, positive)
      const out = new Float64Array(1)
      compileGradient(tree, positive, ['x'])(Float64Array.of(at), out)
      const step = 1e-5
      const difference = (value(Float64Array.of(at + step)) - value(Float64Array.of(at - step))) / (2 * step)
      expect(Math.abs(out[0]! - difference)).toBeLessThan(1e-7 * (1 + Math.abs(difference)))
    },
  )

  test('takes the branch taken at kinks', () => {
    const gradientAt = (tree: Tree, at: number): number => {
      const out = new Float64Array(1)
      compileGradient(tree, positive, ['x'])(Float64Array.of(at), out)
      return out[0]!
    }
    const guarded = build.choose(build.compare(x, '>', build.constant(0)), build.unary('sqrt', x), build.constant(3))
    expect(gradientAt(guarded, -1)).toBe(0)
    expect(gradientAt(guarded, 4)).toBe(0.25)
    expect(gradientAt(build.extremum('max', [build.constant(0), x]), -1)).toBe(0)
    expect(gradientAt(build.extremum('max', [build.constant(0), x]), 1)).toBe(1)
    expect(gradientAt(build.extremum('max', [x, build.constant(0)]), 0)).toBe(1)
    expect(gradientAt(build.unary('abs', x), 0)).toBe(1)
    expect(gradientAt(build.unary('abs', x), -2)).toBe(-1)
    expect(gradientAt(build.unary('floor', x), 1.5)).toBe(0)
    expect(gradientAt(build.unary('log', x), 0)).toBeNaN()
  })
})
