import { test } from '@fast-check/vitest'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import * as build from '../../src/formula/build.js'
import { equal } from '../../src/formula/equal.js'
import { exactReading } from '../../src/formula/reading/exact.js'
import { marginOf } from '../../src/formula/margin.js'
import { negationOf } from '../../src/formula/negation.js'
import type { ConditionTree } from '../../src/formula/tree.js'
import { childrenOf } from '../../src/formula/variables.js'
import { conditionArbitrary, pointArbitrary, rationalKinds, someDomains } from './arbitrary.js'

const settings = { seed: 1838, numRuns: 3000 }
const conditions = conditionArbitrary(someDomains, { kinds: rationalKinds })

describe('the margin of a condition', () => {
  test.prop([conditions, pointArbitrary()], settings)(
    'is positive only where it holds and negative only where it fails',
    (condition, point) => {
      const reading = exactReading(point)
      const margin = reading.tree(marginOf(condition))
      const holds = reading.condition(condition)
      if (E.isLeft(margin)) return
      expect(E.isRight(holds)).toBe(true)
      const sign = Q.sign(margin.right)
      if (sign !== 0) expect(holds).toEqual(E.right(sign > 0))
    },
  )

  test('of comparisons is zero at the boundary and grows with the distance from it', () => {
    const x = build.variable('x')
    const at = (condition: ConditionTree, value: number): number => {
      const margin = exactReading(new Map([['x', Q.fromNumber(value)]])).tree(marginOf(condition))
      return E.isLeft(margin) ? NaN : Q.toNumber(margin.right)
    }
    const three = build.constant(3)
    for (const operator of ['<', '<='] as const) {
      expect([1, 3, 4].map((value) => at(build.compare(x, operator, three), value))).toEqual([2, 0, -1])
      expect([1, 3, 4].map((value) => at(build.not(build.compare(x, operator, three)), value))).toEqual([-2, 0, 1])
    }
    expect([1, 3, 4].map((value) => at(build.compare(x, '=', three), value))).toEqual([-2, 0, -1])
    expect([1, 3, 4].map((value) => at(build.compare(x, '!=', three), value))).toEqual([2, 0, 1])
    const either = build.or(build.compare(x, '>', three), build.compare(x, '<', build.constant(1)))
    expect([0, 2, 5].map((value) => at(either, value))).toEqual([1, -1, 2])
    expect([0, 2, 5].map((value) => at(build.not(either), value))).toEqual([-1, 1, -2])
  })
})

describe('the negation of a condition', () => {
  test.prop([conditions, pointArbitrary()], settings)(
    'is true where it is false, and has no truth where it has none',
    (condition, point) => {
      const reading = exactReading(point)
      const negated = reading.condition(negationOf(condition))
      const expected = reading.condition(build.not(condition))
      if (E.isRight(expected)) expect(negated).toEqual(expected)
      else expect(E.isLeft(negated)).toBe(true)
    },
  )

  test.prop([conditions], settings)('has "not" before "is" only', (condition) => {
    const visit = (node: ConditionTree): void => {
      if (node.kind === 'not') expect(node.of.kind).toBe('is')
      else if (node.kind === 'and' || node.kind === 'or') [node.left, node.right].forEach(visit)
    }
    // The negation of a negation is what was there, whatever that is.
    if (condition.kind !== 'not' && !childrenOf(condition).some((child) => child.kind === 'not'))
      visit(negationOf(condition))
  })

  test.prop([conditions], settings)('twice says the same as once at all', (condition) => {
    if (condition.kind === 'compare' || condition.kind === 'is')
      expect(equal(negationOf(negationOf(condition)), condition)).toBe(true)
  })
})
