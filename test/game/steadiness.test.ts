import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { steadinessOf } from '../../src/game/steadiness.js'

describe('how steady a series is', () => {
  it('is measured by the deviation of the population', () => {
    expect(steadinessOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({
      ...{ count: 8, total: 40, mean: 5, deviation: 2, variation: 0.4 },
      ...{ least: 0, most: 7 },
    })
  })

  it('has no variation as a share of a mean that is not above zero', () => {
    expect(steadinessOf([-1, 1]).variation).toBeUndefined()
    expect(steadinessOf([-3, -1]).variation).toBeUndefined()
    expect(steadinessOf([0, 0])).toMatchObject({ mean: 0, deviation: 0, variation: undefined })
  })

  it('is perfect on a single day', () => {
    expect(steadinessOf([3])).toMatchObject({ mean: 3, deviation: 0, variation: 0 })
  })

  it('sees a small deviation beside a large mean', () => {
    expect(steadinessOf([1e15, 1e15 + 2]).deviation).toBe(1)
  })

  const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true })
  const amounts = fc.array(amount, { minLength: 1, maxLength: 50 })
  test.prop([amounts, amount], { seed: 5, numRuns: 300 })(
    'does not depend on what amounts are counted in',
    (values, factor) => {
      const before = steadinessOf(values).variation!
      expect(steadinessOf(values.map((value) => value * factor)).variation!).toBeCloseTo(before, 9)
    },
  )

  test.prop([amounts], { seed: 6, numRuns: 300 })(
    'agrees with the mean of squares less the square of the mean',
    (values) => {
      const { mean, deviation } = steadinessOf(values)
      const squares = values.reduce((sum, value) => sum + value ** 2, 0) / values.length
      expect(Math.abs(deviation ** 2 - (squares - mean ** 2))).toBeLessThan(1e-9 * squares)
    },
  )
})
