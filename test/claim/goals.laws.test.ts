import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import type { Domain, Value } from '../../src/formula/domain.js'
import { exact } from '../../src/formula/reading/exact.js'
import type { Model } from '../../src/mechanism/model.js'
import { goalsIn, modelOf } from './model-of.js'

const sixteenths = (domain: Domain): fc.Arbitrary<Value> =>
  domain.kind === 'options'
    ? fc.constantFrom(...domain.options)
    : fc
        .integer({ min: 0, max: 16 })
        .map((n) => Q.add(domain.low, Q.multiply(Q.subtract(domain.high, domain.low), Q.rational(BigInt(n), 16n))))

const pointArbitrary = (model: Model): fc.Arbitrary<ReadonlyMap<string, Value>> =>
  fc
    .tuple(
      ...[...model.variables.values()].map(({ name, domain }) =>
        sixteenths(domain).map((value) => [name, value] as const),
      ),
    )
    .map((entries) => new Map(entries))

const models = {
  market: modelOf(`
mechanism: market
parameters: { tax: { in: [0, 1] }, mode: { options: [flat, steep] } }
players:
  seller:
    choices: { price: { in: [0, 8], honest: 2 + tax }, fake: { in: [0, 4], honest: 0 } }
    payoff: (1 - tax) * seller.price * demand - fake * (if mode is flat then tax else 2 * tax)
  buyer:
    choices: { share: { in: [0, 1], honest: tax / 2 } }
    payoff: demand^2 / 2 + share * fake
where: { demand: "max(0, 8 - seller.price + fake / 4)" }
claims:
  nash: { kind: nash }
  dominant: { kind: dominant }
  joint: { kind: collusion-proof, coalitions: [[seller, buyer]], transfers: true }
  each: { kind: collusion-proof, coalitions: [[seller, buyer]], transfers: false }
  only: { kind: unprofitable, varying: [seller.fake, buyer.share], player: buyer }
`),
  auction: modelOf(`
mechanism: auction
parameters: { reserve: { in: [0, 4] } }
players:
  bidder:
    count: 3
    types: { value: { in: [0, 16] } }
    choices: { bid: { in: [0, 16], honest: value / 2 } }
    payoff: if bid > max(max(bidder.others.bid), reserve) then value - bid else 0
claims:
  nash: { kind: nash }
  dominant: { kind: dominant }
  joint: { kind: collusion-proof, coalitions: { size: 2 }, transfers: true }
  each: { kind: collusion-proof, coalitions: { size: 3 }, transfers: false }
  only: { kind: unprofitable, varying: [bidder.bid] }
`),
}

/** The gain by the definition: each payoff at either profile, evaluated on its own. */
const gainByHand = (
  model: Model,
  point: ReadonlyMap<string, Value>,
  varying: ReadonlySet<string>,
  othersAreFree: boolean,
  counted: readonly string[],
): readonly Q.Rational[] => {
  const owners = new Set([...varying].map((name) => model.variables.get(name)!.player))
  const honest = new Map(point)
  const deviation = new Map(point)
  for (const player of model.players)
    for (const [choice, setting] of player.honest) {
      if (setting.kind === 'option') throw new Error('no options here')
      if (othersAreFree && !owners.has(player.name)) continue
      honest.set(choice, right(exact(setting, point)))
      if (!varying.has(choice)) deviation.set(choice, right(exact(setting, point)))
    }
  return counted.map((name) => {
    const { payoff } = model.players.find((player) => player.name === name)!
    return Q.subtract(right(exact(payoff, deviation)), right(exact(payoff, honest)))
  })
}
const right = <A>(value: E.Either<unknown, A>): A => {
  if (E.isLeft(value)) throw new Error(JSON.stringify(value.left))
  return value.right
}

describe.each(Object.entries(models))('the goals of %s', (_, model) => {
  it.each(['nash', 'dominant', 'joint', 'each', 'only'])(
    'of kind "%s" have the gain that the definition gives',
    (claim) => {
      const goals = goalsIn(model, claim)
      fc.assert(
        fc.property(fc.constantFrom(...goals), pointArbitrary(model), (goal, point) => {
          const counted = goal.payoffs.map(({ player }) => player)
          const gains = gainByHand(model, point, new Set(goal.deviating.keys()), claim === 'dominant', counted)
          const expected = claim === 'each' ? gains.reduce(Q.min) : gains.reduce(Q.add)
          expect(exact(goal.gain, point)).toEqual(E.right(expected))
        }),
        { seed: 5, numRuns: 300 },
      )
    },
  )
})
