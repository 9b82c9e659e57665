import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import { dynamicOf } from '../../src/game/dynamic.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { readMeasures } from '../../src/sweep/measures.js'

const tank = `mechanism: tank
parameters: { size: { in: [0, 10], default: 5 }, hole: { in: [0, 10], default: 1 } }
admissible: hole < size
dynamics:
  level: { step: hour, steps: 10, state: { water: { in: [0, 10], start: size, next: "max(0, water - hole)" } } }
measures: { hours: { formula: size / hole } }
`

it('What a mechanism asks of its parameters is asked of its dynamics and measures too.', () => {
  const model = E.getOrElseW((found: unknown) => {
    throw new Error(JSON.stringify(found))
  })(E.flatMap(decodeMechanism(tank, 'tank.yaml'), writeOut))
  const wide = new Map([['hole', Q.rational(7n)]])
  const refused = { code: 'bad-value', what: 'the parameters are not admissible', expected: 'hole < size' }
  expect(dynamicOf(model, 'level', wide)).toMatchObject({ _tag: 'Left', left: refused })
  expect(readMeasures(model, wide)).toMatchObject({ _tag: 'Left', left: refused })
  expect(E.isRight(dynamicOf(model, 'level', new Map()))).toBe(true)
  expect(E.isRight(readMeasures(model, new Map()))).toBe(true)
})
