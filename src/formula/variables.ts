import type { Node } from './tree.js'

/** The nodes directly under a node, conditions included. */
export const childrenOf = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'constant':
    case 'variable':
    case 'true':
    case 'false':
    case 'is':
      return []
    case 'min':
    case 'max':
      return node.of
    case 'if':
      return [node.condition, node.then, node.otherwise]
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power':
    case 'compare':
    case 'and':
    case 'or':
      return [node.left, node.right]
    case 'negate':
    case 'sqrt':
    case 'exp':
    case 'log':
    case 'abs':
    case 'floor':
    case 'ceil':
    case 'not':
    case 'fold':
      return [node.of]
  }
}

/** The names of all variables that occur under some nodes, in order of first occurrence. Linear in distinct nodes. */
export const variablesOf = (...roots: readonly Node[]): ReadonlySet<string> => {
  const names = new Set<string>()
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'variable') names.add(node.name)
    else if (node.kind === 'is') names.add(node.variable)
    else childrenOf(node).forEach(visit)
  }
  roots.forEach(visit)
  return names
}
