import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Axis } from '../../../src/report/plot/chart.js'
import { scaleOf } from '../../../src/report/plot/scale.js'
import { ticksOf } from '../../../src/report/plot/ticks.js'

const scaled = (x: Axis, values: readonly number[]) =>
  scaleOf(
    { x, y: { label: 'y' }, lines: [{ name: '', points: values.map((value) => [value, 0] as const) }], marks: [] },
    'x',
  )
const wordsOf = (x: Axis, ...values: readonly number[]) => {
  const { words, label } = ticksOf(scaled(x, values), 5)
  return [label, ...words]
}
const finite = fc.oneof(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

describe('the marks of an axis', () => {
  it('are worded with their unit, in millions where they are many', () => {
    expect(wordsOf({ label: 'stake', unit: 'ETH' }, 0, 3.2e7)).toEqual([
      'stake (million ETH)',
      '0',
      '5',
      '10',
      '15',
      '20',
      '25',
      '30',
    ])
    const billions = ['0', '0.5B', '1.0B', '1.5B', '2.0B', '2.5B', '3.0B']
    expect(wordsOf({ label: 'holders' }, 0, 3e9)).toEqual(['holders', ...billions])
    expect(wordsOf({ label: 'fee', unit: 'gwei' }, 0, 40_000)).toEqual([
      'fee (gwei)',
      '0',
      '10,000',
      '20,000',
      '30,000',
      '40,000',
    ])
    expect(wordsOf({ label: 'stake', unit: 'ETH' }, 1, 2e7)).toEqual([
      'stake (million ETH)',
      '0',
      '5',
      '10',
      '15',
      '20',
    ])
    expect(wordsOf({ label: 'part' }, -0.2, 0.2)).toEqual(['part', '−0.2', '−0.1', '0', '0.1', '0.2'])
  })

  it('are per cent of a fraction, and powers of ten on a logarithmic axis', () => {
    expect(wordsOf({ label: 'yield', unit: '1/year', kind: 'percent' }, 0, 0.05)).toEqual([
      'yield (per year)',
      '0%',
      '1%',
      '2%',
      '3%',
      '4%',
      '5%',
    ])
    expect(wordsOf({ label: 'cost', unit: 'ETH', kind: 'log' }, 0.01, 1e7)).toEqual([
      'cost (ETH)',
      '0.01',
      '1',
      '100',
      '10,000',
      '1M',
    ])
    expect(wordsOf({ label: 'cost', kind: 'log' }, 1, 20)).toEqual(['cost', '1', '2', '5', '10', '20'])
  })

  it('lie on the axis, ascend and differ, whatever the range', () => {
    const kind = fc.constantFrom('linear' as const, 'percent' as const, 'log' as const)
    fc.assert(
      fc.property(
        kind,
        fc.array(finite, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 2, max: 8 }),
        (of, values, count) => {
          const scale = scaled({ label: 'x', kind: of }, values)
          expect(scale.low).toBeLessThan(scale.high)
          const ticks = ticksOf(scale, count)
          expect(ticks.values.length).toBeGreaterThan(0)
          expect(ticks.values.length).toBeLessThanOrEqual(3 * count + 2)
          ticks.values.forEach((value, index) => {
            expect(scale.at(value)).toBeGreaterThanOrEqual(-1e-3)
            expect(scale.at(value)).toBeLessThanOrEqual(1 + 1e-3)
            if (index > 0) expect(value).toBeGreaterThan(ticks.values[index - 1]!)
          })
          expect(new Set(ticks.words).size).toBe(ticks.words.length)
        },
      ),
      { seed: 20261122, numRuns: 2000 },
    )
  })
})
