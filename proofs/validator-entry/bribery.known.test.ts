import { describe, expect, it } from 'vitest'
import { bribed2of3, bribed3of3, bribed3of5, bribed4of5 } from '../../games/validator-entry/bribed-holders.js'
import greedyMajority from '../../games/validator-entry/greedy-majority.js'
import * as Q from '../../src/arithmetic/rational.js'
import { cheapestBribe } from '../../src/equilibrium/bribery.js'
import { majorityOf } from '../../src/game/majority.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { payoffsAt, pointOf, taken, type Given } from '../suite/best-reply.js'
import { measured } from './measured.js'

/** The least total of bribes that the solver of majorities finds, from the mechanism's own formulas. */
const leastBribe = (parameters: Given, preset?: string): number => {
  const pinned = preset === undefined ? new Map() : greedyMajority.presets.get(preset)!.values
  const given = new Map([...pinned, ...pointOf(parameters)])
  const game = taken(majorityOf(taken(writeOut(greedyMajority)), 'stake', given, new Map()))
  const bribe = cheapestBribe(game.holdings, game)
  expect(bribe.isLeast, 'the set is proved to be a cheapest one').toBe(true)
  return Q.toNumber(bribe.cost)
}

/** The same by trying every set of a few holders. */
const bruteBribe = (
  stakes: readonly number[],
  above: number,
  slashed: number,
  fall: number,
  effort: number,
): number => {
  const total = stakes.reduce((sum, stake) => sum + stake)
  let least = Infinity
  for (let set = 1; set < 2 ** stakes.length; set += 1) {
    const members = stakes.filter((_, index) => (set >> index) & 1)
    const weight = members.reduce((sum, stake) => sum + stake)
    if (weight <= above * total) continue
    const bribes = members.map(
      (stake) => ((slashed + (weight - stake <= above * total ? fall : 0)) * stake) / total + effort,
    )
    least = Math.min(
      least,
      bribes.reduce((sum, bribe) => sum + bribe),
    )
  }
  return least
}

describe('the least bribe among equal holders (B5)', () => {
  it.each([
    { preset: 'two', bribe: 1.5 },
    { preset: 'three', bribe: 1 },
    { preset: 'five', bribe: 0.8 },
    { preset: 'hundred', bribe: 0.52 },
    { preset: 'price-alone-two', bribe: 0.5 },
    { preset: 'price-alone-three', bribe: 0 },
    { preset: 'coordination', bribe: 1.004 },
  ])('is $bribe of all stake for $preset', ({ preset, bribe }) => {
    expect(leastBribe({}, preset)).toBeCloseTo(bribe, 12)
    expect(measured(greedyMajority, {}, preset)('equalBribe')).toBeCloseTo(bribe, 12)
  })

  it.each([
    { holders: 1, slashable: 0.7, fall: 0.3, effort: 0.01, above: 0.5 },
    { holders: 7, slashable: 0.2, fall: 0.9, effort: 0.03, above: 0.5 },
    { holders: 4, slashable: 0, fall: 1, effort: 0.05, above: 0.66 },
    { holders: 9, slashable: 0.5, fall: 0.4, effort: 0, above: 0.9 },
    { holders: 1001, slashable: 0.33, fall: 0.1, effort: 0.0003, above: '1/3' },
  ])('is the closed form at %o', (parameters) => {
    expect(measured(greedyMajority, parameters)('equalBribe')).toBeCloseTo(leastBribe(parameters), 10)
  })

  it('is that of correlated slashing, with its discount for small attacks', () => {
    for (const above of [0.1, 0.2, 0.5]) {
      const parameters = { holders: 50, above, correlation: 'ethereum' }
      expect(measured(greedyMajority, parameters)('equalBribe')).toBeCloseTo(leastBribe(parameters), 10)
    }
  })
})

describe('the least bribe among unequal holders', () => {
  it.each([
    { holders: 6, zipf: 1, slashable: 1, fall: 0.5, effort: 0 },
    { holders: 10, zipf: 2, slashable: 0.3, fall: 0.6, effort: 0.01 },
    { holders: 12, zipf: 1, slashable: 0, fall: 0.5, effort: 0.02 },
  ])('is what trying every set finds: %o', (parameters) => {
    const { holders, zipf, slashable, fall, effort } = parameters
    const stakes = Array.from({ length: holders }, (_, index) => (index + 1) ** -zipf)
    const found = leastBribe({ ...parameters, distribution: 'zipf' })
    expect(found).toBeCloseTo(bruteBribe(stakes, 0.5, slashable, fall, effort), 10)
  })
})

describe('a few bribed holders as players', () => {
  interface Case {
    readonly mechanism: Mechanism
    readonly offered: number
    readonly holders: number
  }
  const cases: readonly Case[] = [
    { mechanism: bribed2of3, offered: 2, holders: 3 },
    { mechanism: bribed3of3, offered: 3, holders: 3 },
    { mechanism: bribed3of5, offered: 3, holders: 5 },
    { mechanism: bribed4of5, offered: 4, holders: 5 },
  ]

  /** What a holder gains by refusing, where all others accept. */
  const gainByRefusing = ({ mechanism }: Case, bribe: number, parameters: Given): number => {
    const payoffs = (answer: string) =>
      payoffsAt(mechanism, {
        parameters: { profile: 'accepts', ...parameters },
        set: { 'briber.bribe': bribe, 'holder.1.answer': answer },
      }).get('holder.1')!
    return payoffs('refuses') - payoffs('accepts')
  }

  it.each(cases)('$offered of $holders accept from φ/n + κ on, and δ/n more where each is pivotal', (each) => {
    const { offered, holders } = each
    for (const { slashable, fall, effort } of [
      { slashable: 1, fall: 0.5, effort: 0 },
      { slashable: 0.2, fall: 0.7, effort: 0.05 },
    ]) {
      const isPivotal = 2 * (offered - 1) <= holders
      const least = (slashable + (isPivotal ? fall : 0)) / holders + effort
      const terms = { slashable, fall, effort }
      for (const more of [0.1, 0, -0.1]) expect(gainByRefusing(each, least + more, terms)).toBeCloseTo(-more, 12)
    }
  })

  it('cost together what the solver of majorities finds', () => {
    const totals = cases.map(({ mechanism, offered, holders }) => {
      const bribe = -payoffsAt(mechanism, { parameters: { prize: 0 } }).get('briber')!
      return { holders, bribe, offered }
    })
    for (const holders of [3, 5]) {
      const cheapest = Math.min(...totals.filter((each) => each.holders === holders).map(({ bribe }) => bribe))
      expect(cheapest).toBeCloseTo(leastBribe({ holders }), 12)
    }
  })

  it('cost nothing where a majority slashes the others and bribes are paid on failure (P + ε)', () => {
    const offer = { preset: 'p-plus-epsilon', set: { 'briber.bribe': 0.05 } }
    expect(payoffsAt(bribed3of5, { ...offer, parameters: { profile: 'accepts' } }).get('briber')).toBe(1)
    const none = { ...offer, parameters: { profile: 'refuses' } }
    const [, reply] = bestAnswer(none)
    expect(reply).toBe('accepts')
  })

  const bestAnswer = (setting: { preset: string; parameters: Given; set: Given }): readonly [number, string] => {
    const answers = ['refuses', 'accepts'].map((answer) => {
      const payoffs = payoffsAt(bribed3of5, { ...setting, set: { ...setting.set, 'holder.1.answer': answer } })
      return [payoffs.get('holder.1')!, answer] as const
    })
    return answers.reduce((best, each) => (each[0] > best[0] ? each : best))
  }
})
