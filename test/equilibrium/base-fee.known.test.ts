import { describe, expect, test } from 'vitest'
import { showRational } from '../../src/arithmetic/rational.js'
import { run, type Moving } from './dynamics.js'

// EIP-1559: base fees move by an eighth of how far the block was from its target, in whole wei.
const integers = `
mechanism: integers
parameters:
  used: { integers: [0, 1e9], default: 30000000 }
  target: { integers: [1, 1e9], default: 15000000 }
  initial: { integers: [0, 1e30], default: 1000000000 }
where:
  moved: floor(floor(rule.fee * abs(used - target) / target) / 8)
dynamics:
  rule:
    step: block
    steps: 50
    arithmetic: exact
    state:
      fee: { integers: [0, 1e40], start: initial, next: "if used > target then fee + max(moved, 1) else fee - moved" }
`

const byTheText = (fee: bigint, used: bigint, target: bigint): bigint => {
  if (used === target) return fee
  if (used > target) {
    const delta = (fee * (used - target)) / target / 8n
    return fee + (delta > 1n ? delta : 1n)
  }
  return fee - (fee * (target - used)) / target / 8n
}

const feeAfter = (steps: number, parameters: Moving['parameters'] = {}): string => {
  const value = run(integers, { parameters, steps }).last.get('rule.fee')
  return typeof value === 'object' ? showRational(value) : ''
}

const real = `
mechanism: reals
parameters:
  elasticity: { in: [0, 64], default: 1 }
  speed: { in: [0, 1], default: 0.125 }
  gas: { in: [0, 2e7], default: 0, about: used in each block; 0 is what demand asks for }
  initial: { in: [0, 1e9], default: 20.1 }
where:
  used: if gas > 0 then gas else min(2e7, 1e7 * (rule.fee / 20)^(-elasticity))
dynamics:
  rule:
    step: block
    steps: 400
    state: { fee: { in: [0, 1e12], start: initial, next: "fee * (1 + speed * (used - 1e7) / 1e7)" } }
`

describe('The base fee of EIP-1559 in whole wei', () => {
  test.each([
    ['1000000000', '30000000', '15000000'],
    ['1000000000', '0', '15000000'],
    ['7', '30000000', '15000000'],
    ['7', '0', '15000000'],
    ['1', '15000001', '15000000'],
    ['123456789012345678901234567', '22345678', '15000000'],
    ['99999999999999999999999999', '1234567', '18000000'],
  ])(
    'from %s wei, with %s gas used of %s, follows the text of the EIP to the last wei, beyond 2⁵³ too.',
    (initial, used, target) => {
      let fee = BigInt(initial)
      for (let block = 0; block < 50; block += 1) fee = byTheText(fee, BigInt(used), BigInt(target))
      expect(feeAfter(50, { initial, used, target })).toBe(String(fee))
    },
  )

  test('rises by one wei at the least, and stays at seven where blocks are empty.', () => {
    expect(feeAfter(3, { initial: '1', used: '15000001' })).toBe('4')
    expect(feeAfter(50, { initial: '1000', used: '0' })).toBe('7')
  })

  test('never moves again once it stands still, and that is seen.', () => {
    const { recurrence, destiny } = run(integers, { parameters: { used: '0', initial: '1000' }, steps: 200 })
    expect(recurrence?.period).toBe(1)
    expect(destiny.variables[0]).toMatchObject({ kind: 'converges', limit: 7 })
  })
})

describe('The base fee in real numbers', () => {
  test('rises by an eighth a block where blocks are full: 1, 1.125, 1.265625 (A11).', () => {
    const { variables } = run(real, { parameters: { gas: '2e7', initial: '1' }, steps: 2 })
    expect(variables[0]!.tail).toStrictEqual(Float64Array.of(1, 1.125, 1.265625))
  })

  test('follows the path of the abm1559 notebook, whose full block is 952 transfers of 21,000 gas (A11).', () => {
    const gas = 21_000 * Math.floor(2e7 / 21_000)
    const { variables } = run(real, { parameters: { gas: String(gas), initial: '1' }, steps: 4 })
    expect(gas).toBe(19_992_000)
    const published = [1.0, 1.1249, 1.2654, 1.423448, 1.601237]
    published.forEach((fee, block) => {
      expect(variables[0]!.tail[block]).toBeCloseTo(fee, block < 3 ? 4 : 6)
    })
  })

  test.each([
    ['8', 'converges'],
    ['15.8', 'converges'],
    ['16.2', 'cycles'],
    ['30', 'cycles'],
  ] as const)('with an elasticity of %s %s: it is stable below 16 (A10).', (elasticity, kind) => {
    const { destiny, ending } = run(real, { parameters: { elasticity }, steps: 4000 })
    expect(ending.kind).toBe('ran')
    expect(destiny.variables[0]!.kind).toBe(kind)
    const [leading] = destiny.rest!.eigenvalues!
    expect(leading!.re).toBeCloseTo(1 - Number(elasticity) / 8, 6)
  })

  test.each(['0.125', '0.25', '0.5'])(
    'at a speed of %s is stable while speed times elasticity is below 2.',
    (speed) => {
      const kinds = [1.98, 2.02].map((product) => {
        const elasticity = String(product / Number(speed))
        return run(real, { parameters: { speed, elasticity }, steps: 4000 }).destiny.variables[0]!.kind
      })
      expect(kinds).toStrictEqual(['converges', 'cycles'])
    },
  )
})
