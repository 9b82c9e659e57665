import { describe, expect, it } from 'vitest'
import entryCompared from '../../games/validator-entry/entry-compared.js'
import validatorEntry from '../../games/validator-entry/mechanism.js'
import type { Given } from '../suite/best-reply.js'
import { zeroOf } from '../suite/zero-of.js'
import { measured } from './measured.js'

const c = 82181.25 / Math.sqrt(1e9)

/** The integral from 0 to an end, by many midpoints of x = end · t³. */
const area = (of: (x: number) => number, end: number): number => {
  const steps = 20_000
  let sum = 0
  for (let step = 0; step < steps; step += 1) {
    const t = (step + 0.5) / steps
    sum += of(end * t ** 3) * 3 * t ** 2
  }
  return (sum * end) / steps
}

/** Elowsson's reservation yield, calibrated at 2.5 % on 25M ETH where nothing is said. */
const elowsson = (anchorStake = 25e6, anchorYield = 0.025, tail = 0.003): ((stake: number) => number) => {
  const d = anchorStake / 120e6
  const c1 = (anchorYield - (tail * d) / (1 - d)) / Math.sqrt(d)
  return (stake) => c1 * Math.sqrt(stake / 120e6) + (tail * stake) / (120e6 - stake)
}

describe('Elowsson’s equilibrium (B6)', () => {
  const at = measured(validatorEntry, {}, 'elowsson')

  it('is at 41.9M ETH, to half a percent', () => {
    expect(Math.abs(at('stake') / 41.9e6 - 1)).toBeLessThan(0.005)
  })

  it('is where yield and supply meet, worked out apart', () => {
    const supply = elowsson()
    const stake = zeroOf((d) => (c * 64) / Math.sqrt(d) + 300_000 / d - supply(d), 1, 119.9e6)
    expect(at('stake') / stake).toBeCloseTo(1, 10)
    expect(at('yield')).toBeCloseTo(supply(stake), 12)
    expect(at('issuance') / (c * 64 * Math.sqrt(stake))).toBeCloseTo(1, 10)
    expect(at('cost') / area(supply, stake)).toBeCloseTo(1, 5)
  })

  it.each([
    { factor: 32, fees: 300_000, anchorStake: 25e6, anchorYield: 0.025, tail: 0.003 },
    { factor: 64, fees: 0, anchorStake: 30e6, anchorYield: 0.02, tail: 0.003 },
    { factor: 96, fees: 1e6, anchorStake: 20e6, anchorYield: 0.04, tail: 0.01 },
    { factor: 10, fees: 50_000, anchorStake: 34e6, anchorYield: 0.031, tail: 0 },
  ])('is so at other parameters: %o', (parameters) => {
    const { factor, fees, anchorStake, anchorYield, tail } = parameters
    const supply = elowsson(anchorStake, anchorYield, tail)
    const stake = zeroOf((d) => (c * factor) / Math.sqrt(d) + fees / d - supply(d), 1, 119.9e6)
    expect(measured(validatorEntry, parameters, 'elowsson')('stake') / stake).toBeCloseTo(1, 9)
  })
})

describe('isoelastic entry (B2)', () => {
  it.each([
    { elasticity: 1, exponent: 0.5, scale: 166, wholeSupply: 9e8 },
    { elasticity: 0.5, exponent: 0.5, scale: 100, wholeSupply: 1e8 },
    { elasticity: 2, exponent: 1, scale: 1e6, wholeSupply: 2e10 },
    { elasticity: 3, exponent: 0, scale: 0.03, wholeSupply: 1e12 },
    { elasticity: 1.7, exponent: 0.8, scale: 2e4, wholeSupply: 1e10 },
  ])('is at (N0 A^η)^(1/(1 + pη)), and asks for η/(1 + η): %o', (parameters) => {
    const { elasticity, exponent, scale, wholeSupply } = parameters
    const at = measured(validatorEntry, parameters, 'textbook')
    const stake = (wholeSupply * scale ** elasticity) ** (1 / (1 + exponent * elasticity))
    expect(stake, 'the example is interior').toBeLessThan(119.9e6)
    expect(at('stake') / stake).toBeCloseTo(1, 10)
    expect(at('costShare')).toBeCloseTo(elasticity / (1 + elasticity), 6)
    expect(at('surplusShare')).toBeCloseTo(1 / (1 + elasticity), 6)
    expect(at('costOfCapital') / at('yield')).toBeCloseTo(elasticity / (1 + elasticity), 6)
  })

  it.each([
    { curve: 'constant', constantIssuance: 7e5, hazard: 0.002, slashable: 0.5 },
    { curve: 'power', scale: 3000, exponent: 0.7, hazard: 0.01, slashable: 1 },
    { curve: 'ethereum', factor: 48, hazard: 0, slashable: 1 },
  ])('with fees and accidents is where yield and supply meet: %o', (parameters: Given) => {
    const number = (name: string): number => Number(parameters[name] ?? 0)
    const issued = (stake: number): number =>
      parameters['curve'] === 'constant'
        ? number('constantIssuance') / stake
        : parameters['curve'] === 'power'
          ? number('scale') * stake ** -number('exponent')
          : (c * number('factor')) / Math.sqrt(stake)
    const accidents = number('hazard') * number('slashable')
    const excess = (stake: number): number => issued(stake) + 300_000 / stake - accidents - stake / 9e8
    expect(measured(validatorEntry, parameters)('stake') / zeroOf(excess, 1, 119.9e6)).toBeCloseTo(1, 9)
  })

  it('brings everybody in where the yield is high, and then leaves stakers more', () => {
    const at = measured(validatorEntry, { wholeSupply: 1e12 })
    expect(at('stake')).toBeCloseTo(119.9e6, 0)
    expect(at('costShare')).toBeLessThan(0.5)
  })
})

describe('entry before and after a change', () => {
  it('loses less stake than issuance, as the yield rises while stake leaves', () => {
    const at = measured(entryCompared, { fees: 0, laterFees: 0, elasticity: 2 }, 'half-the-factor')
    expect(at('stakeAfter') / at('stakeBefore')).toBeCloseTo(0.5 ** (2 / (1 + 2 / 2)), 9)
    expect(at('yieldAfter') / at('yieldBefore')).toBeCloseTo(0.5 ** (1 / (1 + 2 / 2)), 9)
  })

  it.each(['mev-burn', 'more-accidents'])('loses stake by %s', (preset) => {
    const at = measured(entryCompared, {}, preset)
    expect(at('stakeAfter')).toBeLessThan(0.99 * at('stakeBefore'))
  })
})
