import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import type { Domain } from '../../../src/formula/domain.js'
import {
  compile,
  compileCondition,
  compileTree,
  decode,
  encode,
  layoutOf,
} from '../../../src/formula/reading/number.js'
import { sourceOf } from '../../../src/formula/kernel/source.js'
import { TapeWriter } from '../../../src/formula/kernel/tape.js'
import type { Tree } from '../../../src/formula/tree.js'
import { benchPayoffs, benchLayout, handWritten } from '../../../bench/readings.js'

const real: Domain = { kind: 'real', low: Q.rational(-10n), high: Q.rational(10n) }
const layout = layoutOf(
  new Map<string, Domain>([
    ['x', real],
    ['y', real],
    ['attribution', { kind: 'options', options: ['to', 'frame', 'pool'] }],
  ]),
)
const x = build.variable('x')
const y = build.variable('y')
const c = (value: number): Tree => build.constant(value)
const at = (tree: Tree, ...point: number[]): number => compileTree(tree, layout)(Float64Array.of(...point, 0, 0, 0))

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('powers', () => {
  const raise = (base: number, exponent: number): number => at(build.power(x, y), base, exponent)
  test.each([
    [0, 0, 1],
    [5, 0, 1],
    [-2, 3, -8],
    [-2, -2, 0.25],
    [0, 2, 0],
    [4, 0.5, 2],
    [0, 0.5, 0],
  ])('%d to the %d is %d', (base, exponent, result) => {
    expect(raise(base, exponent)).toBe(result)
    expect(at(build.power(x, c(exponent)), base) + 0).toBe(result)
  })
  test.each([
    [0, -1],
    [0, -0.5],
    [-1, 0.5],
    [NaN, 0],
    [NaN, 2],
  ])('%d to the %d is not a number', (base, exponent) => {
    expect(raise(base, exponent)).toBeNaN()
    expect(at(build.power(x, c(exponent)), base)).toBeNaN()
  })
  test('with an exponent that only rounds to an integer take no negative base', () => {
    const almost = build.constant(Q.rational(2n ** 54n + 1n, 2n))
    expect(at(build.power(x, almost), -1)).toBeNaN()
    expect(at(build.power(x, almost), 1)).toBe(1)
  })
})

describe('what has no value', () => {
  test.each<readonly [string, Tree]>([
    ['division by zero', build.divide(c(1), x)],
    ['zero by zero', build.divide(x, x)],
    ['the logarithm of zero', build.unary('log', x)],
    ['the logarithm of less', build.unary('log', build.subtract(x, c(1)))],
    ['the root of less than zero', build.unary('sqrt', build.subtract(x, c(1)))],
  ])('is not a number: %s, also inside min, division and powers', (_, tree) => {
    expect(at(tree, 0)).toBeNaN()
    expect(at(build.extremum('min', [c(5), tree]), 0)).toBeNaN()
    expect(at(build.divide(c(1), tree), 0)).toBeNaN()
    expect(at(build.power(tree, c(0)), 0)).toBeNaN()
    expect(at(build.unary('exp', build.negate(build.unary('abs', tree))), 0)).toBeNaN()
    expect(at(build.choose(build.compare(tree, '<', c(1)), c(2), c(3)), 0)).toBeNaN()
  })
  test('does not matter in a branch that is not taken', () => {
    const guarded = build.choose(build.compare(x, '>', c(0)), build.unary('log', x), c(7))
    expect(at(guarded, -1)).toBe(7)
    expect(at(guarded, 1)).toBe(0)
  })
  test('makes comparisons neither true nor false, and their negations too', () => {
    const none = build.divide(c(1), x)
    const holds = (condition: ReturnType<typeof build.not>): boolean =>
      compileCondition(condition, layout)(Float64Array.of(0, 0, 0))
    for (const operator of ['<', '<=', '=', '!=', '>=', '>'] as const) {
      const comparison = build.compare(none, operator, c(1))
      expect(holds(comparison)).toBe(false)
      expect(holds(build.not(comparison))).toBe(false)
      expect(holds(build.or(comparison, build.truth(true)))).toBe(true)
      expect(holds(build.not(build.and(comparison, build.truth(false))))).toBe(true)
    }
  })
})

describe('compiled source', () => {
  const reach = (): readonly number[] => {
    const out = new Float64Array(3)
    compile([build.add(x, y), build.choose(build.is('attribution', 'pool'), x, y), build.power(x, y)], layout)(
      Float64Array.of(2, 3, 2),
      out,
    )
    return [...out]
  }
  test('gives way to closures where making functions of text is forbidden', () => {
    const forbidden = vi.fn(function refuse() {
      throw new EvalError('refused by a content-security policy')
    })
    expect(reach()).toEqual([5, 2, 8])
    vi.stubGlobal('Function', forbidden)
    expect(reach()).toEqual([5, 2, 8])
    expect(compileCondition(build.compare(x, '<', y), layout)(Float64Array.of(1, 2, 0))).toBe(true)
    expect(forbidden).toHaveBeenCalled()
  })
  test('holds no names', () => {
    const name = '`);process.exit();//'
    const tape = new TapeWriter(layoutOf(new Map([[name, real]])))
    const written = [tape.add(build.variable(name))]
    expect(sourceOf(tape, { written })).not.toContain('process')
  })
  test('refuses names that the layout lacks', () => {
    expect(() => compileTree(build.variable('z'), layout)).toThrow(RangeError)
  })
  test('takes an option that is none of the variable for false', () => {
    expect(at(build.choose(build.is('attribution', 'nobody'), c(1), c(2)))).toBe(2)
  })
})

describe('large formulas', () => {
  test('of a hundred thousand nodes compile and run', () => {
    let tree: Tree = x
    const terms = Array.from({ length: 33_000 }, (_, index) => build.multiply(x, build.add(y, c(index))))
    tree = build.extremum('max', terms)
    expect(at(tree, 2, 1)).toBe(66_000)
  })
  test('a thousand levels deep compile and run', () => {
    let tree: Tree = x
    for (let level = 0; level < 1000; level += 1)
      tree = build.choose(build.compare(tree, '>', c(level)), build.add(tree, c(1)), build.negate(tree))
    expect(at(tree, 0.5)).toBe(1000.5)
  })
})

describe('points', () => {
  test('are encoded with NaN for what is missing or unknown, which reading back leaves out', () => {
    const encoded = encode(new Map([['attribution', 'nobody']]), layout)
    expect([...encoded]).toEqual([NaN, NaN, NaN])
    expect(decode(encoded, layout).size).toBe(0)
    expect(
      encode(
        new Map<string, Q.Rational | string>([
          ['x', Q.rational(1n, 3n)],
          ['attribution', 'pool'],
        ]),
        layout,
      ),
    ).toEqual(Float64Array.of(1 / 3, NaN, 2))
  })
})

test('the payoffs that the bench times are those written by hand', () => {
  const compiled = compile(benchPayoffs(), benchLayout)
  const [found, expected] = [new Float64Array(3), new Float64Array(3)]
  for (let variant = 0; variant < 12; variant += 1) {
    const point = Float64Array.from({ length: 20 }, (_, index) => 0.1 + ((index * 7 + variant * 3) % 11) / 10)
    const whole = Float64Array.of(...point, variant % 3, variant % 2, variant % 4 < 2 ? 0 : 1)
    whole[2] = 100
    compiled(whole, found)
    handWritten(whole, expected)
    found.forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index]!, 10)
    })
    expect(expected.every(Number.isFinite)).toBe(true)
  }
})
