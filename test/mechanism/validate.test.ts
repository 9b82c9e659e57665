import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { rational } from '../../src/arithmetic/rational.js'
import { add, compare, constant, fold, is, multiply, variable } from '../../src/formula/build.js'
import type { Domain } from '../../src/formula/domain.js'
import { parseFormula } from '../../src/formula/grammar/parser.js'
import type { Tree } from '../../src/formula/tree.js'
import type { Claim, Mechanism } from '../../src/mechanism/mechanism.js'
import { validate } from '../../src/mechanism/validate.js'
import { secondPrice } from './auction.js'
import sketch from './fee-rebate-sketch.js'
import {
  attack,
  bidder,
  checked,
  claim,
  map,
  number,
  options,
  parameter,
  payoff,
  real,
  seller,
  sound,
} from './market.js'

describe('a mechanism', () => {
  it('that is sound is returned as it is', () => {
    expect(validate(sound, () => undefined)).toEqual(E.right(sound))
    expect(E.isRight(validate(sketch, () => undefined))).toBe(true)
    expect(E.isRight(validate(secondPrice(3), () => undefined))).toBe(true)
  })
})

describe('names', () => {
  it.each([
    ['then', 'bad-name: "then" is a word of the grammar of formulas | choose another name'],
    ['sum', 'bad-name: "sum" is a word of the grammar of formulas | choose another name'],
    ['constructor', 'bad-name: "constructor" cannot be a name | choose another name'],
    ['__proto__', 'bad-name: "__proto__" cannot be a name | choose another name'],
    ['base fee', 'bad-name: "base fee" cannot be a name | write "base_fee"'],
    ['1st', 'bad-name: "1st" cannot be a name | write "st"'],
    ['fee.low', 'bad-name: "fee.low" cannot be a name | write "fee_low"'],
    ['', 'bad-name: "" cannot be a name'],
  ])('like %j are refused', (name, message) => {
    expect(checked({ where: new Map([[name, constant(1)]]) })).toBe(message)
  })

  it('mean one thing only', () => {
    expect(checked({ where: map({ fee: constant(1) }) })).toBe(
      'bad-name: "fee" is the name of a parameter and of a shared formula | give one of them another name',
    )
    expect(checked({ where: map({ seller: constant(1) }) })).toMatch(
      /^bad-name: "seller" is the name of a shared formula and of a player/,
    )
    expect(checked({ where: map({ bid: constant(1) }) })).toMatch(
      /^bad-name: "bid" is the name of a shared formula and of a choice of bidder/,
    )
  })

  it('of presets, attacks and claims may have hyphens and begin with digits, and nothing stranger', () => {
    expect(checked({ presets: map({ '2nd-try.v1': { values: new Map() } }) })).toBe('sound')
    expect(checked({ presets: map({ 'a b': { values: new Map() } }) })).toBe(
      'bad-name: "a b" cannot name a preset | write "a-b"',
    )
    expect(checked({ attacks: map({ toString: { varying: [], playing: new Map() } }) })).toMatch(/^bad-name/)
  })

  it('stand for at least one player and at most a hundred', () => {
    const count = (of: number) =>
      checked({ players: new Map([...sound.players, ['bidder', { ...bidder, count: of }]]) })
    expect(count(1)).toBe('sound')
    expect(count(100)).toBe('sound')
    for (const bad of [0, 101, 1.5, -1, NaN])
      expect(count(bad)).toBe(`bad-value: "bidder" cannot stand for ${bad} players`)
  })
})

describe('domains and values', () => {
  it('have a low bound that is at most the high one', () => {
    expect(checked(parameter(real(1, 0), rational(0n)))).toBe('bad-domain: the domain of "x" is empty | write [0, 1]')
    expect(checked(parameter(real(1, 1), rational(1n)))).toBe('sound')
  })

  it('have integer bounds where they are integers', () => {
    const half: Domain = { kind: 'integer', low: rational(1n, 2n), high: rational(3n) }
    expect(checked(parameter(half, rational(1n)))).toBe(
      'bad-domain: the bounds of "x" are not integers | write [1, 3], or in: [0.5, 3] for a real interval',
    )
    const whole: Domain = { kind: 'integer', low: rational(0n), high: rational(3n) }
    expect(checked(parameter(whole, rational(1n, 2n)))).toBe('bad-value: the default of "x" is not an integer')
  })

  it('have options, each once', () => {
    expect(checked(parameter(options(), ''))).toBe('bad-domain: "x" has no options')
    expect(checked(parameter(options('a', 'b', 'a'), 'a'))).toBe('bad-domain: "x" has the option "a" twice')
    expect(checked(parameter(options(' '), ' '))).toMatch(/^bad-name/)
  })

  it('contain the default, the presets and the honest values', () => {
    expect(checked(parameter(real(0, 1), rational(2n)))).toBe('bad-value: the default of "x" lies outside its domain')
    expect(checked(parameter(options('pool', 'frame'), 'pol'))).toBe(
      'bad-value: the default of "x" is none of its options | write "pool"',
    )
    expect(checked(parameter(options('a'), rational(1n)))).toBe('bad-value: the default of "x" is none of its options')
    expect(checked(parameter(real(0, 1), 'a'))).toBe('bad-value: the default of "x" is not a number')
    expect(checked({ presets: map({ p: { values: map({ share: rational(3n) }) } }) })).toBe(
      'bad-value: "share" in the preset "p" lies outside its domain',
    )
    expect(checked({ presets: map({ p: { values: map({ shar: rational(3n) }) } }) })).toBe(
      'unknown-name: "shar" is not a parameter of this mechanism | write "share"',
    )
    const honest = (setting: Tree | { kind: 'option'; option: string }) =>
      checked({
        players: map({ seller: { ...seller, choices: map({ price: { domain: real(0, 10), honest: setting } }) } }),
        state: new Map(),
      })
    expect(honest(number(11))).toBe('bad-value: honest "price" lies outside its domain')
    expect(honest({ kind: 'option', option: 'low' })).toBe('bad-value: honest "price" is not a number')
  })

  it('of states are intervals', () => {
    const state = { domain: options('a'), equation: compare(variable('s'), '=', constant(1)) }
    expect(checked({ state: map({ s: state }) })).toBe(
      'bad-domain: the state "s" needs an interval | write in: [low, high]',
    )
  })

  it('are drawn by distributions that make sense', () => {
    const drawn = (deviation: bigint) =>
      checked({
        players: map({
          seller: {
            ...seller,
            types: map({
              cost: {
                domain: real(0, 10),
                distribution: { kind: 'normal', mean: rational(1n), deviation: rational(deviation) } as const,
              },
            }),
          },
        }),
        state: new Map(),
      })
    expect(drawn(1n)).toBe('sound')
    expect(drawn(0n)).toBe('bad-value: the deviation of the distribution of "cost" is not positive')
  })
})

describe('formulas', () => {
  it('mention what there is', () => {
    expect(checked(payoff(variable('fe')))).toBe('unknown-name: "fe" is not a name of this mechanism | write "fee"')
    expect(checked(payoff(variable('seller.prize')))).toMatch(/write "seller.price"$/)
    expect(checked(payoff(variable('bidder.4.bid')))).toBe('unknown-name: there is no "bidder.4"')
    expect(checked(payoff(variable('bidder.3.bid')))).toBe('sound')
    expect(checked(payoff(variable('seller.others.price')))).toBe(
      'unknown-name: "seller" is a single player, without others | write "seller.price", or give the player a count',
    )
  })

  it('tell numbers from options', () => {
    expect(checked(payoff(variable('rule')))).toBe(
      'bad-value: "rule" is one of several options and not a number | compare it, as in rule is first',
    )
    expect(checked({ admissible: is('fee', 'low') })).toMatch(/^bad-value: "fee" is a number and has no options/)
    expect(checked({ admissible: is('rule', 'frist') })).toBe(
      'bad-value: "frist" is not an option of "rule" | write "first"',
    )
  })

  it('fold over the members of one range, and mention members nowhere else', () => {
    expect(checked(payoff(fold('sum', variable('bidder.all.bid'))))).toBe('sound')
    expect(checked(payoff(variable('bidder.all.bid')))).toMatch(
      /^ambiguous-name: "bidder.all" stands for several players and is not inside a fold/,
    )
    expect(checked(payoff(fold('sum', constant(1))))).toMatch(/^ambiguous-name: a fold has nothing to range over/)
    const both = fold('sum', add(variable('bidder.all.bid'), variable('bidder.others.bid')))
    expect(checked(payoff(both, 'bidder'))).toMatch(
      /^ambiguous-name: a fold ranges over bidder.all and bidder.others at once/,
    )
  })

  it('mention own names of one of several only where it is clear whose', () => {
    expect(checked(payoff(variable('bidder.bid')))).toBe(
      'ambiguous-name: "bidder" stands for 3 players here | fold over bidder.all, as in max(bidder.all.…)',
    )
    expect(checked(payoff(fold('max', variable('bidder.others.bid'))))).toMatch(
      /^ambiguous-name: "bidder" stands for 3/,
    )
    expect(checked(payoff(fold('max', variable('bidder.others.bid')), 'bidder'))).toBe('sound')
    expect(checked({ where: map({ w: variable('bidder.bid') }) })).toBe('sound')
    expect(checked({ admissible: compare(variable('bidder.bid'), '<=', variable('bidder.value')) })).toBe('sound')
    const equation = compare(variable('clearing'), '=', variable('bidder.bid'))
    expect(checked({ state: map({ clearing: { domain: real(0, 1), unit: 'gwei', equation } }) })).toMatch(
      /^ambiguous-name/,
    )
  })

  it('of honest rules mention parameters, state and own types only', () => {
    const rule = (honest: Tree) =>
      checked({
        players: new Map([
          ...sound.players,
          ['seller', { ...seller, choices: map({ price: { domain: real(0, 10), unit: 'gwei', honest } }) }],
        ]),
      })
    expect(rule(add(variable('fee'), add(variable('clearing'), variable('seller.cost'))))).toBe('sound')
    expect(rule(variable('seller.price'))).toBe(
      'bad-value: "seller.price" cannot stand here, where only parameters, state and its own types may',
    )
    expect(rule(variable('bidder.1.value'))).toMatch(/^bad-value: "bidder.1.value" cannot stand here/)
  })

  it('of tolerances mention parameters only', () => {
    expect(checked(claim({ kind: 'nash', tolerance: variable('fee') }))).toBe('sound')
    expect(checked(claim({ kind: 'nash', tolerance: variable('clearing') }))).toBe(
      'bad-value: "clearing" cannot stand here, where only parameters may',
    )
  })

  it('that are too deep are refused without an overflow', () => {
    let deep: Tree = variable('fee')
    for (let level = 0; level < 50_000; level += 1) deep = { kind: 'negate', of: deep }
    expect(checked(payoff(deep))).toMatch(/^formula-too-large: this formula is nested more than 1000 levels deep/)
  })

  it('that share their nodes take no longer than their nodes are many', () => {
    let wide: Tree = variable('share')
    for (let level = 0; level < 500; level += 1) wide = add(wide, wide)
    expect(checked(payoff(wide))).toBe('sound')
  })
})

describe('states', () => {
  const state = (equations: Record<string, Tree>) =>
    checked({
      state: new Map(
        Object.entries(equations).map(([name, right]) => [
          name,
          { domain: real(0, 10), unit: 'gwei', equation: compare(variable(name), '=', right) },
        ]),
      ),
    })

  it('have equations', () => {
    const clearing = { domain: real(0, 10), unit: 'gwei', equation: compare(variable('clearing'), '<=', constant(1)) }
    expect(checked({ state: map({ clearing }) })).toBe('bad-value: the equation of "clearing" is not an equation')
  })

  it('are mentioned in them, directly or through a definition', () => {
    const lost = { domain: real(0, 10), unit: 'gwei', equation: compare(variable('fee'), '=', constant(1)) }
    expect(checked({ state: map({ lost }) })).toBe(
      'bad-value: the equation of "lost" does not mention it | write lost = …',
    )
    const equation = compare(variable('twice'), '=', variable('fee'))
    const found = { domain: real(0, 10), unit: 'gwei', equation }
    const twice = {
      domain: real(0, 10),
      unit: 'gwei',
      equation: compare(variable('twice'), '=', multiply(number(2), variable('found'))),
    }
    expect(checked({ state: map({ found, twice }) })).toBe('sound')
  })

  it('are not defined in a circle', () => {
    expect(state({ a: variable('b'), b: variable('c'), c: add(variable('a'), variable('fee')) })).toMatch(
      /^cyclic-definition: states determine one another in a circle: a → b → c → a/,
    )
    expect(state({ a: variable('b'), b: variable('fee') })).toBe('sound')
    expect(state({ a: multiply(variable('a'), variable('share')) })).toBe('sound')
  })
})

describe('attacks and claims', () => {
  it('vary and play choices that there are, each in one way', () => {
    expect(checked(attack({ varying: ['seller.prize'] }))).toBe(
      'unknown-name: "seller.prize" is not a choice of this mechanism | write "seller.price"',
    )
    expect(checked(attack({ varying: ['seller.cost'] }))).toMatch(/^unknown-name: "seller.cost" is not a choice/)
    expect(checked(attack({ varying: ['bidder.bid', 'bidder.2.bid'] }))).toBe('sound')
    expect(checked(attack({ varying: ['bidder.4.bid'] }))).toMatch(/^unknown-name/)
    expect(checked(attack({ varying: ['seller.price', 'seller.price'] }))).toBe(
      'bad-value: "seller.price" varies twice',
    )
    const playing = map({ 'seller.price': number(1) })
    expect(checked(attack({ varying: ['seller.price'], playing }))).toMatch(/is both varied and played by a rule/)
    expect(checked(attack({ playing: map({ 'seller.price': number(11) }) }))).toMatch(/lies outside its domain/)
  })

  it('name attacks, players and coalitions that there are', () => {
    expect(checked(claim({ kind: 'unprofitable', attack: 'rase' }))).toBe(
      'unknown-name: "rase" is not an attack of this mechanism | write "raise"',
    )
    expect(checked(claim({ kind: 'unprofitable', attack: 'raise', player: 'seller' }))).toBe('sound')
    expect(checked(claim({ kind: 'dominant', player: 'biddr' }))).toMatch(/write "bidder"$/)
    expect(checked(claim({ kind: 'dominant', player: 'bidder.3' }))).toBe('sound')
    expect(checked(claim({ kind: 'dominant', player: 'bidder.4' }))).toMatch(/^unknown-name/)
    expect(checked(claim({ kind: 'dominant', player: 'seller.1' }))).toMatch(/^unknown-name/)
    const ring = (coalitions: Extract<Claim, { kind: 'collusion-proof' }>['coalitions']) =>
      checked(claim({ kind: 'collusion-proof', coalitions, transfers: true }))
    expect(ring([['bidder.1', 'bidder.2']])).toBe('sound')
    expect(ring([['bidder.1', 'bidder.1']])).toBe('bad-value: "bidder.1" is named twice')
    expect(ring([[]])).toBe('bad-value: no player is named')
    expect(ring([])).toBe('bad-value: no coalition is listed')
    expect(ring({ size: 4 })).toBe('sound')
    expect(ring({ size: 5 })).toBe('bad-value: there are no coalitions of at most 5 players')
    expect(ring({ size: 0 })).toMatch(/^bad-value/)
    const griefing = (victims: string[]) =>
      checked(claim({ kind: 'griefing', player: 'seller', victims, factor: constant(1) }))
    expect(griefing(['bidder'])).toBe('sound')
    expect(griefing(['buyer'])).toMatch(/^unknown-name/)
    expect(griefing(['seller'])).toBe('bad-value: "seller" is both attacker and victim')
  })

  it('of bindings speak of presets, parameters and the value', () => {
    const binding = (baseline: string, sets: Record<string, Tree>) =>
      checked({
        bindings: map({
          chain: { format: 'cosmos' as const, baseline, reads: map({ key: [{ name: '', sets: map(sets) }] }) },
        }),
      })
    expect(binding('now', { share: variable('value') })).toBe('sound')
    expect(binding('then', { share: variable('value') })).toMatch(/^unknown-name: "then" is not a preset/)
    expect(binding('now', { shar: variable('value') })).toMatch(/write "share"$/)
    expect(binding('now', { rule: variable('value') })).toMatch(/^bad-value: "rule" is one of several options/)
    expect(binding('now', { share: variable('fee') })).toMatch(/^unknown-name: "fee" cannot stand here/)
  })
})

describe('a problem', () => {
  const pathOf = (change: Partial<Mechanism>): string => {
    let found = ''
    const result = validate({ ...sound, ...change }, (path) => {
      found = path.join('/')
      return { line: 7, column: 3 }
    })
    return E.isLeft(result) && result.left.place?.line === 7 ? found : 'nowhere'
  }

  it('is located by the keys of the data form', () => {
    expect(pathOf(parameter(real(1, 0), rational(0n)))).toBe('parameters/x/in')
    expect(pathOf(parameter(real(0, 1), rational(2n)))).toBe('parameters/x/default')
    expect(pathOf(payoff(variable('fe')))).toBe('players/seller/payoff')
    expect(pathOf(attack({ varying: ['seller.price', 'seller.x'] }))).toBe('attacks/a/varying/1')
    expect(pathOf(claim({ kind: 'dominant', player: 'x' }))).toBe('claims/c/player')
    expect(pathOf(claim({ kind: 'nash', tolerance: variable('gas') }))).toBe('claims/c/tolerance')
    expect(pathOf({ where: map({ 'a b': constant(1) }) })).toBe('where/a b')
  })

  it('inside a formula is where the formula’s text says', () => {
    const parsed = parseFormula('fee +\n  fe')
    const tree = E.isRight(parsed) ? parsed.right : constant(0)
    const result = validate({ ...sound, ...payoff(tree) }, () => ({ line: 99, column: 1 }))
    expect(E.isLeft(result) && result.left.place).toEqual({ line: 2, column: 3 })
  })
})
