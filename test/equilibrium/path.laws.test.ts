import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { recorder, thinned } from '../../src/equilibrium/path.js'

const recorded = (values: readonly number[], length = values.length) => {
  const { put, path } = recorder(length)
  values.forEach(put)
  return path()
}

const series = fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(NaN)), {
  minLength: 1,
  maxLength: 3000,
})
const once = { seed: 7, numRuns: 100 }

describe('A recorded path', () => {
  test.prop([series], once)('keeps its ends and its extremes.', (values) => {
    const path = recorded(values)
    const finite = values.filter(Number.isFinite)
    expect(path.count).toBe(values.length)
    expect(path.first).toBe(values[0])
    expect(path.last).toBe(values.at(-1))
    expect(path.least).toBe(Math.min(...finite))
    expect(path.most).toBe(Math.max(...finite))
  })

  test.prop([series], once)(
    'is thinned to points of its own in their order, with both ends and both extremes.',
    (values) => {
      const points = thinned(recorded(values))
      points.forEach(([step, value], index) => {
        expect(value).toBe(values[step])
        if (index > 0) expect(step).toBeGreaterThan(points[index - 1]![0])
      })
      expect(points[0]![0]).toBe(0)
      expect(points.at(-1)![0]).toBe(values.length - 1)
      const finite = values.filter(Number.isFinite)
      const kept = points.map(([, value]) => value).filter(Number.isFinite)
      if (finite.length > 0) {
        expect(Math.min(...kept)).toBe(Math.min(...finite))
        expect(Math.max(...kept)).toBe(Math.max(...finite))
      }
    },
  )

  test.prop([fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 1, max: 200_000 })], { seed: 7, numRuns: 20 })(
    'of %i steps of which %i came takes bounded room, and knows where it ended.',
    (length, came) => {
      const count = Math.min(length, came)
      const path = recorded(
        Array.from({ length: count }, (_, step) => step),
        length,
      )
      expect(thinned(path).length).toBeLessThanOrEqual(3 * 1024 + 1)
      expect(path.tail.at(-1)).toBe(count - 1)
      expect(path.tail[0]).toBe(count - path.tail.length)
      expect(path.most).toBe(count - 1)
    },
  )
})
