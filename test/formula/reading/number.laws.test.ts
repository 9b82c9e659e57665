import { fc, test } from '@fast-check/vitest'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import { closureKernel } from '../../../src/formula/kernel/closures.js'
import type { Point } from '../../../src/formula/domain.js'
import { exactReading } from '../../../src/formula/reading/exact.js'
import {
  compile,
  compileCondition,
  compileTree,
  decode,
  encode,
  layoutOf,
} from '../../../src/formula/reading/number.js'
import { sourceKernel } from '../../../src/formula/kernel/source.js'
import { type Results, TapeWriter } from '../../../src/formula/kernel/tape.js'
import type { ConditionTree, Tree } from '../../../src/formula/tree.js'
import {
  conditionArbitrary,
  pointArbitrary,
  rationalKinds,
  someDomains,
  treeArbitrary,
  treesArbitrary,
} from '../arbitrary.js'

const layout = layoutOf(someDomains)
const settings = { seed: 1951, numRuns: 3000 }

const tapeOf = (trees: readonly (Tree | ConditionTree)[]): { readonly tape: TapeWriter; readonly results: Results } => {
  const tape = new TapeWriter(layout)
  const written = trees.map((tree) => tape.add(tree))
  return { tape, results: { written } }
}

const values = (kernel: (point: Float64Array, out: Float64Array) => unknown, point: Point, count: number): number[] => {
  const out = new Float64Array(count)
  kernel(encode(point, layout), out)
  return [...out].map((value) => value + 0)
}

describe('the ways to compile', () => {
  test.prop([treesArbitrary(), pointArbitrary()], settings)(
    'give the same numbers: source, long source and closures',
    (trees, point) => {
      const { tape, results } = tapeOf(trees)
      const source = sourceKernel(tape, results)
      const long = sourceKernel(tape, results, 0)
      expect(source && long).toBeDefined()
      const expected = values(source!, point, trees.length)
      expect(values(long!, point, trees.length)).toEqual(expected)
      expect(values(closureKernel(tape, results), point, trees.length)).toEqual(expected)
      expect(values(compile(trees, layout), point, trees.length)).toEqual(expected)
      expect(trees.map((tree) => compileTree(tree, layout)(encode(point, layout)) + 0)).toEqual(expected)
    },
  )

  test.prop([conditionArbitrary(), pointArbitrary()], settings)('decide conditions alike', (condition, point) => {
    const { tape, results } = tapeOf([condition])
    const holds = compileCondition(condition, layout)(encode(point, layout))
    for (const kernel of [sourceKernel(tape, results), sourceKernel(tape, results, 0), closureKernel(tape, results)])
      expect(values(kernel!, point, 1)).toEqual([holds ? 1 : 0])
  })
})

/** An exact value, and how far from it a computation in doubles may have come; undefined where that may be anywhere or beyond the doubles' range. */
interface Rounded {
  readonly value: Q.Rational
  readonly error: number
}
const unit = 2 ** -52
const rounded = (value: Q.Rational, inherited: number): Rounded | undefined => {
  if (!(Math.abs(Q.toNumber(value)) < 1e300 && inherited < 1e300)) return undefined
  const magnitude = Math.abs(Q.toNumber(value)) + inherited
  const error = inherited * (1 + unit) + magnitude * unit + 1e-320
  return { value, error: Q.equals(Q.fromNumber(Q.toNumber(value)), value) && inherited === 0 ? 0 : error }
}

/**
 * A running error analysis, step by step from the definition of each operation: 'none' where there is no value,
 * undefined where rounding decides between branches or values.
 */
const analyse = (tree: Tree, point: Point): Rounded | 'none' | undefined => {
  const reading = exactReading(point)
  const known = new Map<Tree, Rounded | 'none' | undefined>()
  const of = (node: Tree): Rounded | 'none' | undefined => {
    if (!known.has(node)) known.set(node, step(node))
    return known.get(node)
  }
  const isClear = (condition: ConditionTree): boolean => {
    switch (condition.kind) {
      case 'compare': {
        const [left, right] = [of(condition.left), of(condition.right)]
        if (left === 'none' || right === 'none') return left !== undefined && right !== undefined
        if (left === undefined || right === undefined) return false
        const distance = Math.abs(Q.toNumber(Q.subtract(left.value, right.value)))
        return left.error + right.error === 0 || distance > 2 * (left.error + right.error)
      }
      case 'not':
        return isClear(condition.of)
      case 'and':
      case 'or':
        return isClear(condition.left) && isClear(condition.right)
      case 'true':
      case 'false':
      case 'is':
        return true
    }
  }
  const step = (node: Tree): Rounded | 'none' | undefined => {
    if (node.kind === 'if') {
      if (!isClear(node.condition)) return undefined
      const holds = reading.condition(node.condition)
      return E.isLeft(holds) ? 'none' : of(holds.right ? node.then : node.otherwise)
    }
    if (node.kind === 'constant') return rounded(node.value, 0)
    if (node.kind === 'variable') return rounded(point.get(node.name) as Q.Rational, 0)
    const children = 'left' in node ? [node.left, node.right] : Array.isArray(node.of) ? node.of : [node.of as Tree]
    const results = children.map(of)
    if (results.includes(undefined)) return undefined
    if (results.includes('none')) return 'none'
    const operands = results as Rounded[]
    const [a, b] = operands as [Rounded, Rounded]
    const exact = reading.tree(node)
    if (node.kind === 'divide' && Q.sign(b.value) === 0) return b.error === 0 ? 'none' : undefined
    if (E.isLeft(exact)) return undefined
    const value = exact.right
    const size = (operand: Rounded): number => Math.abs(Q.toNumber(operand.value))
    switch (node.kind) {
      case 'add':
      case 'subtract':
        return rounded(value, a.error + b.error)
      case 'multiply':
        return rounded(value, size(a) * b.error + size(b) * a.error + a.error * b.error)
      case 'divide': {
        const least = size(b) - b.error
        return least <= size(b) / 2
          ? undefined
          : rounded(value, (a.error + Math.abs(Q.toNumber(value)) * b.error) / least)
      }
      case 'negate':
      case 'abs':
        return { value, error: a.error }
      case 'min':
      case 'max':
        return { value, error: Math.max(...operands.map((operand) => operand.error)) }
      case 'floor':
      case 'ceil': {
        const beside = Q.toNumber(Q.abs(Q.subtract(a.value, Q.rational(Q.floor(Q.add(a.value, Q.rational(1n, 2n)))))))
        return a.error === 0 || beside > 2 * a.error ? rounded(value, 0) : undefined
      }
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'power':
      case 'fold':
        return undefined
    }
  }
  return of(tree)
}

describe('the number reading', () => {
  let compared = 0
  test.prop([treeArbitrary(someDomains, { kinds: rationalKinds }), pointArbitrary()], settings)(
    'agrees with the exact value to the rounding of its operations, and has none where that has none',
    (tree, point) => {
      const expected = analyse(tree, point)
      const found = compileTree(tree, layout)(encode(point, layout))
      if (expected === undefined) return
      compared += 1
      if (expected === 'none') expect(found).toBeNaN()
      else {
        const distance = Q.toNumber(Q.abs(Q.subtract(Q.fromNumber(found), expected.value)))
        expect(distance).toBeLessThanOrEqual(2 * expected.error)
      }
    },
  )

  test('was compared with the exact value often enough for that to mean something', () => {
    expect(compared).toBeGreaterThan(2000)
  })

  test.prop(
    [
      conditionArbitrary(someDomains, { kinds: ['add', 'subtract', 'multiply', 'divide', 'if', 'max'] }),
      pointArbitrary(),
    ],
    settings,
  )('decides conditions as the exact reading does, where rounding decides nothing', (condition, point) => {
    const whole = new Map(
      [...point].map(([name, value]) => [name, typeof value === 'string' ? value : Q.rational(Q.floor(value))]),
    )
    const exact = exactReading(whole).condition(condition)
    const counted: ConditionTree = {
      kind: 'compare',
      operator: '=',
      left: { kind: 'if', condition, then: one, otherwise: one },
      right: one,
    }
    const isClear = analyse({ kind: 'if', condition, then: one, otherwise: one }, whole) !== undefined
    fc.pre(isClear)
    const encoded = encode(whole, layout)
    expect(compileCondition(condition, layout)(encoded)).toBe(E.isRight(exact) && exact.right)
    expect(compileCondition({ kind: 'not', of: condition }, layout)(encoded)).toBe(E.isRight(exact) && !exact.right)
    expect(compileCondition(counted, layout)(encoded)).toBe(E.isRight(exact))
  })
  const one: Tree = { kind: 'constant', value: Q.one }

  test.prop([pointArbitrary()], settings)('reads back the points that it encodes', (point) => {
    const encoded = encode(point, layout)
    expect(encode(decode(encoded, layout), layout)).toEqual(encoded)
    for (const [name, value] of decode(encoded, layout))
      if (typeof value === 'string') expect(value).toBe(point.get(name))
      else expect(value).toEqual(Q.fromNumber(Q.toNumber(point.get(name) as Q.Rational)))
  })
})
