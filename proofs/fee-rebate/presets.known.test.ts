import { describe, expect, it } from 'vitest'
import feeRebate from '../../games/fee-rebate/mechanism.js'
import { readingOf } from '../suite/reading.js'

/** What a deployer loses on a washed unit of gas, as a share of what it pays for it: the contract is eligible. */
const lost = (preset: string): number => {
  const read = readingOf(feeRebate, { tip: 0, threshold: 0 }, preset)
  return read('washCost') / read('baseFee')
}

describe('the published parameter sets', () => {
  it.each([
    { preset: 'eip-1559', share: 1 },
    { preset: 'canto', share: 0.8 },
    { preset: 'evmos-before', share: 0.5 },
    { preset: 'evmos', share: 0.05 },
    { preset: 'eip-6968-divided', share: 0.8 },
    { preset: 'eip-6968-multiplied', share: -4 },
    { preset: 'near', share: 0.7 },
    { preset: 'fantom', share: 0.85 },
  ])('$preset loses the share $share of the fee on a washed unit of gas', ({ preset, share }) => {
    expect(lost(preset)).toBeCloseTo(share, 12)
  })

  it('make a washed unit of gas ten times cheaper by Evmos proposal 104', () => {
    expect(lost('evmos-before') / lost('evmos')).toBeCloseTo(10, 9)
  })

  it('share tips at Canto and Evmos, and not at EIP-6968 and NEAR', () => {
    const ofTips = (preset: string): number => readingOf(feeRebate, {}, preset)('shareOfTip')
    expect([ofTips('canto'), ofTips('evmos')]).toEqual([0.2, 0.95])
    expect([ofTips('eip-6968-divided'), ofTips('near')]).toEqual([0, 0])
  })

  it('pay Fantom’s apps only from a threshold of traffic on', () => {
    const perGas = (threshold: number): number => readingOf(feeRebate, { threshold }, 'fantom')('perGas')
    expect(perGas(1e6)).toBeCloseTo(3, 12)
    expect(perGas(1e9)).toBe(0)
  })

  it('name their sources', () => {
    for (const [name, preset] of feeRebate.presets) if (name !== 'textbook') expect(preset.source, name).toMatch(/\w/)
  })
})
