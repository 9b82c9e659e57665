import { describe, expect, it } from 'vitest'
import { chartLines } from '../../../src/report/plot/chart-lines.js'
import { charts } from './charts.js'

const look = { color: false, width: 80 }

describe('a chart in a terminal', () => {
  it('is a sparkline for each line, with where it starts and ends, and the marks', () => {
    expect(chartLines(charts.crossing, look)).toEqual([
      'yield (per year) along stake (ETH)',
      `  yield curve  █▃▃${'▂'.repeat(8)}${'▁'.repeat(33)}  21.469 % → 1.5181 %`,
      '  supply       ▁▁▁▂▂▂▂▂▂▃▃▃▃▃▃▄▄▄▄▄▄▄▅▅▅▅▅▅▅▆▆▆▆▆▆▇▇▇▇▇▇███  0 % → 8 %',
      '  • equilibrium: 39,700,000, 2.64 %',
      '  ┄ a third of all: 40,000,000',
      '  ┄ lending rate: 5 %',
    ])
  })

  it('names each panel, and is no wider than the terminal', () => {
    const lines = [...chartLines(charts.bribe, look), ...chartLines(charts.history, look)]
    expect(lines).toContain('In all: least bribe (ETH) along holders')
    expect(lines).toContain('In a sample: deviation along holders')
    expect(lines).toContain('  ┄ withdrawals open: 2023-04-12')
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('says the least and the greatest value where they are not at the ends', () => {
    const points = [3, 1, NaN, 5, 4].map((y, x) => [x, y] as const)
    const axis = { label: 'value' }
    const panel = { x: { label: 'time' }, y: axis, lines: [{ name: 'a', points }], marks: [] }
    expect(chartLines({ title: '', panels: [panel] }, look)).toEqual([
      'value along time',
      '  a  ▅▁ █▆  3 → 4, from 1 to 5',
    ])
  })
})
