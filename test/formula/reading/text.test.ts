import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import { parseCondition, parseFormula } from '../../../src/formula/grammar/parser.js'
import { text, textOfCondition } from '../../../src/formula/reading/text.js'
import type { Tree } from '../../../src/formula/tree.js'

const written = (source: string): string => {
  const read = parseFormula(source)
  return E.isLeft(read) ? JSON.stringify(read.left) : text(read.right)
}
const writtenCondition = (source: string): string => {
  const read = parseCondition(source)
  return E.isLeft(read) ? JSON.stringify(read.left) : textOfCondition(read.right)
}

describe('writing formulas', () => {
  it.each([
    ['(a+(b*c))', 'a + b * c'],
    ['(a+b)*c', '(a + b) * c'],
    ['a-(b-c)-(d)', 'a - (b - c) - d'],
    ['(x^2)^3', '(x^2)^3'],
    ['x^(2^3)', 'x^2^3'],
    ['-(x^2)', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['--x', '-(-x)'],
    ['2 - -x', '2 - (-x)'],
    ['x^(-1)', 'x^-1'],
    ['x^(-1/3)', 'x^(-1/3)'],
    ['x*(-3)', 'x * (-3)'],
    ['(1/3)*x', '1/3 * x'],
    ['x*(1/3)', 'x * (1/3)'],
    ['x/(1/3)', 'x / (1/3)'],
    ['x+1/3', 'x + 1/3'],
    ['(if a<b then 1 else 2)+1', '(if a < b then 1 else 2) + 1'],
    ['if a<b then 1 else (2+1)', 'if a < b then 1 else 2 + 1'],
    ['if a<b then (if b<c then 1 else 2) else 3', 'if a < b then (if b < c then 1 else 2) else 3'],
    ['max(a,(b))', 'max(a, b)'],
    ['ln(x)', 'log(x)'],
  ])('writes %s as %s', (source, expected) => {
    expect(written(source)).toBe(expected)
  })

  it.each([
    ['1/5', '0.2'],
    ['15e6', '15000000'],
    ['1e30', '1e30'],
    ['123456e20', '1.23456e25'],
    ['0.00000001', '1e-8'],
    ['-0.0000000125', '-1.25e-8'],
    ['0.001', '0.001'],
    ['7/4', '1.75'],
    ['1/1e50', '1e-50'],
    ['123456789012345678901', '123456789012345678901'],
    ['2/6', '1/3'],
  ])('writes the number %s as %s', (source, expected) => {
    expect(written(source)).toBe(expected)
  })

  it('writes a double that is no short decimal as the fraction that it is', () => {
    expect(text(build.constant(0.1))).toBe('3602879701896397/36028797018963968')
  })

  it.each([
    ['a<b and b<=c', 'a < b <= c'],
    ['0<=x<=1 and x is pool', '0 <= x <= 1 and x is pool'],
    ['not (a < b)', 'not (a < b)'],
    ['not a is pool', 'a is not pool'],
    ['not (x is a and y is b)', 'not (x is a and y is b)'],
    ["x is 'two words'", "x is 'two words'"],
    ['fee = if h is s then 1 else 2', 'fee = if h is s then 1 else 2'],
    ['(fee = if h is s then 1 else 2) and true', 'fee = (if h is s then 1 else 2) and true'],
  ])('writes the condition %s as %s', (source, expected) => {
    expect(writtenCondition(source)).toBe(expected)
  })
})

describe('writing shared formulas', () => {
  const gas = build.add(build.variable('necessaryGas'), build.variable('padding'))
  const doubled = (times: number): Tree => {
    let tree = gas
    for (let time = 0; time < times; time += 1) tree = build.multiply(tree, tree)
    return tree
  }

  it('writes the name of a formula that has one', () => {
    const names = (node: Tree): string | undefined => (node === gas ? 'gas' : undefined)
    expect(text(build.power(gas, build.constant(Q.rational(2n))), { names })).toBe('gas^2')
    expect(text(gas)).toBe('necessaryGas + padding')
    expect(textOfCondition(build.compare(gas, '<', gas), { names })).toBe('gas < gas')
  })

  it('cuts what is longer than the limit', () => {
    expect(text(gas, { limit: 12 })).toBe('necessaryGa…')
    expect(text(gas, { limit: 100 })).toBe('necessaryGas + padding')
    expect(text(doubled(5), { limit: 50 })).toBe(`${text(doubled(5)).slice(0, 49)}…`)
  })

  it('cuts a graph of 900 levels, which written out would have 2^900 parts', () => {
    expect(text(doubled(900), { limit: 80 })).toHaveLength(80)
  })
})
