import { describe, expect, test } from 'vitest'
import type { Waves } from '../../src/equilibrium/waves.js'
import { mapOf, run } from './dynamics.js'

const wavesOf = (next: string, { start = '1', steps = 200, domain = '[-10, 10]' } = {}): Waves =>
  run(mapOf(next, start, domain), { steps }).destiny.variables[0]!

describe('A path', () => {
  test.each([
    ['0.9 * w.x + 0.2', 2, 0.9],
    ['0.5 * w.x + 1', 2, 0.5],
    ['2 - 0.9 * (w.x - 2)', 2, 0.9],
    ['1 + (w.x - 1) / 10', 1, 0.1],
  ])('by %s converges to %f, and deviations shrink by %f a step.', (next, limit, factor) => {
    const waves = wavesOf(next, { start: '5' })
    expect(waves).toMatchObject({ kind: 'converges' })
    expect(waves.limit).toBeCloseTo(limit, 6)
    expect(waves.factor).toBeCloseTo(factor, 6)
  })

  test('that shrinks by a ten-thousandth a step, to one side or to both, is no cycle, however short.', () => {
    expect(wavesOf('3 - 0.9999 * (w.x - 3)')).toMatchObject({ kind: 'converges', period: 2, limit: 3 })
    expect(wavesOf('3 - 0.9999 * (w.x - 3)').factor).toBeCloseTo(0.9999, 9)
    expect(wavesOf('3 - 0.9999 * (w.x - 3)', { steps: 100_000 }).kind).toBe('converges')
    expect(wavesOf('0.9999 * w.x', { steps: 5000 })).toMatchObject({ kind: 'converges', limit: 0 })
    expect(wavesOf('0.9999 * w.x', { steps: 1_000_000 })).toMatchObject({ kind: 'converges', limit: 0 })
    expect(wavesOf('0.9999 * w.x', { steps: 1_000_000 }).factor).toBeCloseTo(0.9999, 6)
  })

  test('that grows by a ten-thousandth a step diverges, though it is still inside its domain.', () => {
    expect(wavesOf('3 - 1.0001 * (w.x - 3)')).toMatchObject({ kind: 'diverges', period: 2 })
    expect(wavesOf('1.0001 * w.x', { steps: 5000 })).toMatchObject({ kind: 'diverges' })
  })

  test('that slows down and down is not said to arrive.', () => {
    for (const steps of [10_000, 1_000_000]) expect(wavesOf('w.x - w.x^2', { start: '0.5', steps }).kind).toBe('moving')
  })

  test.each([
    ['w.x + 1 / w.x', '1', 5000],
    ['sqrt(w.x^2 + 0.0001)', '0.5', 3000],
    ['w.x + 0.001 * w.x * (1 - w.x)', '0.1', 2000],
  ])('by %s, which slows down as it goes on, is not said to arrive, nor to go on for ever.', (next, start, steps) => {
    expect(wavesOf(next, { start, steps, domain: '[0, 1e6]' }).kind).toBe('moving')
  })

  test('that rises evenly still moves, and says by how much.', () => {
    const waves = wavesOf('w.x + 0.01', { start: '0' })
    expect(waves.kind).toBe('moving')
    expect(waves.drift).toBeCloseTo(0.01, 12)
  })

  test('that leaves its domain diverges, unless its steps were shrinking.', () => {
    expect(wavesOf('w.x + 1').kind).toBe('diverges')
    expect(wavesOf('-1.05 * w.x')).toMatchObject({ kind: 'diverges', period: 2 })
    expect(wavesOf('w.x * 2 + 1')).toMatchObject({ kind: 'diverges' })
    expect(wavesOf('0.9 * w.x - 0.2', { domain: '[0, 10]', start: '9' }).kind).toBe('moving')
  })

  test('that stands still does not move.', () => {
    expect(wavesOf('w.x')).toMatchObject({ kind: 'converges', limit: 1, settled: 0 })
  })

  test('that reaches its limit says since when.', () => {
    expect(wavesOf('max(0, w.x - 0.25)', { start: '5' })).toMatchObject({ kind: 'converges', limit: 0, settled: 20 })
  })
})

describe('A path that is easily taken for another', () => {
  test('grows beyond what can be squared, and diverges.', () => {
    const waves = wavesOf('2 * w.x', { steps: 900, domain: '[0, 1e300]' })
    expect(waves).toMatchObject({ kind: 'diverges' })
    expect(waves.factor).toBeCloseTo(2, 9)
  })

  test('goes round in more steps than are kept of its end.', () => {
    const rule = 'if w.x >= 49999 then 0 else w.x + 1'
    const waves = wavesOf(rule, { start: '0', steps: 200_000, domain: '[0, 1e6]' })
    expect(waves).toMatchObject({ kind: 'cycles', period: 50_000, isExact: true })
    expect(waves.amplitude!.last).toBeCloseTo(25_000, -2)
  })

  test('makes waves along a line that rises.', () => {
    expect(wavesOf('-w.x + w.time / 50', { start: '0', steps: 300 }).kind).toBe('moving')
  })

  test('would be no whole number, and does not diverge for that.', () => {
    const halved = mapOf('w.x / 2', '50').replace('in: [-10, 10]', 'integers: [0, 100]')
    expect(run(halved).destiny.variables[0]!.kind).toBe('moving')
  })

  test('is driven by what never comes back.', () => {
    const { destiny } = run(`
mechanism: driven
dynamics:
  w:
    step: day
    steps: 20000
    state:
      dice: { integers: [0, 8388608], start: 12345, next: "1103 * dice + 12345 - 8388608 * floor((1103 * dice + 12345) / 8388608)" }
      x: { in: [-10, 10], start: 0, next: "0.9 * x + dice / 8388608" }
`)
    expect(destiny.variables.map(({ kind }) => kind)).toStrictEqual(['moving', 'moving'])
  })

  test('beats: two waves of nearly one length neither die out nor grow.', () => {
    const { destiny } = run(`
mechanism: beats
dynamics:
  w:
    step: day
    steps: 20000
    state:
      a: { in: [-9, 9], start: 1, next: "0.8 * a - 0.6 * b" }
      b: { in: [-9, 9], start: 0, next: "0.6 * a + 0.8 * b" }
      c: { in: [-9, 9], start: 1, next: "0.81 * c - sqrt(1 - 0.81^2) * d" }
      d: { in: [-9, 9], start: 0, next: "sqrt(1 - 0.81^2) * c + 0.81 * d" }
    measures: { both: { formula: a + c } }
`)
    expect(['cycles', 'moving']).toContain(destiny.measures[0]!.kind)
  })
})

describe('The logistic map', () => {
  const logistic = (r: number, steps = 2000): Waves =>
    wavesOf(`${r} * w.x * (1 - w.x)`, { start: '0.3', domain: '[0, 1]', steps })

  test.each([
    [2.5, 0.6],
    [2.9, 1 - 1 / 2.9],
    [2.99, 1 - 1 / 2.99],
  ])('at r = %f converges to 1 − 1/r, in waves of two that shrink by 2 − r.', (r, limit) => {
    const waves = logistic(r, 20_000)
    expect(waves).toMatchObject({ kind: 'converges' })
    expect(waves.limit).toBeCloseTo(limit, 10)
    expect(waves.factor).toBeCloseTo(Math.abs(2 - r), 6)
    expect(waves.period).toBeCloseTo(2, 9)
  })

  test.each([
    [3.2, 2],
    [3.5, 4],
    [3.55, 8],
    [3.83, 3],
  ])('at r = %f goes round in a cycle of %i, for ever.', (r, period) => {
    expect(logistic(r, 20_000)).toMatchObject({ kind: 'cycles', period, isExact: true })
  })

  test('at r = 3.9 neither converges nor goes round.', () => {
    expect(logistic(3.9, 20_000).kind).toBe('moving')
  })
})

describe('A wave in two variables', () => {
  const spiral = (factor: number): string => `
mechanism: spiral
dynamics:
  w:
    step: day
    steps: 400
    state:
      x: { in: [-100, 100], start: 1, next: "${factor} * (0.8 * x - 0.6 * y)" }
      y: { in: [-100, 100], start: 0, next: "${factor} * (0.6 * x + 0.8 * y)" }
`
  const period = (2 * Math.PI) / Math.atan2(0.6, 0.8)

  test.each([
    [0.99, 'converges'],
    [0.9999, 'converges'],
    [1, 'cycles'],
    [1.0001, 'diverges'],
    [1.01, 'diverges'],
  ] as const)('that shrinks by %f a step %s, by the path and by the linear law alike.', (factor, kind) => {
    const { destiny } = run(spiral(factor))
    expect(destiny.variables.map((waves) => waves.kind)).toStrictEqual([kind, kind])
    expect(destiny.variables[0]!.period).toBeCloseTo(period, 2)
    const [leading] = destiny.rest!.eigenvalues!
    expect(Math.hypot(leading!.re, leading!.im)).toBeCloseTo(factor, 9)
  })

  test('that a season drives has the season’s period.', () => {
    const waves = wavesOf('0.5 * w.x + (w.time - 12 * floor(w.time / 12)) / 24', { start: '0.3', steps: 600 })
    expect(waves).toMatchObject({ kind: 'cycles', period: 12 })
  })
})
