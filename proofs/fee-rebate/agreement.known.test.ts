import { describe, expect, it } from 'vitest'
import offChainAgreement from '../../games/fee-rebate/off-chain-agreement.js'
import { maximise } from '../../src/optimise/maximise.js'
import { randomStream } from '../../src/optimise/random.js'
import { gameAt } from '../suite/best-reply.js'

const all = ['user.sends', 'user.tip', 'deployer.refund', 'proposer.least']

/** The most that user, deployer and proposer gain together, found by search over all their choices. */
const jointGain = (rebate: number, excess: number): number => {
  const game = gameAt(offChainAgreement, {
    parameters: { rebate, baseFee: 20, cost: 1, 'user.excess': excess },
    vary: all,
  })
  const payoffs = new Float64Array(game.players.length)
  const jointly = (profile: Float64Array): number => {
    game.payoffs(profile, payoffs)
    return payoffs.reduce((sum, payoff) => sum + payoff, 0)
  }
  const honest = jointly(game.start)
  const { value } = maximise(jointly, game.space, { starts: 4, evaluations: 5000, random: randomStream('agreement') })
  return Math.max(honest, value) - honest
}

describe('an agreement off chain (A7), b = 20 and μ = 1', () => {
  it.each([
    { rebate: 0.2, value: 20 },
    { rebate: 0.2, value: 17.5 },
    { rebate: 0.5, value: 15 },
    { rebate: 0.95, value: 3 },
    { rebate: 1, value: 1.5 },
  ])('gains v - (1 - ρ)b - μ on a transaction that the base fee kept out: ρ = $rebate, v = $value', (given) => {
    const { rebate, value } = given
    expect(jointGain(rebate, value - 21)).toBeCloseTo(value - (1 - rebate) * 20 - 1, 9)
  })

  it('gains nothing below the reserve (1 - ρ)b + μ', () => {
    expect(jointGain(0.2, 17 - 0.01 - 21)).toBeCloseTo(0, 9)
    expect(jointGain(0.5, 11 - 0.01 - 21)).toBeCloseTo(0, 9)
  })

  it('gains nothing under a burn, on any transaction', () => {
    for (const excess of [-20, -5, -0.1, 0, 0.1, 50]) expect(jointGain(0, excess)).toBeCloseTo(0, 9)
  })

  it('gains nothing by what is worth the base fee anyway', () => {
    expect(jointGain(0.5, 3)).toBeCloseTo(0, 9)
  })
})
