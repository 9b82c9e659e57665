import { describe, expect, it } from 'vitest'
import controller from '../../games/fee-rebate/base-fee-controller.js'
import { destinyOf } from '../../src/equilibrium/destiny.js'
import { runCourse, type Run } from '../../src/equilibrium/run.js'
import { dynamicOf } from '../../src/game/dynamic.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { pointOf, taken, type Given } from '../suite/best-reply.js'

const model = taken(writeOut(controller))

const runOf = (dynamic: string, given: Given, steps: number): Run =>
  taken(runCourse(taken(dynamicOf(model, dynamic, pointOf(given))), { steps, policy: [new Float64Array(0)] }))

const feesOf = ({ variables, steps }: Run): readonly number[] => [...variables[0]!.head].slice(0, steps + 1)
const kindOf = (run: Run): string => destinyOf(run).variables[0]!.kind

const abm1559 = { target: 1e7, limit: 2e7, startingFee: 1 }

describe('full blocks (A11)', () => {
  it('raise the base fee as in the abm1559 notebook', () => {
    const fees = feesOf(runOf('controller', { ...abm1559, demand: 'full' }, 4))
    expect(fees[1]).toBeCloseTo(1.1249, 10)
    expect(fees[2]).toBeCloseTo(1.2654, 5)
    expect(fees[3]).toBeCloseTo(1.423448, 6)
    expect(fees[4]).toBeCloseTo(1.601237, 6)
  })

  it('raise it by an eighth where calls fill them to the last unit of gas', () => {
    const fees = feesOf(runOf('controller', { ...abm1559, demand: 'full', gasPerCall: 20_000 }, 3))
    expect(fees).toEqual([1, 1.125, 1.265625, 1.423828125])
  })

  it('and empty ones lower it by an eighth', () => {
    const fees = feesOf(runOf('controller', { ...abm1559, demand: 'empty' }, 2))
    expect(fees).toEqual([1, 0.875, 0.765625])
  })
})

/** EIP-1559's own rule, in bigints. */
const specified = (fee: bigint, used: bigint, target: bigint): bigint => {
  if (used === target) return fee
  if (used > target) {
    const delta = (fee * (used - target)) / target / 8n
    return fee + (delta > 1n ? delta : 1n)
  }
  return fee - (fee * (target - used)) / target / 8n
}

describe('the rule in whole wei', () => {
  it('meets demand of the elasticity that is asked for, too', () => {
    const fees = feesOf(runOf('integers', { startingFee: 10, restingFee: 20, elasticity: 3, limit: 45e6 }, 1))
    const cubic = feesOf(runOf('integers', { startingFee: 25, restingFee: 20, elasticity: 3 }, 1))
    expect(fees[1]).toBe(12_500_000_000)
    // 15e6 · (20/25)³ = 7,680,000 gas, 48.8 % under the target.
    expect(cubic[1]).toBe(Number(specified(25_000_000_000n, 7_680_000n, 15_000_000n)))
  })

  it.each([
    { demand: 'full', used: 19_992_000n, steps: 300 },
    { demand: 'empty', used: 0n, steps: 300 },
  ])('is that of the specification to the last wei, far beyond doubles: %o', ({ demand, used, steps }) => {
    let fee = 1_000_000_000n
    for (let step = 0; step < steps; step += 1) fee = specified(fee, used, 10_000_000n)
    const last = runOf('integers', { ...abm1559, demand }, steps).last.get('integers.fee')
    expect(last).toEqual({ numerator: fee, denominator: 1n })
  })

  it('rises by a wei at least', () => {
    const run = runOf('integers', { ...abm1559, demand: 'full', startingFee: '0.000000003' }, 10)
    expect(feesOf(run)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  })
})

describe('users with values spread evenly (A11)', () => {
  it.each([
    { users: 2000, resting: 16.5 - (20 * 1e7) / 21000 / 2000 },
    { users: 1200, resting: 16.5 - (20 * 1e7) / 21000 / 1200 },
    { users: 5000, resting: 16.5 - (20 * 1e7) / 21000 / 5000 },
  ])('settle where the calls that remain fill the target: %o', ({ users, resting }) => {
    const run = runOf('controller', { ...abm1559, demand: 'uniform', users }, 2000)
    expect(run.variables[0]!.last).toBeCloseTo(resting, 6)
  })

  it('at 11.74 for the notebook’s numbers', () => {
    expect(runOf('controller', { ...abm1559, demand: 'uniform' }, 2000).variables[0]!.last).toBeCloseTo(11.74, 2)
  })
})

describe('elastic demand (A10)', () => {
  it.each([
    { elasticity: 1, speed: 0.125, kind: 'converges' },
    { elasticity: 8, speed: 0.125, kind: 'converges' },
    { elasticity: 15.9, speed: 0.125, kind: 'converges' },
    { elasticity: 16.1, speed: 0.125, kind: 'cycles' },
    { elasticity: 20, speed: 0.125, kind: 'cycles' },
    { elasticity: 3.9, speed: 0.5, kind: 'converges' },
    { elasticity: 4.1, speed: 0.5, kind: 'cycles' },
  ])('settles iff speed times elasticity is below 2: %o', ({ kind, ...given }) => {
    expect(kindOf(runOf('controller', { ...given, startingFee: 20.1 }, 5000))).toBe(kind)
  })
})
