import { describe, expect, it } from 'vitest'
import pumping from '../../games/fee-rebate/base-fee-pumping.js'
import { bestReply } from '../suite/best-reply.js'

const thresholdOf = (rebate: number, share: number): number => (rebate * share) / (1 - rebate + rebate * share)

// Thresholds must lie where the mechanism's elasticities do, from .2 to 4.
const cases = [
  { rebate: 0.5, share: 0.5 },
  { rebate: 0.5, share: 1 },
  { rebate: 0.6, share: 0.3 },
  { rebate: 0.8, share: 0.2 },
  { rebate: 0.8, share: 0.9 },
  { rebate: 0.95, share: 0.05 },
  { rebate: 0.95, share: 0.5 },
  { rebate: 0.3, share: 0.8 },
]

describe.each(cases)('pumping with a rebate of $rebate and a share of $share (A6)', ({ rebate, share }) => {
  const threshold = thresholdOf(rebate, share)
  const reply = (factor: number, clearing: 'by-equation' | 'by-hand') =>
    bestReply(pumping, 'deployer', {
      parameters: { rebate, share, elasticity: Number((threshold * factor).toFixed(8)), clearing },
      vary: ['deployer.wash'],
    })

  it('pays just below the threshold, and the best wash is (κ - ε)/(1 - ε)', () => {
    const elasticity = Number((threshold * 0.98).toFixed(8))
    for (const clearing of ['by-equation', 'by-hand'] as const) {
      const found = reply(0.98, clearing)
      expect(found.gain).toBeGreaterThan(0)
      expect(found.choices.get('deployer.wash')).toBeCloseTo((threshold - elasticity) / (1 - elasticity), 4)
    }
  })

  it('does not pay just above it, whatever the amount: proved where the base fee is solved by hand', () => {
    expect(reply(1.02, 'by-equation').choices.get('deployer.wash')).toBe(0)
    const found = reply(1.02, 'by-hand')
    expect(found.choices.get('deployer.wash')).toBe(0)
    expect(found.gap).toBeLessThan(1e-3 * found.payoff)
  })
})

describe('pumping far from the threshold', () => {
  it('washes a third where κ = .6 and ε = .4', () => {
    const found = bestReply(pumping, 'deployer', {
      parameters: { rebate: 0.6, share: 1, elasticity: 0.4, clearing: 'by-hand' },
      vary: ['deployer.wash'],
    })
    expect(found.choices.get('deployer.wash')).toBeCloseTo(1 / 3, 6)
  })

  it('never pays with an elasticity of 1 or more', () => {
    for (const rebate of [0.2, 0.5, 0.95, 0.99])
      expect(
        bestReply(pumping, 'deployer', {
          parameters: { rebate, share: 1, elasticity: 1, clearing: 'by-hand' },
          vary: ['deployer.wash'],
        }).choices.get('deployer.wash'),
      ).toBe(0)
  })
})
