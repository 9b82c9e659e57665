import * as Q from '../arithmetic/rational.js'
import * as build from './build.js'
import type { Tree } from './tree.js'

const zero = build.constant(Q.zero)
const one = build.constant(Q.one)

const isConstant = (tree: Tree, value: Q.Rational): boolean => tree.kind === 'constant' && Q.equals(tree.value, value)
const isZero = (tree: Tree): boolean => isConstant(tree, Q.zero)
const isOne = (tree: Tree): boolean => isConstant(tree, Q.one)

// Zeros and ones are dropped as they arise: most parts of a formula do not mention the variable.
const add = (a: Tree, b: Tree): Tree => (isZero(a) ? b : isZero(b) ? a : build.add(a, b))
const negate = (a: Tree): Tree => (isZero(a) ? zero : build.negate(a))
const subtract = (a: Tree, b: Tree): Tree => (isZero(b) ? a : isZero(a) ? negate(b) : build.subtract(a, b))
const multiply = (a: Tree, b: Tree): Tree =>
  isZero(a) || isZero(b) ? zero : isOne(a) ? b : isOne(b) ? a : build.multiply(a, b)
const divide = (a: Tree, b: Tree): Tree => (isZero(a) ? zero : isOne(b) ? a : build.divide(a, b))

/**
 * The derivative of a formula with respect to a variable, as a formula.
 *
 * At kinks it is that of the branch taken: of `if` the one that the condition chooses, of `min` and `max` the first
 * operand that attains it, of `abs` the positive one at zero; of `floor` and `ceil` it is zero. Where a part does not
 * mention the variable it contributes nothing, even at points where that part has no value.
 * Nodes stay shared: the result is linear in the distinct nodes of the formula.
 *
 * @throws RangeError if the formula has folds.
 * @example derivative(power(variable('x'), constant(2)), 'x') // 2 * x
 */
export const derivative = (tree: Tree, name: string): Tree => {
  const known = new Map<Tree, Tree>()
  const of = (node: Tree): Tree => {
    const found = known.get(node)
    if (found) return found
    const result = differentiate(node)
    known.set(node, result)
    return result
  }

  const differentiate = (node: Tree): Tree => {
    switch (node.kind) {
      case 'constant':
      case 'floor':
      case 'ceil':
        return zero
      case 'variable':
        return node.name === name ? one : zero
      case 'negate':
        return negate(of(node.of))
      case 'add':
        return add(of(node.left), of(node.right))
      case 'subtract':
        return subtract(of(node.left), of(node.right))
      case 'multiply':
        return add(multiply(of(node.left), node.right), multiply(node.left, of(node.right)))
      case 'divide':
        // (u/v)' = (u' − (u/v)·v') / v, which reuses the quotient.
        return divide(subtract(of(node.left), multiply(node, of(node.right))), node.right)
      case 'sqrt':
        return divide(of(node.of), multiply(build.constant(2), node))
      case 'exp':
        return multiply(node, of(node.of))
      case 'log':
        return divide(of(node.of), node.of)
      case 'abs': {
        const inner = of(node.of)
        return isZero(inner) ? zero : build.choose(build.compare(node.of, '>=', zero), inner, negate(inner))
      }
      case 'power':
        return differentiatePower(node, node.left, node.right)
      case 'min':
      case 'max': {
        const inner = node.of.map(of)
        if (inner.every(isZero)) return zero
        return inner
          .slice(0, -1)
          .reduceRight(
            (rest, each, index) => build.choose(build.compare(node.of[index]!, '=', node), each, rest),
            inner.at(-1)!,
          )
      }
      case 'if': {
        const then = of(node.then)
        const otherwise = of(node.otherwise)
        return isZero(then) && isZero(otherwise) ? zero : build.choose(node.condition, then, otherwise)
      }
      case 'fold':
        throw new RangeError('a fold must be written out before it is differentiated')
    }
  }

  const differentiatePower = (node: Tree, base: Tree, exponent: Tree): Tree => {
    const lowered =
      exponent.kind === 'constant' ? build.constant(Q.subtract(exponent.value, Q.one)) : build.subtract(exponent, one)
    const fromBase = multiply(multiply(exponent, powerOf(base, lowered)), of(base))
    // Only where the exponent moves, since the logarithm has no value at a base that is not positive.
    const fromExponent = isZero(of(exponent)) ? zero : multiply(multiply(node, build.unary('log', base)), of(exponent))
    return isZero(of(base)) ? fromExponent : add(fromBase, fromExponent)
  }

  return of(tree)
}

const powerOf = (base: Tree, exponent: Tree): Tree =>
  isZero(exponent) ? one : isOne(exponent) ? base : build.power(base, exponent)
