import fc from 'fast-check'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import type { Domain } from '../../../src/formula/domain.js'
import type { ConditionTree, Tree } from '../../../src/formula/tree.js'
import type {
  Attack,
  Binding,
  Choice,
  Claim,
  Distribution,
  Mechanism,
  Parameter,
  Player,
  Preset,
  Reading,
  Type,
} from '../../../src/mechanism/mechanism.js'
import { conditionArbitrary, treeArbitrary, valueArbitrary } from '../../formula/arbitrary.js'
import { formsArbitrary } from './form-arbitrary.js'

/** Prose of every kind that YAML is known to misread. */
const prose = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.lorem({ maxCount: 40 }),
  fc.constantFrom(
    ...[
      '',
      ' ',
      'yes',
      'no',
      'on',
      'null',
      '~',
      'true',
      '1',
      '1e6',
      '0x1f',
      '.inf',
      '2020-01-01',
      '12:30',
      '- a',
      '? a',
    ],
    ...['a: b', 'a #b', '#a', '&a', '*a', '!a', '|', '>', "'a'", '"a"', '%a', '@a', '`a`', '[a]', '{a}', 'a, b', 'a:'],
    ...[
      'line\nbreak',
      ' two  blanks ',
      'tab\there',
      'back\\slash',
      '---',
      '...',
      '\u2028',
      '\uFEFFa',
      '\u0000',
      '\u0085',
      '😀',
      '\uD800',
    ],
    'x'.repeat(300),
    'many words '.repeat(40).trim(),
  ),
)

/** Leaves an entry out, or puts it in. */
const maybe = <K extends string, A>(key: K, of: fc.Arbitrary<A>): fc.Arbitrary<{ readonly [k in K]?: A }> =>
  fc.oneof(
    fc.constant({}),
    of.map((value) => ({ [key]: value }) as { readonly [k in K]?: A }),
  )

const merged = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>): fc.Arbitrary<A & B> =>
  fc.tuple(a, b).map(([one, other]) => ({ ...one, ...other }))

const said = merged(merged(maybe('about', prose), maybe('source', prose)), maybe('unit', fc.constant('1')))
const story = merged(maybe('about', prose), maybe('source', prose))

const number = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.constantFrom(1n, 2n, 3n, 7n, 10n, 1000n, 10n ** 12n))
  .map(([numerator, denominator]) => Q.rational(numerator, denominator))

const optionLists = fc.constantFrom(
  ['to', 'frame', 'pool'],
  ['no', 'yes'],
  ['true', 'false'],
  ['steady-state', '1559', 'null'],
)

const domain: fc.Arbitrary<Domain> = fc.oneof(
  fc.tuple(number, number).map(([a, b]): Domain => ({ kind: 'real', low: Q.min(a, b), high: Q.max(a, b) })),
  fc
    .tuple(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: 0n, max: 10n ** 9n }))
    .map(([low, width]): Domain => ({ kind: 'integer', low: Q.rational(low), high: Q.rational(low + width) })),
  optionLists.map((options): Domain => ({ kind: 'options', options })),
)

const parameter: fc.Arbitrary<Parameter> = fc
  .tuple(domain, said)
  .chain(([of, words]) => valueArbitrary(of).map((value) => ({ domain: of, ...words, default: value })))

const parameters = fc
  .tuple(
    parameter.filter(({ domain: of }) => of.kind === 'real'),
    parameter,
    parameter,
  )
  .map(([a, rate, mode]) => new Map(Object.entries({ a, rate, mode })))

const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc.constant({ kind: 'uniform' } as const),
  number.map((mean) => ({ kind: 'normal', mean, deviation: Q.rational(1n, 3n) }) as const),
  fc.constant({ kind: 'exponential', mean: Q.rational(5n) } as const),
)

const type = (of: Domain): fc.Arbitrary<Type> =>
  merged(said, of.kind === 'options' ? fc.constant({}) : maybe('distribution', distribution)).map((words) => ({
    domain: of,
    ...words,
  }))

const domains = (of: ReadonlyMap<string, { readonly domain: Domain }>, prefix = ''): readonly [string, Domain][] =>
  [...of].map(([name, quantity]) => [`${prefix}${name}`, quantity.domain])

const formulaOver = (known: ReadonlyMap<string, Domain>): fc.Arbitrary<Tree> => treeArbitrary(known, { size: 5 })
const conditionOver = (known: ReadonlyMap<string, Domain>): fc.Arbitrary<ConditionTree> =>
  conditionArbitrary(known, { size: 3 })

/** A choice whose honest value lies inside, or is a rule over parameters and its owner's types. */
const choice = (known: ReadonlyMap<string, Domain>): fc.Arbitrary<Choice> =>
  fc.tuple(domain, said).chain(([of, words]) => {
    const plain = valueArbitrary(of).map((value) =>
      typeof value === 'string' ? ({ kind: 'option', option: value } as const) : build.constant(value),
    )
    const rule = formulaOver(known).filter((tree) => tree.kind !== 'constant')
    const honest = of.kind === 'options' ? plain : fc.oneof(plain, rule)
    return honest.map((setting): Choice => ({ domain: of, ...words, honest: setting }))
  })

interface Shape {
  readonly choices: ReadonlyMap<string, Choice>
  readonly types: ReadonlyMap<string, Type>
}

const shape = (
  player: string,
  names: { readonly types: readonly string[]; readonly choices: readonly string[] },
  global: ReadonlyMap<string, Domain>,
): fc.Arbitrary<Shape> =>
  fc
    .tuple(...names.types.map(() => domain.chain(type)))
    .map((types) => new Map(names.types.map((name, index) => [name, types[index]!])))
    .chain((types) =>
      fc
        .tuple(...names.choices.map(() => choice(new Map([...global, ...domains(types, `${player}.`)]))))
        .map((choices) => ({ types, choices: new Map(names.choices.map((name, index) => [name, choices[index]!])) })),
    )

const ownOf = (player: string, { choices, types }: Shape): readonly [string, Domain][] => [
  ...domains(types, `${player}.`),
  ...domains(choices, `${player}.`),
]

/** Shared formulas, each built on those before it. */
const whereOver = (known: ReadonlyMap<string, Domain>): fc.Arbitrary<ReadonlyMap<string, Tree>> =>
  fc.tuple(formulaOver(known), formulaOver(known), fc.nat(4)).map(([f, g, size]) => {
    const gain = build.add(f, g)
    const cost = build.multiply(gain, gain)
    const all: readonly [string, Tree][] = [
      ['again', cost],
      ['cost2', cost],
      ['gain', gain],
      ['net', build.choose(build.compare(gain, '<', cost), gain, build.extremum('max', [cost, f]))],
    ]
    return new Map(all.slice(0, size))
  })

const settingIn = (of: Domain): fc.Arbitrary<Choice['honest']> =>
  valueArbitrary(of).map((value) =>
    typeof value === 'string' ? { kind: 'option', option: value } : build.constant(value),
  )

/** An attack in which one choice varies and another is played by a rule. */
const attackOn = (choices: readonly [string, Domain][]): fc.Arbitrary<Attack> =>
  fc
    .tuple(
      fc.shuffledSubarray([...choices], { minLength: 2 }),
      maybe('story', prose),
      maybe('cost', fc.constant(build.constant(3))),
    )
    .chain(([[played, ...rest], words, cost]) =>
      fc.oneof(fc.constant(undefined), settingIn(played![1])).map((setting) => ({
        varying: rest.map(([name]) => name),
        playing: new Map(setting === undefined ? [] : [[played![0], setting]]),
        ...words,
        ...cost,
      })),
    )

const player = fc.constantFrom('deployer', 'user')

const claim = (
  known: ReadonlyMap<string, Domain>,
  own: ReadonlyMap<string, Domain>,
  attack: fc.Arbitrary<Attack>,
): fc.Arbitrary<Claim> => {
  const base = fc
    .tuple(
      fc.tuple(story, maybe('expect', fc.constantFrom('proved', 'refuted', 'tested')), marginOver(known)),
      fc.oneof(fc.constant(build.truth(true)), conditionOver(known)),
      fc.oneof(fc.constant(build.constant(0)), fc.constant(build.constant(Q.rational(1n, 3n)))),
    )
    .map(([[words, expect, margin], assuming, tolerance]) => ({ ...words, ...expect, ...margin, assuming, tolerance }))
  const attacking = fc.oneof(fc.constant('some-attack'), attack)
  const kinds: fc.Arbitrary<Claim>[] = [
    fc.tuple(base, maybe('player', player)).map(([of, by]): Claim => ({ ...of, kind: 'nash', ...by })),
    fc.tuple(base, maybe('player', player)).map(([of, by]): Claim => ({ ...of, kind: 'dominant', ...by })),
    fc
      .tuple(base, attacking, maybe('player', player))
      .map(([of, by, whose]): Claim => ({ ...of, kind: 'unprofitable', attack: by, ...whose })),
    fc
      .tuple(
        base,
        fc.boolean(),
        fc.constantFrom({ size: 2 }, [
          ['deployer', 'user'],
          ['bidder.1', 'user'],
        ]),
      )
      .map(([of, transfers, coalitions]): Claim => ({ ...of, kind: 'collusion-proof', transfers, coalitions })),
    fc
      .tuple(base, formulaOver(own))
      .map(([of, outside]): Claim => ({ ...of, kind: 'rational', player: 'deployer', outside })),
    fc.tuple(base, conditionOver(known)).map(([of, condition]): Claim => ({ ...of, kind: 'holds', condition })),
    fc.tuple(base, maybe('attack', attacking)).map(([of, by]): Claim => ({
      ...of,
      kind: 'griefing',
      player: 'deployer',
      victims: ['user', 'bidder'],
      factor: build.constant(2),
      ...by,
    })),
  ]
  return fc.oneof(...kinds)
}

const marginOver = (known: ReadonlyMap<string, Domain>) =>
  maybe(
    'margin',
    merged(
      formulaOver(known).map((formula) => ({ formula })),
      merged(maybe('unit', fc.constant('1')), maybe('about', prose)),
    ),
  )

const bindings: fc.Arbitrary<ReadonlyMap<string, Binding>> = fc
  .tuple(story, prose, fc.subarray(['plain', 'computed', 'read']))
  .map(([words, quote, keys]) => {
    const value = build.variable('value')
    const inverse = build.divide(build.constant(1), value)
    const reads: Readonly<Record<string, readonly Reading[]>> = {
      plain: [{ name: '', sets: new Map([['a', value]]) }],
      computed: [{ name: '', sets: new Map([['a', inverse]]) }],
      read: [
        { name: 'division', quote, sets: new Map([['a', inverse]]) },
        { name: 'product', sets: new Map([['a', value]]) },
      ],
    }
    const binding: Binding = {
      format: 'eip',
      baseline: 'some-preset',
      ...words,
      reads: new Map(keys.map((key) => [`revenue/${key} share`, reads[key]!])),
    }
    return new Map([['eip-1', binding]])
  })

/** Sound mechanisms of every shape: two players of whom names are shared, one that stands for several, and all the rest. */
export const mechanismArbitrary: fc.Arbitrary<Mechanism> = fc
  .tuple(parameters, bindings, story)
  .chain(([known, bound, words]) => {
    const global = new Map(domains(known))
    return fc
      .tuple(
        shape('deployer', { types: ['effort'], choices: ['wash', 'fee'] }, global),
        shape('user', { types: [], choices: ['fee'] }, global),
        shape('bidder', { types: ['worth'], choices: ['bid'] }, global),
      )
      .chain(([deployer, user, bidder]) => {
        const single = new Map([...global, ...ownOf('deployer', deployer), ...ownOf('user', user)])
        const choices = [...domains(deployer.choices, 'deployer.'), ...domains(user.choices, 'user.')]
        const own = new Map([...global, ...domains(deployer.types, 'deployer.')])
        const inBidder = new Map([...global, ...ownOf('bidder', bidder)])
        const attack = attackOn(choices)
        return fc
          .tuple(
            fc.tuple(whereOver(single), formulaOver(single), formulaOver(single), formulaOver(inBidder), fc.boolean()),
            fc.tuple(conditionOver(single), formulaOver(global), fc.constantFrom('sum', 'mean', 'max')),
            fc.tuple(attack, fc.array(claim(single, own, attack), { maxLength: 3 })),
            fc.tuple(presetOf(known), fc.tuple(story, story), formsArbitrary(formulaOver(global), said)),
          )
          .map(
            ([
              [where, f, g, h, hasState],
              [condition, rule, by],
              [one, claims],
              [preset, [first], forms],
            ]): Mechanism => {
              const shared = [...where.values()].reduce(build.add, f)
              const bids = bidder.choices.get('bid')!.domain.kind === 'options' ? '' : 'bidder.others.bid'
              const contest = bids === '' ? h : build.subtract(h, build.fold(by, build.variable(bids)))
              const price = {
                domain: { kind: 'real', low: Q.zero, high: Q.one },
                ...first,
                equation: build.compare(build.variable('price'), '=', rule),
              } as const
              return {
                name: 'some-mechanism',
                ...(words.about !== undefined && { about: words.about }),
                parameters: known,
                players: new Map<string, Player>([
                  ['deployer', { ...deployer, payoff: shared }],
                  ['user', { ...user, ...(words.about !== undefined && { about: words.about }), payoff: g }],
                  ['bidder', { count: 3, ...bidder, payoff: contest }],
                ]),
                state: new Map(hasState ? [['price', price]] : []),
                ...forms,
                where,
                admissible: condition,
                presets: new Map([['some-preset', preset]]),
                attacks: new Map([['some-attack', one]]),
                claims: new Map(claims.map((of, index) => [`claim-${index}`, of])),
                bindings: bound,
              }
            },
          )
      })
  })

const presetOf = (known: ReadonlyMap<string, Parameter>): fc.Arbitrary<Preset> =>
  fc.tuple(story, ...[...known.values()].map(({ domain: of }) => valueArbitrary(of))).map(([words, ...values]) => ({
    ...words,
    values: new Map([...known.keys()].map((name, index) => [name, values[index]!])),
  }))
