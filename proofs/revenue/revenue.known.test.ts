import { describe, expect, it } from 'vitest'
import marginalValueAllocation from '../../games/revenue/marginal-value-allocation.js'
import revenueSources from '../../games/revenue/revenue-sources.js'
import { bestReply } from '../suite/best-reply.js'
import { readingOf } from '../suite/reading.js'

/** What callers and proposers gain from a quantity of gas, summed unit by unit. */
const surplus = (quantity: number, margin: number, tilt: number): number => {
  const steps = 20_000
  let sum = 0
  for (let step = 0; step < steps; step += 1) sum += margin - tilt * ((quantity * (step + 0.5)) / steps)
  return (sum * quantity) / steps
}

describe('an excise', () => {
  const market = { choke: 100, slope: 60, cost: 1, steepness: 30, instrument: 'excise' }

  it.each([0, 10, 38, 39, 40, 55, 80, 98])('of %d loses what it keeps from being called, capacity fixed', (excise) => {
    const read = readingOf(revenueSources, { ...market, excise, capacity: 'fixed' })
    // A market that clears: callers fill the target if it is worth its cost with the excise, and else stop earlier.
    const quantity = Math.min(1, (99 - excise) / 60)
    expect(read('quantity')).toBeCloseTo(quantity, 12)
    expect(read('loss')).toBeCloseTo(surplus(1, 99, 60) - surplus(quantity, 99, 60), 6)
    expect(read('baseFee')).toBeCloseTo(Math.max(0, 39 - excise), 12)
    expect(read('revenue')).toBeCloseTo(excise * quantity, 10)
  })

  it.each([0, 10, 20, 50, 98])('of %d loses a triangle where capacity is elastic', (excise) => {
    const read = readingOf(revenueSources, { ...market, excise, capacity: 'elastic' })
    expect(read('quantity')).toBeCloseTo((99 - excise) / 90, 12)
    expect(read('loss')).toBeCloseTo(surplus(99 / 90, 99, 90) - surplus((99 - excise) / 90, 99, 90), 5)
    expect(read('loss')).toBeCloseTo(excise ** 2 / 180, 10)
  })
})

describe('a proposer whose declared rent is taxed', () => {
  it.each([
    { instrument: 'rent-tax', tax: 0.2, concealment: 0.5, hidden: 0.4 },
    { instrument: 'rent-tax', tax: 0.3, concealment: 2, hidden: 0.15 },
    { instrument: 'rent-tax', tax: 0.9, concealment: 0.5, hidden: 1 },
    { instrument: 'tip-tax', tax: 0.02, sideChannel: 0.05, hidden: 0.4 },
    { instrument: 'tip-tax', tax: 0.2, sideChannel: 0.05, hidden: 1 },
  ])('hides as long as that costs less than the tax: %o', ({ hidden, ...parameters }) => {
    const reply = bestReply(revenueSources, 'proposer', { parameters, vary: ['proposer.hidden'] })
    expect(reply.choices.get('proposer.hidden')).toBeCloseTo(hidden, 5)
  })
})

describe('the best split of revenue', () => {
  it.each([
    [1, 0.6, 0.4],
    [1, 1, 1],
    [0.2, 2, 0.7],
    [3, 0.1, 0.5],
  ])('with elasticities %d, %d and %d is in their proportion', (holderValue, deployerValue, stakerValue) => {
    const total = holderValue + deployerValue + stakerValue
    // From an even split, so that the answer is not there to begin with.
    const reply = bestReply(marginalValueAllocation, 'designer', {
      parameters: { holderValue, deployerValue, stakerValue },
      vary: ['designer.deployers', 'designer.stakers'],
      set: { 'designer.deployers': '1/3', 'designer.stakers': '1/3' },
    })
    expect(reply.choices.get('designer.deployers')).toBeCloseTo(deployerValue / total, 4)
    expect(reply.choices.get('designer.stakers')).toBeCloseTo(stakerValue / total, 4)
  })
})
