import * as E from 'fp-ts/lib/Either.js'
import { rational } from '../../src/arithmetic/rational.js'
import { compare, constant, fold, truth, variable } from '../../src/formula/build.js'
import type { Domain } from '../../src/formula/domain.js'
import type { Tree } from '../../src/formula/tree.js'
import type { Attack, Claim, Mechanism, Player } from '../../src/mechanism/mechanism.js'
import { validate } from '../../src/mechanism/validate.js'

export const real = (low: number, high: number): Domain => ({
  kind: 'real',
  low: rational(BigInt(low)),
  high: rational(BigInt(high)),
})
export const options = (...names: string[]): Domain => ({ kind: 'options', options: names })
export const number = (value: number) => constant(rational(BigInt(value)))
export const map = <A>(entries: Record<string, A>): ReadonlyMap<string, A> => new Map(Object.entries(entries))

export const seller: Player = {
  choices: map({ price: { domain: real(0, 10), unit: 'gwei', honest: number(1) } }),
  types: map({ cost: { domain: real(0, 10), unit: 'gwei' } }),
  payoff: variable('seller.price'),
}
export const bidder: Player = {
  count: 3,
  choices: map({
    bid: { domain: real(0, 10), unit: 'gwei', honest: variable('bidder.value') },
    style: { domain: options('loud', 'calm'), honest: { kind: 'option', option: 'calm' } as const },
  }),
  types: map({ value: { domain: real(0, 10), unit: 'gwei' } }),
  payoff: variable('bidder.bid'),
}
export const sound: Mechanism = {
  name: 'market',
  parameters: map({
    fee: { domain: real(0, 10), unit: 'gwei', default: rational(1n) },
    share: { domain: real(0, 1), default: rational(0n) },
    rule: { domain: options('first', 'second'), default: 'first' },
    gas: { domain: real(0, 10), unit: 'gas', default: rational(1n) },
  }),
  players: map({ seller, bidder }),
  state: map({
    clearing: {
      domain: real(0, 10),
      unit: 'gwei',
      equation: compare(variable('clearing'), '=', fold('max', variable('bidder.all.bid'))),
    },
  }),
  populations: new Map(),
  dynamics: new Map(),
  majorities: new Map(),
  histories: new Map(),
  measures: new Map(),
  where: new Map(),
  admissible: truth(true),
  presets: map({ now: { values: map({ share: rational(1n) }) } }),
  attacks: map({ raise: { varying: ['seller.price'], playing: new Map() } }),
  claims: new Map(),
  bindings: new Map(),
}

export const checked = (change: Partial<Mechanism>): string => {
  const result = validate({ ...sound, ...change }, () => undefined)
  if (E.isRight(result)) return 'sound'
  const { code, what, mend } = result.left
  return `${code}: ${what}${mend === undefined ? '' : ` | ${mend}`}`
}
export const parameter = (
  domain: Domain,
  value: Mechanism['parameters'] extends ReadonlyMap<string, infer P extends { default: unknown }>
    ? P['default']
    : never,
) => ({
  parameters: new Map([...sound.parameters, ['x', { domain, default: value }]]),
})
export const payoff = (tree: Tree, of: 'seller' | 'bidder' = 'seller') => ({
  players: new Map([...sound.players, [of, { ...sound.players.get(of)!, payoff: tree }]]),
})
export const claim = (one: Partial<Claim> & Pick<Claim, 'kind'>) => ({
  claims: new Map([['c', { assuming: truth(true), tolerance: constant(0), ...one } as Claim]]),
})
export const attack = (one: Partial<Attack>) => ({
  attacks: new Map([['a', { varying: [], playing: new Map(), ...one }]]),
})
