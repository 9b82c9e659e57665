import { DOMParser } from 'linkedom'
import { describe, expect, it } from 'vitest'
import type { Chart } from '../../../src/report/plot/chart.js'
import { textWidth } from '../../../src/report/plot/lettering.js'
import { overlap } from '../../../src/report/plot/place.js'
import { sizes } from '../../../src/report/plot/sizes.js'
import { renderSvg } from '../../../src/report/plot/svg.js'
import { canvas } from './canvas.js'
import { charts } from './charts.js'

interface Element {
  readonly tagName: string
  readonly textContent: string
  readonly attributes: Iterable<{ readonly name: string }>
  readonly getAttribute: (name: string) => string | null
  readonly querySelectorAll: (selector: string) => Iterable<Element>
}

const draw = (chart: Chart): string => renderSvg(chart, canvas())
const read = (svg: string): Element => {
  const parsed: unknown = new DOMParser().parseFromString(svg, 'image/svg+xml')
  return (parsed as { documentElement: Element }).documentElement
}
const all = (root: Element, selector: string): readonly Element[] => [...root.querySelectorAll(selector)]
const texts = (svg: string): readonly string[] => all(read(svg), 'text').map(({ textContent }) => textContent)

describe('a picture of a chart', () => {
  it('has its title, its caption, axes with units, and the names of lines, marks and rules', () => {
    expect(texts(draw(charts.crossing))).toEqual(
      expect.arrayContaining([
        ...['Supply of stake and yield on it', 'r0 = 0.08, s = 1', 'stake (million ETH)', 'yield (per year)'],
        ...['yield curve', 'supply', 'equilibrium', 'a third of all', 'lending rate'],
        ...['0%', '5%', '10%', '0', '20', '40', '100'],
      ]),
    )
  })

  it('has one path for each line, and dots for what is not joined', () => {
    const lines = (svg: string): number =>
      all(read(svg), 'path').filter((path) => /^M[^L]+L[^L]+L/.test(path.getAttribute('d') ?? '')).length
    expect(lines(draw(charts.crossing))).toBe(2)
    expect(lines(draw(charts.history))).toBe(4)
    const bribe = read(draw(charts.bribe))
    expect(all(bribe, 'circle').filter((dot) => dot.getAttribute('r') === '2')).toHaveLength(40)
  })

  it('says dates, millions and powers of ten as a reader wants them', () => {
    expect(texts(draw(charts.history))).toEqual(expect.arrayContaining(['budget (million USD/day)', 'Jan2023', 'Apr']))
    expect(texts(draw(charts.bribe))).toEqual(
      expect.arrayContaining(['least bribe (ETH)', '1M', '10,000', '1,000', 'In all', 'In a sample']),
    )
  })

  it('leaves a gap where there is no number', () => {
    const points = [0, 1, 2, NaN, 4, 5, 6].map((y, x) => [x, y] as const)
    const panel = { x: { label: 'x' }, y: { label: 'y' }, lines: [{ name: 'gap', points }], marks: [] }
    const paths = all(read(draw({ title: 'Gap', panels: [panel] })), 'path').map((path) => path.getAttribute('d'))
    expect(paths.filter((d) => d?.match(/M/g)?.length === 2 && d.match(/L/g)?.length === 4)).toHaveLength(1)
  })

  it('puts a value where the axis says it is', () => {
    const panel: Chart['panels'][number] = {
      x: { label: 'x', from: 0, to: 10 },
      y: { label: 'y', from: 0, to: 10 },
      lines: [],
      marks: [
        { x: 2, y: 4, label: 'a' },
        { x: 10, y: 10, label: 'b' },
        { x: 11, y: 5, label: 'beyond' },
      ],
      rules: [
        { along: 'x', at: 2, label: 'upright' },
        { along: 'y', at: 4, label: 'level' },
      ],
    }
    const svg = read(draw({ title: 'Places', panels: [panel] }))
    const [a, b, ...others] = all(svg, 'circle').map((dot) => [
      Number(dot.getAttribute('cx')),
      Number(dot.getAttribute('cy')),
    ])
    expect(others).toEqual([])
    const tick = (axis: string, word: string): readonly number[] => {
      const group = all(svg, `g[aria-label="${axis}-axis tick label"]`)[0]!
      const found = all(group, 'text').find(({ textContent }) => textContent === word)!
      return /translate\(([^,]+),(.+)\)/
        .exec(found.getAttribute('transform') ?? '')!
        .slice(1)
        .map(Number)
    }
    expect(a).toEqual([tick('x', '2')[0], tick('y', '4')[1]])
    const rules = all(svg, 'line[stroke-dasharray="4 3"]').map((rule) =>
      ['x1', 'x2', 'y1', 'y2'].map((name) => Number(rule.getAttribute(name))),
    )
    const [left, right] = [tick('x', '0')[0], tick('x', '10')[0]]
    const [bottom, top] = [tick('y', '0')[1], tick('y', '10')[1]]
    expect(rules).toEqual([
      [a![0], a![0], top, bottom],
      [left, right, a![1], a![1]],
    ])
    expect(b).toEqual([tick('x', '10')[0], tick('y', '10')[1]])
  })

  it('names no line that has no name', () => {
    const line = { name: '', points: [[0, 0] as const, [1, 1] as const] }
    const panel = { x: { label: 'across' }, y: { label: 'up' }, lines: [line], marks: [] }
    const shown = texts(draw({ title: 'One line', panels: [panel] })).filter((text) => !/^[\d.]+$/.test(text))
    expect(shown).toEqual(['One line', 'up', 'across'])
    const swatches = all(read(draw({ title: 'One line', panels: [panel] })), 'line[stroke-width="2"]')
    expect(swatches).toEqual([])
  })

  it('is the same every time, byte for byte', () => {
    const first = Object.values(charts).map(draw)
    expect(Object.values(charts).map(draw)).toEqual(first)
  })

  it('shows what a stranger wrote as text, and neither runs nor loads anything', () => {
    const evil = '<script>alert(1)</script>" onload="alert(2)\u0000\ud800 &amp; ]]> <![CDATA['
    const axis = { label: evil, unit: '<img src=https://example.com/x onerror=alert(3)>' }
    const line = { name: `${evil} 2`, points: [[0, 0] as const, [1, 1] as const] }
    const svg = draw({
      title: evil,
      caption: evil,
      panels: [
        {
          ...{
            title: evil,
            x: axis,
            y: axis,
            lines: [line, line],
            marks: [{ x: 0.5, y: 0.2, label: 'javascript:<a>' }],
          },
          rules: [{ along: 'y', at: 0.7, label: "url(javascript:alert('4'))" }],
        },
      ],
    })
    const names = new Set(all(read(svg), '*').map(({ tagName }) => tagName))
    expect([...names].sort()).toEqual(['circle', 'clipPath', 'g', 'line', 'path', 'rect', 'text', 'title'])
    const attributes = new Set(
      all(read(svg), '*').flatMap((element) => Array.from(element.attributes, ({ name }) => name)),
    )
    expect([...attributes].filter((name) => /^on|href|style|src/.test(name))).toEqual([])
    expect(svg).not.toMatch(/<script|<img|<!/)
    expect(svg).not.toMatch(/[\0-\x08\x0b-\x1f]/)
    expect(texts(svg)).toContain('javascript:<a>')
  })

  it.each(Object.entries(charts))('keeps the labels of %s apart from each other', (_, chart) => {
    const boxes = all(read(draw(chart)), 'text[paint-order]').map((label) => {
      const [left, base] = [Number(label.getAttribute('x')), Number(label.getAttribute('y'))]
      const right = left + textWidth(label.textContent, sizes.label)
      return { left, right, top: base - sizes.label * 0.8, bottom: base + sizes.label * 0.2 }
    })
    const wanted = (chart as Chart).panels.flatMap(({ marks, rules = [] }) => [...marks, ...rules])
    expect(boxes).toHaveLength(wanted.length)
    boxes.forEach((box, index) => {
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(0)
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(720)
    })
  })
})
