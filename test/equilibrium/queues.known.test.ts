import { describe, expect, test } from 'vitest'
import { lastOf, run } from './dynamics.js'

// consensus-specs: at most min(256, max(128, total // 65536)) ETH join or leave in an epoch since Electra; before,
// max(4, validators // 65536) validators leave, and since EIP-7514 at most 8 join.
const balances = (arithmetic: 'real' | 'exact', least = 128, most = 256): string => `
mechanism: balances
parameters: { leaving: { in: [0, 120e6], default: 17.5e6, unit: ETH }, total: { in: [0, 120e6], default: 35e6, unit: ETH } }
dynamics:
  queue:
    step: epoch
    steps: 70000
    arithmetic: ${arithmetic}
    state:
      staked: { in: [0, 120e6], unit: ETH, start: total, next: "staked - min(queued, churn)" }
      queued: { in: [0, 120e6], unit: ETH, start: leaving, next: "queued - min(queued, churn)" }
where: { churn: "min(${most}, max(${least}, floor(queue.staked / 65536)))" }
`

const validators = `
mechanism: validators
dynamics:
  queue:
    step: epoch
    steps: 40000
    arithmetic: exact
    state:
      active: { integers: [0, 1e9], start: 524288, next: "active - min(out, exitLimit) + min(in, entryLimit)" }
      out: { integers: [0, 1e9], start: 100000, next: "out - min(out, exitLimit)" }
      in: { integers: [0, 1e9], start: 100000, next: "in - min(in, entryLimit)" }
where:
  exitLimit: max(4, floor(queue.active / 65536))
  entryLimit: min(8, exitLimit)
`

const epochsADay = 225

describe('The queue of stake that leaves Ethereum', () => {
  test('takes 304 days for 17.5 million ETH at 256 ETH an epoch (C7).', () => {
    const { destiny, last } = run(balances('real'))
    const queued = destiny.variables[1]!
    expect(queued).toMatchObject({ kind: 'converges', limit: 0, settled: Math.ceil(17.5e6 / 256) })
    expect(queued.settled! / epochsADay).toBeCloseTo(303.8, 1)
    expect(last.get('queue.queued')).toStrictEqual({ numerator: 0n, denominator: 1n })
  })

  test('is the same to the last gwei in exact arithmetic.', () => {
    const [real, exact] = [run(balances('real'), { steps: 3000 }), run(balances('exact'), { steps: 3000 })]
    expect(lastOf(exact)).toStrictEqual(lastOf(real))
    expect(lastOf(exact)['queued']).toBe(17.5e6 - 3000 * 256)
  })

  test('slows as the stake falls below 16.8 million ETH: an independent count agrees.', () => {
    let [staked, queued, epochs] = [20e6, 15e6, 0]
    while (queued > 0) {
      const out = Math.min(queued, 256, Math.max(128, Math.floor(staked / 65536)))
      staked -= out
      queued -= out
      epochs += 1
    }
    const { destiny } = run(balances('real'), { parameters: { total: '20e6', leaving: '15e6' }, steps: 200_000 })
    // Of a long run the beginning is kept in pieces, and so the epoch to within one of these.
    expect(Math.abs(destiny.variables[1]!.settled! - epochs)).toBeLessThanOrEqual(200)
    expect(epochs).toBeGreaterThan(15e6 / 256)
  })

  test('of whole validators follows max(4, active // 65536), with at most 8 joining.', () => {
    let [active, out, into] = [524288n, 100000n, 100000n]
    for (let epoch = 0; epoch < 12000; epoch += 1) {
      const limit = active / 65536n > 4n ? active / 65536n : 4n
      const leaves = out < limit ? out : limit
      const most = limit < 8n ? limit : 8n
      const joins = into < most ? into : most
      ;[active, out, into] = [active - leaves + joins, out - leaves, into - joins]
    }
    expect(lastOf(run(validators, { steps: 12000 }))).toStrictEqual({
      active: Number(active),
      out: Number(out),
      in: Number(into),
    })
  })

  test('with a cap of zero lets nobody leave: it does not move.', () => {
    const { destiny } = run(balances('real', 0, 0))
    for (const waves of destiny.variables) expect(waves).toMatchObject({ kind: 'converges', settled: 0 })
  })

  test('runs ten years of epochs in a second or two.', () => {
    const start = performance.now()
    const { variables } = run(balances('real'), { steps: 820_000 })
    expect(variables[0]!.count).toBe(820_001)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
