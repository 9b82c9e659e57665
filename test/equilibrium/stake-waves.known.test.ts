import { describe, expect, test } from 'vitest'
import { run } from './dynamics.js'

// A population whose supply of stake is (yield / anchor)^(1/s) and a yield that falls with it as its p-th power.
const stakers = `
mechanism: stakers
parameters:
  p: { in: [0, 4], default: 0.5 }
  s: { in: [0.1, 4], default: 1 }
  rate: { in: [0, 4], default: 1, about: share of the way in logarithms that is gone in a year }
  churn: { in: [0, 200e6], default: 200e6, unit: ETH, about: the most that joins or leaves in a year }
  start: { in: [1, 120e6], default: 29e6, unit: ETH }
  resting: { in: [1, 120e6], default: 30e6, unit: ETH }
where:
  wanted: resting * (waves.stake / resting)^(-p / s)
  gone: waves.stake * (wanted / waves.stake)^rate
dynamics:
  waves:
    step: year
    steps: 300
    state:
      stake: { in: [1, 120e6], unit: ETH, start: start, next: "stake + max(-churn, min(churn, gone - stake))" }
    measures:
      yield: { formula: 0.0287 * (waves.stake / resting)^(-p), unit: 1/year }
`

const stakeAt = (parameters: Readonly<Record<string, string>>, steps?: number) => {
  const ran = run(stakers, { parameters, ...(steps === undefined ? {} : { steps }) })
  const leading = ran.destiny.rest?.eigenvalues?.[0]
  return { ran, waves: ran.destiny.variables[0]!, leading: leading && Math.hypot(leading.re, leading.im) }
}

describe('When all the stake answers last year’s yield (C4)', () => {
  test.each([
    [0.5, 1],
    [0.9, 1],
    [0.99, 1],
    [0.495, 0.5],
    [1.98, 2],
  ])('waves of two years die out at p = %f below s = %f, each year’s by p/s.', (p, s) => {
    const { waves, leading } = stakeAt({ p: String(p), s: String(s) })
    expect(waves).toMatchObject({ kind: 'converges', period: 2 })
    expect(waves.limit! / 30e6).toBeCloseTo(1, 6)
    expect(waves.factor).toBeCloseTo(p / s, 3)
    expect(leading).toBeCloseTo(p / s, 9)
  })

  test.each(['0.3', '1', '2'])('they go on for ever at p = s = %s.', (slope) => {
    const { waves, leading } = stakeAt({ p: slope, s: slope })
    expect(waves).toMatchObject({ kind: 'cycles', period: 2 })
    expect(waves.amplitude!.last).toBeCloseTo((30e6 ** 2 / 29e6 - 29e6) / 2, 0)
    expect(leading).toBeCloseTo(1, 9)
  })

  test.each([
    [1.01, 1],
    [0.505, 0.5],
    [1.5, 1],
  ])('they grow until there is no more to stake at p = %f above s = %f.', (p, s) => {
    const { ran, waves, leading } = stakeAt({ p: String(p), s: String(s) }, 1000)
    expect(waves.kind).toBe('diverges')
    expect(ran.ending.kind).toBe('left')
    expect(leading).toBeCloseTo(p / s, 8)
  })
})

describe('When part of the stake answers each year (C4)', () => {
  test.each([
    ['1.98', 'converges', 0.98],
    ['1.5', 'converges', 0.5],
    ['0.5', 'converges', 0.5],
    ['2', 'cycles', 1],
    ['2.02', 'diverges', 1.02],
  ] as const)('with κ(1 + pη) = %s it %s.', (product, kind, factor) => {
    // At p = ½ and s = ½, 1 + pη = 2.
    const rate = String(Number(product) / 2)
    const { waves, leading } = stakeAt({ p: '0.5', s: '0.5', rate }, 600)
    expect(waves.kind).toBe(kind)
    expect(leading).toBeCloseTo(factor, 8)
  })
})

describe('A cap on what joins and leaves', () => {
  test.each(['1e4', '1e5', '1e6'])(
    'of %s bounds the waves: no year moves the stake by more, and they do not grow.',
    (churn) => {
      const { ran, waves } = stakeAt({ p: '1.5', s: '1', churn, start: '29.123e6' }, 5000)
      expect(ran.ending.kind).toBe('ran')
      expect(waves.kind).toBe('cycles')
      expect(waves.amplitude!.last).toBeLessThanOrEqual((Number(churn) / 2) * (1 + 1e-9))
      expect(waves.amplitude!.last).toBeGreaterThan(Number(churn) / 4)
    },
  )

  test('of nothing keeps the stake where it is.', () => {
    expect(stakeAt({ churn: '0' }).waves).toMatchObject({ kind: 'converges', limit: 29e6, settled: 0 })
  })
})
