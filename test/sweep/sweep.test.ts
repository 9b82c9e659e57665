import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { problem } from '../../src/problem/problem.js'
import { readMeasures } from '../../src/sweep/measures.js'
import { evenly, sweep } from '../../src/sweep/sweep.js'

const market = `mechanism: market
parameters:
  slope: { in: [0, 10], default: 2 }
  demand: { in: [1, 100], default: 12 }
players:
  seller: { choices: { discount: { in: [0, 1], honest: 0.5 } }, payoff: discount }
state:
  price: { in: [0, 1000], equation: "slope * price = demand - price" }
measures:
  price: { formula: price, unit: "1" }
  paid: { formula: price * (1 - discount) }
  odd: { formula: log(demand - 12) }
`.replace('  price: { formula: price, unit: "1" }', '  cost: { formula: price, unit: "1" }')

const model = E.getOrElseW((found: unknown) => {
  throw new Error(JSON.stringify(found))
})(E.flatMap(decodeMechanism(market, 'market.yaml'), writeOut))

describe('measures', () => {
  it('are read with states solved and choices honest', () => {
    const values = readMeasures(model, new Map())
    expect(E.isRight(values) && [...values.right]).toEqual([
      ['cost', 4],
      ['paid', 2],
      ['odd', Number.NaN],
    ])
  })

  it('follow parameters that are pinned and choices that are set', () => {
    const values = readMeasures(
      model,
      new Map([['slope', Q.rational(5n)]]),
      new Map([['seller.discount', Q.rational(1n, 4n)]]),
    )
    expect(E.isRight(values) && values.right.get('paid')).toBeCloseTo(1.5, 12)
  })
})

describe('a sweep', () => {
  const values = evenly(Q.zero, Q.rational(4n), 5, false)

  it('computes at every value, for each value of another parameter', () => {
    const each = { parameter: 'demand', values: [Q.rational(12n), Q.rational(24n)] }
    const found = sweep({ parameter: 'slope', values, each }, new Map(), (at) => readMeasures(model, at))
    const costs = E.isRight(found)
      ? found.right.runs.map(({ places }) => places.map((place) => place.values.get('cost')))
      : []
    expect(costs.map((run) => run.map((cost) => Number(cost!.toFixed(9))))).toEqual([
      [12, 6, 4, 3, 2.4],
      [24, 12, 8, 6, 4.8],
    ])
  })

  it('leaves a gap that says why where a computation fails, and is a problem where all do', () => {
    const refuse = problem('bad-value', 'no')
    const half = sweep({ parameter: 'slope', values }, new Map(), (at) =>
      Q.toNumber(at.get('slope') as Q.Rational) < 2 ? E.left(refuse) : E.right(new Map([['a', 1]])),
    )
    expect(E.isRight(half) && half.right.runs[0]!.places.map(({ why }) => why?.what)).toEqual([
      'no',
      'no',
      undefined,
      undefined,
      undefined,
    ])
    expect(sweep({ parameter: 'slope', values }, new Map(), () => E.left(refuse))).toEqual(E.left(refuse))
  })
})

describe('values from one to another', () => {
  it('are evenly spaced and exact, both ends among them', () => {
    expect(evenly(Q.zero, Q.one, 4, false)).toEqual([Q.zero, Q.rational(1n, 3n), Q.rational(2n, 3n), Q.one])
  })

  it('are whole and different where the domain is of integers', () => {
    expect(evenly(Q.one, Q.rational(3n), 9, true)).toEqual([Q.one, Q.rational(2n), Q.rational(3n)])
  })
})
