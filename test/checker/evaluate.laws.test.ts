import fc from 'fast-check'
import * as Either from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { evaluator } from '../../src/checker/evaluate.js'
import { gradient } from '../../src/checker/gradient.js'
import type { Interval } from '../../src/checker/interval.js'
import * as I from '../../src/checker/interval.js'
import { normaliser } from '../../src/checker/polynomial.js'
import * as Q from '../../src/checker/rational.js'
import type { Rational } from '../../src/arithmetic/rational.js'
import { exactReading } from '../../src/formula/reading/exact.js'
import { boxes, formulas } from './random.js'

const runs = { seed: 104, numRuns: 10_000 }
const fewer = { seed: 104, numRuns: 3_000 }
const algebraic = formulas(false)
const all = formulas(true)

const pointBox = (point: ReadonlyMap<string, Rational>): ReadonlyMap<string, Interval> =>
  new Map([...point].map(([name, value]) => [name, I.point(value)]))
const holds = (outer: Interval, inner: Interval): boolean =>
  Q.compare(outer.low, inner.low) <= 0 && Q.compare(inner.high, outer.high) <= 0

test('at a point, an algebraic formula has exactly the value that the exact reading gives, or none', () => {
  let values = 0
  fc.assert(
    fc.property(algebraic.tree, boxes, (tree, { first }) => {
      const { range, total } = evaluator(pointBox(first)).tree(tree)
      const exact = exactReading(first).tree(tree)
      if (Either.isRight(exact)) {
        values += 1
        expect({ range, total }).toEqual({ range: I.point(exact.right), total: true })
      } else if (exact.left.reason === 'undefined') expect(total).toBe(false)
    }),
    runs,
  )
  expect(values).toBeGreaterThan(5_000)
})

test('at a point, a condition holds or fails as the exact reading says', () => {
  fc.assert(
    fc.property(algebraic.condition, boxes, (condition, { first }) => {
      const outcome = evaluator(pointBox(first)).condition(condition)
      const exact = exactReading(first).condition(condition)
      if (Either.isRight(exact)) {
        expect(exact.right ? outcome.mayHold : outcome.mayFail).toBe(true)
        if (!outcome.mayLack) expect(exact.right ? outcome.mayFail : outcome.mayHold).toBe(false)
      } else if (exact.left.reason === 'undefined') expect(outcome.mayLack).toBe(true)
    }),
    runs,
  )
})

test('over a box, a formula is enclosed at every point, and where it is said to have a value it has one', () => {
  let enclosed = 0
  fc.assert(
    fc.property(all.tree, boxes, (tree, { box, first, second }) => {
      const over = evaluator(box).tree(tree)
      for (const point of [first, second]) {
        const at = evaluator(pointBox(point)).tree(tree)
        if (over.total) expect(at.total).toBe(true)
        if (!at.total || !at.range) continue
        enclosed += 1
        // Two enclosures of one irrational number need not lie in each other.
        if (I.isPoint(at.range)) expect(over.range && holds(over.range, at.range)).toBe(true)
        else expect(over.range && I.intersection(over.range, at.range)).toBeDefined()
      }
    }),
    fewer,
  )
  expect(enclosed).toBeGreaterThan(2_000)
})

test('over a box, a condition may be what it is at a point', () => {
  fc.assert(
    fc.property(all.condition, boxes, (condition, { box, first }) => {
      const over = evaluator(box).condition(condition)
      const at = evaluator(pointBox(first)).condition(condition)
      if (!at.mayLack && at.mayHold && !at.mayFail) expect(over.mayHold).toBe(true)
      if (!at.mayLack && at.mayFail && !at.mayHold) expect(over.mayFail).toBe(true)
      if (at.mayLack && !at.mayHold && !at.mayFail) expect(over.mayLack).toBe(true)
    }),
    fewer,
  )
})

test('the difference between points that differ in one variable lies in their distance times the slope', () => {
  let compared = 0
  fc.assert(
    fc.property(all.tree, boxes, fc.constantFrom('x', 'y', 'z'), (tree, { box, first, second }, name) => {
      const evaluate = evaluator(box)
      if (!evaluate.tree(tree).total) return
      const slope = gradient(box, evaluate)(tree).get(name) ?? I.zero
      const from = first.get(name) ?? Q.zero
      const to = second.get(name) ?? Q.zero
      const before = evaluator(pointBox(first)).tree(tree).range
      const after = evaluator(pointBox(new Map(first).set(name, to))).tree(tree).range
      if (!before || !after) throw new Error('a value is missing')
      const difference = I.subtract(after, before)
      const bound = I.multiply(slope, I.point(Q.subtract(to, from)))
      compared += 1
      expect(I.intersection(difference, bound)).toBeDefined()
    }),
    fewer,
  )
  expect(compared).toBeGreaterThan(1_000)
})

test('the normal form has the value of the formula wherever that has one, shifted or not', () => {
  let compared = 0
  fc.assert(
    fc.property(all.tree, boxes, fc.constantFrom('up', 'down'), (tree, { box, first }, side) => {
      const { normalise, treeOf } = normaliser(evaluator(box), new Map())
      const at = evaluator(pointBox(first)).tree(tree)
      if (!at.total || !at.range) return
      compared += 1
      const normal = evaluator(pointBox(first)).tree(treeOf(normalise(tree)))
      expect(normal.range && I.intersection(at.range, normal.range)).toBeDefined()

      const from = Q.quotient(1n, 3n)
      const shifting = normaliser(evaluator(box), new Map([['x', { from, side }]]))
      const x = first.get('x') ?? Q.zero
      const distance = side === 'up' ? Q.subtract(x, from) : Q.subtract(from, x)
      const shifted = evaluator(pointBox(new Map(first).set('x', distance))).tree(
        shifting.treeOf(shifting.normalise(tree)),
      )
      expect(shifted.range && I.intersection(at.range, shifted.range)).toBeDefined()
    }),
    fewer,
  )
  expect(compared).toBeGreaterThan(1_000)
})

test('equal formulas written differently have the same normal form', () => {
  fc.assert(
    fc.property(algebraic.tree, algebraic.tree, algebraic.tree, boxes, (a, b, c, { box }) => {
      const { difference, normalise } = normaliser(evaluator(box), new Map())
      const forms = [a, b, c].map(normalise)
      if (forms.some(({ terms }) => terms.size > 20)) return
      const product = { kind: 'multiply', left: { kind: 'add', left: a, right: b }, right: c } as const
      const sum = {
        kind: 'add',
        left: { kind: 'multiply', left: c, right: b },
        right: { kind: 'multiply', left: a, right: c },
      } as const
      expect(difference(product, sum).terms.size).toBe(0)
    }),
    { ...runs, numRuns: 3_000 },
  )
})
