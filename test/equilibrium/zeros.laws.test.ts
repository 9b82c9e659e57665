import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import { zerosOf } from '../../src/equilibrium/zeros.js'
import * as build from '../../src/formula/build.js'
import type { Tree } from '../../src/formula/tree.js'

const x = build.variable('x')
const seed = 20_261_122
const q = (numerator: number, denominator = 1): Q.Rational => Q.rational(BigInt(numerator), BigInt(denominator))

/** The product of x − r over some roots, multiplied out: rounding no longer sees the factors. */
const expanded = (roots: readonly Q.Rational[]): Tree => {
  let coefficients = [Q.one]
  for (const root of roots) {
    const next = coefficients.map(() => Q.zero).concat(Q.zero)
    coefficients.forEach((coefficient, power) => {
      next[power + 1] = Q.add(next[power + 1]!, coefficient)
      next[power] = Q.subtract(next[power]!, Q.multiply(root, coefficient))
    })
    coefficients = next
  }
  return build.sum(
    coefficients.map((coefficient, power) =>
      build.multiply(build.constant(coefficient), build.power(x, build.constant(power))),
    ),
  )
}

const sameSide = (low: number, high: number, value: Q.Rational): boolean =>
  Q.compare(Q.fromNumber(low), value) <= 0 && Q.compare(value, Q.fromNumber(high)) <= 0

test('Of a polynomial with different roots every root is enclosed, one in each place, and nothing else.', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 299 }), { minLength: 1, maxLength: 5 }), (thirtieths) => {
      const roots = thirtieths.map((value) => q(value, 30)).sort(Q.compare)
      const { places } = zerosOf(expanded(roots), 'x', Q.zero, q(10))
      expect(places.map(({ kind }) => kind)).toStrictEqual(roots.map(() => 'zero'))
      places.forEach(({ within: { low, high } }, index) => {
        expect(sameSide(low, high, roots[index]!)).toBe(true)
        expect(high - low).toBeLessThan(1e-6)
      })
    }),
    { seed, numRuns: 40 },
  )
})

test('Roots that coincide are never said to be one for certain where they touch, and are not missed.', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 29 }),
      fc.integer({ min: 31, max: 59 }),
      fc.integer({ min: 2, max: 3 }),
      (double, single, times) => {
        const roots = [...Array.from({ length: times }, () => q(double, 6)), q(single, 6)]
        const { places } = zerosOf(expanded(roots), 'x', Q.zero, q(10))
        const [first, ...rest] = places
        expect(first!.kind).not.toBe('zero')
        expect(sameSide(first!.within.low, first!.within.high, roots[0]!)).toBe(true)
        expect(rest.map(({ kind }) => kind)).toStrictEqual(['zero'])
        expect(sameSide(rest[0]!.within.low, rest[0]!.within.high, roots.at(-1)!)).toBe(true)
      },
    ),
    { seed, numRuns: 5 },
  )
})

test('A function of pieces with jumps is zero only where it is, and a jump over zero is a doubt.', () => {
  // Each piece is a line through its own height at its own middle.
  const piece = fc.record({ height: fc.integer({ min: -9, max: 9 }), slope: fc.integer({ min: -9, max: 9 }) })
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const formula = pieces
        .map(({ height, slope }, index) =>
          build.add(
            build.constant(height),
            build.multiply(build.constant(slope), build.subtract(x, build.constant(q(2 * index + 1, 2)))),
          ),
        )
        .reduceRight((rest, line, index) => build.choose(build.compare(x, '<', build.constant(index + 1)), line, rest))
      const { places } = zerosOf(formula, 'x', Q.zero, q(pieces.length))
      const known = pieces.flatMap(({ height, slope }, index) => {
        if (slope === 0) return []
        const at = Q.subtract(q(2 * index + 1, 2), q(height, slope))
        const isLast = index === pieces.length - 1
        const inside =
          Q.compare(at, q(index)) >= 0 && (Q.compare(at, q(index + 1)) < 0 || (isLast && Q.equals(at, q(index + 1))))
        return inside ? [at] : []
      })
      // No root is missed …
      for (const root of known) expect(places.some(({ within }) => sameSide(within.low, within.high, root))).toBe(true)
      const flat = pieces.flatMap(({ height, slope }, index) => (height === 0 && slope === 0 ? [index + 0.5] : []))
      for (const middle of flat)
        expect(
          places.some(({ kind, within }) => kind === 'stretch' && within.low < middle && middle < within.high),
        ).toBe(true)
      // … and what is said to be one zero is one.
      for (const { kind, within } of places)
        if (kind === 'zero') expect(known.filter((root) => sameSide(within.low, within.high, root)).length).toBe(1)
    }),
    { seed, numRuns: 150 },
  )
})

test('Where a place is told, there is a sign change, a touch, a jump or a stretch: never a plain stretch of numbers away from zero.', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (a, b) => {
      // x² + a/b has no zero, however small the number.
      const tree = build.add(build.multiply(x, x), build.constant(q(a, b * 1000)))
      expect(zerosOf(tree, 'x', q(-3), q(5)).places).toStrictEqual([])
    }),
    { seed, numRuns: 50 },
  )
})
