import * as build from '../formula/build.js'
import { compile, type Layout } from '../formula/reading/number.js'
import type { Node, Tree } from '../formula/tree.js'
import { childrenOf, variablesOf } from '../formula/variables.js'

/** What differs by less than this share of what moves is tied. */
const tied = 1e-9

/**
 * Whether formulas pass at a point from one piece to another as some variables move: operands of `min` or `max` are tied
 * there, the sides of a comparison, or an `abs` is at zero. Pieces that do not count at the point are left out.
 * Numerical, and linear in distinct nodes.
 */
export const isBetweenPieces = (
  trees: readonly Tree[],
  layout: Layout,
  point: Float64Array,
  moving: readonly string[],
): boolean => {
  const values = valuesIn(trees, layout, point)
  const of = (node: Node): number => values.get(node) ?? NaN
  const size = Math.max(...moving.map((name) => Math.abs(point[layout.slots.get(name) ?? 0] ?? 0)))
  const moves = (...nodes: readonly Node[]): boolean => {
    const read = variablesOf(...nodes)
    return moving.some((name) => read.has(name))
  }
  const areTied = (left: Tree, right: Tree): boolean => {
    const [a, b] = [of(left), of(right)]
    return Math.abs(a - b) <= tied * Math.max(Math.abs(a), Math.abs(b), size)
  }
  const seen = new Set<Node>()
  const visit = (node: Node): boolean => {
    if (seen.has(node)) return false
    seen.add(node)
    if (node.kind === 'if') return visit(node.condition) || visit(of(node.condition) === 1 ? node.then : node.otherwise)
    if (node.kind === 'min' || node.kind === 'max') {
      const chosen = node.of.find((each) => of(each) === of(node))
      if (chosen === undefined) return node.of.some(visit)
      const isTied = node.of.some((each) => each !== chosen && areTied(each, chosen) && moves(each, chosen))
      return isTied || visit(chosen)
    }
    if (node.kind === 'abs' && Math.abs(of(node)) <= tied * size && moves(node)) return true
    if (node.kind === 'compare' && areTied(node.left, node.right) && moves(node)) return true
    return childrenOf(node).some(visit)
  }
  return trees.some(visit)
}

/** The values there of what pieces hang on; 1 and 0 of the conditions of `if`. */
const valuesIn = (trees: readonly Tree[], layout: Layout, point: Float64Array): ReadonlyMap<Node, number> => {
  const asked = new Map<Node, Tree>()
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'if')
      asked.set(node.condition, build.choose(node.condition, build.constant(1), build.constant(0)))
    if (node.kind === 'min' || node.kind === 'max') for (const each of [node, ...node.of]) asked.set(each, each)
    if (node.kind === 'compare') for (const each of [node.left, node.right]) asked.set(each, each)
    if (node.kind === 'abs') asked.set(node, node)
    childrenOf(node).forEach(visit)
  }
  trees.forEach(visit)
  const out = new Float64Array(asked.size)
  compile([...asked.values()], layout)(point, out)
  return new Map([...asked.keys()].map((node, index) => [node, out[index]!]))
}
