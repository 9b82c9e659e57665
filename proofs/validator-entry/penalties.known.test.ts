import { describe, expect, it } from 'vitest'
import penalties from '../../games/validator-entry/penalties.js'
import { bestReply, payoffsAt, type Given } from '../suite/best-reply.js'
import { zeroOf } from '../suite/zero-of.js'
import { measured } from './measured.js'

/** What the coalition has from an attack with all of its stake, at a yield. */
const gainAt = (yielded: number, parameters: Given): number =>
  payoffsAt(penalties, { parameters: { ...parameters, yield: yielded }, set: { 'coalition.attack': 1 } }).get(
    'coalition',
  )!

/** The least yield at which the attack does not pay: by halving, over what the coalition gains. */
const deterringYield = (parameters: Given): number => zeroOf((yielded) => gainAt(yielded, parameters), 0, 0.5)

describe('the least yield that deters (B3), r = .05, ρ = .02, λ = .001, V/A = 1.2, δ = .4', () => {
  it.each([
    { slashable: 0, percent: 6 },
    { slashable: 0.5, percent: 3.55 },
    { slashable: 0.8, percent: 2.08 },
  ])('is $percent % where the share $slashable is slashed', ({ slashable, percent }) => {
    expect(100 * deterringYield({ slashable })).toBeCloseTo(percent, 9)
    expect(100 * measured(penalties, { slashable })('leastYield')).toBeCloseTo(percent, 12)
  })

  it('is what the coalition’s best reply turns at', () => {
    const replies = (yielded: number) =>
      bestReply(penalties, 'coalition', {
        parameters: { slashable: 0.5, yield: yielded },
        vary: ['coalition.attack'],
      }).choices.get('coalition.attack')
    expect(replies(0.0354)).toBe(1)
    expect(replies(0.0356)).toBe(0)
  })

  it('is least where just the prize is taken away, 2.08 % at .8', () => {
    const reply = bestReply(penalties, 'protocol', { vary: ['protocol.slashed'] })
    expect(reply.choices.get('protocol.slashed')).toBeCloseTo(0.8, 6)
    expect(reply.payoff).toBeCloseTo(-0.0208, 9)
    expect(reply.gap).toBeLessThan(1e-6)
  })
})

describe('penalties against issuance (B3)', () => {
  it.each([
    { prize: 5e6, stake: 1e7, fall: 0.1, hazard: 0.02, discount: 0.05, reservation: 0.01, slashable: 0.3 },
    { prize: 5e6, stake: 1e7, fall: 0.1, hazard: 0.06, discount: 0.05, reservation: 0.01, slashable: 0.3 },
    { prize: 3e6, stake: 2e7, fall: 0, hazard: 0.001, discount: 0.1, reservation: 0.03, slashable: 1 },
    { prize: 9e7, stake: 3e7, fall: 0.6, hazard: 0.01, discount: 0.03, reservation: 0, slashable: 0.9 },
  ])('are worth what the formula says: %o', (parameters) => {
    const { prize, stake, fall, hazard, discount, reservation, slashable } = parameters
    const excess = prize / stake - slashable - fall
    const formula = reservation + hazard * slashable + discount * Math.max(0, excess)
    expect(measured(penalties, parameters)('leastYield')).toBeCloseTo(formula, 12)
    if (excess > 0) expect(deterringYield(parameters)).toBeCloseTo(formula, 9)
    const replaceable = Math.min(slashable, Math.max(0, prize / stake - fall))
    expect(measured(penalties, parameters)('saved') > 0).toBe(hazard * slashable < discount * replaceable)
  })

  it('save nothing where accidents are more frequent than the discount', () => {
    const reply = bestReply(penalties, 'protocol', { preset: 'accident-prone', vary: ['protocol.slashed'] })
    expect(reply.choices.get('protocol.slashed')).toBe(0)
    expect(reply.gain).toBe(0)
  })
})
