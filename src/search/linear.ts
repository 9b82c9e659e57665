import { add, constant, divide, multiply, negate, subtract } from '../formula/build.js'
import type { Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'

/** A formula as `slope * x + rest`, neither of which mentions x; without a slope it does not depend on x. */
interface Line {
  readonly slope?: Tree
  readonly rest: Tree
}

/**
 * What a variable must be for two formulas to be equal, where both are linear in it and it does not cancel;
 * undefined where they are not. Where the slope is zero the result has no value.
 *
 * @example solveFor('x', x + y, 1) // 1 - y
 */
export const solveFor = (name: string, left: Tree, right: Tree): Tree | undefined => {
  const line = lineIn(name, subtract(left, right))
  if (line?.slope === undefined) return undefined
  const { slope, rest } = line
  if (slope.kind === 'constant' && slope.value.denominator === 1n) {
    if (slope.value.numerator === 0n) return undefined
    if (slope.value.numerator === 1n) return negate(rest)
    if (slope.value.numerator === -1n) return rest
  }
  return divide(negate(rest), slope)
}

const lineIn = (name: string, root: Tree): Line | undefined => {
  const known = new Map<Tree, Line | undefined>()
  const of = (node: Tree): Line | undefined => {
    if (known.has(node)) return known.get(node)
    const line = variablesOf(node).has(name) ? measure(node) : { rest: node }
    known.set(node, line)
    return line
  }
  const measure = (node: Tree): Line | undefined => {
    switch (node.kind) {
      case 'variable':
        return { slope: constant(1), rest: constant(0) }
      case 'negate': {
        const line = of(node.of)
        return line && { ...(line.slope && { slope: negate(line.slope) }), rest: negate(line.rest) }
      }
      case 'add':
      case 'subtract': {
        const left = of(node.left)
        const right = of(node.right)
        if (!left || !right) return undefined
        const join = node.kind === 'add' ? add : subtract
        const alone = node.kind === 'add' ? right.slope : right.slope && negate(right.slope)
        const slope = left.slope && right.slope ? join(left.slope, right.slope) : (left.slope ?? alone)
        return { ...(slope && { slope }), rest: join(left.rest, right.rest) }
      }
      case 'multiply': {
        const left = of(node.left)
        const right = of(node.right)
        if (!left || !right || (left.slope && right.slope)) return undefined
        const [line, factor] = left.slope ? [left, right.rest] : [right, left.rest]
        return { ...(line.slope && { slope: multiply(line.slope, factor) }), rest: multiply(line.rest, factor) }
      }
      case 'divide': {
        const left = of(node.left)
        const right = of(node.right)
        if (!left || !right || right.slope) return undefined
        return { ...(left.slope && { slope: divide(left.slope, right.rest) }), rest: divide(left.rest, right.rest) }
      }
      case 'constant':
      case 'abs':
      case 'floor':
      case 'ceil':
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'power':
      case 'min':
      case 'max':
      case 'if':
      case 'fold':
        return undefined
    }
  }
  return of(root)
}
