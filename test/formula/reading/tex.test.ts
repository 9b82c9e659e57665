import { test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import { tex, texCondition } from '../../../src/formula/reading/tex.js'
import type { Tree } from '../../../src/formula/tree.js'
import { conditionArbitrary, treeArbitrary } from '../arbitrary.js'

const v = build.variable
const c = (text: string): Tree => build.constant(Q.parseRational(text)!)

describe('the TeX reading', () => {
  test.each<readonly [string, Tree]>([
    [String.raw`\frac{x}{y + 1}`, build.divide(v('x'), build.add(v('y'), c('1')))],
    [String.raw`\left(\frac{x}{y}\right)^{2}`, build.power(build.divide(v('x'), v('y')), c('2'))],
    [String.raw`\left(-2\right)^{2}`, build.power(c('-2'), c('2'))],
    [String.raw`\left(x^{2}\right)^{3}`, build.power(build.power(v('x'), c('2')), c('3'))],
    [String.raw`\left(e^{x}\right)^{2}`, build.power(build.unary('exp', v('x')), c('2'))],
    [String.raw`a - \left(b - c\right)`, build.subtract(v('a'), build.subtract(v('b'), v('c')))],
    [String.raw`a - b - c`, build.subtract(build.subtract(v('a'), v('b')), v('c'))],
    [String.raw`a - \left(-3\right)`, build.subtract(v('a'), c('-3'))],
    [String.raw`-\left(a + b\right)`, build.negate(build.add(v('a'), v('b')))],
    [String.raw`x \, \left(a + b\right)`, build.multiply(v('x'), build.add(v('a'), v('b')))],
    [String.raw`2 \cdot 3^{n}`, build.multiply(c('2'), build.power(c('3'), v('n')))],
    [String.raw`x \cdot \frac{1}{3}`, build.multiply(v('x'), c('1/3'))],
    [String.raw`\max\left(0,\, x\right)`, build.extremum('max', [c('0'), v('x')])],
    [String.raw`\left\lfloor x\right\rfloor`, build.unary('floor', v('x'))],
    [String.raw`\ln\left(1 + x\right)`, build.unary('log', build.add(c('1'), v('x')))],
    [String.raw`\sqrt{x}`, build.unary('sqrt', v('x'))],
    [String.raw`15 \cdot 10^{6}`, c('15e6')],
    [String.raw`\left(10^{18}\right)^{2}`, build.power(c('1e18'), c('2'))],
    [String.raw`50\,000`, c('50000')],
    [String.raw`10^{-8}`, c('1e-8')],
    ['0.1', build.constant(0.1)],
    [String.raw`\mathit{wash}_{\mathit{deployer}}`, v('deployer.wash')],
    [String.raw`\mathit{bid}'_{\mathit{bidder},2}`, v("bidder.2.bid'")],
    [String.raw`\left(x'\right)^{2}`, build.power(v("x'"), c('2'))],
    [String.raw`x_{1}`, v('x1')],
    [String.raw`\theta`, v('theta')],
    [String.raw`\mathit{tip\_share}`, v('tip_share')],
  ])('writes %s', (expected, tree) => {
    expect(tex(tree)).toBe(expected)
  })

  test('writes a chain of branches as one list of cases, in parentheses where an operator stands beside', () => {
    const cases = build.choose(
      build.is('attribution', 'to'),
      v('a'),
      build.choose(build.not(build.is('attribution', 'per_frame')), v('b'), c('0')),
    )
    const written = String.raw`\begin{cases} a & \text{if } \mathit{attribution} = \textsf{to} \\ b & \text{if } \mathit{attribution} \ne \textsf{per\_frame} \\ 0 & \text{otherwise} \end{cases}`
    expect(tex(cases)).toBe(written)
    expect(tex(build.add(cases, c('1')))).toBe(String.raw`\left(${written}\right) + 1`)
  })

  test('writes conditions with the parentheses they need', () => {
    const [p, q] = [build.compare(v('x'), '<=', c('3')), build.compare(v('y'), '!=', c('0'))]
    expect(texCondition(build.and(build.or(p, q), p))).toBe(String.raw`\left(x \le 3 \lor y \ne 0\right) \land x \le 3`)
    expect(texCondition(build.or(build.and(p, q), build.not(p)))).toBe(
      String.raw`x \le 3 \land y \ne 0 \lor \lnot \left(x \le 3\right)`,
    )
  })

  test('writes shared formulas by name, the formula itself excepted', () => {
    const calls = build.subtract(v('a'), v('p'))
    const names = (node: Tree): string | undefined => (node === calls ? 'calls' : undefined)
    expect(tex(build.power(calls, c('2')), { names })).toBe(String.raw`\mathit{calls}^{2}`)
    expect(tex(calls, { names })).toBe('a - p')
  })

  const isBalanced = (text: string): boolean => {
    let depth = 0
    for (const brace of text.match(/\\[\\{}]|[{}]/g) ?? []) {
      depth += brace === '{' ? 1 : brace === '}' ? -1 : 0
      if (depth < 0) return false
    }
    const count = (part: RegExp): number => text.match(part)?.length ?? 0
    return depth === 0 && count(/\\left\b/g) === count(/\\right\b/g)
  }
  law.prop([treeArbitrary(), conditionArbitrary()], { seed: 1978, numRuns: 1000 })(
    'balances what it opens and raises nothing twice',
    (tree, condition) => {
      for (const text of [tex(tree), texCondition(condition), tex(tree, { limit: 60 })]) {
        expect(isBalanced(text)).toBe(true)
        expect(text).not.toMatch(/\^\{[^{}]*\}\^/)
        expect(text).not.toMatch(/undefined|NaN|\d \\, \d/)
      }
    },
  )
})
