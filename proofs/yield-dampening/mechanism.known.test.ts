import { describe, expect, it } from 'vitest'
import yieldDampening from '../../games/yield-dampening/mechanism.js'
import leastDampening from '../../games/yield-dampening/least-dampening.js'
import { bestReply, type Given } from '../suite/best-reply.js'
import { measured } from '../suite/measured.js'

const decimal = (value: number): number => Number(value.toFixed(9))

/** What the attacker earns with an attack of some size, the remaining stake being solved for. */
const revenue = (size: number, parameters: Given): number =>
  measured(yieldDampening, { parameters, set: { 'attacker.size': size } })['revenue']!

const gain = (parameters: Given): number =>
  bestReply(yieldDampening, 'attacker', { parameters, vary: ['attacker.size'] }).gain

/** Where revenue is one, by bisection over p: from the solved model alone. */
const breakEven = (size: number, parameters: Given): number => {
  let low = 0
  let high = 2
  for (let step = 0; step < 36; step += 1) {
    const middle = (low + high) / 2
    if (revenue(size, { ...parameters, dampening: decimal(middle) }) > 1) high = middle
    else low = middle
  }
  return low
}

describe('everyone’s stake responds (C1)', () => {
  it('gains 5 % at p = 1/2, GF = 3, s = 1 by an attack of a half', () => {
    expect(revenue(0.5, {})).toBeCloseTo((5 / 6) * 0.5 ** (-1 / 3), 9)
    expect(revenue(0.5, {})).toBeCloseTo(1.05, 3)
  })

  it.each([
    { griefing: 3, slope: 1 },
    { griefing: 2.5, slope: 1 },
    { griefing: 2, slope: 1 },
    { griefing: 4, slope: 0.4 },
    { griefing: 3, slope: 0.7 },
    { griefing: 5, slope: 1.7 },
  ])('breaks even, if small, at p/(s + p) = 1/GF: GF = $griefing, s = $slope', (at) => {
    const threshold = at.slope / (at.griefing - 1)
    expect(breakEven(1e-5, at)).toBeCloseTo(threshold, 4)
    expect(revenue(1e-4, { ...at, dampening: decimal(threshold * 1.01) })).toBeGreaterThan(1)
    expect(revenue(1e-4, { ...at, dampening: decimal(threshold * 0.99) })).toBeLessThan(1)
  })

  it.each([
    { size: 0.1, griefing: 3, slope: 1 },
    { size: 0.5, griefing: 3, slope: 1 },
    { size: 0.9, griefing: 3, slope: 1 },
    { size: 0.35, griefing: 2.2, slope: 0.6 },
    { size: 0.7, griefing: 4, slope: 2.5 },
  ])('breaks even at size $size where p/(s + p) = ln(1 - ε/GF)/ln(1 - ε)', ({ size, ...at }) => {
    const part = Math.log(1 - size / at.griefing) / Math.log(1 - size)
    expect(breakEven(size, at)).toBeCloseTo((at.slope * part) / (1 - part), 7)
  })

  it('gains at no size below the threshold of the largest attack, and gains above', () => {
    const largest = 0.6
    const part = Math.log(1 - largest / 3) / Math.log(1 - largest)
    const threshold = part / (1 - part)
    expect(gain({ largest, dampening: decimal(threshold * 0.99) })).toBe(0)
    expect(gain({ largest, dampening: decimal(threshold * 1.01) })).toBeGreaterThan(0)
  })
})

describe('only the victims leave (C2)', () => {
  const victims = { leaves: 'victims' }

  it.each([
    { share: 0.5, griefing: 3, slope: 1 },
    { share: 0.5, griefing: 3, slope: 0.5 },
    { share: 0.2, griefing: 2, slope: 1.2 },
    { share: 0.3, griefing: 5, slope: 2 },
    { share: 0.7, griefing: 6, slope: 0.9 },
  ])('breaks even, if small, at p = s/((1 - α)(G - 1)): α = $share, G = $griefing, s = $slope', (at) => {
    const threshold = at.slope / ((1 - at.share) * (at.griefing - 1))
    expect(breakEven(1e-5, { ...victims, ...at })).toBeCloseTo(threshold, 4)
    expect(revenue(1e-4, { ...victims, ...at, dampening: decimal(threshold * 1.01) })).toBeGreaterThan(1)
    expect(revenue(1e-4, { ...victims, ...at, dampening: decimal(threshold * 0.99) })).toBeLessThan(1)
  })

  it('needs .817 and not 1 at ε = 1/2, α = 1/2, G = 3, s = 1', () => {
    expect(breakEven(0.5, victims)).toBeCloseTo(0.817, 3)
  })

  it.each([
    { size: 0.5, share: 0.5, griefing: 3, slope: 1 },
    { size: 0.3, share: 0.2, griefing: 2, slope: 0.5 },
    { size: 0.8, share: 0.4, griefing: 4, slope: 2 },
    { size: 0.95, share: 0.1, griefing: 2.5, slope: 0.8 },
  ])('breaks even at size $size where the formula says', ({ size, ...at }) => {
    const { share, griefing, slope } = at
    const cost = 1 - size / griefing
    const stake = share + (1 - share) * ((1 - size) / cost) ** (1 / slope)
    expect(breakEven(size, { ...victims, ...at })).toBeCloseTo(Math.log(cost) / Math.log(stake), 7)
  })

  it('turns the verdict at Ethereum’s exponent: it pays if all stake answers, at no size if only victims’ does', () => {
    expect(gain({ dampening: 0.5, leaves: 'everyone' })).toBeGreaterThan(2)
    expect(gain({ dampening: 0.5, leaves: 'victims' })).toBe(0)
  })

  it('reads griefing in amounts as GF = G(1 - α)/α', () => {
    const at = { ...victims, harm: 'in-amounts', share: 0.3, slope: 0.7, griefing: 8 }
    const relative = (8 * 0.3) / 0.7
    expect(breakEven(1e-5, at)).toBeCloseTo(0.7 / (0.7 * (relative - 1)), 4)
  })

  it('pays whatever it costs, if nobody comes back', () => {
    expect(gain({ dampening: 0.01, leaves: 'victims', returns: 'never-returns', griefing: 0.99 })).toBeGreaterThan(0)
    expect(gain({ dampening: 0, leaves: 'victims', returns: 'never-returns' })).toBe(0)
  })
})

describe('collective penalties (C3)', () => {
  it.each([0.1, 0.35, 0.5, 0.8])('break even, if small, at p = s whatever the share %d', (share) => {
    for (const slope of [0.5, 1, 1.4])
      for (const harm of ['collective', 'censoring'])
        expect(breakEven(1e-5, { leaves: 'victims', harm, share, slope })).toBeCloseTo(slope, 3)
  })

  it('need less the larger the attack is, and then the share matters', () => {
    const at = (size: number, share: number): number =>
      breakEven(size, { leaves: 'victims', harm: 'collective', share })
    expect(at(0.3, 0.5)).toBeLessThan(at(0.1, 0.5))
    expect(at(0.9, 0.5)).toBeLessThan(at(0.3, 0.5))
    expect(Math.abs(at(0.9, 0.5) - at(0.9, 0.2))).toBeGreaterThan(0.01)
  })

  it('leave every censor with exactly nothing at p = s = 1, once its own loss is counted for all it keeps out', () => {
    for (const share of [0.05, 0.4, 0.9])
      for (const size of [0.1, 0.5, 0.95])
        expect(breakEven(size, { leaves: 'victims', harm: 'censoring', share })).toBeCloseTo(1, 6)
  })
})

describe('the least dampening at which some attack pays', () => {
  const least = (parameters: Given) => bestReply(leastDampening, 'attacker', { parameters, vary: ['attacker.size'] })

  it.each([
    { leaves: 'victims', share: 0.5, griefing: 3, slope: 0.5, largest: 0.99 },
    { leaves: 'victims', share: 0.2, griefing: 2, slope: 0.5, largest: 0.99 },
    { leaves: 'victims', share: 0.5, griefing: 3, slope: 1, largest: 0.99 },
    { leaves: 'everyone', share: 0.5, griefing: 3, slope: 1, largest: 0.7 },
    { leaves: 'victims', share: 0.3, griefing: 2, slope: 0.6, largest: 0.9, issuance: 0.763 },
  ])('is where the solved model turns, over all sizes at once: %o', (parameters) => {
    const threshold = -least(parameters).payoff
    expect(gain({ ...parameters, dampening: decimal(threshold * 1.01) })).toBeGreaterThan(0)
    expect(gain({ ...parameters, dampening: decimal(threshold * 0.99) })).toBeLessThan(1e-9)
  })

  it('can be asked by a size inside the range: about a half, where s = 1/2, α = 1/2 and G = 3', () => {
    const { choices, payoff, gap } = least({ leaves: 'victims', slope: 0.5 })
    expect(choices.get('attacker.size')).toBeCloseTo(0.503, 2)
    expect(-payoff).toBeCloseTo(0.4727, 4)
    expect(gap).toBeLessThan(1e-6)
  })

  it('falls as fees and MEV are a larger part of what stakers earn', () => {
    const at = (issuance: number): number => -least({ leaves: 'victims', issuance }).payoff
    expect(at(0.8)).toBeLessThan(at(1))
    expect(at(0.5)).toBeLessThan(at(0.8))
  })
})
