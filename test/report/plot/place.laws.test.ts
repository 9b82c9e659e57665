import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlap, place, spread, type Box } from '../../../src/report/plot/place.js'
import { thin, type Pixel } from '../../../src/report/plot/thin.js'

const frame: Box = { left: 0, right: 400, top: 0, bottom: 200 }
const box = (left: number, top: number): Box => ({ left, top, right: left + 40, bottom: top + 16 })

describe('labels', () => {
  it('take the first place that is free, off a line where they can', () => {
    const both = [box(10, 10), box(10, 60)]
    expect(place([both, both], frame, [], [])).toEqual(both)
    expect(place([both], frame, [box(20, 12)], [])).toEqual([both[1]])
    expect(place([both], frame, [], [[15, 20]])).toEqual([both[1]])
    expect(place([[box(-5, 10), box(60, 60)]], frame, [], [])).toEqual([box(60, 60)])
  })

  it('at the ends of lines stand apart, in the order of the lines, within the frame', () => {
    const heights = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(heights, (wished) => {
        const given = spread(wished, 16, 0, 200)
        const order = wished.map((_, index) => index).sort((a, b) => given[a]! - given[b]!)
        order.slice(1).forEach((index, at) => {
          expect(given[index]! - given[order[at]!]!).toBeGreaterThanOrEqual(16 - 1e-9)
          expect(wished[index]!).toBeGreaterThanOrEqual(wished[order[at]!]!)
        })
        expect(Math.min(...given)).toBeGreaterThanOrEqual(-1e-9)
        expect(Math.max(...given)).toBeLessThanOrEqual(200 + 1e-9)
      }),
      { seed: 20261122 },
    )
  })

  it('never overlap while each has room of its own somewhere', () => {
    const anywhere = Array.from({ length: 50 }, (_, at) => box((at % 10) * 40, Math.floor(at / 10) * 16))
    const placed = place(
      Array.from({ length: 50 }, () => anywhere),
      frame,
      [],
      [],
    )
    placed.forEach((one, at) => {
      for (const other of placed.slice(at + 1)) expect(overlap(one, other)).toBe(0)
    })
  })
})

describe('a thinned path', () => {
  it('keeps each column of pixels as high and as low as it was, and its gaps', () => {
    const pixel = fc.oneof(
      { weight: 9, arbitrary: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 200, noNaN: true })) },
      { weight: 1, arbitrary: fc.constant([NaN, NaN] as [number, number]) },
    )
    const stretches = (path: readonly Pixel[]): readonly string[] => {
      const found: { column: number; top: number; bottom: number }[] = []
      for (const [x, y] of path) {
        const last = found.at(-1)
        if (last !== undefined && Object.is(last.column, x)) {
          last.top = Math.min(last.top, y)
          last.bottom = Math.max(last.bottom, y)
        } else found.push({ column: x, top: y, bottom: y })
      }
      return found.map(({ column, top, bottom }) => `${column} ${top} ${bottom}`)
    }
    fc.assert(
      fc.property(fc.array(pixel, { maxLength: 100 }), (path) => {
        const kept = thin(path)
        expect(stretches(kept.map((index) => path[index]!))).toEqual(stretches(path))
        expect(kept).toEqual([...kept].sort((a, b) => a - b))
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })

  it('of many points takes some thousands', () => {
    const path = Array.from({ length: 200_000 }, (_, index): Pixel => [(index * 600) / 200_000, Math.sin(index) * 100])
    expect(thin(path).length).toBeLessThanOrEqual(4 * 600)
  })
})
