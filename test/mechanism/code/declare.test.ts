import { describe, expect, it } from 'vitest'
import { rational } from '../../../src/arithmetic/rational.js'
import { constant, variable } from '../../../src/formula/build.js'
import { formula } from '../../../src/formula/template/template.js'
import { declare, proposed } from '../../../src/mechanism/code/declare.js'
import { DefinitionError } from '../../../src/mechanism/code/definition-error.js'
import { secondPrice } from '../auction.js'
import sketch from '../fee-rebate-sketch.js'

const errorOf = (define: () => unknown): DefinitionError => {
  try {
    define()
  } catch (error) {
    if (error instanceof DefinitionError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('a mechanism in TypeScript', () => {
  it('is the fee-rebate sketch, whole', () => {
    expect(sketch.name).toBe('fee-rebate')
    expect([...sketch.players.keys()]).toEqual(['deployer', 'proposer', 'user'])
    expect(sketch.parameters.size).toBe(18)
    expect([...sketch.where.keys()]).toEqual([
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
    expect([...sketch.claims].map(([name, { kind, expect: expected }]) => [name, kind, expected])).toEqual([
      ['no-padding', 'unprofitable', 'refuted'],
      ['no-kickback', 'unprofitable', 'refuted'],
      ['no-wash', 'unprofitable', 'proved'],
      ['no-collusive-wash', 'unprofitable', 'proved'],
      ['no-pumping', 'unprofitable', undefined],
    ])
    expect(sketch.attacks.get('wash-with-proposer')?.varying).toEqual(['deployer.wash', 'proposer.returned'])
    expect(sketch.presets.get('eip-6968')?.values.get('attribution')).toBe('frame')
  })

  it('holds numbers as the decimals that they are written as, and fractions exactly', () => {
    const m = declare('amounts', {
      parameters: {
        tenth: { in: [0, 1], default: 0.1 },
        third: { in: [0, '1/3'], default: '1/3' },
        tiny: { in: [1e-8, 1e21], default: 1e-8 },
        many: { integers: [0n, { numerator: 7n, denominator: 1n }], default: 3n },
      },
      players: { p: { choices: { x: { in: [0, 1] } } } },
    })
    const { parameters, players } = m.define({ payoffs: { p: '1/3' }, honest: { p: { x: 0.2 } } })
    expect(parameters.get('tenth')!.default).toEqual(rational(1n, 10n))
    expect(parameters.get('third')!.default).toEqual(rational(1n, 3n))
    expect(parameters.get('tiny')!.default).toEqual(rational(1n, 100_000_000n))
    expect(parameters.get('tiny')!.domain).toMatchObject({ high: rational(10n ** 21n) })
    expect(parameters.get('many')!.domain).toMatchObject({ kind: 'integer', high: rational(7n) })
    expect(players.get('p')!.payoff).toEqual(constant(rational(1n, 3n)))
    expect(players.get('p')!.choices.get('x')!.honest).toEqual(constant(rational(1n, 5n)))
  })

  it('takes the middle, rounded down for integers, or the first option where no default is said', () => {
    const m = declare('middles', {
      parameters: {
        real: { in: [0, 5] },
        whole: { integers: [-3, 0] },
        rule: { options: ['first', 'second'] },
      },
      players: { p: {} },
    })
    const { parameters } = m.define({ payoffs: { p: 0 }, honest: { p: {} } })
    expect([...parameters.values()].map((parameter) => parameter.default)).toEqual([
      rational(5n, 2n),
      rational(-2n),
      'first',
    ])
  })

  it('fills in what claims leave out', () => {
    const claim = secondPrice(3).claims.get('truthful')
    expect(claim).toEqual({
      kind: 'dominant',
      player: 'bidder',
      expect: 'proved',
      assuming: { kind: 'true' },
      tolerance: constant(0),
    })
  })

  it('takes attacks in place, rules, options and bindings', () => {
    const m = declare('rules', {
      parameters: { share: { in: [0, 1], default: 0.5 } },
      players: {
        p: {
          count: 2,
          types: { kind: { options: ['shy', 'bold'] } },
          choices: { x: { in: [0, 1] }, style: { options: ['shy', 'bold'] } },
        },
      },
    })
    const { p } = m.players
    const mechanism = m.define({
      payoffs: { p: p.x },
      honest: { p: { x: m.parameters.share, style: p.kind } },
      presets: { now: { share: 0.25, about: 'as it is', source: 'the chain' } },
      claims: {
        bold: {
          kind: 'unprofitable',
          varying: [p.x],
          playing: { p: { style: 'bold' } },
          cost: formula`${p.x} / 2`,
          player: 'p.2',
        },
      },
      bindings: {
        chain: {
          format: 'cosmos',
          baseline: 'now',
          reads: {
            plain: ['share'],
            inverse: { share: formula`1 / ${proposed}` },
            unclear: { readings: { one: { quote: 'a share', sets: { share: proposed } } } },
          },
        },
      },
    })
    expect(mechanism.players.get('p')!.choices.get('style')!.honest).toEqual(variable('p.kind'))
    expect(mechanism.presets.get('now')).toEqual({
      about: 'as it is',
      source: 'the chain',
      values: new Map([['share', rational(1n, 4n)]]),
    })
    expect(mechanism.claims.get('bold')).toMatchObject({
      player: 'p.2',
      attack: { varying: ['p.x'], playing: new Map([['p.style', { kind: 'option', option: 'bold' }]]) },
    })
    const reads = mechanism.bindings.get('chain')!.reads
    expect(reads.get('plain')).toEqual([{ name: '', sets: new Map([['share', variable('value')]]) }])
    expect(reads.get('unclear')).toEqual([
      { name: 'one', quote: 'a share', sets: new Map([['share', variable('value')]]) },
    ])
  })
})

describe('a definition error', () => {
  const m = declare('broken', {
    parameters: { share: { in: [0, 1], default: 2 } },
    players: { p: { choices: { x: { in: [0, 1] } } } },
  })

  it('carries the problem and stands at the author’s line', () => {
    const error = errorOf(() => m.define({ payoffs: { p: 0 }, honest: { p: { x: 0 } } }))
    expect(error.problem).toMatchObject({
      code: 'bad-value',
      what: 'the default of "share" lies outside its domain',
      expected: 'a number from 0 to 1',
      found: '2',
      place: { file: expect.stringMatching(/declare\.test\.ts$/) },
    })
    expect(error.message).toMatch(
      /declare\.test\.ts:\d+:\d+: broken: the default of "share" lies outside its domain \(expected a number from 0 to 1, found 2\)\.$/,
    )
  })

  it('points into a template where the mistake is in a formula', () => {
    const units = declare('units', {
      parameters: { fee: { in: [0, 1], unit: 'gwei' }, gas: { in: [0, 1], unit: 'gas' } },
      players: { p: {} },
    })
    const { fee, gas } = units.parameters
    const sum = formula`${fee} + ${gas}`
    const { problem } = errorOf(() => units.define({ payoffs: { p: sum }, honest: { p: {} } }))
    expect(problem).toMatchObject({ code: 'unit-mismatch', expected: 'gwei', found: 'gas' })
    expect(problem.place?.file).toMatch(/declare\.test\.ts$/)
  })

  // What follows the compiler would refuse; code in JavaScript gets here all the same.
  const loosely = (change: object): DefinitionError => {
    const sound = declare('loose', {
      parameters: { share: { in: [0, 1] } },
      players: { p: { choices: { x: { in: [0, 1] } } } },
    })
    const definition = { payoffs: { p: 0 }, honest: { p: { x: 0 } } }
    return errorOf(() => sound.define(Object.assign({}, definition, change)))
  }

  it.each([
    ['a missing payoff', { payoffs: {} }, 'bad-shape', '"p" is missing from payoffs'],
    ['a missing honest value', { honest: { p: {} } }, 'bad-shape', '"x" is missing from honest.p'],
    ['a stranger among payoffs', { payoffs: { p: 0, q: 0 } }, 'unknown-name', '"q" in payoffs was not declared'],
    ['a stranger among honest', { honest: { p: { x: 0 }, q: {} } }, 'unknown-name', '"q" in honest was not declared'],
    ['a parameter that is no number', { presets: { a: { share: 'much' } } }, 'bad-value', '"share" is not a number'],
    ['an infinite payoff', { payoffs: { p: Infinity } }, 'bad-value', 'the payoff of p is not a number'],
    [
      'a claim without attack',
      { claims: { a: { kind: 'unprofitable' } } },
      'bad-shape',
      'the claim "a" lacks "attack"',
    ],
    [
      'a rule for no choice',
      { attacks: { a: { playing: { p: { y: 1 } } } } },
      'unknown-name',
      '"p.y" is not a choice of this mechanism',
    ],
    [
      'a formula that varies',
      { attacks: { a: { varying: [formula`1 + 1`] } } },
      'bad-value',
      'what an attack varies is not a choice',
    ],
  ])('is clear about %s', (_, change, code, what) => {
    expect(loosely(change).problem).toMatchObject({ code, what })
  })

  it('tells an attack named from one in place', () => {
    const claims = { a: { kind: 'unprofitable', attack: 'b', varying: [variable('p.x')] } }
    expect(loosely({ claims }).problem.what).toBe('the claim "a" both names an attack and gives one in place')
  })

  it('is thrown for two domains at once, and for none', () => {
    const two = Object.assign({ in: [0, 1] as const }, { options: ['a'] })
    const both = declare('both', { parameters: { x: two }, players: { p: {} } })
    expect(errorOf(() => both.define({ payoffs: { p: 0 }, honest: { p: {} } })).problem.what).toBe(
      '"x" has in and options at once',
    )
  })
})
