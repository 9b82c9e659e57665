import { add, divide, multiply, power, unary } from '../formula/build.js'
import type { Tree } from '../formula/tree.js'

/**
 * How large the numbers are that a formula adds and cancels on its way: its rounding error is about this much times
 * 10^-16. Sums count the sizes of their terms, products multiply them, and what is neither counts its own size.
 */
export const roundingScaleOf = (root: Tree): Tree => {
  const known = new Map<Tree, Tree>()
  const of = (node: Tree): Tree => {
    const found = known.get(node)
    if (found) return found
    const result = scale(node)
    known.set(node, result)
    return result
  }
  const scale = (node: Tree): Tree => {
    switch (node.kind) {
      case 'constant':
      case 'variable':
        return unary('abs', node)
      case 'negate':
      case 'abs':
        return of(node.of)
      case 'add':
      case 'subtract':
        return add(of(node.left), of(node.right))
      case 'multiply':
        return multiply(of(node.left), of(node.right))
      case 'divide':
        return divide(of(node.left), unary('abs', node.right))
      case 'power':
        return node.right.kind === 'constant' && node.right.value.numerator > 0n
          ? power(of(node.left), node.right)
          : unary('abs', node)
      case 'min':
      case 'max':
        return { kind: 'max', of: node.of.map(of) }
      case 'if':
        return { kind: 'if', condition: node.condition, then: of(node.then), otherwise: of(node.otherwise) }
      case 'floor':
      case 'ceil':
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'fold':
        return unary('abs', node)
    }
  }
  return of(root)
}
