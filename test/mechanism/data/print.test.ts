import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { decodeMechanism } from '../../../src/mechanism/data/decode.js'
import { printMechanism } from '../../../src/mechanism/data/print.js'
import { everything, feeRebate } from './written.js'

const printed = (text: string, format: 'yaml' | 'json' = 'yaml'): string => {
  const mechanism = decodeMechanism(text)
  if (E.isLeft(mechanism)) throw new Error(JSON.stringify(mechanism.left))
  return printMechanism(mechanism.right, format)
}

test('a small mechanism is printed as a person would write it', () => {
  const text = `mechanism: posted-price
about: One seller, one buyer.
parameters:
  price: { in: [0, 1e6], default: 0.2, unit: gwei, source: "a page: its title" }
  mode:  { options: [open, "no", steady-state], default: steady-state }
state:
  level:
    in: [0, 1]
    equation: level = rate / 2
players:
  buyer:
    types:
      worth: { in: [0, 1/3], distribution: uniform }
    choices:
      buys: { in: [0, 1], honest: "max(0, worth)" }
    payoff: buys * worth - rate
where:
  rate: if mode is open then 0.5 else 0.25
presets:
  quiet: { price: 1e6, mode: open, about: nobody trades }
claims:
  honest: { kind: nash, player: buyer, expect: tested, assuming: level > 0 }
`
  expect(printed(text)).toBe(text)
})

test('long formulas are folded and read back with the same text', () => {
  const lines = printed(feeRebate).split('\n')
  expect(lines.every((line) => line.length <= 120)).toBe(true)
  expect(lines).toContain('  attributed: >-')
})

test('shared formulas are printed by their names, in formulas and in each other', () => {
  expect(printed(feeRebate)).toContain(
    'payoff: calls * (attributed * perGas * gas + fee - kickback + sideIncome) - wash * washCost',
  )
  expect(printed(feeRebate)).toContain('eligibleGas: calls * gas + wash + rivalGas')
})

test.each(['yaml', 'json'] as const)('everything printed as %s is printed the same once it is read back', (format) => {
  const once = printed(everything, format)
  expect(printed(once, format)).toBe(once)
})

test('JSON is JSON, with fractions as text', () => {
  expect(JSON.parse(printed(everything, 'json'))).toMatchObject({
    parameters: {
      share: { in: [0, '1/3'], default: 0.1, unit: '1' },
      mode: { options: ['no', 'true', 'steady-state'] },
    },
    claims: { four: { kind: 'collusion-proof', coalitions: { size: 2 } } },
  })
})
