import * as E from 'fp-ts/lib/Either.js'
import { measureOf } from '../formula/grammar/measure.js'
import { depthLimit, sizeLimit, type Node } from '../formula/tree.js'
import { childrenOf } from '../formula/variables.js'
import { problem, type Problem } from '../problem/problem.js'

/** Whether a formula has more distinct nodes than formulas may have. Its own stack, so that no depth overflows it. */
const isTooLarge = (root: Node): boolean => {
  const seen = new Set<Node>([root])
  const open: Node[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const child of childrenOf(node))
      if (!seen.has(child)) {
        if (seen.size >= sizeLimit) return true
        seen.add(child)
        open.push(child)
      }
  return false
}

/** The same formula, if it is within the limits of depth and size. Linear in its distinct nodes. */
export const withinLimits = <N extends Node>(what: string, node: N): E.Either<Problem, N> =>
  measureOf(node).depth > depthLimit
    ? E.left(tooLarge(`${what} is nested more than ${depthLimit} levels deep`))
    : isTooLarge(node)
      ? E.left(tooLarge(`${what} has more than ${sizeLimit} parts`))
      : E.right(node)

export const tooLarge = (what: string): Problem =>
  problem('formula-too-large', what, { mend: 'simplify it, or lower the count of its players' })
