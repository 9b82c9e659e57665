import { describe, expect, it } from 'vitest'
import budgetPayers from '../../games/validator-entry/budget-payers.js'
import securityBudget from '../../games/validator-entry/security-budget.js'
import { joinDaily } from '../../src/formats/daily-window.js'
import { parseDay, showDay } from '../../src/formats/day.js'
import { readDailySeries } from '../../src/formats/etherscan.js'
import { recordedGame, seriesOf } from '../../src/game/history.js'
import { steadinessOf, type Steadiness } from '../../src/game/steadiness.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { haveFixtures, readFixture, skipNote } from '../../test/fixtures.js'
import { pointOf, taken, type Given } from '../suite/best-reply.js'

/** The series of a mechanism's daily history on some days. */
const readDays = (
  mechanism: Mechanism,
  [from, to]: readonly [string, string],
  parameters: Given = {},
): ReadonlyMap<string, Float64Array> => {
  const game = taken(recordedGame(taken(writeOut(mechanism)), 'daily', pointOf(parameters)))
  const files = new Map(
    [...game.columns].map(([name, { file, unit }]) => {
      const text = readFixture(`ethereum-daily/${file!}`)
      return [name, taken(readDailySeries(text, file!, unit))]
    }),
  )
  const window = taken(joinDaily(files, { from: parseDay(from)!, to: parseDay(to)! }))
  return taken(seriesOf(game, window.columns, (index) => showDay(window.first + index)))
}

const steadinessIn = (
  mechanism: Mechanism,
  window: readonly [string, string],
  parameters: Given = {},
): ReadonlyMap<string, Steadiness> =>
  new Map([...readDays(mechanism, window, parameters)].map(([name, values]) => [name, steadinessOf(values)]))

const published = ['2020-01-01', '2021-07-03'] as const

describe.skipIf(!haveFixtures)(`how steady the security budget was (B7)${skipNote}`, () => {
  it.each([
    { currency: 'ETH', fees: 1.006, issuance: 0.014, issuanceAndShare: 0.085, issuanceAndFees: 0.316 },
    { currency: 'USD', fees: 1.618, issuance: 1.034, issuanceAndShare: 1.062, issuanceAndFees: 1.182 },
  ])('in $currency, 2020-01-01 to 2021-07-03', ({ currency, ...expected }) => {
    const found = steadinessIn(securityBudget, published, { currency })
    for (const [name, variation] of Object.entries(expected)) {
      expect(found.get(name)!.count).toBe(550)
      expect(Number(found.get(name)!.variation!.toFixed(3))).toBe(variation)
    }
  })

  // By another program, from the same files.
  it.each([
    {
      ...{ from: '2016-01-01', to: '2016-12-31', currency: 'ETH' },
      ...{ fees: 1.5290451245629442, issuance: 0.07620246369817517, issuanceAndFees: 0.07632999287216125 },
    },
    {
      ...{ from: '2016-01-01', to: '2016-12-31', currency: 'USD' },
      ...{ fees: 1.4273988001927578, issuance: 0.39877617541539834, issuanceAndFees: 0.3988066415426313 },
    },
    {
      ...{ from: '2018-01-01', to: '2018-12-31', currency: 'ETH' },
      ...{ fees: 0.7556454986711628, issuance: 0.018937216320713483, issuanceAndFees: 0.03895075271546215 },
    },
    {
      ...{ from: '2018-01-01', to: '2018-12-31', currency: 'USD' },
      ...{ fees: 1.4303870337168445, issuance: 0.6231709598266966, issuanceAndFees: 0.6460747462407282 },
    },
  ])('in $currency, $from to $to', ({ from, to, currency, ...expected }) => {
    const found = steadinessIn(securityBudget, [from, to], { currency })
    for (const [name, variation] of Object.entries(expected))
      expect(found.get(name)!.variation! / variation).toBeCloseTo(1, 10)
  })

  it.each([
    { currency: 'ETH', exceptions: [] },
    // A month in which the price fell by half, and fees in ETH were higher when it was low.
    { currency: 'USD', exceptions: ['2018-11'] },
  ])('is steadier with the issuance than by fees alone in every month of 2016 to 2021, in $currency', (expected) => {
    const days = readDays(securityBudget, ['2016-01-01', '2021-06-30'], { currency: expected.currency })
    const first = parseDay('2016-01-01')!
    const variationOf = (name: string, month: string): number => {
      const inMonth = days.get(name)!.filter((_, index) => showDay(first + index).startsWith(month))
      return steadinessOf(inMonth).variation!
    }
    const months = [...new Set(Array.from(days.get('fees')!, (_, index) => showDay(first + index).slice(0, 7)))]
    expect(months).toHaveLength(66)
    expect(months.filter((month) => variationOf('issuanceAndFees', month) >= variationOf('fees', month))).toEqual(
      expected.exceptions,
    )
  })

  it('spans from fees beside the issuance to none of them as the share does', () => {
    const at = (share: number): ReadonlyMap<string, Steadiness> => steadinessIn(securityBudget, published, { share })
    const variationOf = (share: number): number => at(share).get('issuanceAndShare')!.variation!
    expect(variationOf(0)).toBe(at(0).get('issuance')!.variation)
    expect(variationOf(1)).toBe(at(1).get('issuanceAndFees')!.variation)
    expect(variationOf(0.05)).toBeLessThan(variationOf(0.2))
  })

  it('reads block rewards as issuance: they are the growth of the supply, to the last digit', () => {
    const read = (file: string) => taken(readDailySeries(readFixture(`ethereum-daily/${file}`), file))
    const rewards = read('ether_block_rewards.csv')
    const supply = read('ether_supply.csv')
    for (let index = 1; index < rewards.days.length; index += 1) {
      expect(supply.days[index]).toBe(rewards.days[index])
      expect(supply.values[index]! - supply.values[index - 1]!).toBe(rewards.values[index])
    }
  })
})

describe.skipIf(!haveFixtures)(`who paid the security budget (Q10)${skipNote}`, () => {
  it.each([0, 0.8, 1])('is split between users and holders without a rest where %d of the fees is burned', (burned) => {
    const days = readDays(budgetPayers, published, { burned })
    const budget = days.get('budget')!
    for (const [index, value] of budget.entries())
      expect((days.get('users')![index]! + days.get('holders')![index]!) / value).toBeCloseTo(1, 12)
  })

  it('holders pay what issuance dilutes where nothing is burned, and users refund them where all is', () => {
    const paid = (burned: number): number => steadinessIn(budgetPayers, published, { burned }).get('holders')!.total
    const budget = steadinessIn(securityBudget, published)
    expect(paid(0)).toBeCloseTo(budget.get('issuance')!.total, 6)
    expect(paid(1)).toBeCloseTo(budget.get('issuance')!.total - budget.get('fees')!.total, 6)
  })

  it('has the burn of 80 % of the fees exceed the issuance on 24 of 550 days', () => {
    expect(steadinessIn(budgetPayers, published).get('outpaid')!.total).toBe(24)
  })

  it('is perfectly steady but for the fees that are kept, where the issuance is set by a stake', () => {
    const found = steadinessIn(budgetPayers, published, { issuing: 'by-stake', stake: 14e6, burned: 1 })
    expect(found.get('budget')!.variation).toBeLessThan(1e-12)
    expect(found.get('budget')!.mean * 365.25).toBeCloseTo(622324.26, 1)
  })
})
