import { describe, expect, it } from 'vitest'
import gasPadding from '../../games/fee-rebate/gas-padding.js'
import feeRebate from '../../games/fee-rebate/mechanism.js'
import { bestReply, payoffsAt } from '../suite/best-reply.js'

describe('a direct fee against padding (A4), Q = 10 - P', () => {
  it('earns 17.64 by a fee', () => {
    const reply = bestReply(feeRebate, 'deployer', { preset: 'textbook', vary: ['deployer.fee'] })
    expect(reply.payoff).toBeCloseTo(17.64, 8)
    expect(reply.choices.get('deployer.fee')).toBeCloseTo(3.8, 6)
    expect(reply.gap).toBeLessThan(1e-6)
  })

  it('earns 5.0 by padding', () => {
    const reply = bestReply(feeRebate, 'deployer', { preset: 'textbook', vary: ['deployer.padding'] })
    expect(reply.payoff).toBeCloseTo(5, 8)
    expect(reply.choices.get('deployer.padding')).toBeCloseTo(3, 6)
    expect(reply.gap).toBeLessThan(1e-6)
  })

  it('pads nothing where it may charge a fee as well', () => {
    const reply = bestReply(feeRebate, 'deployer', {
      preset: 'textbook',
      vary: ['deployer.padding', 'deployer.fee'],
    })
    expect(reply.payoff).toBeCloseTo(17.64, 8)
    expect(reply.choices.get('deployer.padding')).toBeCloseTo(0, 6)
  })
})

describe('padding where no fee is possible (A5)', () => {
  it.each([
    { sideIncome: 0.1, padding: 2.75 },
    { sideIncome: 0.5, padding: 1.75 },
    { sideIncome: 1, padding: 0.5 },
    { sideIncome: 3, padding: 0 },
  ])('is $padding with a side income of $sideIncome, proved to be the best', ({ sideIncome, padding }) => {
    for (const reply of [
      bestReply(feeRebate, 'deployer', {
        preset: 'textbook',
        parameters: { sideIncome },
        vary: ['deployer.padding'],
      }),
      bestReply(gasPadding, 'deployer', { parameters: { sideIncome }, vary: ['deployer.padding'] }),
    ]) {
      expect(reply.choices.get('deployer.padding')).toBeCloseTo(padding, 6)
      expect(reply.gap).toBeLessThan(1e-6)
    }
  })

  it.each([
    { demand: 10, slope: 1, necessaryGas: 2, baseFee: 1 },
    { demand: 30, slope: 2, necessaryGas: 3, baseFee: 2 },
    { demand: 10, slope: 1, necessaryGas: 6, baseFee: 1 },
    { demand: 7, slope: 0.5, necessaryGas: 1, baseFee: 0.7 },
  ])('is max(0, a/2cb - g0) without side income: $demand, $slope, $necessaryGas, $baseFee', (parameters) => {
    const { demand, slope, necessaryGas, baseFee } = parameters
    const reply = bestReply(gasPadding, 'deployer', {
      parameters: { ...parameters, sideIncome: 0, mostPadding: 100 },
      vary: ['deployer.padding'],
    })
    const closedForm = Math.max(0, demand / (2 * slope * baseFee) - necessaryGas)
    expect(reply.choices.get('deployer.padding')).toBeCloseTo(closedForm, 5)
  })

  it.each([
    { name: 'just below', sideIncome: 1.2 * 0.99, pays: true },
    { name: 'just above', sideIncome: 1.2 * 1.01, pays: false },
  ])('starts at the side income that the margin tells, $name it', ({ sideIncome, pays }) => {
    // ε_g = 1/4 at P = 2, and ρbg0/(ρbg0 + φ) = .4/(.4 + φ), so that they meet at φ = 1.2.
    const reply = bestReply(gasPadding, 'deployer', { parameters: { sideIncome }, vary: ['deployer.padding'] })
    expect(reply.gain > 0).toBe(pays)
  })

  it.each([
    { name: 'just below', elasticity: 0.99, pays: true },
    { name: 'just above', elasticity: 1.01, pays: false },
  ])('without side income pays iff calls are inelastic, $name 1', ({ elasticity, pays }) => {
    const reply = bestReply(gasPadding, 'deployer', {
      parameters: { demandForm: 'constant-elasticity', sideIncome: 0, elasticity },
      vary: ['deployer.padding'],
    })
    expect(reply.gain > 0).toBe(pays)
  })
})

describe('padding with demand of constant elasticity .6 and a side income of .4 (A5)', () => {
  const profitAt = (padding: number): number =>
    payoffsAt(gasPadding, { preset: 'inelastic', set: { 'deployer.padding': padding } }).get('deployer')!

  it('loses by a little padding and gains 19 % by 10', () => {
    expect(profitAt(0.1)).toBeLessThan(profitAt(0))
    expect(profitAt(1)).toBeLessThan(profitAt(0))
    expect(profitAt(10) / profitAt(0)).toBeCloseTo(1.194, 3)
  })

  it('is the same in the mechanism that has every attack', () => {
    const at = (padding: number): number =>
      payoffsAt(feeRebate, {
        preset: 'textbook',
        parameters: {
          demandForm: 'constant-elasticity',
          callElasticity: 0.6,
          referencePrice: 2,
          sideIncome: 0.4,
        },
        set: { 'deployer.padding': padding },
      }).get('deployer')!
    expect(at(10) / at(0)).toBeCloseTo(profitAt(10) / profitAt(0), 12)
  })

  it.each([
    { name: 'just below', factor: 0.99, pays: true },
    { name: 'just above', factor: 1.01, pays: false },
  ])('pays up to 10 iff the elasticity is under ln(2.8/.8)/ln 6, $name it', ({ factor, pays }) => {
    const threshold = Math.log(2.8 / 0.8) / Math.log(6)
    const reply = bestReply(gasPadding, 'deployer', {
      preset: 'inelastic',
      parameters: { elasticity: Number((threshold * factor).toFixed(6)) },
      vary: ['deployer.padding'],
    })
    expect(reply.gain > 0).toBe(pays)
    if (pays) expect(reply.choices.get('deployer.padding')).toBe(10)
  })
})
