import { describe, expect, it } from 'vitest'
import * as I from '../../src/arithmetic/interval.js'
import * as Q from '../../src/arithmetic/rational.js'

const { interval, degenerate, empty, whole } = I

describe('interval arithmetic', () => {
  it('takes every sign of the operands of a product', () => {
    const kinds = [interval(1, 2), interval(-2, -1), interval(-3, 2), interval(0, 2), interval(-2, 0), degenerate(0)]
    for (const a of kinds)
      for (const b of kinds) {
        const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
        expect(I.multiply(a, b)).toEqual(interval(Math.min(...corners) + 0, Math.max(...corners) + 0))
      }
  })

  it('divides by intervals that reach, span or are zero', () => {
    expect(I.divide(interval(1, 2), interval(-4, -2))).toEqual(interval(-1, -0.25))
    expect(I.divide(interval(1, 2), interval(0, 4))).toEqual(interval(0.25, Infinity))
    expect(I.divide(interval(-2, -1), interval(0, 4))).toEqual(interval(-Infinity, -0.25))
    expect(I.divide(interval(1, 2), interval(-4, 0))).toEqual(interval(-Infinity, -0.25))
    expect(I.divide(interval(-2, -1), interval(-4, 0))).toEqual(interval(0.25, Infinity))
    expect(I.divide(interval(1, 2), interval(-1, 1))).toEqual(whole)
    expect(I.divide(interval(-1, 2), interval(0, 1))).toEqual(whole)
    expect(I.divide(degenerate(0), interval(-1, 1))).toEqual(degenerate(0))
    expect(I.divide(interval(1, 2), degenerate(0))).toEqual(empty)
    expect(I.divide(interval(1, Infinity), interval(1, Infinity))).toEqual(interval(0, Infinity))
  })

  it('raises to powers over every sign of base and exponent', () => {
    expect(I.power(interval(-2, 3), degenerate(2))).toEqual(interval(0, 9))
    expect(I.power(interval(-2, 3), degenerate(3))).toEqual(interval(-8, 27))
    expect(I.power(interval(-2, -1), degenerate(-1))).toEqual(interval(-1, -0.5))
    expect(I.power(interval(-2, 4), degenerate(-2))).toEqual(interval(0.0625, Infinity))
    expect(I.power(interval(-2, 4), degenerate(-1))).toEqual(whole)
    expect(I.power(degenerate(0), degenerate(-1))).toEqual(empty)
    expect(I.power(interval(-1, 1), degenerate(0))).toEqual(degenerate(1))
    expect(I.power(interval(0.5, 2), interval(-1, 2))).toEqual(interval(0.25, 4))
    expect(I.power(interval(0, 4), interval(0.5, 1))).toEqual(interval(0, 4))
    expect(I.power(interval(0, 4), interval(-1, 1))).toEqual(interval(0, Infinity))
    expect(I.power(interval(-3, -2), interval(1.5, 2.5))).toEqual(interval(4, 9))
    expect(I.power(interval(-3, -2), interval(1.2, 1.8))).toEqual(empty)
    expect(I.power(interval(-3, 4), interval(0.5, 2))).toEqual(interval(-9, 16))
    expect(I.power(interval(1, 2), interval(0, Infinity))).toEqual(interval(1, Infinity))
  })

  it('takes the part of a domain that there is', () => {
    expect(I.sqrt(interval(-1, 4))).toEqual(interval(0, 2))
    expect(I.sqrt(interval(-2, -1))).toEqual(empty)
    expect(I.log(interval(0, 1))).toEqual(interval(-Infinity, 0))
    expect(I.log(interval(-1, 0))).toEqual(empty)
    expect(I.abs(interval(-3, 2))).toEqual(interval(0, 3))
    expect(I.floor(interval(-0.5, 2.5))).toEqual(interval(-1, 2))
    expect(I.ceil(interval(-0.5, 2.5))).toEqual(interval(0, 3))
    expect(I.exp(interval(-Infinity, 0))).toEqual(interval(0, 1))
  })

  it('passes the empty interval through every operation but the join', () => {
    const a = interval(-1, 0)
    for (const operation of [I.negate, I.abs, I.floor, I.ceil, I.sqrt, I.exp, I.log])
      expect(operation(empty)).toEqual(empty)
    for (const operation of [I.add, I.subtract, I.multiply, I.divide, I.min, I.max, I.power]) {
      expect(operation(empty, a)).toEqual(empty)
      expect(operation(a, empty)).toEqual(empty)
      expect(operation(degenerate(0), empty)).toEqual(empty)
    }
    expect(I.join(empty, a)).toEqual(a)
    expect(I.join(a, empty)).toEqual(a)
    expect(I.join(interval(2, 3), a)).toEqual(interval(-1, 3))
    expect(I.includes(a, empty)).toBe(true)
    expect(I.includes(empty, a)).toBe(false)
    expect(I.isEmpty(empty)).toBe(true)
  })

  it('encloses rationals between neighbouring doubles, and doubles by themselves', () => {
    expect(I.enclosing(Q.rational(3n, 8n))).toEqual(degenerate(0.375))
    const third = I.enclosing(Q.rational(1n, 3n))
    expect(third.high - third.low).toBe(2 ** -54)
    expect(I.contains(third, 1 / 3)).toBe(true)
    expect(I.enclosing(Q.rational(-(10n ** 400n)))).toEqual(interval(-Infinity, -Number.MAX_VALUE))
    const small = I.enclosing(Q.rational(1n, 10n ** 400n))
    expect(small.low).toBe(0)
    expect(small.high).toBeGreaterThan(0)
  })
})
