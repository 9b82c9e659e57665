import { describe, expectTypeOf, it } from 'vitest'
import type { Condition, Formula, OptionHandle } from '../../../src/formula/template/handle.js'
import { condition, formula, match } from '../../../src/formula/template/template.js'
import { declare, proposed } from '../../../src/mechanism/code/declare.js'
import type { Mechanism } from '../../../src/mechanism/mechanism.js'

const m = declare('auction', {
  about: 'An auction with a shill.',
  parameters: {
    reserve: { in: [0, '1/3'], default: 0.2, unit: 'gwei' },
    rounds: { integers: [1, 10n] },
    rule: { options: ['first', 'second'], default: 'second' },
  },
  players: {
    bidder: {
      count: 3,
      types: {
        value: { in: [0, 1], unit: 'gwei', distribution: { normal: { mean: 0.5, deviation: 0.1 } } },
        mood: { options: ['loud', 'calm'] },
      },
      choices: { bid: { in: [0, 1], unit: 'gwei' }, style: { options: ['loud', 'calm'] } },
    },
    seller: { choices: { shill: { in: [0, 1], unit: 'gwei' } } },
    crowd: {},
  },
  state: { price: { in: [0, 10], unit: 'gwei' } },
})
const { reserve, rule } = m.parameters
const { bidder, seller } = m.players
const { price } = m.state

const gain = formula`${bidder.value} - max(${bidder.others.bid})`
const equations = { price: condition`${price} = max(${reserve}, max(${bidder.all.bid}))` }
const payoffs = { bidder: gain, seller: price, crowd: 0 }
const honest = { bidder: { bid: bidder.value, style: bidder.mood }, seller: { shill: 0 }, crowd: {} }
const mention = (...names: readonly unknown[]): number => names.length
const sound = { equations, payoffs, honest }

describe('the names of a declaration', () => {
  it('are the types of its handles', () => {
    expectTypeOf(reserve).toEqualTypeOf<Formula<'reserve'>>()
    expectTypeOf(m.parameters.rounds).toEqualTypeOf<Formula<'rounds'>>()
    expectTypeOf(rule).toEqualTypeOf<OptionHandle<'rule', 'first' | 'second'>>()
    expectTypeOf(price).toEqualTypeOf<Formula<'price'>>()
    expectTypeOf(seller.shill).toEqualTypeOf<Formula<'seller.shill'>>()
    expectTypeOf(bidder.style).toEqualTypeOf<OptionHandle<'bidder.style', 'loud' | 'calm'>>()
    expectTypeOf(bidder.others.bid).toEqualTypeOf<Formula<'bidder.others.bid'>>()
    expectTypeOf(bidder.all.value).toEqualTypeOf<Formula<'bidder.all.value'>>()
    expectTypeOf(rule.is('first')).toEqualTypeOf<Condition<'rule'>>()
  })

  it('are seen in the types of formulas', () => {
    expectTypeOf(gain).toEqualTypeOf<Formula<'bidder.value' | 'bidder.others.bid'>>()
    expectTypeOf(match(rule, { first: 0, second: reserve })).toEqualTypeOf<Formula<'rule' | 'reserve'>>()
  })

  it('make a mechanism, whatever its parts', () => {
    expectTypeOf(m.define(sound)).toEqualTypeOf<Mechanism>()
    m.define({
      ...sound,
      presets: { strict: { reserve: 0.5, rule: 'first', about: 'no second price' } },
      attacks: {
        shilling: { varying: [seller.shill], story: 'Bid on your own good.', cost: price },
        loudly: { varying: [bidder.style], playing: { seller: { shill: '1/2' } } },
      },
      claims: {
        truthful: { kind: 'dominant', player: 'bidder.1', tolerance: reserve, margin: { formula: gain } },
        'no-shilling': { kind: 'unprofitable', attack: 'shilling', assuming: condition`${rule.is('first')}` },
        'in-place': { kind: 'unprofitable', varying: [seller.shill], player: 'seller' },
        ring: {
          kind: 'collusion-proof',
          coalitions: [
            ['bidder.1', 'bidder.2'],
            ['bidder', 'seller'],
          ],
        },
        pairs: { kind: 'collusion-proof', coalitions: { size: 2 }, transfers: true, expect: 'tested' },
        stays: { kind: 'rational', outside: 0 },
        positive: { kind: 'holds', condition: condition`${price} >= 0` },
        spite: { kind: 'griefing', player: 'seller', victims: ['bidder'], factor: 2 },
      },
      bindings: {
        chain: {
          format: 'cosmos',
          baseline: 'strict',
          reads: {
            'auction/Reserve': ['reserve'],
            'auction/Quotient': { reserve: formula`1 / ${proposed}` },
            'auction/Unclear': { readings: { divided: { sets: { reserve: '1/3' } } } },
          },
        },
      },
    })
  })
})

describe('a mistake in a declaration is a compile error', () => {
  it('in a key of a parameter', () => {
    // @ts-expect-error "defualt" is misspelt
    declare('a', { parameters: { x: { in: [0, 1], defualt: 1 } }, players: {} })
    // @ts-expect-error "inn" is misspelt
    declare('a', { parameters: { x: { inn: [0, 1] } }, players: {} })
  })
  it('in a default that is no option', () => {
    // @ts-expect-error "c" is no option
    declare('a', { parameters: { x: { options: ['a', 'b'], default: 'c' } }, players: {} })
  })
  it('in a bound that is no number', () => {
    // @ts-expect-error "one" is no number
    declare('a', { parameters: { x: { in: [0, 'one'] } }, players: {} })
    // @ts-expect-error an interval has two bounds
    declare('a', { parameters: { x: { in: [0] } }, players: {} })
  })
  it('in the keys of players, choices, types and states', () => {
    // @ts-expect-error "chioces" is misspelt
    declare('a', { players: { p: { chioces: { c: { in: [0, 1] } } } } })
    // @ts-expect-error "untit" is misspelt
    declare('a', { players: { p: { choices: { c: { in: [0, 1], untit: 'x' } } } } })
    // @ts-expect-error a choice has its honest value in define
    declare('a', { players: { p: { choices: { c: { in: [0, 1], default: 0 } } } } })
    // @ts-expect-error "unifrom" is misspelt
    declare('a', { players: { p: { types: { c: { in: [0, 1], distribution: 'unifrom' } } } } })
    // @ts-expect-error states are real
    declare('a', { players: {}, state: { s: { options: ['a'] } } })
  })
})

describe('a misspelt name is a compile error', () => {
  it('of a parameter, player, choice or state', () => {
    // @ts-expect-error "reserv" is misspelt
    mention(m.parameters.reserv)
    // @ts-expect-error "biddr" is misspelt
    mention(m.players.biddr)
    // @ts-expect-error "bd" is misspelt
    mention(bidder.bd)
    // @ts-expect-error "bd" is misspelt
    mention(bidder.others.bd)
    // @ts-expect-error "prise" is misspelt
    mention(m.state.prise)
  })
  it('of others where a player has no count', () => {
    // @ts-expect-error a single seller
    mention(seller.others)
  })
  it('of an option', () => {
    // @ts-expect-error "fist" is misspelt
    rule.is('fist')
    // @ts-expect-error "lod" is misspelt
    bidder.style.is('lod')
    // @ts-expect-error "secnd" is misspelt
    match(rule, { first: 0, secnd: 1 })
  })
})

describe('a mistake in a definition is a compile error', () => {
  it('in payoffs', () => {
    // @ts-expect-error "seler" is misspelt
    m.define({ ...sound, payoffs: { bidder: gain, seler: price, crowd: 0 } })
    // @ts-expect-error the seller is missing
    m.define({ ...sound, payoffs: { bidder: gain, crowd: 0 } })
    // @ts-expect-error an option is not a number
    m.define({ ...sound, payoffs: { bidder: rule, seller: price, crowd: 0 } })
  })
  it('in honest values', () => {
    // @ts-expect-error "bd" is misspelt
    m.define({ ...sound, honest: { bidder: { bd: 0, style: 'calm' }, seller: { shill: 0 }, crowd: {} } })
    // @ts-expect-error "clam" is misspelt
    m.define({ ...sound, honest: { bidder: { bid: 0, style: 'clam' }, seller: { shill: 0 }, crowd: {} } })
    // @ts-expect-error somebody else's type
    m.define({ ...sound, honest: { ...honest, seller: { shill: bidder.value } } })
    // @ts-expect-error "selle" is misspelt
    m.define({ ...sound, honest: { bidder: honest.bidder, selle: { shill: 0 }, crowd: {} } })
  })
  it('in equations', () => {
    // @ts-expect-error "prise" is misspelt
    m.define({ ...sound, equations: { prise: equations.price } })
    // @ts-expect-error the equation is missing
    m.define({ payoffs, honest })
    // @ts-expect-error a formula is no equation
    m.define({ ...sound, equations: { price } })
  })
  it('in presets', () => {
    // @ts-expect-error "reserv" is misspelt
    m.define({ ...sound, presets: { strict: { reserv: 1 } } })
    // @ts-expect-error "frst" is misspelt
    m.define({ ...sound, presets: { strict: { rule: 'frst' } } })
  })
  it('in attacks', () => {
    // @ts-expect-error a parameter is no choice
    m.define({ ...sound, attacks: { a: { varying: [reserve] } } })
    // @ts-expect-error "varyng" is misspelt
    m.define({ ...sound, attacks: { a: { varyng: [seller.shill] } } })
    // @ts-expect-error "shil" is misspelt
    m.define({ ...sound, attacks: { a: { playing: { seller: { shil: 1 } } } } })
  })
  it('in claims', () => {
    const attacks = { shilling: { varying: [seller.shill] } }
    // @ts-expect-error "shiling" is misspelt
    m.define({ ...sound, attacks, claims: { a: { kind: 'unprofitable', attack: 'shiling' } } })
    // @ts-expect-error "dominent" is misspelt
    m.define({ ...sound, claims: { a: { kind: 'dominent' } } })
    // @ts-expect-error "biddr" is misspelt
    m.define({ ...sound, claims: { a: { kind: 'nash', player: 'biddr' } } })
    // @ts-expect-error a single seller has no instances
    m.define({ ...sound, claims: { a: { kind: 'nash', player: 'seller.1' } } })
    // @ts-expect-error "prooved" is misspelt
    m.define({ ...sound, claims: { a: { kind: 'nash', expect: 'prooved' } } })
    // @ts-expect-error "asuming" is misspelt
    m.define({ ...sound, claims: { a: { kind: 'nash', asuming: condition`1 = 1` } } })
    // @ts-expect-error a tolerance is over parameters
    m.define({ ...sound, claims: { a: { kind: 'nash', tolerance: price } } })
    // @ts-expect-error "biddr" is misspelt
    m.define({ ...sound, claims: { a: { kind: 'griefing', player: 'seller', victims: ['biddr'], factor: 1 } } })
    // @ts-expect-error "biddr" is misspelt
    m.define({ ...sound, claims: { a: { kind: 'collusion-proof', coalitions: [['biddr']] } } })
    // @ts-expect-error the condition is missing
    m.define({ ...sound, claims: { a: { kind: 'holds' } } })
  })
  it('in bindings', () => {
    const presets = { strict: {} }
    // @ts-expect-error "strct" is misspelt
    m.define({ ...sound, presets, bindings: { b: { format: 'cosmos', baseline: 'strct', reads: {} } } })
    // @ts-expect-error "reserv" is misspelt
    m.define({ ...sound, presets, bindings: { b: { format: 'eip', baseline: 'strict', reads: { k: ['reserv'] } } } })
  })
  it('in its own keys, and in formulas of another mechanism', () => {
    // @ts-expect-error "attack" is misspelt
    m.define({ ...sound, attack: {} })
    const other = declare('other', { parameters: { foreign: { in: [0, 1] } }, players: {} })
    // @ts-expect-error not a name of this mechanism
    m.define({ ...sound, where: { foreign: other.parameters.foreign } })
  })
})
