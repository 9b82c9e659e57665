import { describe, expect, it } from 'vitest'
import issuance from '../../games/validator-entry/issuance.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { readMeasures } from '../../src/sweep/measures.js'
import { pointOf, taken, type Given } from '../suite/best-reply.js'

const model = taken(writeOut(issuance))
const measuresAt = (parameters: Given): ReadonlyMap<string, number> =>
  taken(readMeasures(model, pointOf(parameters), new Map()))
const measureAt = (name: string, parameters: Given): number => measuresAt(parameters).get(name)!

describe('issuance (B1)', () => {
  it.each([
    { stake: 524288, percent: 22.97 },
    { stake: 14e6, percent: 4.445 },
    { stake: 2 ** 25, percent: 2.871 },
    { stake: 35e6, percent: 2.811 },
  ])('yields $percent % on $stake ETH', ({ stake, percent }) => {
    expect(100 * measureAt('yield', { stake })).toBeCloseTo(percent, 3)
  })

  it.each([
    { stake: 14e6, ether: 622324 },
    { stake: 2 ** 25, ether: 963447 },
  ])('is $ether ETH a year on $stake ETH', ({ stake, ether }) => {
    expect(Math.round(measureAt('issuance', { stake }))).toBe(ether)
  })

  it('has the coefficient c = 225 × 365.25 ÷ √10^9, published as 2.6', () => {
    expect(measureAt('coefficient', {})).toBeCloseTo((225 * 365.25) / Math.sqrt(1e9), 12)
    expect(measureAt('coefficient', {})).toBeCloseTo(2.5988, 4)
  })

  it.each([
    { stake: 1e6, baseRewardFactor: 64 },
    { stake: 2e7, baseRewardFactor: 32 },
    { stake: 1e8, baseRewardFactor: 100 },
  ])('is c F √stake at a factor of $baseRewardFactor and $stake ETH', ({ stake, baseRewardFactor }) => {
    const expected = ((82181.25 / Math.sqrt(1e9)) * baseRewardFactor) / Math.sqrt(stake)
    expect(measureAt('yield', { stake, baseRewardFactor }) / expected).toBeCloseTo(1, 12)
  })

  it('doubles where slots take half as long', () => {
    expect(measureAt('yield', { slotSeconds: 6 }) / measureAt('yield', {})).toBeCloseTo(2, 12)
  })
})

describe('issuance, against the integers of the consensus-specs', () => {
  it.each([
    { validators: 16_384, participation: 1 },
    { validators: 437_504, participation: 1 },
    { validators: 437_504, participation: 0.875 },
    { validators: 1_048_576, participation: 1 },
    { validators: 1_048_576, participation: 0.5 },
  ])('agrees for $validators validators of whom $participation take part', ({ validators, participation }) => {
    const gwei = epochIssuance(BigInt(validators), BigInt(Math.round(validators * participation)))
    const yearly = (Number(gwei) / 1e9) * 82181.25
    const given = { stake: 32 * validators, participation }
    const gross = measureAt('issuance', { stake: 32 * validators })
    expect(Math.abs(measureAt('rounded', given) - yearly) / gross).toBeLessThan(1e-4)
    expect(Math.abs(measureAt('issuance', given) - yearly) / gross).toBeLessThan(0.004)
  })
})

/** Net issuance of one epoch in gwei, as the specs' Altair functions compute it for validators of 32 ETH each. */
const epochIssuance = (validators: bigint, active: bigint): bigint => {
  const increment = 1_000_000_000n
  const increments = 32n * validators
  const activeIncrements = 32n * active
  const perIncrement = (increment * 64n) / integerRoot(increments * increment)
  const baseReward = 32n * perIncrement
  let net = 0n
  // get_flag_index_deltas: source, target, head.
  for (const [weight, isFined] of [
    [14n, true],
    [26n, true],
    [14n, false],
  ] as const) {
    net += active * ((baseReward * weight * activeIncrements) / (increments * 64n))
    if (isFined) net -= (validators - active) * ((baseReward * weight) / 64n)
  }
  // process_attestation: the proposer's part, slot by slot.
  const attestersOfSlot = active / 32n
  net += 32n * ((attestersOfSlot * baseReward * (14n + 26n + 14n)) / (((64n - 8n) * 64n) / 8n))
  // process_sync_aggregate: 512 members, of whom as many take part as elsewhere.
  const maximum = (perIncrement * increments * 2n) / 64n / 32n
  const member = maximum / 512n
  const present = (512n * active) / validators
  net += 32n * (present * member - (512n - present) * member + present * ((member * 8n) / (64n - 8n)))
  return net
}

const integerRoot = (n: bigint): bigint => {
  let x = n
  let y = (x + 1n) / 2n
  while (y < x) {
    x = y
    y = (x + n / x) / 2n
  }
  return x
}

describe('the burn that offsets issuance (B9)', () => {
  it.each([
    { stake: 14e6, gasTarget: 15e6, gwei: 15.8 },
    { stake: 35e6, gasTarget: 30e6, gwei: 12.5 },
  ])('takes $gwei gwei at $stake ETH and $gasTarget gas', ({ stake, gasTarget, gwei }) => {
    expect(measureAt('offsetting', { stake, gasTarget })).toBeCloseTo(gwei, 1)
  })

  it('leaves the supply as it is at exactly that base fee', () => {
    const given = { stake: 2e7, gasTarget: 18e6, slotSeconds: 10, baseRewardFactor: 50 }
    const baseFee = measureAt('offsetting', given)
    const { growth, burn } = Object.fromEntries(measuresAt({ ...given, baseFee }))
    expect(Math.abs(growth! / burn!)).toBeLessThan(1e-12)
  })
})
