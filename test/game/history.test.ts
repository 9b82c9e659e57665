import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import type { Point } from '../../src/formula/domain.js'
import { recordedGame, seriesOf, type RecordedGame } from '../../src/game/history.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import { writeOut } from '../../src/mechanism/write-out.js'

const shop = `
mechanism: shop
parameters:
  share: { in: [0, 1], default: 0.5 }
  currency: { options: [pounds, francs], default: pounds }
  penny: { in: [100, 100], unit: penny/pound }
admissible: share < 1
histories:
  daily:
    columns:
      sold: { unit: loaf }
      price: { unit: penny/loaf, file: price.csv }
      rate: { unit: franc/pound }
    series:
      taken: { formula: sold * price / penny * (if currency is pounds then 1 else rate) }
      kept: { formula: share * sold * price / penny, unit: pound, about: by the shop }
      each: { formula: price / sold }
`

const right = <A>(read: E.Either<unknown, A>): A => {
  if (E.isLeft(read)) throw new Error(JSON.stringify(read.left))
  return read.right
}
const model = right(writeOut(right(decodeMechanism(shop, 'shop.yaml'))))
const francs: Point = new Map([['currency', 'francs']])
const gameAt = (given: Point): RecordedGame => right(recordedGame(model, 'daily', given))
const days = (values: Readonly<Record<string, readonly number[]>>): ReadonlyMap<string, Float64Array> =>
  new Map(Object.entries(values).map(([name, numbers]) => [name, Float64Array.from(numbers)]))

describe('a history with its parameters fixed', () => {
  it('is a problem where there is none of that name', () => {
    expect(recordedGame(model, 'dayly', new Map())).toMatchObject(
      E.left({ code: 'unknown-name', expected: 'daily', mend: 'did you mean daily?' }),
    )
  })

  it('needs only the columns that its series still read', () => {
    expect([...gameAt(new Map()).columns.keys()]).toEqual(['sold', 'price'])
    expect([...gameAt(francs).columns.keys()]).toEqual(['sold', 'price', 'rate'])
  })

  it('has its series in units that the parameters may settle', () => {
    const unitsAt = (given: Point): readonly string[] => gameAt(given).series.map(({ unit }) => unit)
    expect(unitsAt(new Map())).toEqual(['pound', 'pound', 'penny/loaf^2'])
    expect(unitsAt(francs)).toEqual(['franc', 'pound', 'penny/loaf^2'])
  })

  it('computes each series day by day', () => {
    const columns = days({ sold: [10, 20], price: [200, 300], rate: [12, 13] })
    const series = right(seriesOf(gameAt(francs), columns, String))
    expect([...series].map(([name, values]) => [name, [...values]])).toEqual([
      ['taken', [240, 780]],
      ['kept', [10, 30]],
      ['each', [20, 15]],
    ])
  })

  it('names the series, the day and what was recorded where a formula has no value', () => {
    const columns = days({ sold: [10, 0], price: [200, 300] })
    expect(seriesOf(gameAt(new Map()), columns, (index) => `day ${index}`)).toMatchObject(
      E.left({ code: 'not-a-number', what: 'each has no value on day 1', found: 'sold = 0, price = 300' }),
    )
  })

  it('is refused at parameters that are not admissible', () => {
    expect(recordedGame(model, 'daily', new Map([['share', { numerator: 1n, denominator: 1n }]]))).toMatchObject(
      E.left({ code: 'bad-value' }),
    )
  })
})
