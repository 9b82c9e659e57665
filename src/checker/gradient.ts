import type { Node, Tree } from '../formula/tree.js'
import * as E from './elementary.js'
import type { Box, Evaluator } from './evaluate.js'
import { evaluator } from './evaluate.js'
import type { Interval } from './interval.js'
import * as I from './interval.js'
import * as Q from './rational.js'

/** By variable; what is not listed does not change the value. */
export type Slopes = ReadonlyMap<string, Interval>

const flat: Slopes = new Map()
const half: Interval = I.point(Q.quotient(1n, 2n))
const rising: Interval = { low: Q.zero, high: Q.infinity }
const either: Interval = { low: Q.whole(-1n), high: Q.one }

const scaled = (slopes: Slopes, by: Interval): Slopes =>
  slopes.size === 0 ? slopes : new Map([...slopes].map(([name, slope]) => [name, I.multiply(slope, by)]))

const joined = (a: Slopes, b: Slopes, join: (a: Interval, b: Interval) => Interval): Slopes => {
  const result = new Map<string, Interval>()
  for (const [name, slope] of a) result.set(name, join(slope, b.get(name) ?? I.zero))
  for (const [name, slope] of b) if (!a.has(name)) result.set(name, join(I.zero, slope))
  return result
}
const sum = (a: Slopes, b: Slopes): Slopes => (b.size === 0 ? a : a.size === 0 ? b : joined(a, b, I.add))

const names = new WeakMap<Node, ReadonlySet<string>>()
/** The names of the variables under a node. */
export const variablesOf = (node: Node): ReadonlySet<string> => {
  let found = names.get(node)
  if (!found) {
    const parts = partsOf(node).map(variablesOf)
    const all = new Set(parts.flatMap((part) => [...part]))
    if (node.kind === 'variable') all.add(node.name)
    if (node.kind === 'is') all.add(node.variable)
    // One set for all nodes of a chain keeps large formulas small.
    found = parts.find((part) => part.size === all.size) ?? all
    names.set(node, found)
  }
  return found
}
/** The nodes directly under a node. */
export const partsOf = (node: Node): readonly Node[] => {
  if ('condition' in node) return [node.condition, node.then, node.otherwise]
  if ('left' in node) return [node.left, node.right]
  return 'of' in node ? [node.of].flat() : []
}

/**
 * The slopes of formulas over a box on which they have values everywhere: for any two points of the box that differ
 * in variable i only, f(b) - f(a) lies in (b - a) · Dᵢ. This also holds across kinks and jumps.
 */
export const gradient = (box: Box, { tree, condition }: Evaluator = evaluator(box)): ((tree: Tree) => Slopes) => {
  const known = new Map<Tree, Slopes>()
  const range = (node: Tree): Interval => tree(node).range ?? I.line

  const slopes = (node: Tree): Slopes => {
    let result = known.get(node)
    if (!result) {
      result = slopesOf(node)
      known.set(node, result)
    }
    return result
  }

  const extremum = (kind: 'min' | 'max', of: readonly Tree[]): Slopes =>
    I.contenders(kind, of, range)
      .map(slopes)
      .reduce((a, b) => joined(a, b, I.hull))

  const power = (node: Extract<Tree, { readonly left: Tree }>): Slopes => {
    const base = range(node.left)
    const exponent = range(node.right)
    const left = slopes(node.left)
    const right = slopes(node.right)
    if (I.isPoint(exponent)) {
      const lower = E.power(base, I.subtract(exponent, I.one)).range ?? I.line
      const smooth = Q.isInteger(exponent.low) || base.low.numerator >= 0n
      return scaled(left, smooth ? I.multiply(exponent, lower) : I.line)
    }
    const log = base.low.numerator > 0n ? E.log(base).range : undefined
    const inverse = I.invert(base).range
    // Each by itself: slopes of base and exponent may cancel in a sum.
    if (!log || !inverse) return sum(scaled(left, I.line), scaled(right, I.line))
    return scaled(sum(scaled(right, log), scaled(left, I.multiply(exponent, inverse))), range(node))
  }

  const slopesOf = (node: Tree): Slopes => {
    switch (node.kind) {
      case 'constant':
        return flat
      case 'variable':
        return new Map([[node.name, I.one]])
      case 'negate':
        return scaled(slopes(node.of), I.point(Q.whole(-1n)))
      case 'add':
        return sum(slopes(node.left), slopes(node.right))
      case 'subtract':
        return sum(slopes(node.left), scaled(slopes(node.right), I.point(Q.whole(-1n))))
      case 'multiply':
        return sum(scaled(slopes(node.left), range(node.right)), scaled(slopes(node.right), range(node.left)))
      case 'divide': {
        const inverse = I.invert(range(node.right)).range ?? I.line
        return scaled(sum(slopes(node.left), scaled(slopes(node.right), I.negate(range(node)))), inverse)
      }
      case 'power':
        return power(node)
      case 'sqrt':
        return scaled(slopes(node.of), I.multiply(half, I.invert(range(node)).range ?? I.line))
      case 'exp':
        return scaled(slopes(node.of), range(node))
      case 'log':
        return scaled(slopes(node.of), I.invert(range(node.of)).range ?? I.line)
      case 'abs': {
        const of = range(node.of)
        const sign = of.low.numerator >= 0n ? I.one : of.high.numerator <= 0n ? I.point(Q.whole(-1n)) : either
        return scaled(slopes(node.of), sign)
      }
      case 'floor':
      case 'ceil':
        return scaled(slopes(node.of), I.isPoint(range(node)) ? I.zero : rising)
      case 'min':
      case 'max':
        return extremum(node.kind, node.of)
      case 'if': {
        const outcome = condition(node.condition)
        if (!outcome.mayFail) return slopes(node.then)
        if (!outcome.mayHold) return slopes(node.otherwise)
        const result = new Map(joined(slopes(node.then), slopes(node.otherwise), I.hull))
        // Whoever changes the condition may jump from one branch to the other.
        for (const name of variablesOf(node.condition)) result.set(name, I.line)
        return result
      }
      case 'fold':
        return new Map([...variablesOf(node)].map((name) => [name, I.line]))
    }
  }

  return slopes
}
