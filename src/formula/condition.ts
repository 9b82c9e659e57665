import type { ConditionTree, Node } from './tree.js'

const kinds: ReadonlySet<string> = new Set<ConditionTree['kind']>([
  'true',
  'false',
  'compare',
  'is',
  'not',
  'and',
  'or',
])

/** Whether a node is true or false, rather than a number. */
export const isCondition = (node: Node): node is ConditionTree => kinds.has(node.kind)
