import { showRational } from '../arithmetic/rational.js'
import type { Node } from './tree.js'
import { childrenOf } from './variables.js'

/**
 * Whether two formulas, or two conditions, are the same expression: node by node, wherever they were written.
 *
 * Every distinct expression gets a number, and equal ones the same; so it is linear in distinct nodes,
 * however much the two share among and within themselves. Exact.
 *
 * @example equal(add(variable('x'), constant(1)), add(variable('x'), constant(1))) // true
 */
export const equal = (a: Node, b: Node): boolean => {
  if (a === b) return true
  const byNode = new Map<Node, number>()
  const byKey = new Map<string, number>()
  const numberOf = (node: Node): number => {
    const known = byNode.get(node)
    if (known !== undefined) return known
    const key = `${node.kind} ${labelOf(node)} ${childrenOf(node).map(numberOf).join()}`
    const number = byKey.get(key) ?? byKey.size
    byKey.set(key, number)
    byNode.set(node, number)
    return number
  }
  return numberOf(a) === numberOf(b)
}

/** What a node says besides its kind and its children. */
const labelOf = (node: Node): string => {
  switch (node.kind) {
    case 'constant':
      return showRational(node.value)
    case 'variable':
      return node.name
    case 'compare':
      return node.operator
    case 'is':
      return JSON.stringify([node.variable, node.option])
    case 'fold':
      return node.by
    case 'true':
    case 'false':
    case 'negate':
    case 'sqrt':
    case 'exp':
    case 'log':
    case 'abs':
    case 'floor':
    case 'ceil':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power':
    case 'min':
    case 'max':
    case 'if':
    case 'not':
    case 'and':
    case 'or':
      return ''
  }
}
