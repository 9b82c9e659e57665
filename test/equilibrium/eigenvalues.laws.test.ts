import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as example } from 'vitest'
import { eigenvaluesOf, mostRows } from '../../src/equilibrium/eigenvalues.js'

const entry = fc.integer({ min: -20, max: 20 }).map((value) => value / 8)
const matrix = fc
  .integer({ min: 1, max: 6 })
  .chain((size) =>
    fc.array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  )
const once = { seed: 7, numRuns: 200 }

describe('The eigenvalues of a matrix', () => {
  test.prop([matrix], once)('sum to its trace, and those of its square to the trace of that.', (rows) => {
    const values = eigenvaluesOf(rows)!
    const trace = rows.reduce((sum, row, i) => sum + row[i]!, 0)
    const square = rows.reduce(
      (sum, row, i) => sum + row.reduce((inner, value, j) => inner + value * rows[j]![i]!, 0),
      0,
    )
    const scale = 1 + Math.max(...rows.flat().map(Math.abs)) ** 2 * rows.length ** 2
    expect(Math.abs(values.reduce((sum, { re }) => sum + re, 0) - trace)).toBeLessThan(1e-6 * scale)
    expect(Math.abs(values.reduce((sum, { re, im }) => sum + re * re - im * im, 0) - square)).toBeLessThan(1e-6 * scale)
  })

  test.prop([fc.array(entry, { minLength: 1, maxLength: mostRows })], once)(
    'of a triangle are its diagonal.',
    (diagonal) => {
      const rows = diagonal.map((value, i) => diagonal.map((_, j) => (i === j ? value : j > i ? 1 : 0)))
      const largest = Math.max(...diagonal.map(Math.abs))
      const leading = eigenvaluesOf(rows)![0]!
      // Equal ones lie near each other only, as roots of polynomials do.
      const copies = diagonal.filter((value) => Math.abs(Math.abs(value) - largest) < 0.5).length
      expect(Math.abs(Math.hypot(leading.re, leading.im) - largest)).toBeLessThan(
        1e-13 ** (1 / copies) * 10 * (1 + largest),
      )
    },
  )

  example('of a turn are its cosine and sine.', () => {
    const values = eigenvaluesOf([
      [0.6, -0.8],
      [0.8, 0.6],
    ])!
    expect(values.map(({ re }) => re)).toStrictEqual([0.6, 0.6])
    expect(values.map(({ im }) => Math.abs(im))).toStrictEqual([expect.closeTo(0.8, 12), expect.closeTo(0.8, 12)])
  })

  example('of more than eight rows, or of what is not finite, are not looked for.', () => {
    expect(eigenvaluesOf(Array.from({ length: 9 }, () => Array<number>(9).fill(1)))).toBeUndefined()
    expect(eigenvaluesOf([[NaN]])).toBeUndefined()
    expect(eigenvaluesOf([])).toStrictEqual([])
  })
})
