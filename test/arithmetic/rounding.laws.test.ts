import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import * as R from '../../src/arithmetic/rounding.js'

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true })
/** Numbers whose sums and products mostly need no rounding, and ordinary ones. */
const double = fc.oneof(
  anyDouble,
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -1000, max: 1000 }).map((n) => n / 64),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constantFrom(0, 5e-324, -5e-324, 2 ** -1022, Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** 996, 2 ** -960, 1 / 3),
)
const runs = { numRuns: 5_000, seed: 1 }

/** Compares a bound with an exact result. */
const compare = (bound: number, exact: Q.Rational): number =>
  Number.isFinite(bound) ? Q.compare(Q.fromNumber(bound), exact) : bound > 0 ? 1 : -1

const isOrdinary = (exact: Q.Rational): boolean => {
  const size = Math.abs(Q.toNumber(exact))
  return size === 0 || (size > 2 ** -950 && size < 2 ** 990)
}

/** Both bounds hold; and, away from over- and underflow, no better ones exist and exact results are not widened. */
const expectTight = (below: number, above: number, exact: Q.Rational, isTight: boolean): void => {
  expect(compare(below, exact)).toBeLessThanOrEqual(0)
  expect(compare(above, exact)).toBeGreaterThanOrEqual(0)
  expect(below).toBeLessThan(Infinity)
  expect(above).toBeGreaterThan(-Infinity)
  if (!isTight) return
  const nearest = Q.toNumber(exact)
  const side = compare(nearest, exact)
  if (side === 0) expect([below + 0, above + 0]).toEqual([nearest + 0, nearest + 0])
  else {
    expect(side < 0 ? below : above).toBe(nearest)
    expect(side < 0 ? above : below).toBe(side < 0 ? R.stepUp(nearest) : R.stepDown(nearest))
  }
}

const buffer = new DataView(new ArrayBuffer(8))
/** The next double above, by its bits. */
const next = (x: number): number => {
  if (x === 0) return 5e-324
  buffer.setFloat64(0, x)
  buffer.setBigInt64(0, buffer.getBigInt64(0) + (x > 0 ? 1n : -1n))
  return buffer.getFloat64(0)
}

describe('directed rounding', () => {
  it('steps to the neighbouring double, or one further among the smallest', () => {
    fc.assert(
      fc.property(double, (x) => {
        const up = R.stepUp(x)
        expect(up === next(x) || (Math.abs(x) < 2 ** -960 && up === next(next(x)))).toBe(true)
        expect(R.stepDown(-x) === -up).toBe(true)
      }),
      runs,
    )
  })

  it('bounds sums by the neighbours of the exact result', () => {
    fc.assert(
      fc.property(double, double, (a, b) => {
        const exact = Q.add(Q.fromNumber(a), Q.fromNumber(b))
        expectTight(R.sumDown(a, b), R.sumUp(a, b), exact, isOrdinary(exact))
      }),
      runs,
    )
  })

  it('bounds products by the neighbours of the exact result', () => {
    fc.assert(
      fc.property(double, double, (a, b) => {
        const exact = Q.multiply(Q.fromNumber(a), Q.fromNumber(b))
        const isSmall = Math.abs(a) < 2 ** 990 && Math.abs(b) < 2 ** 990
        expectTight(R.productDown(a, b), R.productUp(a, b), exact, isOrdinary(exact) && isSmall)
      }),
      runs,
    )
  })

  it('bounds quotients by the neighbours of the exact result', () => {
    fc.assert(
      fc.property(double, double, (a, b) => {
        fc.pre(b !== 0)
        const exact = Q.divide(Q.fromNumber(a), Q.fromNumber(b))
        const isMiddling = [a, b].every((of) => of === 0 || (Math.abs(of) > 2 ** -950 && Math.abs(of) < 2 ** 990))
        expectTight(R.quotientDown(a, b), R.quotientUp(a, b), exact, isOrdinary(exact) && isMiddling)
      }),
      runs,
    )
  })

  it('bounds roots so that their squares lie on either side, and keeps exact roots', () => {
    fc.assert(
      fc.property(double, (a) => {
        const x = Math.abs(a)
        const exact = Q.fromNumber(x)
        const [below, above] = [R.rootDown(x), R.rootUp(x)]
        expect(Q.compare(Q.multiply(Q.fromNumber(below), Q.fromNumber(below)), exact)).toBeLessThanOrEqual(0)
        expect(Q.compare(Q.multiply(Q.fromNumber(above), Q.fromNumber(above)), exact)).toBeGreaterThanOrEqual(0)
        if (x > 2 ** -950 && x < 2 ** 990) expect(above).toBeLessThanOrEqual(next(below))
        const square = Math.round(x % 1e7) ** 2
        expect([R.rootDown(square), R.rootUp(square)]).toEqual([Math.sqrt(square), Math.sqrt(square)])
      }),
      runs,
    )
  })
})
