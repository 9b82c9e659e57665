import { describe, expect, it } from 'vitest'
import eligibleGasMarket from '../../games/fee-rebate/eligible-gas-market.js'
import { payoffsAt } from '../suite/best-reply.js'
import { readingOf } from '../suite/reading.js'

/** The market cleared by its own equation, with a base fee of 20 gwei where there is no rebate. */
const cleared = (rebate: number, eligible: number, elasticity: number) => {
  const read = readingOf(eligibleGasMarket, { rebate, eligible, elasticity, quietFee: 20 })
  return {
    fee: read('baseFee') / 20,
    eligiblePrice: read('eligiblePrice'),
    loss: read('lossShare'),
    approximateLoss: read('approximateLossShare'),
  }
}

describe('the base fee where all gas is eligible (A2)', () => {
  it.each([
    { rebate: 0.2, elasticity: 1 },
    { rebate: 0.5, elasticity: 0.3 },
    { rebate: 0.9, elasticity: 2.5 },
  ])('is b0/(1 - ρ), so that users pay b0 as before: ρ = $rebate, ε = $elasticity', ({ rebate, elasticity }) => {
    const { fee, eligiblePrice, loss } = cleared(rebate, 1, elasticity)
    expect(fee).toBeCloseTo(1 / (1 - rebate), 9)
    expect(eligiblePrice).toBeCloseTo(1, 9)
    expect(loss).toBeCloseTo(0, 9)
  })

  it('leaves the net burn as it was', () => {
    const payoffs = payoffsAt(eligibleGasMarket, { preset: 'everything' })
    for (const change of payoffs.values()) expect(Math.abs(change)).toBeLessThan(1e-3)
  })
})

describe('the base fee where half of the gas is eligible, ε = 1 (A3)', () => {
  it('is 1.1250 of what it was at ρ = .2, and the loss is .00621 (.00622 by the approximation)', () => {
    const { fee, loss, approximateLoss, eligiblePrice } = cleared(0.2, 0.5, 1)
    expect(fee).toBeCloseTo(1.125, 9)
    expect(eligiblePrice).toBeCloseTo(0.9, 9)
    expect(loss).toBeCloseTo(0.00621, 5)
    expect(approximateLoss).toBeCloseTo(0.00622, 5)
  })

  it('is 1.5 of what it was at ρ = .5, and the loss is .0589 (.0601 by the approximation)', () => {
    const { fee, loss, approximateLoss } = cleared(0.5, 0.5, 1)
    expect(fee).toBeCloseTo(1.5, 9)
    expect(loss).toBeCloseTo(0.0589, 4)
    expect(approximateLoss).toBeCloseTo(0.0601, 4)
  })

  it('splits the loss among eligible users, who gain, the others, who lose, and holders', () => {
    const payoffs = payoffsAt(eligibleGasMarket, { preset: 'half' })
    expect(payoffs.get('eligibleUsers')!).toBeGreaterThan(0)
    expect(payoffs.get('otherUsers')!).toBeLessThan(0)
    const total = [...payoffs.values()].reduce((sum, payoff) => sum + payoff, 0)
    expect(total / (15e6 * 20)).toBeCloseTo(-0.00621, 5)
  })
})

describe('the base fee under partial eligibility', () => {
  it.each([
    { rebate: 0.2, eligible: 0.3, elasticity: 0.5 },
    { rebate: 0.5, eligible: 0.7, elasticity: 2 },
    { rebate: 0.3, eligible: 0.1, elasticity: 3.5 },
    { rebate: 0.95 - 0.05, eligible: 0.5, elasticity: 0.2 },
  ])('is (s(1 - ρ)^-ε + 1 - s)^(1/ε) of what it was: $rebate, $eligible, $elasticity', (parameters) => {
    const { rebate, eligible, elasticity } = parameters
    const closedForm = (eligible * (1 - rebate) ** -elasticity + 1 - eligible) ** (1 / elasticity)
    expect(cleared(rebate, eligible, elasticity).fee / closedForm).toBeCloseTo(1, 9)
  })

  it('loses what a numerical integral of demand says', () => {
    for (const { rebate, eligible, elasticity } of [
      { rebate: 0.2, eligible: 0.5, elasticity: 1 },
      { rebate: 0.5, eligible: 0.3, elasticity: 0.4 },
      { rebate: 0.4, eligible: 0.8, elasticity: 2.5 },
    ]) {
      const { fee, eligiblePrice, loss } = cleared(rebate, eligible, elasticity)
      const valueGained = (share: number, price: number): number => {
        const [from, to] = [share, share * price ** -elasticity]
        const steps = 20_000
        let sum = 0
        for (let step = 0; step < steps; step += 1) {
          const quantity = from + ((to - from) * (step + 0.5)) / steps
          sum += (quantity / share) ** (-1 / elasticity) * ((to - from) / steps)
        }
        return sum
      }
      expect(loss).toBeCloseTo(-valueGained(eligible, eligiblePrice) - valueGained(1 - eligible, fee), 6)
    }
  })
})
