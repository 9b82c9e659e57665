import { describe, expect, it } from 'vitest'
import localExponent from '../../games/yield-dampening/local-exponent.js'
import microGriefing from '../../games/yield-dampening/micro-griefing.js'
import collectiveRewards from '../../games/yield-dampening/collective-rewards.js'
import { measured } from '../suite/measured.js'

describe('the exponent near a stake (C5)', () => {
  it('is .62 at 2^25 ETH with 300,000 ETH a year of fees and MEV, where issuance is .763 of all', () => {
    const { issuanceShare, exponent, issuance } = measured(localExponent)
    expect(issuance).toBeCloseTo(963_447, -2)
    expect(issuanceShare).toBeCloseTo(0.763, 3)
    expect(exponent).toBeCloseTo(0.62, 2)
  })

  it.each([
    { curve: 'power', stake: 2e7, extra: 1e5, dampening: 0.8 },
    { curve: 'power', stake: 6e7, extra: 5e5, dampening: 0.25 },
    { curve: 'tempered', stake: 1.2e7, extra: 3e5 },
    { curve: 'tempered', stake: 9e7, extra: 0 },
    { curve: 'capped', stake: 1e7, extra: 2e5 },
    { curve: 'capped', stake: 4e7, extra: 2e5 },
  ])('is the slope of the log of the yield, read off the curve: %o', (parameters) => {
    const yieldAt = (stake: number): number =>
      measured(localExponent, { parameters: { ...parameters, stake } })['yield']!
    const { stake } = parameters
    const slope = Math.log(yieldAt(stake * 0.9999) / yieldAt(stake * 1.0001)) / Math.log(1.0001 / 0.9999)
    expect(measured(localExponent, { parameters })['exponent']).toBeCloseTo(slope, 6)
  })

  it.each([2 ** -25, 5e-8, 1.2e-8])('has its tempered issuance peak at 1/k, at half of today’s: k = %d', (k) => {
    const issued = (stake: number, curve: string): number =>
      measured(localExponent, { parameters: { curve, tempering: k, stake } })['issuance']!
    const peak = 1 / k
    for (const factor of [0.5, 0.9, 0.99, 1.01, 1.1, 1.4])
      expect(issued(peak * factor, 'tempered')).toBeLessThan(issued(peak, 'tempered'))
    expect(issued(peak, 'tempered') / issued(peak, 'power')).toBeCloseTo(0.5, 9)
    expect(
      measured(localExponent, { parameters: { curve: 'tempered', tempering: k, stake: peak } })['ofIssuance'],
    ).toBeCloseTo(1, 9)
  })
})

describe('one attestation left out (C6)', () => {
  /** The rewards of the specification, counted in 64 · 56 parts of a base reward. */
  const counted = (late: number, fined: number): number => ((late + fined) * 56) / (54 * 8)

  it.each([
    { included: 'next-slot', late: 14, fined: 0 },
    { included: 'after-five-slots', late: 28, fined: 14 },
    { included: 'never', late: 54, fined: 40 },
  ])('takes from its victim, $included, what the weights say', ({ included, late, fined }) => {
    expect(measured(microGriefing, { parameters: { included } })['factor']).toBeCloseTo(counted(late, fined), 9)
    expect(measured(microGriefing, { parameters: { included, counted: 'everyone' } })['factor']).toBeCloseTo(
      counted(2 * late, fined),
      9,
    )
  })

  it('comes to 1.81, 5.44 and 12.19 for the one left out', () => {
    const at = (included: string): number => measured(microGriefing, { parameters: { included } })['factor']!
    expect(at('next-slot')).toBeCloseTo(1.815, 3)
    expect(at('after-five-slots')).toBeCloseTo(5.444, 3)
    expect(at('never')).toBeCloseTo(12.185, 3)
  })

  it('comes to more, left out for five slots, if the source weighed 26 as some posts have it', () => {
    const late = { included: 'after-five-slots' }
    expect(measured(microGriefing, { preset: 'source-of-26', parameters: late })['factor']).toBeCloseTo(
      counted(40, 26),
      9,
    )
    expect(measured(microGriefing, { preset: 'source-of-26' })['factor']).toBeCloseTo(counted(14, 0), 9)
  })

  it('takes fourteen times as much by a vote of the sync committee, which is fined as well as unpaid', () => {
    expect(measured(microGriefing, { preset: 'sync-vote' })['factor']).toBeCloseTo((1 + 1) / (8 / 56), 9)
  })

  it('forgoes for the proposer what integer division gives at 11,180 gwei', () => {
    expect(measured(microGriefing)['forgone']).toBeCloseTo(Math.floor((11_180 * 54) / (((64 - 8) * 64) / 8)), -1)
  })
})

describe('griefing under collective rewards (C1, C3)', () => {
  it.each([
    { share: 0.5, censored: 0, factor: 3 },
    { share: 0.5, censored: 0.25, factor: 2.5 },
    { share: 0.5, censored: 0.5, factor: 2 },
    { share: 0.5, censored: 0.1, factor: 2.8 },
    { share: 0.8, censored: 0.1, factor: 1.1 / 0.8 },
  ])('of a censor with the share $share that keeps out $censored is $factor', ({ share, censored, factor }) => {
    const parameters = { share }
    const set = { 'attacker.censored': censored }
    expect(measured(collectiveRewards, { parameters, set })['censoringFactor']).toBeCloseTo(factor, 9)
    if (censored === 0) return
    // Counted by hand: 1000 validators, each seen one paid for the share of those that are seen.
    const seen = 1 - censored
    const victims = 1 - share - (1 - share - censored) * seen
    expect(victims / (share - share * seen)).toBeCloseTo(factor, 9)
  })

  it.each([0.1, 0.3, 0.5])('of a minority of %d that stays away is 1 - k/N', (share) => {
    const at = { parameters: { share }, set: { 'attacker.offline': share } }
    expect(measured(collectiveRewards, at)['offlineFactor']).toBeCloseTo(1 - share, 9)
  })
})
