import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeMechanism } from '../../../src/mechanism/data/decode.js'
import { printMechanism } from '../../../src/mechanism/data/print.js'
import { digest } from '../../../src/mechanism/digest.js'
import { mechanismArbitrary } from './arbitrary.js'

for (const [format, file] of [
  ['yaml', 'some.yaml'],
  ['json', 'some.json'],
] as const)
  test(`a mechanism printed as ${format} is read back as the same mechanism with the same digest`, () => {
    fc.assert(
      fc.property(mechanismArbitrary, (mechanism) => {
        const printed = printMechanism(mechanism, format)
        const back = decodeMechanism(printed, file)
        if (E.isLeft(back)) throw new Error(`${JSON.stringify(back.left)}\n${printed}`)
        expect(back.right).toEqual(mechanism)
        expect(digest(back.right)).toBe(digest(mechanism))
        expect(printMechanism(back.right, format)).toBe(printed)
      }),
      { seed: 1, numRuns: 100 },
    )
  })
