import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'

const integer = fc.oneof(fc.bigInt({ min: -20n, max: 20n }), fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }))
const positive = fc.oneof(fc.bigInt({ min: 1n, max: 20n }), fc.bigInt({ min: 1n, max: 2n ** 200n }))
const rational = fc.tuple(integer, positive).map(([above, below]) => Q.rational(above, below))
const settings = { seed: 1907, numRuns: 2000 }

/** The sign and magnitude of a double's neighbours, by counting in its bits. */
const neighbour = (value: number, step: 1n | -1n): number => {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  view.setBigInt64(0, view.getBigInt64(0) + step)
  return view.getFloat64(0)
}
const midpoint = (a: number, b: number): Q.Rational => Q.divide(Q.add(Q.fromNumber(a), Q.fromNumber(b)), Q.rational(2n))
const isEven = (value: number): boolean => {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigInt64(0) % 2n === 0n
}

const magnitude = fc.oneof(
  fc.double({ min: 5e-324, max: 1e-300, noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: 2 ** -1074, max: 2 ** -1020, noNaN: true }),
  fc.double({ min: 5e-324, max: 1.7e308, noNaN: true }),
  fc.double({ min: 0.001, max: 1000, noNaN: true }),
  fc.integer({ min: -1073, max: 1022 }).map((exponent) => 2 ** exponent),
)

describe('arithmetic', () => {
  test.prop([rational, rational, rational], settings)('obeys the laws of a field', (a, b, c) => {
    expect(Q.add(a, b)).toEqual(Q.add(b, a))
    expect(Q.add(a, Q.add(b, c))).toEqual(Q.add(Q.add(a, b), c))
    expect(Q.multiply(a, Q.add(b, c))).toEqual(Q.add(Q.multiply(a, b), Q.multiply(a, c)))
    expect(Q.subtract(Q.add(a, b), b)).toEqual(a)
    if (Q.sign(b) !== 0) expect(Q.divide(Q.multiply(a, b), b)).toEqual(a)
  })

  test.prop([rational, rational], settings)('keeps lowest terms and a positive denominator', (a, b) => {
    for (const result of [Q.add(a, b), Q.multiply(a, b), Q.negate(a), Q.abs(a), Q.subtract(a, b)]) {
      expect(result.denominator > 0n).toBe(true)
      expect(Q.greatestCommonDivisor(result.numerator, result.denominator)).toBe(1n)
    }
  })

  test.prop(
    [
      integer,
      fc.oneof(
        integer,
        fc.nat(300).map((bits) => 2n ** BigInt(bits)),
      ),
    ],
    settings,
  )('finds the divisor that Euclid finds', (a, b) => {
    const euclid = (x: bigint, y: bigint): bigint => (y === 0n ? (x < 0n ? -x : x) : euclid(y, x % y))
    expect(Q.greatestCommonDivisor(a, b)).toBe(euclid(a, b))
  })

  test.prop([rational, rational], settings)('orders as the difference has its sign', (a, b) => {
    expect(Q.compare(a, b)).toBe(Q.sign(Q.subtract(a, b)))
    expect(Q.min(a, b)).toEqual(Q.compare(a, b) <= 0 ? a : b)
    expect(Q.max(a, b)).toEqual(Q.compare(a, b) <= 0 ? b : a)
  })

  test.prop([rational], settings)('rounds down and up to the integers next to a number', (a) => {
    const below = Q.rational(Q.floor(a))
    const above = Q.rational(Q.ceil(a))
    expect(Q.compare(below, a)).toBeLessThanOrEqual(0)
    expect(Q.compare(a, Q.add(below, Q.one))).toBe(-1)
    expect(Q.compare(above, a)).toBeGreaterThanOrEqual(0)
    expect(Q.compare(Q.subtract(above, Q.one), a)).toBe(-1)
  })

  test.prop([integer], settings)('counts binary digits', (a) => {
    expect(Q.bitLength(a)).toBe(a === 0n ? 0 : (a < 0n ? -a : a).toString(2).length)
  })
})

describe('doubles', () => {
  test.prop([magnitude, fc.boolean()], settings)('become rationals and come back the same', (value, isNegative) => {
    const signed = isNegative ? -value : value
    expect(Q.toNumber(Q.fromNumber(signed))).toBe(signed)
  })

  test.prop([magnitude, fc.boolean()], settings)(
    'round ties to the even neighbour, and what is beside them to the nearer',
    (value, isNegative) => {
      const next = neighbour(value, 1n)
      fc.pre(Number.isFinite(next))
      const tie = midpoint(value, next)
      const speck = Q.rational(1n, 10n ** 400n)
      const expectRounded = (exact: Q.Rational, rounded: number): void => {
        expect(Q.toNumber(isNegative ? Q.negate(exact) : exact)).toBe(isNegative ? -rounded : rounded)
      }
      expectRounded(tie, isEven(value) ? value : next)
      expectRounded(Q.subtract(tie, speck), value)
      expectRounded(Q.add(tie, speck), next)
      expectRounded(Q.add(Q.fromNumber(value), speck), value)
    },
  )

  test.prop([rational], settings)('that come of rationals have no nearer neighbour', (a) => {
    const near = Q.toNumber(a)
    const distance = (value: number): Q.Rational => Q.abs(Q.subtract(Q.fromNumber(value), a))
    for (const other of [neighbour(near, 1n), neighbour(near, -1n)])
      if (Number.isFinite(other)) expect(Q.compare(distance(near), distance(other))).toBeLessThanOrEqual(0)
  })

  test('overflow to infinity from the tie beyond the greatest double on', () => {
    const greatest = Q.fromNumber(Number.MAX_VALUE)
    const tie = Q.add(greatest, Q.rational(2n ** 970n))
    expect(Q.toNumber(tie)).toBe(Infinity)
    expect(Q.toNumber(Q.subtract(tie, Q.one))).toBe(Number.MAX_VALUE)
    expect(Q.toNumber(Q.negate(Q.rational(10n ** 5000n)))).toBe(-Infinity)
  })

  test('underflow to zero up to half the least double, which is a tie', () => {
    const half = Q.rational(1n, 2n ** 1075n)
    expect(Q.toNumber(half)).toBe(0)
    expect(Q.toNumber(Q.add(half, Q.rational(1n, 10n ** 1000n)))).toBe(5e-324)
    expect(Q.toNumber(Q.rational(3n, 2n ** 1075n))).toBe(1e-323)
    expect(Q.toNumber(Q.rational(1n, 10n ** 5000n))).toBe(0)
  })
})

describe('texts', () => {
  test.prop([rational], settings)('read back as the number that they show', (a) => {
    expect(Q.parseRational(Q.showRational(a))).toEqual(a)
    const decimal = Q.showDecimal(a)
    if (decimal !== undefined) expect(Q.parseRational(decimal)).toEqual(a)
  })

  test.prop([fc.double({ noNaN: true, noDefaultInfinity: true })], settings)(
    'of doubles read back as numbers that round to them',
    (value) => {
      expect(Q.toNumber(Q.parseRational(`${value}`)!)).toBe(value === 0 ? 0 : value)
    },
  )

  test.prop([fc.string({ unit: fc.constantFrom(...Array.from('0123456789.eE+-_/ ')), maxLength: 12 })], settings)(
    'never throw, whatever they are',
    (text) => {
      const value = Q.parseRational(text)
      if (value !== undefined && !/[_/]/.test(text)) expect(Q.toNumber(value) + 0).toBe(Number(text) + 0)
    },
  )

  test.each([
    '',
    ' ',
    '.',
    '1/0',
    '1e4001',
    '1e99999',
    '1e',
    'e5',
    '--1',
    '1..2',
    '0x10',
    '1/2/3',
    '1/-2',
    '_1',
    '_',
    '._',
    '.e1',
    'NaN',
    'Infinity',
    '1 2',
  ])('that are no numbers are refused: "%s"', (text) => {
    expect(Q.parseRational(text)).toBeUndefined()
  })

  test('that are too long to be worth their time are refused', () => {
    expect(Q.parseRational(`1/${'7'.repeat(9998)}`)?.numerator).toBe(1n)
    expect(Q.parseRational(`1/${'7'.repeat(9999)}`)).toBeUndefined()
    expect(Q.parseRational('7'.repeat(1_000_000))).toBeUndefined()
  })
})

describe('the simplest number between two', () => {
  const small = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 30 }))
  test.prop([small, small], { ...settings, numRuns: 500 })(
    'is that of least denominator, then of least magnitude',
    (first, second) => {
      const [a, b] = [first, second].map(([above, below]) => Q.rational(BigInt(above), BigInt(below)))
      const [low, high] = [Q.min(a!, b!), Q.max(a!, b!)]
      let best: Q.Rational | undefined
      for (let below = 1n; best === undefined; below += 1n) {
        const whole = Q.rational(below)
        for (let above = Q.ceil(Q.multiply(low, whole)); above <= Q.floor(Q.multiply(high, whole)); above += 1n) {
          const candidate = Q.rational(above, below)
          if (best === undefined || Q.compare(Q.abs(candidate), Q.abs(best)) < 0) best = candidate
        }
      }
      expect(Q.simplestBetween(low, high)).toEqual(best)
    },
  )

  test.prop([rational, rational], settings)('lies between them', (a, b) => {
    const [low, high] = [Q.min(a, b), Q.max(a, b)]
    const simplest = Q.simplestBetween(low, high)
    expect(Q.compare(low, simplest)).toBeLessThanOrEqual(0)
    expect(Q.compare(simplest, high)).toBeLessThanOrEqual(0)
  })

  test('does not overflow the stack where the continued fraction is long', () => {
    let [a, b] = [1n, 1n]
    for (let i = 0; i < 30_000; i += 1) [a, b] = [b, a + b]
    const golden = Q.rational(b, a)
    expect(Q.simplestBetween(golden, golden)).toEqual(golden)
  })
})
