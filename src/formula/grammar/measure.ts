import type { Node } from '../tree.js'
import { childrenOf } from '../variables.js'

/** What the limits of formulas and the grammar of folds ask of a node. */
export interface Measure {
  /** The number of nodes on the longest way down; 1 for a leaf. */
  readonly depth: number
  /** Whether it speaks of members of a player that stands for several (`bidder.others.bid`) outside of any fold. */
  readonly mentionsMembers: boolean
}

const isMember = (name: string): boolean => /(?:^|\.)(?:others|all)\./.test(name)

/** Whether a node by itself speaks of members: a variable of theirs, or which option one stands for. */
export const isOfMembers = (node: Node): boolean =>
  (node.kind === 'variable' && isMember(node.name)) || (node.kind === 'is' && isMember(node.variable))

// Nodes never change, and templates ask again for what other templates have asked for.
const measures = new WeakMap<Node, Measure>()

const measure = (node: Node, children: readonly Node[]): Measure => {
  let depth = 0
  let mentionsMembers = isOfMembers(node)
  for (const child of children) {
    const known = measures.get(child)!
    depth = Math.max(depth, known.depth)
    mentionsMembers ||= known.mentionsMembers
  }
  return { depth: depth + 1, mentionsMembers: mentionsMembers && node.kind !== 'fold' }
}

/** Measures a node of any depth. Linear in the distinct nodes not measured before. */
export const measureOf = (root: Node): Measure => {
  const stack: Node[] = [root]
  while (stack.length > 0) {
    const node = stack[stack.length - 1]!
    const children = measures.has(node) ? [] : childrenOf(node)
    const unknown = children.filter((child) => !measures.has(child))
    if (unknown.length > 0) {
      for (const child of unknown) stack.push(child)
      continue
    }
    if (!measures.has(node)) measures.set(node, measure(node, children))
    stack.pop()
  }
  return measures.get(root)!
}
