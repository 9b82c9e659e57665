import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import * as build from '../../src/formula/build.js'
import { equal } from '../../src/formula/equal.js'
import type { ConditionTree, Node, Tree } from '../../src/formula/tree.js'
import { conditionArbitrary, treeArbitrary } from './arbitrary.js'

/** The same without shared nodes. */
const copy = (node: Node): Node => JSON.parse(JSON.stringify(node, write), read) as Node
const write = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value)
const read = (_: string, value: unknown): unknown =>
  typeof value === 'string' && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value
const settings = { seed: 1969, numRuns: 1000 }
const nodes = fc.oneof<[fc.Arbitrary<Tree>, fc.Arbitrary<ConditionTree>]>(treeArbitrary(), conditionArbitrary())

describe('equality of formulas', () => {
  test.prop([nodes], settings)('holds between a formula and its copy, whatever they share', (node) => {
    expect(equal(node, copy(node))).toBe(true)
  })
  test.prop([nodes, nodes], settings)('holds exactly where the two are written the same', (a, b) => {
    expect(equal(a, b)).toBe(JSON.stringify(a, write) === JSON.stringify(b, write))
  })
  test('tells apart operators, orders, names and options', () => {
    const [x, y] = [build.variable('x'), build.variable('y')]
    const different: readonly Node[] = [
      x,
      y,
      build.constant(1),
      build.constant(-1),
      build.add(x, y),
      build.add(y, x),
      build.subtract(x, y),
      build.extremum('min', [x, y]),
      build.extremum('max', [x, y]),
      build.extremum('max', [x, y, y]),
      build.compare(x, '<', y),
      build.compare(x, '<=', y),
      build.is('x', 'y'),
      build.is('x y', ''),
      build.is('y', 'x'),
      build.not(build.is('x', 'y')),
      build.fold('sum', x),
      build.fold('min', x),
    ]
    different.forEach((a, i) => {
      different.forEach((b, j) => {
        expect(equal(a, copy(b))).toBe(i === j)
      })
    })
  })
})
