import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { bitLimit, boundedArithmetic } from '../../src/arithmetic/bounded.js'
import * as Q from '../../src/arithmetic/rational.js'
import { integerRoot, perfectRoot } from '../../src/arithmetic/root.js'

const settings = { seed: 1637, numRuns: 1000 }
const large = fc.nat(3000).chain((bits) => fc.bigInt({ min: 1n, max: 2n ** BigInt(bits) }))
const degree = fc.oneof(fc.bigInt({ min: 1n, max: 9n }), fc.bigInt({ min: 1n, max: 500n }))

describe('integer roots', () => {
  test.prop([large, degree], settings)('are the greatest whose power is not greater', (of, by) => {
    const root = integerRoot(of, by)
    expect(root ** by <= of).toBe(true)
    expect((root + 1n) ** by > of).toBe(true)
  })

  test.prop([fc.bigInt({ min: 1n, max: 2n ** 40n }), fc.bigInt({ min: 2n, max: 60n })], settings)(
    'are perfect for powers, and for nothing beside them',
    (root, by) => {
      expect(perfectRoot(root ** by, by)).toBe(root)
      if (root > 1n) {
        expect(perfectRoot(root ** by - 1n, by)).toBe(root ** by === 2n ? 1n : undefined)
        expect(perfectRoot(root ** by + 1n, by)).toBeUndefined()
      }
    },
  )

  test('of long numbers by any degree are found at once', () => {
    const start = performance.now()
    const long = 7n ** 35_000n
    for (const by of [2n, 3n, 7n, 1000n, 20_000n, 35_000n, 90_000n, 10n ** 30n]) integerRoot(long, by)
    expect(perfectRoot(long, 35_000n)).toBe(7n)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('bounded arithmetic', () => {
  const rational = fc
    .tuple(fc.bigInt({ min: -(2n ** 400n), max: 2n ** 400n }), fc.bigInt({ min: 1n, max: 2n ** 400n }))
    .map(([above, below]) => Q.rational(above, below))

  test.prop([rational, rational], settings)('is that of rationals where numbers are of sensible size', (a, b) => {
    const arithmetic = boundedArithmetic()
    for (const operation of ['add', 'subtract', 'multiply'] as const)
      expect(arithmetic[operation](a, b)).toEqual(Q[operation](a, b))
    if (Q.sign(b) !== 0) expect(arithmetic.divide(a, b)).toEqual(Q.divide(a, b))
  })

  test.prop(
    [fc.bigInt({ min: -30n, max: 30n }), fc.bigInt({ min: 1n, max: 30n }), fc.integer({ min: -12, max: 12 })],
    settings,
  )('raises to powers as repeated multiplication does', (above, below, exponent) => {
    const a = Q.rational(above, below)
    fc.pre(exponent >= 0 || above !== 0n)
    const factor = exponent < 0 ? Q.divide(Q.one, a) : a
    const expected = Array.from({ length: Math.abs(exponent) }, () => factor).reduce(Q.multiply, Q.one)
    expect(boundedArithmetic().power(a, BigInt(exponent))).toEqual(expected)
  })

  test('gives up on long results before computing them', () => {
    const arithmetic = boundedArithmetic()
    expect(arithmetic.power(Q.rational(2n), 10n ** 12n)).toBeUndefined()
    expect(arithmetic.power(Q.rational(1n, 3n), -(10n ** 30n))).toBeUndefined()
    expect(arithmetic.power(Q.rational(-1n), 10n ** 30n + 1n)).toEqual(Q.rational(-1n))
    const long = Q.rational(2n ** BigInt(bitLimit - 1))
    expect(arithmetic.add(long, Q.one)).toBeDefined()
    expect(arithmetic.multiply(long, long)).toBeUndefined()
  })

  test('gives up on long fractions after some seconds, however many there are', () => {
    const start = performance.now()
    const arithmetic = boundedArithmetic()
    const long = Q.rational(3n ** 30_000n, 7n ** 15_000n)
    let sum: Q.Rational | undefined = Q.one
    for (let i = 0n; i < 10_000n && sum !== undefined; i += 1n) sum = arithmetic.add(long, Q.rational(i, 11n))
    expect(sum).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
