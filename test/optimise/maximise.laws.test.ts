import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { climbByCompass } from '../../src/optimise/compass.js'
import { climbByCovarianceAdaptation } from '../../src/optimise/covariance-adaptation.js'
import { scanByGoldenSection } from '../../src/optimise/golden-section.js'
import { maximise } from '../../src/optimise/maximise.js'
import { meterOf } from '../../src/optimise/meter.js'
import { climbByNelderMead } from '../../src/optimise/nelder-mead.js'
import { randomStream } from '../../src/optimise/random.js'
import { contains, fromShare, sampleBroadly, sampleEvenly, toShare, type Axis } from '../../src/optimise/space.js'

const run = { seed: 20_261_122, numRuns: 60 }
const bounds = fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }))
const axis: fc.Arbitrary<Axis> = fc.oneof(
  bounds.map(([low, width]) => ({ kind: 'real', low, high: low + width }) as const),
  bounds.map(
    ([low, width]) => ({ kind: 'integer', low: Math.ceil(low), high: Math.ceil(low) + Math.floor(width) }) as const,
  ),
  fc.nat(5).map((last) => ({ kind: 'options', low: 0, high: last }) as const),
)
const space = fc.array(axis, { minLength: 1, maxLength: 5 }).map((axes) => ({ axes }))
/** A bumpy function that is not a number in some places. */
const bumpy =
  (seed: number) =>
  (x: Float64Array): number =>
    x.reduce((sum, value, slot) => sum + Math.sin(value * (slot + 1.3) + seed) - Math.abs(value) / 1e6, 0) +
    (Math.sin(x[0]! * 7) > 0.9 ? NaN : 0)

const climbers = { climbByCompass, climbByCovarianceAdaptation, climbByNelderMead, scanByGoldenSection }

describe('every climber', () => {
  for (const [name, climb] of Object.entries(climbers))
    it(`never ends below its start, inside the space and within its budget: ${name}`, () => {
      fc.assert(
        fc.property(
          space,
          fc.nat(),
          fc.constantFrom('linear', 'wide'),
          fc.nat(400),
          (where, seed, scale, evaluations) => {
            const random = randomStream(`${seed}`)
            const start = sampleEvenly(where, random)
            const f = bumpy(seed)
            const meter = meterOf(f, evaluations + 1)
            const found = climb(meter, { space: where, start, scale, reach: 0.1, random })
            const atStart = f(start)
            if (!Number.isNaN(atStart)) expect(found.value).toBeGreaterThanOrEqual(atStart)
            if (found.value > -Infinity) expect(f(found.point)).toBe(found.value)
            expect(contains(where, found.point)).toBe(true)
            expect(meter.spent()).toBeLessThanOrEqual(evaluations + 1)
          },
        ),
        run,
      )
    })
})

describe('maximise', () => {
  it('gives the same result for the same seed, and is never below its seeds', () => {
    fc.assert(
      fc.property(space, fc.nat(), (where, seed) => {
        const f = bumpy(seed)
        const seeds = [sampleEvenly(where, randomStream(`at ${seed}`))]
        const go = () => maximise(f, where, { starts: 3, evaluations: 1500, random: randomStream(`${seed}`), seeds })
        const found = go()
        expect(go()).toEqual(found)
        const known = f(seeds[0]!)
        if (!Number.isNaN(known)) expect(found.value).toBeGreaterThanOrEqual(known)
        expect(found.evaluations).toBeLessThanOrEqual(1500)
      }),
      { ...run, numRuns: 30 },
    )
  })

  it('stops as soon as a value is enough', () => {
    const found = maximise(
      (x) => x[0]!,
      { axes: [{ kind: 'real', low: 0, high: 1 }] },
      {
        ...{ starts: 3, evaluations: 10_000, random: randomStream('enough'), enough: 0.2 },
      },
    )
    expect(found.value).toBeGreaterThan(0.2)
    expect(found.evaluations).toBeLessThan(100)
  })

  it('survives an objective that has no value anywhere', () => {
    const found = maximise(
      () => NaN,
      { axes: [{ kind: 'real', low: 0, high: 1 }] },
      {
        ...{ starts: 3, evaluations: 500, random: randomStream('nothing') },
      },
    )
    expect(found.value).toBe(-Infinity)
    expect(found.point.length).toBe(1)
  })
})

describe('a space', () => {
  it('holds every point that is sampled in it', () => {
    fc.assert(
      fc.property(space, fc.nat(), (where, seed) => {
        const random = randomStream(`${seed}`)
        for (const point of [sampleBroadly(where, random), sampleEvenly(where, random)])
          expect(contains(where, point)).toBe(true)
      }),
      run,
    )
  })

  it('comes back to about the same value by way of the share', () => {
    fc.assert(
      fc.property(
        axis,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('linear', 'wide'),
        (where, share, scale) => {
          const value = fromShare(where, scale, share)
          const back = fromShare(where, scale, toShare(where, scale, value))
          const size = Math.max(Math.abs(where.low), Math.abs(where.high))
          expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-9 * size)
        },
      ),
      run,
    )
  })
})
