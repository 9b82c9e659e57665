import { describe, expect, test } from 'vitest'
import type { RestPoint } from '../../src/equilibrium/rest-point.js'
import { mapOf, run } from './dynamics.js'

const restOf = (next: string, start = '3', domain = '[-1e9, 1e9]'): RestPoint | undefined =>
  run(mapOf(next, start, domain)).destiny.rest

const slopeOf = (rest: RestPoint | undefined): number | undefined => rest?.eigenvalues?.[0]?.re

describe('The rest point of a dynamic', () => {
  test.each([
    ['if w.x > 50 then 7 else min(100, 2 - 0.5 * (w.x - 2)) + floor(3.7) - 3', -0.5],
    ['2 + 0.5 * (abs(w.x) - 2)', 0.5],
    ['max(2 + 0.5 * (w.x - 2), 2.0000001)', 0],
    ['0.5 + 0.6 * (w.x - 0.5) + 1e7 * (w.x - 0.5)^3', 0.6],
    ['2 + (w.x / 2)^(-40) - 1 + 0.5 * min(w.x - 2, 1e9)', -19.5],
  ])('of %s has a linear law, since the pieces meet elsewhere.', (next, slope) => {
    const rest = restOf(next, next.startsWith('0.5') ? '0.5001' : '2.001')
    expect(slopeOf(rest)).toBeCloseTo(slope, 6)
  })

  test.each([
    '2 + max(-0.5 * (w.x - 2), 0.9 * (w.x - 2))',
    'if w.x > 2 then 2 + 0.5 * (w.x - 2) else 2 - 0.5 * (w.x - 2)',
    '2 + 0.5 * abs(w.x - 2)',
  ])('of %s has none: pieces meet there.', (next) => {
    const rest = restOf(next)
    expect([...rest!.at.values()][0]).toBeCloseTo(2, 9)
    expect(rest!.eigenvalues).toBeUndefined()
  })

  test('is zero where a path shrinks slowly for ever.', () => {
    for (const next of ['w.x * (1 - 1e-6)', 'w.x / (1 + w.x)'])
      expect([...restOf(next)!.at.values()]).toStrictEqual([0])
    expect(slopeOf(restOf('w.x * (1 - 1e-6)'))).toBeCloseTo(1 - 1e-6, 12)
  })

  test('is not far away, where a formula only fades.', () => {
    expect(restOf('w.x + 1 / w.x')).toBeUndefined()
    expect(restOf('w.x + exp(-w.x)')).toBeUndefined()
  })
})
