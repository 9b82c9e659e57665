import { describe, expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import { cheapestBribe, type BribeTerms } from '../../src/equilibrium/bribery.js'
import { compareDistributions } from '../../src/equilibrium/bribery-distribution.js'
import { corruptionOf } from '../../src/equilibrium/corruption.js'
import { holdingsOf } from '../../src/game/holdings.js'
import { constantSlashing } from '../../src/game/slashing.js'

const ratio = (text: string): Q.Rational => Q.parseRational(text)!
const terms = (slashed: string, fall: string, effort: string, above = '1/2'): BribeTerms => ({
  above: ratio(above),
  slashed: constantSlashing(ratio(slashed)),
  fall: ratio(fall),
  effort: ratio(effort),
})
const equal = (count: bigint) => holdingsOf([{ weight: Q.one, count }])
const shown = (value: Q.Rational): string => Q.showDecimal(value) ?? Q.showRational(value)

/** The least bribe of n equal holders in closed form: m of them, all pivotal, or one more, none of them pivotal. */
const closedForm = (n: bigint, { above, slashed, fall, effort }: BribeTerms): Q.Rational => {
  const m = Q.floor(Q.multiply(above, Q.rational(n))) + 1n
  const each = Q.add(Q.multiply(slashed.constant!, Q.rational(1n, n)), effort)
  const withFall = Q.add(each, Q.multiply(fall, Q.rational(1n, n)))
  const enough = Q.multiply(withFall, Q.rational(m))
  return m < n ? Q.min(enough, Q.multiply(each, Q.rational(m + 1n))) : enough
}

describe('the least bribe of equal holders', () => {
  it('is 1.5, 1, .8 and .52 at 2, 3, 5 and 100 holders who are slashed whole', () => {
    const costs = [2n, 3n, 5n, 100n].map((n) => shown(cheapestBribe(equal(n), terms('1', '1/2', '0')).cost))
    expect(costs).toEqual(['1.5', '1', '0.8', '0.52'])
  })

  it('is the fall of the price at two who are not slashed, and nothing from three on', () => {
    const costs = [2n, 3n, 4n, 1000n].map((n) => shown(cheapestBribe(equal(n), terms('0', '0.37', '0')).cost))
    expect(costs).toEqual(['0.37', '0', '0', '0'])
  })

  it('is 1.004 at a thousand whose only cost is to coordinate', () => {
    expect(shown(cheapestBribe(equal(1000n), terms('0', '1/2', '0.002')).cost)).toBe('1.004')
  })

  it('is the closed form, exactly and proved, at any number up to a billion and any threshold', () => {
    for (const n of [1n, 2n, 3n, 7n, 10n, 999n, 1_000_000n, 999_999_999n])
      for (const above of ['0', '1/3', '1/2', '2/3', '0.9'])
        for (const [slashed, fall, effort] of [
          ['1', '1/2', '0'],
          ['0.1', '1', '1e-7'],
          ['0', '1/2', '1e-3'],
        ] as const) {
          const each = terms(slashed, fall, effort, above)
          const bribe = cheapestBribe(equal(n), each)
          expect(bribe.isLeast).toBe(true)
          expect(bribe.cost).toEqual(closedForm(n, each))
        }
  })
})

describe('the least bribe of many different holders', () => {
  const zipf = holdingsOf(
    Array.from({ length: 300 }, (_, index) => ({ weight: Q.fromNumber((index + 1) ** -0.8), count: 1n })),
    true,
  )

  it('is proved for three hundred by a power law', () => {
    for (const each of [terms('1', '1/2', '0'), terms('0', '1/2', '0.002'), terms('1', '1/2', '0.002')]) {
      const bribe = cheapestBribe(zipf, each)
      expect(bribe.isLeast).toBe(true)
      expect(Q.compare(bribe.weight, Q.rational(1n, 2n))).toBe(1)
    }
  })

  it('is closed in to ten digits where weights have no short common unit', () => {
    const harmonic = holdingsOf(
      Array.from({ length: 120 }, (_, index) => ({ weight: Q.rational(1n, BigInt(index + 1)), count: 1n })),
    )
    const bribe = cheapestBribe(harmonic, terms('1', '1/2', '0'), { work: 200_000 })
    expect(Q.compare(bribe.bound, bribe.cost)).not.toBe(1)
    expect(Q.toNumber(Q.subtract(bribe.cost, bribe.bound))).toBeLessThan(1e-10)
  })

  it('says what it could not settle, when there is no time to', () => {
    const bribe = cheapestBribe(zipf, terms('1', '1/2', '0'), { work: 1 })
    expect(bribe.isLeast).toBe(false)
    expect(Q.compare(bribe.bound, cheapestBribe(zipf, terms('1', '1/2', '0')).cost)).not.toBe(1)
    expect(Q.compare(bribe.cost, cheapestBribe(zipf, terms('1', '1/2', '0')).cost)).not.toBe(-1)
  })

  it('is found among a million equal ones beside a few heavy ones', () => {
    const holdings = holdingsOf([
      { weight: ratio('32'), count: 1_000_000n },
      { weight: ratio('1_000_000'), count: 5n },
      { weight: ratio('9_000_000'), count: 1n },
    ])
    const bribe = cheapestBribe(holdings, terms('1', '1/2', '0'))
    expect(bribe.isLeast).toBe(true)
    expect(bribe.members.every(({ isPivotal }) => !isPivotal)).toBe(true)
    // Only the million are so light that a little more than half of all makes each dispensable.
    expect(bribe.weight).toEqual(Q.rational(23_000_000n + 64n, 46_000_000n))
  })

  it('bribes everybody where that makes nobody pivotal, and every smaller set has members who are', () => {
    const holdings = holdingsOf([
      { weight: ratio('49'), count: 1n },
      { weight: Q.one, count: 51n },
    ])
    // The light ones alone, all pivotal, cost 1.02; the heavy one, pivotal, with three of them costs 1.01.
    const bribe = cheapestBribe(holdings, terms('1', '1', '0'))
    expect(shown(bribe.cost)).toBe('1')
    expect(bribe.size).toBe(52n)
  })
})

describe('the fewest to corrupt', () => {
  it('are the heaviest, more than the threshold', () => {
    const holdings = holdingsOf([5n, 3n, 2n].map((weight) => ({ weight: Q.rational(weight), count: 1n })))
    expect(corruptionOf(holdings, ratio('1/2'))).toEqual({ holders: 2n, weight: ratio('4/5') })
    expect(corruptionOf(holdings, ratio('0.8'))).toEqual({ holders: 3n, weight: Q.one })
    expect(corruptionOf(equal(1_000_000n), ratio('1/3'))).toEqual({
      holders: 333_334n,
      weight: ratio('333334/1000000'),
    })
  })
})

describe('the distribution that makes the least bribe dearest', () => {
  it('is one in which all are needed, and proved to be, where coordination costs nothing', () => {
    for (const most of [2n, 3n, 10n, 1_000_000n]) {
      const { best, bound } = compareDistributions(most, terms('1', '1/2', '0'), 'seed')
      expect(shown(best.bribe.cost)).toBe('1.5')
      expect(best.bribe.cost).toEqual(bound)
      expect(best.holdings.holders).toBe(2n)
    }
  })

  it('costs what is slashed and no more where each can be spared', () => {
    const { spared } = compareDistributions(10n, terms('1', '1/2', '0'), 'seed')
    expect(spared?.best.bribe.cost).toEqual(Q.one)
    expect(spared?.bound).toEqual(Q.one)
  })

  it('is of very many equal holders where coordination is dear', () => {
    const { best, known } = compareDistributions(1000n, terms('0', '1/2', '0.002'), 'seed')
    expect(best.holdings.holders).toBe(1000n)
    expect(shown(best.bribe.cost)).toBe('1.004')
    expect(known.map(({ bribe }) => Q.toNumber(bribe.cost)).every((cost) => cost <= 1.004)).toBe(true)
  })
})
