import { expect, test } from 'vitest'
import { parseRational } from '../../src/arithmetic/rational.js'
import * as E from '../../src/checker/elementary.js'
import type { Interval } from '../../src/checker/interval.js'
import * as I from '../../src/checker/interval.js'
import * as Q from '../../src/checker/rational.js'

const read = (text: string) => parseRational(text) ?? Q.zero
const at = (text: string) => I.point(read(text))

/** Digits cut off, not rounded, so that the number lies between them and one more in the last place. */
const expectDigits = (found: Interval | undefined, digits: string): void => {
  const places = digits.length - digits.indexOf('.') - 1
  const cut = read(digits)
  const step = read(`1e-${places}`)
  const isNegative = digits.startsWith('-')
  expect(found).toBeDefined()
  if (!found) return
  expect(Q.compare(found.low, isNegative ? Q.subtract(cut, step) : cut)).toBeGreaterThanOrEqual(0)
  expect(Q.compare(found.high, isNegative ? cut : Q.add(cut, step))).toBeLessThanOrEqual(0)
  expect(Q.compare(found.low, found.high)).toBeLessThan(0)
}

test('exp, log, roots and powers agree with published digits to sixty places', () => {
  expectDigits(E.exp(at('1')), '2.718281828459045235360287471352662497757247093699959574966967')
  expectDigits(E.exp(at('-1')), '0.367879441171442321595523770161460867445811131031767834507836')
  expectDigits(E.exp(at('1/2')), '1.648721270700128146848650787814163571653776100710148011575079')
  expectDigits(E.log(at('2')).range, '0.693147180559945309417232121458176568075500134360255254120680')
  expectDigits(E.log(at('10')).range, '2.302585092994045684017991454684364207601101488628772976033327')
  expectDigits(E.log(at('1/10')).range, '-2.302585092994045684017991454684364207601101488628772976033327')
  expectDigits(E.log(at('3')).range, '1.098612288668109691395245236922525704647490557822749451734694')
  expectDigits(E.sqrt(at('2')).range, '1.414213562373095048801688724209698078569671875376948073176679')
  expectDigits(E.sqrt(at('3')).range, '1.732050807568877293527446341505872366942805253810380628055806')
  expectDigits(E.power(at('2'), at('1/3')).range, '1.259921049894873164767210607278228350570251464701507980081975')
  expectDigits(E.power(at('5'), at('-1/2')).range, '0.447213595499957939281834733746255247088123671922305144854179')
})

test('what is rational comes out exactly', () => {
  const exact = (found: Interval | undefined, text: string): void => {
    expect(found).toEqual(at(text))
  }
  exact(E.sqrt(at('4')).range, '2')
  exact(E.sqrt(at('4/9')).range, '2/3')
  exact(E.power(at('4'), at('1/2')).range, '2')
  exact(E.power(at('4'), at('-1/2')).range, '1/2')
  exact(E.power(at('8/27'), at('2/3')).range, '4/9')
  exact(E.power(at('-2'), at('3')).range, '-8')
  exact(E.power(at('-2'), at('-2')).range, '1/4')
  exact(E.power(at('0'), at('0')).range, '1')
  exact(E.power(at('0'), at('1/3')).range, '0')
  exact(E.power(at('1'), at('7/65')).range, '1')
  exact(E.exp(at('0')), '1')
  exact(E.log(at('1')).range, '0')
})

test('where there is no value, none is given', () => {
  expect(E.sqrt(at('-1'))).toEqual({ range: undefined, total: false })
  expect(E.log(at('0'))).toEqual({ range: undefined, total: false })
  expect(E.power(at('0'), at('-1'))).toEqual({ range: undefined, total: false })
  expect(E.power(at('0'), at('-1/2'))).toEqual({ range: undefined, total: false })
  expect(E.power(at('-8'), at('1/3'))).toEqual({ range: undefined, total: false })
  expect(I.invert(I.zero)).toEqual({ range: undefined, total: false })
})

test('where there may be no value, what there is is enclosed and the gap is told', () => {
  const unit = { low: Q.zero, high: Q.one }
  const around = { low: read('-1'), high: Q.one }
  expect(E.sqrt(around)).toEqual({ range: unit, total: false })
  expect(E.log(unit)).toEqual({ range: { low: Q.minusInfinity, high: Q.zero }, total: false })
  expect(I.invert(around)).toEqual({ range: I.line, total: false })
  expect(I.invert(unit)).toEqual({ range: { low: Q.one, high: Q.infinity }, total: false })
  expect(E.power(unit, at('1/2'))).toEqual({ range: unit, total: true })
  expect(E.power(unit, at('-1/2'))).toEqual({ range: { low: Q.one, high: Q.infinity }, total: false })
  expect(E.power(around, at('2'))).toEqual({ range: unit, total: true })
  expect(E.power(unit, around)).toEqual({ range: { low: Q.zero, high: Q.infinity }, total: false })
  // (-1)^1 = -1 lies in it, though most real powers of a negative number do not exist.
  expect(E.power(at('-1'), { low: Q.zero, high: Q.one })).toEqual({
    range: { low: read('-1'), high: Q.one },
    total: false,
  })
})

test('huge and tiny results are bounded without being written out', () => {
  const large = E.exp(at('100000'))
  expect(large.high).toEqual(Q.infinity)
  expect(Q.compare(large.low, read('1e400'))).toBe(1)
  const small = E.exp(at('-100000'))
  expect(small.low).toEqual(Q.zero)
  expect(Q.compare(small.high, read('1e-400'))).toBe(-1)
  const tower = E.power(at('3'), at('1e300')).range
  expect(tower?.high).toEqual(Q.infinity)
  const sliver = E.power(at('1/3'), at('1e300')).range
  expect(sliver?.low).toEqual(Q.zero)
})
