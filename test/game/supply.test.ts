import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { enclose } from '../../src/formula/reading/interval.js'
import { exact } from '../../src/formula/reading/exact.js'
import { formula } from '../../src/formula/template/template.js'
import { variableHandle } from '../../src/formula/template/handle.js'
import type { Tree } from '../../src/formula/tree.js'
import { compileIntervalGradient } from '../../src/formula/reading/interval-gradient.js'
import { readingOf } from '../../src/game/population.js'
import * as Q from '../../src/arithmetic/rational.js'
import { elowssonSupply, empiricalSupply, isoelasticSupply, mostKnots } from '../../src/game/supply.js'

const rank = variableHandle('rank')
const at = (tree: Tree, value: Q.Rational): Q.Rational => {
  const found = exact(tree, new Map([['rank', value]]))
  if (E.isLeft(found)) throw new Error(found.left.reason)
  return found.right
}

test('An isoelastic supply passes through its point and rises by its slope in logarithms.', () => {
  const { tree } = isoelasticSupply(formula`${rank} * 100`, { stake: 25, yield: 0.04 }, 2)
  expect(at(tree, Q.rational(1n, 4n))).toStrictEqual(Q.rational(1n, 25n))
  expect(at(tree, Q.rational(1n, 2n))).toStrictEqual(Q.rational(4n, 25n))
})

test('Elowsson’s supply passes through its point, rises, and has no value where all would be staked.', () => {
  const { tree } = elowssonSupply(formula`${rank} * 120000000`, { stake: 30_000_000, yield: 0.025 })
  // √(1/4) is rational, so all of it is.
  expect(at(tree, Q.rational(1n, 4n))).toStrictEqual(Q.rational(1n, 40n))
  expect(E.isLeft(exact(tree, new Map([['rank', Q.one]])))).toBe(true)
  const read = readingOf(tree, 'rank')
  expect(read(0.9)).toBeCloseTo((0.025 - 0.001) * 2 * Math.sqrt(0.9) + 0.027, 12)
})

test('A list’s quantiles are its numbers, with straight lines between them.', () => {
  const { tree } = empiricalSupply(rank, [1, 2, 2, 5])
  const thirds = [0n, 1n, 2n, 3n].map((third) => at(tree, Q.rational(third, 3n)))
  expect(thirds).toStrictEqual([1n, 2n, 2n, 5n].map((value) => Q.rational(value)))
  expect(at(tree, Q.rational(1n, 6n))).toStrictEqual(Q.rational(3n, 2n))
  expect(at(tree, Q.rational(5n, 6n))).toStrictEqual(Q.rational(7n, 2n))
})

test('A list of one number is that number at every rank.', () => {
  expect(at(empiricalSupply(rank, [0.25]).tree, Q.rational(1n, 3n))).toStrictEqual(Q.rational(1n, 4n))
})

test('Across its corners the slope of a list’s curve is bounded and does not fall.', () => {
  const { tree } = empiricalSupply(rank, [0, 1, 1.5, 9])
  const read = compileIntervalGradient(tree, { slots: new Map([['rank', 0]]), options: new Map() }, ['rank'])
  const [low, high] = [new Float64Array(2), new Float64Array(2)]
  expect(read(Float64Array.of(0), Float64Array.of(1), low, high)).toBe(true)
  expect(low[1]).toBeGreaterThanOrEqual(0)
  expect(Number.isFinite(high[1]!)).toBe(true)
})

test('Of a long list evenly spaced quantiles are taken, and the ends are kept.', () => {
  const list = Float64Array.from({ length: 100_001 }, (_, index) => (index / 100_000) ** 3)
  const { tree } = empiricalSupply(rank, list)
  expect(at(tree, Q.zero)).toStrictEqual(Q.zero)
  expect(at(tree, Q.one)).toStrictEqual(Q.one)
  const third = enclose(tree, new Map([['rank', { low: 1 / 3, high: 1 / 3 }]]))
  expect(third.low).toBeLessThanOrEqual(third.high)
  expect(Math.abs(third.low - 1 / 27)).toBeLessThan(4 / mostKnots ** 2)
})
