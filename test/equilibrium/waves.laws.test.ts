import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { recorder, type Path } from '../../src/equilibrium/path.js'
import { wavesOf } from '../../src/equilibrium/waves.js'

const pathOf = (next: (x: number, before: number) => number, start: number, steps: number): Path => {
  const { put, path } = recorder(steps + 1)
  for (let step = 0, x = start, before = start; step <= steps; step += 1) {
    put(x)
    ;[x, before] = [next(x, before), x]
  }
  return path()
}

const between = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true })
const steps = fc.integer({ min: 60, max: 400 })
const limits = between(-1000, 1000)
const once = { seed: 11, numRuns: 300 }

describe('A path with a linear law', () => {
  test.prop([between(-0.995, 0.98), limits, steps], once)(
    'converges to its rest where the factor is below 1.',
    (factor, limit, count) => {
      fc.pre(Math.abs(factor) > 0.01)
      const waves = wavesOf(pathOf((x) => limit + factor * (x - limit), limit + 7, count))
      expect(waves.kind).toBe('converges')
      expect(Math.abs(waves.limit! - limit)).toBeLessThan(1e-6 * (1 + Math.abs(limit)))
      if (Math.abs(factor) > 0.1) expect(waves.factor).toBeCloseTo(Math.abs(factor), 4)
      if (factor < -0.1) expect(waves.period).toBe(2)
      if (factor > 0) expect(waves.period).toBeUndefined()
    },
  )

  test.prop([between(1.002, 1.2), fc.boolean(), limits, steps], once)(
    'diverges where it is above 1.',
    (size, changes, limit, count) => {
      const factor = changes ? -size : size
      const waves = wavesOf(pathOf((x) => limit + factor * (x - limit), limit + 1, count))
      expect(waves.kind).toBe('diverges')
      expect(waves.factor).toBeCloseTo(size, 3)
      if (changes) expect(waves.period).toBeCloseTo(2, 9)
    },
  )

  test.prop([between(0.3, 2.8), between(0.9, 1.1), steps], once)(
    'and two values back has waves of its angle, that die out or grow with its size.',
    (angle, size, count) => {
      fc.pre(Math.abs(size - 1) > 0.002)
      const path = pathOf((x, before) => 2 * size * Math.cos(angle) * x - size * size * before, 1, count)
      const waves = wavesOf(path)
      expect(waves.kind).toBe(size < 1 ? 'converges' : 'diverges')
      expect(waves.factor).toBeCloseTo(size, 3)
      expect(waves.period).toBeCloseTo((2 * Math.PI) / angle, 1)
    },
  )

  test.prop([fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 12 }), steps], once)(
    'that repeats goes round with the shortest period.',
    (cycle, count) => {
      fc.pre(new Set(cycle).size > 1)
      const { put, path } = recorder(count + 1)
      for (let step = 0; step <= count; step += 1) put(cycle[step % cycle.length]!)
      const shortest = cycle.findIndex(
        (_, shift) => shift > 0 && cycle.every((value, at) => value === cycle[(at + shift) % cycle.length]),
      )
      expect(wavesOf(path())).toMatchObject({ kind: 'cycles', period: shortest < 0 ? cycle.length : shortest })
    },
  )

  test.prop([between(-100, 100), between(-5, 5), steps], once)('of even steps moves by these.', (start, by, count) => {
    fc.pre(Math.abs(by) > 1e-3)
    const waves = wavesOf(pathOf((x) => x + by, start, count))
    expect(waves.kind).toBe('moving')
    expect(waves.drift).toBeCloseTo(by, 9)
  })
})
