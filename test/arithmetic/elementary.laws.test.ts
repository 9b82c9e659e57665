import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as elementary from '../../src/arithmetic/elementary.js'
import * as Q from '../../src/arithmetic/rational.js'
import * as F from './fixed-point.js'

const runs = { numRuns: 4_000, seed: 2 }
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
/** Positive numbers of every size from 2^-100 to 2^100, and many near 1. */
const positive = fc.oneof(
  fc.tuple(between(1, 2), fc.integer({ min: -100, max: 100 })).map(([mantissa, exponent]) => mantissa * 2 ** exponent),
  between(0.99, 1.01),
  fc.integer({ min: 1, max: 1000 }),
)
const fixed = (x: number): F.Fixed => F.fixed(Q.fromNumber(x))!

/** The bounds lie on either side of the exact value, and no more than `units` units in the last place apart. */
const expectBounds = (below: number, above: number, exact: F.Fixed, units: number): void => {
  expect(F.isSharp(exact)).toBe(true)
  expect(F.sideOf(below, exact)).toBeLessThanOrEqual(0)
  expect(F.sideOf(above, exact)).toBeGreaterThanOrEqual(0)
  expect(above - below).toBeLessThanOrEqual(units * 2 ** -52 * Math.max(Math.abs(below), Math.abs(above)))
}

describe('the bounds of exp, log and powers', () => {
  it('rest on a reference that knows e, log 2 and √2 and in which log undoes exp', () => {
    const digits = (a: F.Fixed): string => ((a.low * 10n ** 60n) >> F.places).toString()
    expect(digits(F.exp(fixed(1))!)).toBe('2718281828459045235360287471352662497757247093699959574966967')
    expect(digits(F.log(fixed(2))!)).toBe('693147180559945309417232121458176568075500134360255254120680')
    expect(digits(F.sqrt(fixed(2))!)).toBe('1414213562373095048801688724209698078569671875376948073176679')
    for (const x of [-50, -1, -1e-9, 1e-9, 0.1, 1, 7.5, 100]) {
      const back = F.log(F.exp(fixed(x))!)!
      expect(back.low <= fixed(x).low && back.high >= fixed(x).high && F.isSharp(back)).toBe(true)
    }
  })

  it('enclose exp within four units', () => {
    fc.assert(
      fc.property(between(-80, 170), (x) => {
        expectBounds(elementary.exponentialDown(x), elementary.exponentialUp(x), F.exp(fixed(x))!, 4)
      }),
      runs,
    )
  })

  it('enclose log within four units', () => {
    fc.assert(
      fc.property(positive, (x) => {
        fc.pre(x !== 1)
        expectBounds(elementary.logarithmDown(x), elementary.logarithmUp(x), F.log(fixed(x))!, 4)
      }),
      runs,
    )
  })

  it('enclose real powers within eight units', () => {
    fc.assert(
      fc.property(positive, fc.oneof(between(-3, 3), between(-1, 1), fc.integer({ min: -70, max: 70 })), (x, y) => {
        const exact = F.power(fixed(x), fixed(y))
        fc.pre(exact !== undefined && F.isSharp(exact))
        expectBounds(elementary.powerDown(x, y), elementary.powerUp(x, y), exact, 8)
      }),
      runs,
    )
  })

  it('keep what is known exactly', () => {
    const { exponentialDown, exponentialUp, logarithmDown, logarithmUp, powerDown, powerUp } = elementary
    expect([exponentialDown(0), exponentialUp(0), logarithmDown(1), logarithmUp(1)]).toEqual([1, 1, 0, 0])
    const powers: readonly (readonly [number, number, number])[] = [
      [0, 0, 1],
      [0, 3, 0],
      [0, 0.3, 0],
      [7.3, 0, 1],
      [7.3, 1, 7.3],
      [1, Infinity, 1],
      [9, 0.5, 3],
      [3, 33, 3 ** 33],
      [10, 22, 1e22],
      [0.5, 64, 2 ** -64],
      [2, -10, 2 ** -10],
      [1.5, 5, 7.59375],
    ]
    for (const [x, y, exact] of powers) expect([powerDown(x, y), powerUp(x, y)], `${x}^${y}`).toEqual([exact, exact])
  })

  it('never cross what the functions never cross, and stay bounds where doubles end', () => {
    const { exponentialDown, exponentialUp, logarithmDown, logarithmUp, powerDown, powerUp } = elementary
    expect(exponentialDown(1e-300)).toBe(1)
    expect(exponentialUp(-1e-300)).toBe(1)
    expect(exponentialDown(-1e9)).toBe(0)
    expect(exponentialUp(-1e9)).toBeGreaterThan(0)
    expect(exponentialDown(1e9)).toBeLessThan(Infinity)
    expect(exponentialUp(1e9)).toBe(Infinity)
    expect(logarithmDown(0)).toBe(-Infinity)
    expect(logarithmUp(Infinity)).toBe(Infinity)
    expect(logarithmDown(1 + 2 ** -52)).toBeGreaterThan(0)
    expect(powerDown(1e300, 2)).toBeLessThan(Infinity)
    expect(powerUp(1e300, 2)).toBe(Infinity)
    expect(powerDown(1e-300, 2)).toBe(0)
    expect(powerUp(1e-300, 2)).toBeGreaterThan(0)
    expect(powerUp(0, -1)).toBe(Infinity)
    expect(powerUp(1 - 2 ** -53, 1e-300)).toBe(1)
    expect(powerDown(1 + 2 ** -52, 1e-300)).toBe(1)
  })
})
