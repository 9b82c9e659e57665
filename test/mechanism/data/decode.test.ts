import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { rational } from '../../../src/arithmetic/rational.js'
import { add, binary, constant, is, multiply, not, variable } from '../../../src/formula/build.js'
import { spanOf } from '../../../src/formula/span.js'
import { decodeMechanism } from '../../../src/mechanism/data/decode.js'
import type { Mechanism } from '../../../src/mechanism/mechanism.js'
import { everything, feeRebate, postedRebate } from './written.js'

const decoded = (text: string, file?: string): Mechanism => {
  const result = decodeMechanism(text, file)
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

describe('the fee-rebate of the guide', () => {
  const mechanism = decoded(feeRebate)

  test('has all its parts, in the order of the file', () => {
    expect(mechanism.name).toBe('fee-rebate')
    expect([...mechanism.players.keys()]).toEqual(['deployer', 'proposer', 'user'])
    expect([...mechanism.parameters.keys()].slice(0, 3)).toEqual(['rebate', 'tipShare', 'attribution'])
    expect([...mechanism.where.keys()]).toEqual([
      'gas',
      'price',
      'calls',
      'shareOfTip',
      'perGas',
      'eligibleGas',
      'attributed',
      'washRebate',
      'washCost',
    ])
    expect([...mechanism.claims.keys()]).toHaveLength(5)
    expect(mechanism.presets.get('eip-6968')!.values.get('attribution')).toBe('frame')
  })

  test('reads decimals from their digits and not from doubles', () => {
    expect(mechanism.parameters.get('rebate')!.default).toEqual(rational(1n, 5n))
    expect(mechanism.parameters.get('slope')!.domain).toEqual({
      kind: 'real',
      low: rational(1n, 100_000_000n),
      high: rational(1n),
    })
  })

  test('gives names their full form and keeps shared formulas as one node', () => {
    const gas = mechanism.where.get('gas')!
    expect(gas).toEqual(add(variable('necessaryGas'), variable('deployer.padding')))
    const price = mechanism.where.get('price')!
    if (price.kind !== 'subtract' || price.left.kind !== 'add' || price.left.left.kind !== 'multiply')
      return expect.unreachable('price is (baseFee + tip) * gas + fee - kickback')
    expect(price.left.left.right).toBe(gas)
    const payoff = mechanism.players.get('user')!.payoff
    expect(payoff.kind === 'divide' && payoff.left.kind === 'power' && payoff.left.left).toBe(
      mechanism.where.get('calls'),
    )
  })

  test('reads claims with their assumptions', () => {
    expect(mechanism.claims.get('no-wash')).toMatchObject({ kind: 'unprofitable', attack: 'wash', expect: 'proved' })
    expect(mechanism.attacks.get('wash-with-proposer')!.varying).toEqual(['deployer.wash', 'proposer.returned'])
  })
})

test('the posted rebate of the design decodes as it is written there', () => {
  const mechanism = decoded(postedRebate)
  expect(mechanism.claims.get('no-padding')).toMatchObject({
    kind: 'unprofitable',
    player: 'deployer',
    attack: { varying: ['deployer.padding'] },
  })
})

describe('a mechanism with every kind of entry', () => {
  const mechanism = decoded(everything)

  test('has the domains, distributions and defaults that are written', () => {
    expect(mechanism.parameters.get('share')).toEqual({
      domain: { kind: 'real', low: rational(0n), high: rational(1n, 3n) },
      default: rational(1n, 10n),
      unit: '1',
      source: 'a page: its title',
    })
    expect(mechanism.parameters.get('blocks')).toMatchObject({ default: rational(1000n) })
    expect(mechanism.parameters.get('mode')).toMatchObject({ default: 'no' })
    expect(mechanism.players.get('bidder')!.types.get('hurry')!.distribution).toEqual({
      kind: 'exponential',
      mean: rational(2n),
    })
    expect(mechanism.players.get('bidder')!.count).toBe(3)
  })

  test('reads == between an option variable and an option as is', () => {
    const { admissible } = mechanism
    expect(admissible.kind === 'or' && admissible.left).toEqual(is('mode', 'steady-state'))
    expect(admissible.kind === 'or' && admissible.right.kind === 'and' && admissible.right.right).toEqual(
      not(is('mode', 'true')),
    )
  })

  test('reads a rule for a choice as its owner would write it', () => {
    expect(mechanism.attacks.get('push')!.playing).toEqual(
      new Map<string, unknown>([
        ['maker.say', { kind: 'option', option: 'yes' }],
        ['bidder.bid', binary('divide', variable('bidder.worth'), constant(2))],
      ]),
    )
  })

  test('reads the ways to write what a proposal sets', () => {
    const { reads } = mechanism.bindings.get('eip-1')!
    expect(reads.get('QUOTIENT')!.map(({ name }) => name)).toEqual(['division', 'product'])
    expect(mechanism.bindings.get('cosmos')!.reads.get('Blocks')).toEqual([
      { name: '', sets: new Map([['blocks', multiply(constant(2), variable('value'))]]) },
    ])
  })

  test('reads coalitions as lists or by their size, and margins bare or with a unit', () => {
    expect(mechanism.claims.get('four')).toMatchObject({ coalitions: { size: 2 }, transfers: false })
    expect(mechanism.claims.get('three')).toMatchObject({
      coalitions: [
        ['maker', 'bidder.1'],
        ['bidder.2', 'bidder.3'],
      ],
    })
    expect(mechanism.claims.get('five')).toMatchObject({ margin: { unit: '1', formula: variable('maker.fee') } })
  })
})

test('what is not said is the middle of an interval, rounded down for integers, or the first option', () => {
  const { parameters } = decoded(`mechanism: m
parameters: { a: { in: [0, 3] }, b: { integers: [-3, 0] }, c: { options: [on, off] } }
`)
  expect([...parameters.values()].map(({ default: value }) => value)).toEqual([rational(3n, 2n), rational(-2n), 'on'])
})

test('collusion-proof without coalitions speaks of all of them', () => {
  const { claims } = decoded(`mechanism: m
players: { a: { payoff: 0 }, b: { count: 3, payoff: 0 } }
claims: { c: { kind: collusion-proof } }
`)
  expect(claims.get('c')).toMatchObject({ coalitions: { size: 4 }, transfers: false })
})

test('a byte order mark and line ends of Windows change nothing', () => {
  expect(decoded(`\uFEFF${everything.replaceAll('\n', '\r\n')}`)).toEqual(decoded(everything))
})

test('places of nodes are those of the file, inside every style of text', () => {
  const { where } = decoded(`mechanism: m
parameters: { a: { in: [0, 1] } }
where:
  plain: 1 +
    a
  folded: >-
      1
      + a
  single: '1
    + a'
  double: "1 \\u002B\\t
    a"
`)
  const placeOfLast = (name: string) => {
    const tree = where.get(name)!
    return tree.kind === 'add' ? spanOf(tree.right)?.start : undefined
  }
  expect(placeOfLast('plain')).toEqual({ line: 5, column: 5 })
  expect(placeOfLast('folded')).toEqual({ line: 8, column: 9 })
  expect(placeOfLast('single')).toEqual({ line: 10, column: 7 })
  expect(placeOfLast('double')).toEqual({ line: 12, column: 5 })
})

test('JSON is read with tabs, escapes and exponents', () => {
  const { parameters, about } = decoded(
    '{\n\t"mechanism": "m",\n\t"about": "\\u00e9 \\/ \\ud83d\\ude00",\n\t"parameters": { "a": { "in": [0, 1.5E1] } }\n}',
    'm.json',
  )
  expect(about).toBe('é / 😀')
  expect(parameters.get('a')!.domain).toMatchObject({ high: rational(15n) })
})
