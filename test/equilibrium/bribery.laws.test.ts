import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import { cheapestBribe, type Bribe } from '../../src/equilibrium/bribery.js'
import { pricesOf } from '../../src/equilibrium/bribery-cost.js'
import { searchCounts } from '../../src/equilibrium/bribery-counts.js'
import { searchSets } from '../../src/equilibrium/bribery-sets.js'
import { parseFormula } from '../../src/formula/grammar/parser.js'
import { holdingsOf, type Holdings } from '../../src/game/holdings.js'
import { slashingOf, type Slashing } from '../../src/game/slashing.js'
import { randomStream } from '../../src/optimise/random.js'

/** Fractions slashed, as a formula and as (share · fraction) in whole numbers: of W units of U, times U². */
const slashings: readonly { readonly text: string; readonly loss: (W: number, U: number) => number }[] = [
  { text: '0', loss: () => 0 },
  { text: '1', loss: (W, U) => W * U },
  { text: '1/4', loss: (W, U) => (W * U) / 4 },
  { text: 'min(1, 3 * share)', loss: (W, U) => Math.min(U, 3 * W) * W },
  { text: 'share', loss: (W) => W * W },
  { text: '1 - share', loss: (W, U) => (U - W) * W },
  { text: 'if share <= 3/4 then 1 else 1/4', loss: (W, U) => (4 * W <= 3 * U ? W * U : (W * U) / 4) },
]

interface Case {
  readonly weights: readonly number[]
  readonly above: readonly [number, number]
  readonly slashed: number
  /** In eighths. */
  readonly fall: number
  /** In 64ths. */
  readonly effort: number
}

/**
 * The least total bribe times 64 U², from the payoffs: all subsets, and in each what every member loses by accepting
 * when all others of it do.
 */
const bruteForce = ({ weights, above: [a, b], slashed, fall, effort }: Case): number => {
  const U = weights.reduce((sum, weight) => sum + weight, 0)
  let least = Infinity
  for (let set = 1; set < 2 ** weights.length; set += 1) {
    const members = weights.filter((_, index) => (set >> index) & 1)
    const W = members.reduce((sum, weight) => sum + weight, 0)
    const succeeds = (weight: number): boolean => weight * b > a * U
    if (!succeeds(W)) continue
    let cost = 0
    for (const weight of members) {
      const price = (isDone: boolean): number => (isDone ? (64 * U * weight * fall) / 8 : 0)
      const accepting = (-64 * slashings[slashed]!.loss(W, U) * weight) / W - price(true) - effort * U * U
      const declining = -price(succeeds(W - weight))
      cost += declining - accepting
    }
    least = Math.min(least, cost)
  }
  return least
}

const read = new Map<string, Slashing>()
const slashingAt = (index: number, above: Q.Rational): Slashing => {
  const key = `${index} ${Q.showRational(above)}`
  const known = read.get(key)
  if (known) return known
  const tree = parseFormula(slashings[index]!.text)
  if (E.isLeft(tree)) throw new Error(tree.left.what)
  const slashing = slashingOf(tree.right, 'share', above)
  if (E.isLeft(slashing)) throw new Error(JSON.stringify(slashing.left))
  read.set(key, slashing.right)
  return slashing.right
}

const termsOf = ({ above, slashed, fall, effort }: Case) => {
  const threshold = Q.rational(BigInt(above[0]), BigInt(above[1]))
  return {
    above: threshold,
    slashed: slashingAt(slashed, threshold),
    fall: Q.rational(BigInt(fall), 8n),
    effort: Q.rational(BigInt(effort), 64n),
  }
}

const held = (weights: readonly number[]): Holdings =>
  holdingsOf(weights.map((weight) => ({ weight: Q.rational(BigInt(weight)), count: 1n })))

const thresholds: readonly (readonly [number, number])[] = [
  [1, 2],
  [1, 2],
  [1, 3],
  [2, 3],
  [0, 1],
  [1, 5],
  [9, 10],
]

const draw = (name: string, most: number): Case => {
  const random = randomStream(name)
  const n = 1 + random.integer(most)
  const greatest = [1, 2, 3, 5, 12, 40, 1000][random.integer(7)]!
  const isTopHeavy = random.next() < 0.4
  return {
    weights: Array.from({ length: n }, (_, index) =>
      isTopHeavy && index < 2 ? 1 + random.integer(greatest * n) : 1 + random.integer(greatest),
    ),
    above: thresholds[random.integer(thresholds.length)]!,
    slashed: random.integer(slashings.length),
    fall: random.integer(9),
    effort: random.next() < 0.4 ? 0 : random.integer(20),
  }
}

const scaled = (cost: Q.Rational, { weights }: Case): number => {
  const U = weights.reduce((sum, weight) => sum + weight, 0)
  return Q.toNumber(Q.multiply(cost, Q.rational(BigInt(64 * U * U))))
}

/** The bribes that a result lists, checked one by one against what each member loses by accepting. */
const consistent = (bribe: Bribe, { above }: Case): boolean => {
  const paid = bribe.members.reduce(
    (sum, { bribe: each, count }) => Q.add(sum, Q.multiply(each, Q.rational(count))),
    Q.zero,
  )
  const parts = Q.add(bribe.slashing, Q.add(bribe.price, bribe.effort))
  const isAbove = Q.compare(bribe.weight, Q.rational(BigInt(above[0]), BigInt(above[1]))) > 0
  return Q.equals(paid, bribe.cost) && Q.equals(parts, bribe.cost) && isAbove
}

describe('the cheapest bribe', () => {
  it('is what trying every set of holders finds, and proved so, for 8,000 small cases with ties and exact thresholds', () => {
    for (let index = 0; index < 8000; index += 1) {
      const each = draw(`case ${index}`, 8)
      const bribe = cheapestBribe(held(each.weights), termsOf(each))
      const context = `${index}: ${JSON.stringify(each)}`
      expect(bribe.isLeast, context).toBe(true)
      expect(scaled(bribe.cost, each), context).toBeCloseTo(bruteForce(each), 6)
      expect(consistent(bribe, each), context).toBe(true)
    }
  })

  it('is the same by counts and holder by holder, each alone', () => {
    for (let index = 0; index < 2000; index += 1) {
      const each = draw(`both ${index}`, 9)
      const holdings = held(each.weights)
      const prices = pricesOf(holdings.total, termsOf(each))
      if (!prices.isRising) continue
      const nothing = { numerator: 0n, denominator: 1n }
      const everyone = holdings.classes.map(({ count }) => count)
      const start = { counts: everyone, cost: { numerator: 1n << 200n, denominator: 1n }, bound: nothing }
      const expected = bruteForce(each)
      for (const found of [
        searchCounts(holdings, prices, 1e6, start),
        searchSets(holdings, prices, 1e6, start, 'seed'),
      ]) {
        const cost = Q.rational(found.cost.numerator, found.cost.denominator * prices.scale)
        expect(scaled(cost, each), `${index}: ${JSON.stringify(each)}`).toBeCloseTo(expected, 6)
        expect(found.bound).toEqual(found.cost)
      }
    }
  })

  it('lies between the bound and the set that are found in hardly any time', () => {
    for (let index = 0; index < 1500; index += 1) {
      const each = draw(`hasty ${index}`, 9)
      const { cost, bound, isLeast } = cheapestBribe(held(each.weights), termsOf(each), { work: 1 + (index % 30) })
      const least = bruteForce(each)
      const context = `${index}: ${JSON.stringify(each)}`
      expect(scaled(bound, each), context).toBeLessThanOrEqual(least * (1 + 1e-12))
      expect(scaled(cost, each), context).toBeGreaterThanOrEqual(least * (1 - 1e-12))
      if (isLeast) expect(scaled(cost, each), context).toBeCloseTo(least, 6)
    }
  })

  it('is what a table over all weights of sets finds, for 150 cases with up to 40 holders', () => {
    for (let index = 0; index < 150; index += 1) {
      const random = randomStream(`table ${index}`)
      const weights = Array.from({ length: 10 + random.integer(31) }, (_, rank) =>
        random.next() < 0.5 ? 1 + random.integer(9) : 1 + Math.floor(60 / (rank + 1)),
      )
      const each: Case = { ...draw(`terms ${index}`, 1), weights, slashed: random.integer(5) }
      const bribe = cheapestBribe(held(weights), termsOf(each))
      const context = `${index}: ${JSON.stringify(each)}`
      expect(bribe.isLeast, context).toBe(true)
      expect(scaled(bribe.cost, each), context).toBeCloseTo(byTable(each), 6)
    }
  })
})

/** The least total bribe times 64 U²: for every weight above the threshold, the cheapest set of just that weight. */
const byTable = ({ weights, above: [a, b], slashed, fall, effort }: Case): number => {
  const U = weights.reduce((sum, weight) => sum + weight, 0)
  let least = Infinity
  for (let W = 1; W <= U; W += 1) {
    if (W * b <= a * U) continue
    const cheapest = new Float64Array(W + 1).fill(Infinity)
    cheapest[0] = 0
    for (const weight of weights) {
      const isPivotal = (W - weight) * b <= a * U
      const own = effort * U * U + (isPivotal ? (64 * U * weight * fall) / 8 : 0)
      for (let sum = W; sum >= weight; sum -= 1) cheapest[sum] = Math.min(cheapest[sum]!, cheapest[sum - weight]! + own)
    }
    least = Math.min(least, cheapest[W]! + 64 * slashings[slashed]!.loss(W, U))
  }
  return least
}
