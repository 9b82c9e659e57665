import { describe, expect, it } from 'vitest'
import cheapestGuarantee from '../../games/validator-entry/cheapest-guarantee.js'
import { bestReply } from '../suite/best-reply.js'
import { measured } from './measured.js'

const costAt = (slashed: string | number): number =>
  measured(cheapestGuarantee, {}, undefined, { 'protocol.slashed': slashed })('cost')

describe('the cost of a guarantee (B4), X = 1, s = .5, ρ0 = .02/√10, λ = .0001', () => {
  it('is .171 a year where a third is slashed, and .0332 where all is', () => {
    expect(costAt('1/3')).toBeCloseTo(0.171, 3)
    expect(costAt(1)).toBeCloseTo(0.0332, 4)
  })

  it('is 3X(ρ0 (3X/φ)^s/φ + λ)', () => {
    for (const slashed of [0.05, 0.2, 0.5, 0.9]) {
      const closed = 3 * (((0.02 / Math.sqrt(10)) * Math.sqrt(3 / slashed)) / slashed + 0.0001)
      expect(costAt(slashed) / closed).toBeCloseTo(1, 12)
    }
  })

  it('is least where all is slashed, found from a third', () => {
    const reply = bestReply(cheapestGuarantee, 'protocol', {
      vary: ['protocol.slashed'],
      set: { 'protocol.slashed': '1/3' },
    })
    expect(reply.choices.get('protocol.slashed')).toBe(1)
    expect(reply.gap).toBeLessThan(1e-6)
  })
})

describe('a guarantee whose accidents grow with the penalty', () => {
  it('is cheapest at less than all, where what is saved and what is asked for are equal', () => {
    const hazard = 0.001
    const rise = 5
    const reply = bestReply(cheapestGuarantee, 'protocol', {
      preset: 'rising-accidents',
      vary: ['protocol.slashed'],
    })
    const slashed = reply.choices.get('protocol.slashed')!
    // The derivative of ρ(3X/φ)/φ + λ e^(kφ), by hand.
    const asked = (0.02 / Math.sqrt(10)) * Math.sqrt(3 / slashed)
    expect(rise * hazard * Math.exp(rise * slashed)).toBeCloseTo((1.5 * asked) / slashed ** 2, 4)
    expect(slashed).toBeCloseTo(0.543, 3)
  })

  it('costs less where few who have accidents together lose little', () => {
    const at = (correlation: string): number => measured(cheapestGuarantee, { hazard: 0.01, correlation })('cost')
    expect(at('none') - at('ethereum')).toBeCloseTo(3 * 0.01 * (1 - 0.03), 12)
  })
})
