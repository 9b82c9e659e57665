import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sparkline } from '../../../src/report/plot/sparkline.js'

const series = fc.array(fc.oneof(fc.double(), fc.double({ noNaN: true, noDefaultInfinity: true })), { maxLength: 200 })
const width = fc.integer({ min: 2, max: 60 })
const seed = 20261122

describe('a sparkline', () => {
  it('shows heights from the smallest value to the largest, and a gap where there is no number', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8)).toBe('▁▂▃▄▅▆▇█')
    expect(sparkline([-1, NaN, 1, Infinity], 8)).toBe('▁ █ ')
  })

  it('draws a constant half high, and nothing as nothing', () => {
    expect(sparkline([3, 3, 3], 8)).toBe('▄▄▄')
    expect(sparkline([], 8)).toBe('')
    expect(sparkline([NaN], 8)).toBe(' ')
  })

  it('keeps one spike among a thousand values, up or down', () => {
    const calm = Array.from({ length: 1000 }, () => 1)
    expect(sparkline(calm.with(617, 2), 40).replaceAll('▁', '')).toBe('█')
    expect(sparkline(calm.with(617, 0), 40).replaceAll('█', '')).toBe('▁')
  })

  it('stands the range of all doubles', () => {
    expect(sparkline([-Number.MAX_VALUE, 0, Number.MAX_VALUE], 8)).toBe('▁▅█')
  })

  it('takes no more columns than it may, and both extremes are in it', () => {
    fc.assert(
      fc.property(series, width, (values, columns) => {
        const line = sparkline(values, columns)
        expect(line.length).toBeLessThanOrEqual(columns)
        expect(line).toMatch(/^[ ▁▂▃▄▅▆▇█]*$/)
        const numbers = new Set(values.filter((value) => Number.isFinite(value)).map((value) => value + 0))
        if (numbers.size > 1 && Math.max(...numbers) / 2 - Math.min(...numbers) / 2 > 0) {
          expect(line).toContain('█')
          expect(line).toContain('▁')
        }
      }),
      { seed, numRuns: 500 },
    )
  })
})
