import { describe, expect, it } from 'vitest'
import frontier from '../../games/yield-dampening/stability-frontier.js'
import { bestReply, type Given } from '../suite/best-reply.js'
import { measured } from '../suite/measured.js'

const at = (parameters: Given) => measured(frontier, { parameters })

describe('why this much and not more (C9)', () => {
  it.each([
    { dampening: 0, slope: 1, shock: 0.2 },
    { dampening: 0.5, slope: 1, shock: 0.2 },
    { dampening: 1, slope: 0.5, shock: 0.3 },
    { dampening: 1.6, slope: 2.2, shock: 0.05 },
  ])('swings by σ²/(s + p)² and gives back p/(s + p): %o', (parameters) => {
    const { dampening, slope, shock } = parameters
    const { swing, recoupment } = at(parameters)
    expect(swing).toBeCloseTo(shock ** 2 / (slope + dampening) ** 2, 7)
    expect(recoupment).toBeCloseTo(dampening / (slope + dampening), 7)
  })

  it.each([
    { steadiness: 18.75, safety: 1, slope: 1, shock: 0.2 },
    { steadiness: 10, safety: 0.5, slope: 0.8, shock: 0.2 },
    { steadiness: 30, safety: 2, slope: 0.9, shock: 0.25 },
    { steadiness: 1, safety: 1, slope: 1, shock: 0.2 },
    { steadiness: 400, safety: 1, slope: 1, shock: 0.2 },
  ])('is best at p* = 2·w1·σ²/(w2·s) - s, or at an end of the range: %o', (parameters) => {
    const { steadiness, safety, slope, shock } = parameters
    const best = Math.max(0, Math.min(2, (2 * steadiness * shock ** 2) / (safety * slope) - slope))
    const reply = bestReply(frontier, 'designer', { parameters, vary: ['designer.exponent'] })
    expect(reply.choices.get('designer.exponent')).toBeCloseTo(best, 3)
    expect(at(parameters)['best']).toBeCloseTo(best, 9)
  })

  it('trades one for the other along p', () => {
    const points = [0, 0.5, 1, 1.5, 2].map((dampening) => at({ dampening }))
    for (const [index, point] of points.slice(1).entries()) {
      expect(point['swing']).toBeLessThan(points[index]!['swing']!)
      expect(point['recoupment']).toBeGreaterThan(points[index]!['recoupment']!)
    }
  })

  it('has the tempered and the capped curve steeper than Ethereum’s where the stake rests, and issuing less', () => {
    const now = at({})
    for (const curve of ['tempered', 'capped']) {
      const other = at({ curve })
      expect(other['swing']).toBeLessThan(now['swing']!)
      expect(other['recoupment']).toBeGreaterThan(now['recoupment']!)
      expect(other['issuance']).toBeLessThan(now['issuance']!)
    }
  })

  it('is changed by a queue: it holds the stake while a shock lasts, and an attack only delays', () => {
    const fast = at({ churn: 100 })
    const slow = at({ churn: 0.1 })
    expect(slow['swing']).toBeLessThan(fast['swing']!)
    expect(slow['recouped']).toBeLessThan(fast['recouped']!)
    expect(slow['recoupment']).toBeCloseTo(fast['recoupment']!, 9)
  })

  it('rests where the yield that is paid meets the yield that is asked', () => {
    const { stake } = at({ reservation: 0.015, slope: 0.7, dampening: 0.5 })
    const paid = (64 * 82_181.25) / Math.sqrt(1e9 * stake!)
    expect(paid).toBeCloseTo(0.015 * (stake! / 2 ** 25) ** 0.7, 9)
  })
})
