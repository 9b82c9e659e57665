import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { combinations } from '../../src/mechanism/combinations.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import { writeOut } from '../../src/mechanism/write-out.js'

describe('combinations', () => {
  it('are one of each list in every way, the last list fastest', () => {
    expect(combinations([['a', 'b'], ['c'], ['d', 'e']])).toEqual(
      E.right([
        ['a', 'c', 'd'],
        ['a', 'c', 'e'],
        ['b', 'c', 'd'],
        ['b', 'c', 'e'],
      ]),
    )
    expect(combinations([])).toEqual(E.right([[]]))
    expect(combinations([['a'], []])).toEqual(E.right([]))
  })

  it('are refused before they are made where they are too many: a condition on three players of a hundred', () => {
    const player = '{ count: 100, choices: { x: { in: [0, 1], honest: 0 } }, payoff: x }'
    const mechanism = decodeMechanism(`
mechanism: crowd
players:
  a: ${player}
  b: ${player}
  c: ${player}
admissible: a.x + b.x + c.x <= 3
`)
    const model = E.flatMap(writeOut)(mechanism)
    expect(E.isLeft(model) && model.left.code).toBe('formula-too-large')
  })
})
