import { describe, expect, it } from 'vitest'
import burnAndRedistribution, { burnAmong3, burnAmong5 } from '../../games/validator-entry/burn-and-redistribution.js'
import { payoffsAt, type Given } from '../suite/best-reply.js'
import { measured } from './measured.js'

const sharesAt = (way: 'burned' | 'handed', parameters: Given = {}, preset?: string): readonly number[] => {
  const at = measured(burnAndRedistribution, parameters, preset)
  return [at(`${way}First`), at(`${way}Second`), at(`${way}Third`)]
}
const rounded = (shares: readonly number[]): readonly number[] => shares.map((share) => Number(share.toFixed(3)))

describe('a burn and redistribution (B8), holdings (5, 3, 2), of which the first pays 1', () => {
  it('leave (.444, .333, .222) both ways', () => {
    expect(rounded(sharesAt('burned'))).toEqual([0.444, 0.333, 0.222])
    expect(rounded(sharesAt('handed'))).toEqual([0.444, 0.333, 0.222])
  })

  it.each([
    { preset: 'stakers-only', shares: [0.4, 0.36, 0.24] },
    { preset: 'before-payment', shares: [0.45, 0.33, 0.22] },
  ])('leave $shares for $preset', ({ preset, shares }) => {
    expect(rounded(sharesAt('handed', {}, preset))).toEqual(shares)
  })

  it.each(['stakers-only', 'before-payment', 'taxed', 'nominal'])('differ for %s', (preset) => {
    const burned = sharesAt('burned', {}, preset)
    const handed = sharesAt('handed', {}, preset)
    expect(Math.max(...burned.map((share, index) => Math.abs(share - handed[index]!)))).toBeGreaterThan(1e-4)
  })
})

describe('a burn and redistribution, worked out apart', () => {
  it.each([
    { first: 7, second: 1, third: 12, payment: 6.5 },
    { first: 1000, second: 0.5, third: 3, payment: 1 },
  ])('are the same for %o', ({ first, second, third, payment }) => {
    const left = first - payment + second + third
    const parameters = { first, second, third, payment }
    expect(sharesAt('burned', parameters)[1]).toBeCloseTo(second / left, 12)
    expect(sharesAt('handed', parameters)[1]).toBeCloseTo(second / left, 12)
    expect(sharesAt('handed', { ...parameters, receivers: 'stakers' })[1]).toBeCloseTo(
      (second + (payment * second) / (second + third)) / (left + payment),
      12,
    )
    expect(sharesAt('handed', { ...parameters, taxed: 'receipts', tax: 0.25 })[0]).toBeCloseTo(
      ((first - payment) * (1 + (0.75 * payment) / left)) / (left + payment),
      12,
    )
  })

  it('differ by the yield on a nominal curve after a year', () => {
    const [, second, third] = sharesAt('handed', {}, 'nominal')
    const growth = 1 + 0.05 * Math.sqrt(5 / (5 + 5 / 9))
    const total = 40 / 9 + (50 / 9) * growth
    expect(second).toBeCloseTo(((30 / 9) * growth) / total, 12)
    expect(third).toBeCloseTo(((20 / 9) * growth) / total, 12)
  })
})

describe('several holders who pay', () => {
  it.each([
    { mechanism: burnAmong3, holdings: [5, 3, 2], payments: [1, 0, 1.5] },
    { mechanism: burnAmong5, holdings: [4, 4, 1, 8, 3], payments: [0.5, 4, 0, 2, 3] },
  ])('have what is left to them as a share of what is left: $holdings', ({ mechanism, holdings, payments }) => {
    const named = (name: string, values: readonly number[]): Given =>
      Object.fromEntries(values.map((value, index) => [`holder.${index + 1}.${name}`, value]))
    const shares = payoffsAt(mechanism, { parameters: named('holding', holdings), set: named('payment', payments) })
    const rest = holdings.map((holding, index) => holding - payments[index]!)
    const left = rest.reduce((sum, each) => sum + each)
    rest.forEach((each, index) => {
      expect(shares.get(`holder.${index + 1}`)).toBeCloseTo(each / left, 12)
    })
  })
})
