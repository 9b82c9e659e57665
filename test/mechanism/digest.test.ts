import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { rational } from '../../src/arithmetic/rational.js'
import { add, constant, variable } from '../../src/formula/build.js'
import type { Tree } from '../../src/formula/tree.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import { digest } from '../../src/mechanism/digest.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { secondPrice } from './auction.js'
import sketch from './fee-rebate-sketch.js'

const reversed = <A>(map: ReadonlyMap<string, A>): ReadonlyMap<string, A> => new Map([...map].toReversed())
const auction = secondPrice(3)
const withPayoff = (payoff: Tree): Mechanism => ({
  ...auction,
  players: new Map([...auction.players, ['seller', { ...auction.players.get('seller')!, payoff }]]),
})

describe('a digest', () => {
  it('is 64 hexadecimal digits, the same for the same mechanism', () => {
    expect(digest(auction)).toMatch(/^[0-9a-f]{64}$/)
    expect(digest(auction)).toBe(digest(secondPrice(3)))
  })

  it('is the same for both forms', () => {
    const decoded = decodeMechanism(`
mechanism: second-price
parameters:
  reserve: { in: [0, 1], default: 0.25, unit: gwei }
players:
  seller:
    payoff: sum(if bidder.all.bid > reserve then reserve else 0)
  bidder:
    count: 3
    types: { value: { in: [0, 10], unit: gwei, distribution: uniform } }
    choices: { bid: { in: [0, 10], unit: gwei, honest: value } }
    payoff: if bid > price then value - price else 0
where:
  price: max(reserve, max(bidder.others.bid))
admissible: bidder.bid <= 2 * bidder.value
claims:
  truthful: { kind: dominant, player: bidder, expect: proved }
`)
    expect(E.isRight(decoded) && digest(decoded.right)).toBe(digest(auction))
  })

  it('ignores prose, order, units of one, expected verdicts and names of shared formulas', () => {
    expect(digest({ ...auction, about: 'An auction.' })).toBe(digest(auction))
    expect(digest({ ...auction, where: new Map() })).toBe(digest(auction))
    expect(digest({ ...sketch, parameters: reversed(sketch.parameters), claims: reversed(sketch.claims) })).toBe(
      digest(sketch),
    )
    const told = new Map([...sketch.attacks].map(([name, attack]) => [name, { ...attack, story: 'Once upon a time.' }]))
    expect(digest({ ...sketch, attacks: told })).toBe(digest(sketch))
    const unexpected = new Map(
      [...sketch.claims].map(([name, claim]) => [name, { ...claim, expect: 'tested' as const }]),
    )
    expect(digest({ ...sketch, claims: unexpected })).toBe(digest(sketch))
    const rebate = { ...sketch.parameters.get('rebate')!, unit: '1' }
    expect(digest({ ...sketch, parameters: new Map([...sketch.parameters, ['rebate', rebate]]) })).toBe(digest(sketch))
  })

  it('differs wherever the meaning does', () => {
    const parameter = auction.parameters.get('reserve')!
    const changes: readonly Partial<Mechanism>[] = [
      { name: 'third-price' },
      { parameters: new Map([['reserve', { ...parameter, default: rational(1n, 3n) }]]) },
      { parameters: new Map([['reserve', { ...parameter, unit: 'ETH' }]]) },
      {
        parameters: new Map([
          ['reserve', { ...parameter, domain: { kind: 'integer', low: rational(0n), high: rational(1n) } }],
        ]),
      },
      { players: secondPrice(4).players },
      { admissible: { kind: 'true' } },
      { claims: new Map() },
      { presets: new Map([['none', { values: new Map() }]]) },
      { attacks: new Map([['a', { varying: ['bidder.bid'], playing: new Map() }]]) },
      withPayoff(constant(1)),
      withPayoff(add(constant(1), constant(1))),
      withPayoff(variable('reserve')),
    ]
    const digests = [auction, ...changes.map((change) => ({ ...auction, ...change }))].map(digest)
    expect(new Set(digests).size).toBe(digests.length)
  })

  it('is that of the formula, however its nodes are shared, and of graphs as quick as of trees', () => {
    const one = variable('reserve')
    expect(digest(withPayoff(add(one, one)))).toBe(digest(withPayoff(add(variable('reserve'), variable('reserve')))))
    let wide: Tree = one
    for (let level = 0; level < 900; level += 1) wide = add(wide, wide)
    expect(digest(withPayoff(wide))).toMatch(/^[0-9a-f]{64}$/)
  })
})
