import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Axis, Chart, Line } from '../../../src/report/plot/chart.js'
import { chartLines } from '../../../src/report/plot/chart-lines.js'
import { renderSvg } from '../../../src/report/plot/svg.js'
import { canvas } from './canvas.js'

const text = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 400 }))
const number = fc.oneof(
  fc.double(),
  fc.double({ min: -10, max: 10 }),
  fc.constantFrom(0, -0, 1, 1e-320, 1e308, -1e308, 8.64e15, NaN, Infinity, 1.6e12, 1 + 2 ** -52),
)
const optional = <A>(arbitrary: fc.Arbitrary<A>) => fc.option(arbitrary, { nil: undefined })
const given = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
const axis: fc.Arbitrary<Axis> = fc
  .record({
    label: text,
    unit: optional(fc.oneof(text, fc.constantFrom('1', '1/year', 'ETH'))),
    kind: optional(fc.constantFrom('linear' as const, 'log' as const, 'percent' as const, 'date' as const)),
    from: optional(number),
    to: optional(number),
  })
  .map(given)
const line: fc.Arbitrary<Line> = fc
  .record({
    name: text,
    points: fc.array(fc.tuple(number, number), { maxLength: 20 }),
    look: optional(fc.constantFrom('solid' as const, 'dashed' as const, 'dots' as const)),
  })
  .map(given)
const chart: fc.Arbitrary<Chart> = fc
  .record({
    title: text,
    caption: optional(text),
    panels: fc.array(
      fc
        .record({
          title: optional(text),
          x: axis,
          y: axis,
          lines: fc.array(line, { maxLength: 10 }),
          marks: fc.array(fc.record({ x: number, y: number, label: text }), { maxLength: 8 }),
          rules: optional(
            fc.array(fc.record({ along: fc.constantFrom('x' as const, 'y' as const), at: number, label: text }), {
              maxLength: 4,
            }),
          ),
        })
        .map(given),
      { maxLength: 3 },
    ),
  })
  .map(given)
const parameters = { seed: 20261122, numRuns: 150 }

describe('whatever chart', () => {
  it('is drawn without throwing, in finite numbers, the same each time', () => {
    fc.assert(
      fc.property(chart, (drawn) => {
        const svg = renderSvg(drawn, canvas())
        expect(svg).toMatch(/^<svg [^]*<\/svg>\n$/)
        expect(
          svg.replace(/"[^"]*"|>[^<]*</g, (part) => (/^"[\d\sMLZ,.()e-]*(NaN|Infinity)/.test(part) ? 'BAD' : '')),
        ).not.toContain('BAD')
        expect(renderSvg(drawn, canvas())).toBe(svg)
      }),
      parameters,
    )
  })

  it('is told in lines that cannot steer a terminal', () => {
    fc.assert(
      fc.property(chart, fc.integer({ min: 20, max: 200 }), (told, width) => {
        for (const shown of chartLines(told, { color: false, width })) expect(shown).not.toMatch(/[\0-\x1f\x7f-\x9f]/)
      }),
      parameters,
    )
  })
})
