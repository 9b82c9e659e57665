import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bracket } from '../../src/optimise/root.js'

describe('bracketing', () => {
  it('finds the one root of x² = 2 to the last digit', () => {
    const found = bracket((x) => x * x - 2, 0, 2)
    expect(found).toEqual({ kind: 'one', root: Math.SQRT2 })
  })

  it('finds a root that is a thousand-millionth of the domain', () => {
    const found = bracket((x) => Math.log(x / 1e-3), 0, 1e6)
    expect(found.kind).toBe('one')
    expect(found.kind === 'one' && found.root).toBeCloseTo(1e-3, 15)
  })

  it('tells none, one and several apart', () => {
    expect(bracket((x) => x * x + 1, -3, 3)).toEqual({ kind: 'none' })
    expect(bracket((x) => x ** 3 - x, -3, 3)).toMatchObject({ kind: 'several' })
    expect(bracket((x) => x ** 3 - x, 0.5, 3)).toMatchObject({ kind: 'one' })
  })

  it('takes roots at the bounds', () => {
    expect(bracket((x) => x - 1, 0, 1)).toEqual({ kind: 'one', root: 1 })
    expect(bracket((x) => x, 0, 1)).toEqual({ kind: 'one', root: 0 })
    expect(bracket((x) => x - 2, 2, 2)).toEqual({ kind: 'one', root: 2 })
    expect(bracket((x) => x - 3, 2, 2)).toEqual({ kind: 'none' })
  })

  it('takes neither a pole nor a jump for a root', () => {
    expect(bracket((x) => 1 / (x - 0.3), 0, 1)).toEqual({ kind: 'none' })
    expect(bracket((x) => (x < 0.3 ? -1 : 1), 0, 1)).toEqual({ kind: 'none' })
  })

  it('finds a root that only touches zero', () => {
    const found = bracket((x) => (x - 0.3) ** 2, 0, 1)
    expect(found.kind).toBe('one')
    expect(found.kind === 'one' && found.root).toBeCloseTo(0.3, 6)
  })

  it('survives places without a value', () => {
    expect(bracket((x) => Math.sqrt(x) - 0.5, -1, 1)).toEqual({ kind: 'one', root: 0.25 })
    expect(bracket(() => NaN, 0, 1)).toEqual({ kind: 'none' })
  })

  it('finds the root of any steep or flat monotone function to rounding', () => {
    const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(positive, positive, fc.double({ min: -50, max: 50, noNaN: true }), (slope, curve, root) => {
        const f = (x: number): number => Math.atan(slope * (x - root)) * curve + (x - root) ** 3
        const found = bracket(f, -100, 100)
        expect(found.kind).toBe('one')
        expect(found.kind === 'one' && Math.abs(found.root - root)).toBeLessThanOrEqual(1e-9)
      }),
      { seed: 3, numRuns: 100 },
    )
  })
})
