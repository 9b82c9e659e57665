import { describe, expect, it } from 'vitest'
import queue from '../../games/validator-entry/validator-queue.js'
import { runCourse, type Run } from '../../src/equilibrium/run.js'
import { dynamicOf } from '../../src/game/dynamic.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { pointOf, taken, type Given } from '../suite/best-reply.js'
import { zeroOf } from '../suite/zero-of.js'

const model = taken(writeOut(queue))

const runOf = (given: Given, steps: number): Run =>
  taken(runCourse(taken(dynamicOf(model, 'epochs', pointOf(given))), { steps, policy: [new Float64Array(0)] }))

const pathOf = (run: Run, name: string): readonly number[] => [
  ...run.variables[run.course.variables.findIndex((variable) => variable.name.endsWith(`.${name}`))]!.head,
]

/** The churn limits of the consensus-specs, in ETH an epoch: get_validator_churn_limit and get_balance_churn_limit. */
const capsOf = (rule: string, stake: number): { readonly entry: number; readonly exit: number } => {
  const validators = BigInt(Math.floor(stake)) / 32n
  const byNumber = validators / 65536n > 4n ? validators / 65536n : 4n
  const gwei = BigInt(Math.floor(stake)) * 10n ** 9n
  const perQuotient = gwei / 65536n
  const churn = perQuotient > 128_000_000_000n ? perQuotient : 128_000_000_000n
  const rounded = churn - (churn % 1_000_000_000n)
  const capped = rounded < 256_000_000_000n ? rounded : 256_000_000_000n
  const limit = 32 * Number(byNumber)
  switch (rule) {
    case 'altair':
      return { entry: limit, exit: limit }
    case 'deneb':
      return { entry: Math.min(256, limit), exit: limit }
    default:
      return { entry: Number(capped / 10n ** 9n), exit: Number(capped / 10n ** 9n) }
  }
}

describe.each(['altair', 'deneb', 'electra'])('under the rule of %s', (churnRule) => {
  it.each([3_000_000, 9_000_000, 14_000_000, 35_000_000, 60_000_000])(
    'an epoch lets through what the specs say, with %d ETH staked',
    (startingStake) => {
      const { entry, exit } = capsOf(churnRule, startingStake)
      const base = { churnRule, startingStake, wish: 'fixed' }
      const rush = pathOf(runOf({ ...base, wishedStake: startingStake + 1e6 }, 3), 'stake')
      expect(rush.slice(0, 3).map((stake) => stake - startingStake)).toEqual([0, 0, entry])
      const flight = pathOf(runOf({ ...base, wishedStake: startingStake - 1e6 }, 3), 'stake')
      expect(flight.slice(0, 3).map((stake) => startingStake - stake)).toEqual([0, 0, exit])
    },
  )
})

describe('half of 35M ETH that wants to leave at once (C7)', () => {
  it('needs 304 days at 256 ETH an epoch', () => {
    const before = runOf({ wish: 'fixed', wishedStake: 17.5e6, startingStake: 35e6 }, 303 * 225)
    const after = runOf({ wish: 'fixed', wishedStake: 17.5e6, startingStake: 35e6 }, 304 * 225 + 1)
    expect(before.last.get('epochs.leaving')).not.toEqual({ numerator: 0n, denominator: 1n })
    expect(after.last.get('epochs.leaving')).toEqual({ numerator: 0n, denominator: 1n })
  })

  it('never goes where nothing is let through', () => {
    const run = runOf({ wish: 'fixed', leastBalanceChurn: 0, mostBalanceChurn: 0 }, 10_000)
    expect(run.last.get('epochs.stake')).toEqual({ numerator: 35_000_000n, denominator: 1n })
  })
})

describe('holders who answer to the yield', () => {
  it.each([
    { elasticity: 1, patience: 2000, fees: 300_000 },
    { elasticity: 0.5, patience: 2000, fees: 0 },
    { elasticity: 2, patience: 5000, fees: 600_000 },
  ])('come to rest where entry is free: %o', (given) => {
    const run = runOf({ ...given, startingStake: 30e6 }, 400_000)
    const { numerator, denominator } = run.last.get('epochs.stake') as { numerator: bigint; denominator: bigint }
    const settled = Number(numerator) / Number(denominator)
    // The stake at which what wants to be staked is what is staked, by bisection.
    const excess = (stake: number): number => {
      const earned = ((225 * 365.25) / Math.sqrt(1e9)) * (64 / Math.sqrt(stake)) + given.fees / stake
      return 25e6 * (earned / 0.03) ** given.elasticity - stake
    }
    expect(Math.abs(settled / zeroOf(excess, 1e6, 119e6) - 1)).toBeLessThan(1e-6)
  })
})
