import type { Node } from '../tree.js'
import { childrenOf } from '../variables.js'

/**
 * Visits every node under a root that is not known yet, children before parents; `visit` must make its node known.
 * Linear in distinct nodes, without recursion.
 */
export const visitOnce = (root: Node, isKnown: (node: Node) => boolean, visit: (node: Node) => void): void => {
  const stack: Node[] = [root]
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    const waiting = isKnown(node) ? [] : childrenOf(node).filter((child) => !isKnown(child))
    if (waiting.length > 0) {
      for (const child of waiting) stack.push(child)
      continue
    }
    if (!isKnown(node)) visit(node)
    stack.pop()
  }
}
