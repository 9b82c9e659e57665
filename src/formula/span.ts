import type { Place } from '../problem/problem.js'
import type { Node } from './tree.js'

/** Where a node was written, so that an error can point at it. */
export interface Span {
  readonly start: Place
  /** Of binary operators and comparisons: the operator itself. */
  readonly operator?: Place
}

// Beside the nodes and not in them, so that trees stay plain data and equal trees stay equal.
const spans = new WeakMap<Node, Span>()

export const spanOf = (node: Node): Span | undefined => spans.get(node)

export const setSpan = <N extends Node>(node: N, span: Span): N => {
  if (!spans.has(node)) spans.set(node, span)
  return node
}

/** Gives a node that was made from another the other's place. */
export const keepSpan = <N extends Node>(from: Node, to: N): N => {
  const span = spans.get(from)
  return span === undefined || to === from ? to : setSpan(to, span)
}
