import { describe, expect, it } from 'vitest'
import attackPolicy from '../../games/yield-dampening/attack-policy.js'
import drivingOut from '../../games/yield-dampening/driving-out.js'
import queuedAttack from '../../games/yield-dampening/queued-attack.js'
import stakeWaves from '../../games/yield-dampening/stake-waves.js'
import type { Given } from '../suite/best-reply.js'
import { measured } from '../suite/measured.js'
import { bestOf, moved } from './moved.js'

describe('waves (C4)', () => {
  const gap = (parameters: Given, steps?: number) => {
    const { run, destiny } = moved(stakeWaves, 'waves', { parameters, ...(steps === undefined ? {} : { steps }) })
    return { path: run.variables[0]!, kind: destiny.variables[0]!.kind }
  }

  it.each([
    { dampening: 0.9, slope: 1, adjustment: 1, kind: 'converges' },
    { dampening: 1, slope: 1, adjustment: 1, kind: 'cycles' },
    { dampening: 1.1, slope: 1, adjustment: 1, kind: 'diverges' },
    { dampening: 0.28, slope: 0.3, adjustment: 1, kind: 'converges' },
    { dampening: 0.33, slope: 0.3, adjustment: 1, kind: 'diverges' },
    { dampening: 2.9, slope: 1, adjustment: 0.5, kind: 'converges' },
    { dampening: 3, slope: 1, adjustment: 0.5, kind: 'cycles' },
    { dampening: 3.2, slope: 1, adjustment: 0.5, kind: 'diverges' },
    { dampening: 1.4, slope: 0.6, adjustment: 0.55, kind: 'converges' },
    { dampening: 1.7, slope: 0.6, adjustment: 0.55, kind: 'diverges' },
  ])('with p = $dampening, s = $slope, κ = $adjustment: it $kind', ({ kind, ...parameters }) => {
    expect(gap(parameters).kind).toBe(kind)
    const { dampening, slope, adjustment } = parameters
    const speed = adjustment * (1 + dampening / slope)
    expect(Math.sign(speed - 2)).toBe({ converges: -1, cycles: 0, diverges: 1 }[kind])
  })

  it.each([0.3, 0.8, 1.7])('overshoot by p/s each year, if adjustment is full: p = %d', (dampening) => {
    const { head } = gap({ dampening, slope: 1.3 }, 4).path
    for (const year of [1, 2, 3]) expect(head[year]! / head[year - 1]!).toBeCloseTo(-dampening / 1.3, 9)
  })

  it.each([0.02, 0.1, 0.5])('stay within the cap of %d, however unstable they are', (cap) => {
    const { path, kind } = gap({ dampening: 3, slope: 1, queue: 'capped', cap, offset: cap / 10 })
    expect(kind).toBe('cycles')
    expect(path.most).toBeLessThanOrEqual(cap)
    expect(path.least).toBeGreaterThanOrEqual(-cap)
    expect(path.most - path.least).toBeGreaterThan(cap / 2)
  })
})

describe('driving out everyone else (C7)', () => {
  it('takes 304 days for 17.5 million ETH', () => {
    expect(measured(drivingOut)['days']).toBeCloseTo(304, 0)
  })

  it('multiplies revenue by 1, 1.414 and 2, and pays back never, in 2.01 and in .83 years', () => {
    const at = (dampening: number) => measured(drivingOut, { parameters: { dampening } })
    expect(at(0)['multiplier']).toBe(1)
    expect(Number.isFinite(at(0)['payback'])).toBe(false)
    expect(at(0.5)['multiplier']).toBeCloseTo(1.414, 3)
    expect(at(0.5)['payback']).toBeCloseTo(2.01, 2)
    expect(at(1)['multiplier']).toBeCloseTo(2, 9)
    expect(at(1)['payback']).toBeCloseTo(0.83, 2)
  })

  it('does so epoch by epoch as well: a third of 28 million ETH, at p = .7', () => {
    let left = (28e6 * 2) / 3
    let epochs = 0
    for (; left > 0; left -= 256) epochs += 1
    const { days, payback } = measured(drivingOut, { parameters: { staked: 28e6, share: '1/3', dampening: 0.7 } })
    expect(days).toBeCloseTo(epochs / 225, 1)
    expect(payback).toBeCloseTo(epochs / 225 / 365.25 / (3 ** 0.7 - 1), 3)
  })
})

describe('a queue (C8)', () => {
  const behind = (parameters: Given, steps = 3652): number =>
    moved(queuedAttack, 'queue', { parameters, steps }).last('behind')

  it.each([
    { size: 0.1, griefing: 3, dampening: 1, churn: 0.6, slope: 0.25, share: 0.5 },
    { size: 0.2, griefing: 5, dampening: 0.8, churn: 0.2, slope: 0.4, share: 0.3 },
    { size: 0.1, griefing: 4, dampening: 2, churn: 0.1, slope: 0.5, share: 0.4 },
  ])('lets an attack break even at about 2ε/(Gpχ) before all have left: %o', (parameters) => {
    const { inTheQueue, saturation } = measured(queuedAttack, { parameters })
    const { size, griefing, dampening, churn } = parameters
    expect(inTheQueue).toBeCloseTo((2 * size) / (griefing * dampening * churn), 9)
    const found = behind(parameters)
    expect(found).toBeLessThan(saturation!)
    expect(found / inTheQueue!).toBeCloseTo(1, 1)
  })

  it.each([
    { size: 0.02, griefing: 3, dampening: 2, churn: 0.05, slope: 1, share: 0.5 },
    { size: 0.03, griefing: 4, dampening: 1.5, churn: 0.05, slope: 1.3, share: 0.4 },
  ])('lets it break even later, after all have left: %o', (parameters) => {
    const { size, griefing, dampening, churn, slope, share } = parameters
    expect(dampening * (1 - share) * (griefing - 2)).toBeLessThan(2 * slope)
    const shift = ((1 - share) * size) / (slope + dampening * (1 - share))
    const formula = (dampening * shift ** 2) / (2 * churn * (dampening * shift - size / griefing))
    const found = behind(parameters)
    expect(found).toBeGreaterThan(measured(queuedAttack, { parameters })['saturation']!)
    expect(found / formula).toBeCloseTo(1, 1)
  })

  it('delays the break-even in proportion, and does not prevent it', () => {
    const at = (churn: number): number => behind({ slope: 1, dampening: 2, churn }, 20_000)
    expect(at(0.3) / at(0.6)).toBeCloseTo(2, 1)
    expect(at(0.06) / at(0.6)).toBeCloseTo(10, 0)
  })

  it('is not what stops an attack that loses anyway', () => {
    const { run } = moved(queuedAttack, 'queue', { preset: 'never', steps: 20_000 })
    expect(run.payoffs.get('attacker')).toBeLessThan(0)
  })
})

describe('an attacker that may stop and start', () => {
  const search = (parameters: Given, phases: number, steps: number): number =>
    bestOf(attackPolicy, 'attack', { parameters, choice: 'attacker.grief', phases, steps })

  it.each([
    { share: 0.2, slope: 0.5, dampening: 0.5, griefing: 3, target: '1/3' },
    { share: 0.1, slope: 1, dampening: 1, griefing: 2, target: 0.4 },
  ])('gives up, on the way to the target, little more than the integral says: %o', (parameters) => {
    const { cheapest, duration } = measured(attackPolicy, { parameters })
    const steps = Math.ceil((duration! * 365.25) / 7) + 1
    const paid = -search({ ...parameters, goal: 'reach' }, Math.ceil(steps / 2), steps)
    expect(paid).toBeGreaterThan(cheapest! * 0.98)
    expect(paid).toBeLessThan(cheapest! * 1.06)
  })

  it('griefs, waits and profits where nobody comes back: as much as the integral says, less for coarser phases', () => {
    const parameters = { returns: 'never-returns' }
    const share = 0.2
    const weeks = 208
    const { gainOnTheWay, duration } = measured(attackPolicy, { parameters: { ...parameters, target: 0.2001, share } })
    const limit = gainOnTheWay! + (share ** -0.5 - 1) * ((weeks * 7) / 365.25 - duration!)
    const fine = search(parameters, 52, weeks)
    const coarse = search(parameters, 8, weeks)
    expect(fine).toBeLessThan(limit * 1.01)
    expect(fine).toBeGreaterThan(limit * 0.97)
    expect(coarse).toBeLessThan(fine)
    expect(coarse).toBeGreaterThan(limit * 0.85)
  })

  it('leaves the others alone where few of them would leave', () => {
    expect(search({ slope: 4, dampening: 0.3 }, 4, 104)).toBeLessThan(1e-3)
  })
})
