import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import * as build from '../../src/formula/build.js'
import { derivative } from '../../src/formula/derivative.js'
import { equal } from '../../src/formula/equal.js'
import { exact, exactCondition } from '../../src/formula/reading/exact.js'
import { compileGradient } from '../../src/formula/reading/gradient.js'
import { marginOf } from '../../src/formula/margin.js'
import { compileCondition, compileTree, layoutOf } from '../../src/formula/reading/number.js'
import { tex, texCondition } from '../../src/formula/reading/tex.js'
import type { ConditionTree, Tree } from '../../src/formula/tree.js'
import { checkUnits, unitOf } from '../../src/formula/reading/units.js'

const x = build.variable('x')
const layout = layoutOf(new Map([['x', { kind: 'real', low: Q.zero, high: Q.one }]]))
const half = new Map([['x', Q.rational(1n, 2n)]])

const squares = (levels: number): Tree => {
  let tree: Tree = x
  for (let level = 0; level < levels; level += 1) tree = build.multiply(tree, tree)
  return tree
}

/** Conditions shared as squares are, each level under `not`, inside branches of formulas. */
const conditions = (levels: number): ConditionTree => {
  let condition: ConditionTree = build.compare(x, '<', build.constant(1))
  for (let level = 0; level < levels; level += 1) {
    const branch = build.choose(condition, x, build.negate(x))
    condition = build.not(build.and(build.not(condition), build.or(condition, build.compare(branch, '>', x))))
  }
  return condition
}

test.each([22, 300])('a formula of %d levels of f·f takes no reading any time', (levels) => {
  const tree = squares(levels)
  const start = performance.now()
  expect(compileTree(tree, layout)(Float64Array.of(1))).toBe(1)
  const slope = new Float64Array(1)
  expect(compileGradient(tree, layout, ['x'])(Float64Array.of(1), slope)).toBe(1)
  expect(slope[0]).toBe(2 ** levels)
  expect(exact(tree, new Map([['x', Q.rational(-1n)]]))).toEqual(E.right(Q.one))
  expect(exact(tree, half)).toMatchObject(E.left({ reason: 'too large' }))
  expect(E.isRight(unitOf(tree, new Map([['x', new Map([['gas', Q.one]])]])))).toBe(true)
  expect(tex(tree).length).toBeLessThan(50_000)
  expect(equal(tree, squares(levels))).toBe(true)
  expect(equal(tree, squares(levels - 1))).toBe(false)
  expect(exact(derivative(tree, 'x'), new Map([['x', Q.one]]))).toEqual(E.right(Q.rational(2n ** BigInt(levels))))
  expect(performance.now() - start).toBeLessThan(1500)
})

test.each([22, 150])('a condition of %d levels that share takes no reading any time', (levels) => {
  const condition = conditions(levels)
  const start = performance.now()
  expect(compileCondition(condition, layout)(Float64Array.of(0.5))).toBe(true)
  expect(exactCondition(condition, half)).toEqual(E.right(true))
  expect(exact(marginOf(condition), half)).toMatchObject({ _tag: 'Right' })
  expect(E.isRight(checkUnits(condition, new Map()))).toBe(true)
  expect(texCondition(condition).length).toBeLessThan(50_000)
  expect(equal(condition, conditions(levels))).toBe(true)
  expect(performance.now() - start).toBeLessThan(1500)
})
