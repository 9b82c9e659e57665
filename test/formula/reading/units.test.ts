import { fc, test as law } from '@fast-check/vitest'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import { setSpan } from '../../../src/formula/span.js'
import type { Tree } from '../../../src/formula/tree.js'
import { checkUnits, isSameUnit, parseUnit, showUnit, type Unit, unitOf } from '../../../src/formula/reading/units.js'

const unit = (text: string): Unit => {
  const parsed = parseUnit(text)
  if (E.isLeft(parsed)) throw new Error(parsed.left.what)
  return parsed.right
}
const units = new Map(
  Object.entries({ gas: 'gas', fee: 'gwei', price: 'gwei/gas', prize: 'ETH', slope: 'call^2/gwei', share: '1' }).map(
    ([name, text]) => [name, unit(text)],
  ),
)
const { gas, fee, price, prize, slope, share } = Object.fromEntries(
  ['gas', 'fee', 'price', 'prize', 'slope', 'share'].map((name) => [name, build.variable(name)]),
) as Record<'gas' | 'fee' | 'price' | 'prize' | 'slope' | 'share', Tree>
const c = (value: number): Tree => build.constant(value)
const shown = (tree: Tree): string => {
  const found = unitOf(tree, units)
  return E.isLeft(found) ? found.left.what : showUnit(found.right)
}

describe('texts of units', () => {
  test.each([
    ['gwei/gas', 'gwei/gas'],
    ['1', '1'],
    [' gwei / gas ', 'gwei/gas'],
    ['call^2/gwei', 'call^2/gwei'],
    ['a*b/a', 'b'],
    ['a/b*c', 'a*c/b'],
    ['a/(b*c)', 'a/b/c'],
    ['1/year', '1/year'],
    ['ETH^(1/2)', 'ETH^(1/2)'],
    ['ETH^.5', undefined],
    ['ETH^0.5', 'ETH^(1/2)'],
    ['s^-1', '1/s'],
    ['%', '%'],
    ['', undefined],
    ['gwei gas', undefined],
    ['2*gas', undefined],
    ['gas^x', undefined],
    ['gas^(1/0)', undefined],
    ['gas^101', undefined],
    ['gas/', undefined],
    ['(gas', undefined],
    ['gas)', undefined],
    ['gas ^', undefined],
    ['__proto__', '__proto__'],
    ['('.repeat(150), undefined],
    ['a'.repeat(201), undefined],
  ])('"%s" is %s', (text, expected) => {
    const parsed = parseUnit(text)
    if (expected === undefined) expect(parsed).toMatchObject({ left: { code: 'bad-unit' } })
    else expect(showUnit(unit(text))).toBe(expected)
  })

  const words = fc.dictionary(
    fc.constantFrom('gwei', 'ETH', 'gas', 'call'),
    fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 4 })),
  )
  law.prop([words], { seed: 1960 })('read back as the unit that they show', (exponents) => {
    const drawn: Unit = new Map(
      Object.entries(exponents)
        .filter(([, [above]]) => above !== 0)
        .map(([word, [above, below]]) => [word, Q.rational(BigInt(above), BigInt(below))]),
    )
    expect(isSameUnit(unit(showUnit(drawn)), drawn)).toBe(true)
  })

  law.prop(
    [fc.string({ unit: fc.constantFrom('a', 'gas', '^', '*', '/', '(', ')', '1', '-2', '.', ' '), maxLength: 20 })],
    { seed: 1961, numRuns: 2000 },
  )('never throw, whatever they are', (text) => {
    const parsed = parseUnit(text)
    if (E.isRight(parsed)) expect(isSameUnit(unit(showUnit(parsed.right)), parsed.right)).toBe(true)
  })
})

describe('the units reading', () => {
  test.each<readonly [string, Tree]>([
    ['gwei', build.add(build.multiply(price, gas), fee)],
    ['gwei', build.subtract(fee, c(0))],
    ['any unit', build.multiply(c(0), gas)],
    ['gas', build.extremum('max', [c(0), gas])],
    ['gwei', build.choose(build.compare(gas, '>', c(0)), c(0), fee)],
    ['gas^2', build.power(gas, c(2))],
    ['gas^(1/2)', build.unary('sqrt', gas)],
    ['1/gas', build.power(gas, build.negate(c(1)))],
    ['gas^(3/2)', build.power(gas, build.subtract(c(2), c(0.5)))],
    ['1', build.power(build.divide(gas, gas), share)],
    ['1', build.unary('exp', build.divide(fee, fee))],
    ['call^2', build.multiply(slope, fee)],
    ['gwei', build.unary('abs', build.unary('floor', build.negate(fee)))],
    ['1', c(3)],
    ['1', build.variable('unknown')],
  ])('gives %s', (expected, tree) => {
    expect(shown(tree)).toBe(expected)
  })

  test.each<readonly [string, Tree]>([
    ['"gwei + gas" puts together quantities of different units', build.add(fee, gas)],
    ['"gwei - ETH" puts together quantities of different units', build.subtract(fee, prize)],
    ['"gas + 1" puts together quantities of different units', build.add(gas, c(1))],
    ['"max(gwei, gas)" puts together quantities of different units', build.extremum('max', [c(0), fee, gas])],
    [
      '"if … then gwei else gas" puts together quantities of different units',
      build.choose(build.truth(true), fee, gas),
    ],
    ['"gwei < gas" puts together quantities of different units', build.choose(build.compare(fee, '<', gas), fee, fee)],
    ['"exp(gwei)" takes a plain number', build.unary('exp', fee)],
    ['"1 ^ gas" has an exponent with a unit', build.power(c(2), gas)],
    ['"gas ^ …" has a unit that no one exponent settles', build.power(gas, share)],
    ['"gas ^ …" has a unit that no one exponent settles', build.power(gas, c(1e6))],
  ])('refuses: %s', (expected, tree) => {
    expect(shown(tree)).toBe(expected)
  })

  test('points at the operator, and says both units and what to do', () => {
    const sum = setSpan(build.add(fee, gas), { start: { line: 2, column: 1 }, operator: { line: 2, column: 5 } })
    expect(unitOf(build.multiply(sum, c(2)), units)).toEqual(
      E.left({
        code: 'unit-mismatch',
        what: '"gwei + gas" puts together quantities of different units',
        place: { line: 2, column: 5 },
        expected: 'gwei',
        found: 'gas',
        mend: 'convert one side, or correct the unit of a variable',
      }),
    )
  })

  test('reads conditions', () => {
    expect(checkUnits(build.and(build.is('a', 'b'), build.compare(fee, '<=', c(0))), units)).toEqual(E.right(undefined))
    expect(checkUnits(build.or(build.truth(true), build.not(build.compare(fee, '=', prize))), units)).toMatchObject({
      left: { code: 'unit-mismatch', expected: 'gwei', found: 'ETH' },
    })
  })
})
