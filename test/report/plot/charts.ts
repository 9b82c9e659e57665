import type { Chart } from '../../../src/report/plot/chart.js'

const along = (count: number, of: (index: number) => readonly [number, number]): (readonly [number, number])[] =>
  Array.from({ length: count }, (_, index) => of(index))

const day = 86_400_000

/** Charts of the kinds that answers have. */
export const charts = {
  crossing: {
    title: 'Supply of stake and yield on it',
    caption: 'r0 = 0.08, s = 1',
    panels: [
      {
        x: { label: 'stake', unit: 'ETH', from: 0 },
        y: { label: 'yield', unit: '1/year', kind: 'percent' },
        lines: [
          { name: 'yield curve', points: along(200, (i) => [(i + 1) * 6e5, 166.3 / Math.sqrt((i + 1) * 6e5)]) },
          { name: 'supply', points: along(201, (i) => [i * 6e5, (0.08 * i) / 200]) },
        ],
        marks: [{ x: 3.97e7, y: 0.0264, label: 'equilibrium' }],
        rules: [
          { along: 'x', at: 4e7, label: 'a third of all' },
          { along: 'y', at: 0.05, label: 'lending rate' },
        ],
      },
    ],
  },
  frontier: {
    title: 'Stability against recoupment',
    panels: [
      {
        x: { label: 'recoupment', kind: 'percent' },
        y: { label: 'stability', unit: '1/year' },
        lines: [{ name: 'c·D^−p', points: along(60, (i) => [0.09 + i / 150, 2 * Math.sqrt(0.09 + i / 150)]) }],
        marks: [
          { x: 0.333, y: 1.155, label: 'Ethereum, p = ½' },
          { x: 0.34, y: 1.17, label: 'tempered' },
          { x: 0.35, y: 1.15, label: 'capped at a quarter' },
          { x: 0.2, y: 0.9, label: 'flat' },
          { x: 0.336, y: 1.14, label: 'p = 0.47' },
          { x: 0.48, y: 1.38, label: 'with a share of MEV of 0.2' },
        ],
      },
    ],
  },
  history: {
    title: 'Budget through history',
    panels: [
      {
        x: { label: 'day', kind: 'date' },
        y: { label: 'budget', unit: 'USD/day' },
        lines: ['issuance', 'fees', 'burn', 'MEV'].map((name, line) => ({
          name,
          points: along(500, (i) => [
            Date.UTC(2022, 8, 15) + i * day,
            2e6 * (line + 1 + 0.3 * Math.sin(i * (line + 1))),
          ]),
        })),
        marks: [],
        rules: [{ along: 'x', at: Date.UTC(2023, 3, 12), label: 'withdrawals open' }],
      },
    ],
  },
  bribe: {
    title: 'Cost of a majority',
    panels: [
      {
        title: 'In all',
        x: { label: 'holders', kind: 'log' },
        y: { label: 'least bribe', unit: 'ETH', kind: 'log' },
        lines: [
          { name: 'equal', points: along(7, (i) => [10 ** i, 3.2e7 / 10 ** i]) },
          { name: 'Zipf', look: 'dashed', points: along(7, (i) => [10 ** i, 5e7 / 10 ** (0.6 * i)]) },
        ],
        marks: [{ x: 1000, y: 32_000, label: '32 ETH each' }],
      },
      {
        title: 'In a sample',
        x: { label: 'holders' },
        y: { label: 'deviation' },
        lines: [{ name: 'sampled', look: 'dots', points: along(40, (i) => [i, Math.cos(i)]) }],
        marks: [],
      },
    ],
  },
} satisfies Record<string, Chart>
