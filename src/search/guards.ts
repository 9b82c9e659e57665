import { subtract, constant } from '../formula/build.js'
import type { Node, Tree } from '../formula/tree.js'
import { childrenOf } from '../formula/variables.js'

/** Where a formula changes its form: on one side of `left = right` or on the other. */
export interface Guard {
  /** `left - right`. */
  readonly margin: Tree
  readonly left: Tree
  readonly right: Tree
  /** Whether the formula may jump there, rather than only bend. */
  readonly jumps: boolean
}

const mostGuards = 60

/**
 * The guards under some nodes, outermost first: comparisons, and the arguments of max, min and abs.
 * Where a formula is flat, its guards tell the way to where it is not.
 */
export const guardsOf = (...roots: readonly Node[]): readonly Guard[] => {
  const guards: Guard[] = []
  const seen = new Set<Node>(roots)
  const waiting: Node[] = [...roots]
  for (let index = 0; index < waiting.length && guards.length < mostGuards; index += 1) {
    const node = waiting[index]!
    if (node.kind === 'compare') guards.push(guard(node.left, node.right, true))
    if (node.kind === 'abs') guards.push(guard(node.of, constant(0), false))
    if (node.kind === 'max' || node.kind === 'min') {
      const [first, ...others] = node.of
      for (const other of others) guards.push(guard(other, first!, false))
    }
    for (const child of childrenOf(node))
      if (!seen.has(child)) {
        seen.add(child)
        waiting.push(child)
      }
  }
  return guards
}

const guard = (left: Tree, right: Tree, jumps: boolean): Guard => ({
  margin: subtract(left, right),
  left,
  right,
  jumps,
})
