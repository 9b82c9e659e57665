import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import type { Interval } from '../../../src/arithmetic/interval.js'
import * as build from '../../../src/formula/build.js'
import { compileConditionInterval, compileInterval, enclose } from '../../../src/formula/reading/interval.js'
import { compileIntervalGradient } from '../../../src/formula/reading/interval-gradient.js'
import type { Layout } from '../../../src/formula/reading/layout.js'
import { parseCondition, parseFormula } from '../../../src/formula/grammar/parser.js'
import type { ConditionTree, Tree } from '../../../src/formula/tree.js'

const formula = (of: string): Tree => {
  const parsed = parseFormula(of)
  if (E.isLeft(parsed)) throw new Error(parsed.left.what)
  return parsed.right
}
const condition = (of: string): ConditionTree => {
  const parsed = parseCondition(of)
  if (E.isLeft(parsed)) throw new Error(parsed.left.what)
  return parsed.right
}

const layout: Layout = {
  slots: new Map([
    ['x', 0],
    ['y', 1],
    ['horizon', 2],
  ]),
  options: new Map([['horizon', ['block', 'steady']]]),
}
const nowhere = { low: NaN, high: NaN }

/** A formula over x in [a, b], y in [0, 1] and both horizons, with whether it surely has values everywhere. */
const over = (a: number, b: number, of: string): readonly [number, number, boolean] => {
  const outLow = new Float64Array(1)
  const outHigh = new Float64Array(1)
  const box = [Float64Array.of(a, 0, 0), Float64Array.of(b, 1, 1)] as const
  const isDefined = compileInterval([formula(of)], layout)(...box, outLow, outHigh)
  return [outLow[0]!, outHigh[0]!, isDefined]
}
const verdictOver = (a: number, b: number, of: string): number =>
  compileConditionInterval(condition(of), layout)(Float64Array.of(a, 0, 0), Float64Array.of(b, 1, 1))

describe('the interval reading', () => {
  it('keeps exact results exact and encloses the others between neighbours', () => {
    expect(over(0, 0, 'x * y + x')).toEqual([0, 0, true])
    expect(over(3, 3, 'x^3 / 2 - sqrt(x + 1)')).toEqual([11.5, 11.5, true])
    expect(over(1, 1, 'exp(0) + log(x) + x^0')).toEqual([2, 2, true])
    expect(over(1, 1, '1/10')).toEqual([0.09999999999999999, 0.1, true])
  })

  it('knows a product of a number with itself, and its difference', () => {
    expect(over(-1, 2, 'x * x')).toEqual([0, 4, true])
    expect(over(-1, 2, '(x + y) - (x + y)')).toEqual([0, 0, true])
    expect(over(-1, 2, '(x + y) * (x + y)')).toEqual([0, 9, true])
  })

  it('takes what is defined of a box, and says so', () => {
    expect(over(-1, 4, 'sqrt(x)')).toEqual([0, 2, false])
    expect(over(-2, -1, 'sqrt(x)')).toEqual([NaN, NaN, false])
    expect(over(-2, 0, 'log(x)')).toEqual([NaN, NaN, false])
    expect(over(0, 2, '1 / x')).toEqual([0.5, Infinity, false])
    expect(over(-1, 2, '1 / x')).toEqual([-Infinity, Infinity, false])
    expect(over(0, 0, '1 / x')).toEqual([NaN, NaN, false])
    expect(over(-2, 0, 'x^(1/2)')).toEqual([0, 0, false])
    expect(over(-2, -2, 'x^y')).toEqual([-2, 2, false])
    expect(over(-2, 3, 'x^2')).toEqual([0, 9, true])
    expect(over(0, 0, 'x^y')).toEqual([0, 1, true])
  })

  it('lets a branch that is not taken not matter', () => {
    expect(over(-2, -1, 'if x > 0 then log(x) else y')).toEqual([0, 1, true])
    expect(over(-2, 1, 'if x > 0 then log(x) else 7 + y')).toEqual([-Infinity, 8, false])
    expect(over(-2, -1, '(if x > 0 then log(x) else y) + (if x > 1 then 2 * log(x) else 0)')).toEqual([0, 1, true])
    expect(over(-2, -1, 'if x < 0 and y >= 0 then x else if y > 2 then log(x) else 1 / log(x)')).toEqual([-2, -1, true])
  })

  it('joins both branches where a condition is undecided, and both options', () => {
    expect(over(-2, 1, 'if x > 0 then 5 else 3')).toEqual([3, 5, true])
    expect(over(0, 1, 'if horizon is steady then 5 else x')).toEqual([0, 5, true])
    expect(over(0, 1, 'if horizon is never then 5 else x')).toEqual([0, 1, true])
    const box = new Map<string, Interval | string>([['horizon', 'steady']])
    expect(enclose(formula('if horizon is steady then 5 else 6'), box)).toEqual({ low: 5, high: 5 })
    expect(enclose(formula('if horizon is block then 5 else 6'), box)).toEqual({ low: 6, high: 6 })
  })

  it('decides conditions in three values', () => {
    expect(verdictOver(1, 2, 'x >= y')).toBe(1)
    expect(verdictOver(1, 2, 'x > y')).toBe(0)
    expect(verdictOver(2, 3, 'x <= y')).toBe(-1)
    expect(verdictOver(1, 1, 'x = 1 and x != 2')).toBe(1)
    expect(verdictOver(1, 2, 'x < x')).toBe(-1)
    expect(verdictOver(1, 2, 'x + y = x + y')).toBe(1)
    expect(verdictOver(0, 2, 'not x > 3 or horizon is block')).toBe(1)
    expect(verdictOver(0, 2, 'horizon is block')).toBe(0)
  })

  it('lets a condition without a truth hold nowhere, unless the other side settles it', () => {
    expect(verdictOver(-1, 2, 'sqrt(x) >= 0')).toBe(0)
    expect(verdictOver(-1, 2, 'sqrt(x) >= -1 or y >= 0')).toBe(1)
    expect(verdictOver(-1, 2, 'sqrt(x) < 0')).toBe(-1)
    expect(verdictOver(-2, -1, 'sqrt(x) >= 0 and x > 0')).toBe(-1)
  })

  it('stays an enclosure where doubles end', () => {
    expect(over(1e300, 1e300, 'x * x')).toEqual([Number.MAX_VALUE, Infinity, true])
    expect(over(1e300, 1e300, 'x * x - x * x * x')).toEqual([-Infinity, Infinity, true])
    expect(over(1e-300, 1e-300, 'x * x')[0]).toBe(0)
    expect(over(1e-300, 1e-300, 'x * x')[1]).toBeGreaterThan(0)
    expect(over(1000, 1000, 'exp(x)')).toEqual([expect.any(Number), Infinity, true])
    expect(over(1, 1, '1e400')).toEqual([Number.MAX_VALUE, Infinity, true])
  })

  it('gives an empty interval for a formula that has no value, and passes it on', () => {
    expect(enclose(formula('1 + max(x, sqrt(0 - 1))'), new Map([['x', { low: 0, high: 1 }]]))).toEqual(nowhere)
    expect(enclose(formula('0 * log(x - 5)'), new Map([['x', { low: 0, high: 1 }]]))).toEqual(nowhere)
  })

  it('takes as many shared and nested nodes as trees may have', () => {
    let shared: Tree = build.variable('x')
    for (let level = 0; level < 900; level += 1) shared = build.add(shared, shared)
    expect(enclose(shared, new Map([['x', { low: 1, high: 1 }]]))).toEqual({ low: 2 ** 900, high: 2 ** 900 })
    let nested: Tree = build.variable('x')
    for (let level = 0; level < 900; level += 1) {
      const test = build.compare(build.variable('x'), '<', build.constant(level))
      nested = build.choose(test, nested, build.add(nested, build.constant(1)))
    }
    expect(enclose(nested, new Map([['x', { low: 10, high: 10 }]]))).toEqual({ low: 21, high: 21 })
    const chain = new Array(20_000)
      .fill(0)
      .map((_, index) => build.multiply(build.variable('x'), build.constant(index)))
    expect(enclose(build.extremum('max', chain), new Map([['x', { low: 1, high: 2 }]]))).toEqual({
      low: 19_999,
      high: 39_998,
    })
    const slopes = new Float64Array(2)
    const gradient = compileIntervalGradient(nested, layout, ['x'])
    gradient(Float64Array.of(10, 0, 0), Float64Array.of(10, 0, 0), slopes, slopes.slice())
    expect([...slopes]).toEqual([21, 1])
  })

  it('takes a name without a slot for a mistake of its caller', () => {
    expect(() => compileInterval([formula('z')], layout)).toThrow(RangeError)
    expect(() => compileInterval([build.fold('sum', formula('x'))], layout)).toThrow(RangeError)
  })
})
