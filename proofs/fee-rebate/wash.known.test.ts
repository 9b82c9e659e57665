import { describe, expect, it } from 'vitest'
import feeRebate from '../../games/fee-rebate/mechanism.js'
import { bestReply, payoffsAt, type Given } from '../suite/best-reply.js'

/** Nobody calls the contract, so that all that is at stake is the wash. */
const outsider = { demand: 0 }
const base = { quietFee: 20, tip: 2, rebate: 0.5 }

const gainOf = (parameters: Given, set: Given = {}): number =>
  bestReply(feeRebate, 'deployer', { parameters, vary: ['deployer.wash'], set }).gain

const sides = [
  { side: 'just below', factor: 0.999, pays: false },
  { side: 'just above', factor: 1.001, pays: true },
]
const near = (threshold: number, factor: number): number => Number((threshold * factor).toFixed(9))

describe('wash with an outside reward (A1)', () => {
  const cases = [
    { name: 'tips excluded', parameters: { ...base }, cost: 0.5 * 20 + 2 },
    {
      name: 'tips shared',
      parameters: { ...base, tipShare: 0.5, tipTreatment: 'included' },
      cost: 0.5 * 20 + 0.5 * 2,
    },
    { name: 'a large share', parameters: { ...base, rebate: 0.95 }, cost: 0.05 * 20 + 2 },
    { name: 'no rebate', parameters: { ...base, rebate: 0 }, cost: 22 },
  ]
  describe.each(cases)('$name', ({ parameters, cost }) => {
    it.each(sides)('$side the cost (1 - ρ)b + (1 - ρt)τ of a unit of gas', ({ factor, pays }) => {
      expect(gainOf({ ...outsider, ...parameters, airdrop: near(cost, factor) }) > 0).toBe(pays)
    })
  })

  it('does not pay without one for any share below 1', () => {
    for (const rebate of [0, 0.5, 0.95, 0.999]) expect(gainOf({ ...outsider, quietFee: 20, rebate })).toBe(0)
  })
})

describe('wash with a proposer that hands back the share k of its tips (A1)', () => {
  describe.each([0.25, 0.5, 1])('k = %d', (returned) => {
    it.each(sides)('$side the cost (1 - ρ)b + (1 - ρt - k)τ', ({ factor, pays }) => {
      const cost = 0.5 * 20 + (1 - returned) * 2
      const parameters = { ...outsider, ...base, airdrop: near(cost, factor) }
      expect(gainOf(parameters, { 'proposer.returned': returned }) > 0).toBe(pays)
    })
  })

  it('costs the two together (1 - ρ)b a unit of gas, whatever is handed back', () => {
    const jointly = (set: Given): number =>
      [...payoffsAt(feeRebate, { parameters: { ...outsider, ...base }, set }).values()].reduce((sum, x) => sum + x, 0)
    for (const returned of [0, 0.3, 1])
      expect(jointly({ 'deployer.wash': 1000, 'proposer.returned': returned }) - jointly({})).toBeCloseTo(-10_000, 6)
  })
})

describe('wash where a pool is shared by gas (A1)', () => {
  const pool = { attribution: 'pool', quietFee: 20, tip: 2 }
  const contractGas = 5e6
  const plainGas = 1e7

  it.each(sides)('by an outsider, $side ρ G_all/G_c = 1 + τ/b', ({ factor, pays }) => {
    const rebate = near(1.1 * (contractGas / (contractGas + plainGas)), factor)
    expect(gainOf({ ...pool, ...outsider, rebate, rivalGas: contractGas, plainGas }) > 0).toBe(pays)
  })

  describe.each([0.2, 0.5, 0.9])('by a deployer with the share %d of the contract gas', (share) => {
    it.each(sides)('$side ρ(x + (1 - x) G_all/G_c) = 1 + τ/b', ({ factor, pays }) => {
      const dilution = (contractGas + plainGas) / contractGas
      const rebate = near(1.1 / (share + (1 - share) * dilution), factor)
      // As many calls, at no demand response, as use up the share.
      const necessaryGas = 50_000
      const price = 22 * necessaryGas
      const slope = 1e-8
      const demand = Number(((share * contractGas) / necessaryGas + slope * price).toFixed(9))
      const gain = gainOf({
        ...{ ...pool, rebate, necessaryGas, demand, slope, plainGas },
        rivalGas: Math.round((1 - share) * contractGas),
      })
      expect(gain > 0).toBe(pays)
    })
  })
})

describe('EIP-6968, read as a product', () => {
  const washed = (preset: string) =>
    bestReply(feeRebate, 'deployer', { preset, parameters: outsider, vary: ['deployer.wash'] })

  it('pays a self-call four times the base fee for each unit of gas', () => {
    const { gain, choices } = washed('eip-6968-multiplied')
    expect(gain / (choices.get('deployer.wash')! * 20)).toBeCloseTo(4, 9)
  })

  it('pays nothing for one, read as a quotient', () => {
    expect(washed('eip-6968-divided').gain).toBe(0)
  })
})
