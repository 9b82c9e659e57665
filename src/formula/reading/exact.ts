import * as E from 'fp-ts/lib/Either.js'
import { boundedArithmetic } from '../../arithmetic/bounded.js'
import * as Q from '../../arithmetic/rational.js'
import type { Point } from '../domain.js'
import type { Comparison, ConditionTree, Node, Tree } from '../tree.js'

/** Why a formula has no exact rational value at a point, and the part of it where that shows. */
export interface Inexact {
  /**
   * `undefined`: it has no value there. `irrational`: it has one, or may have, that this reading cannot give as a rational.
   * `too large`: numbers beyond 100,000 bits, or too much work with long ones, on the way.
   */
  readonly reason: 'irrational' | 'undefined' | 'too large'
  readonly node: Node
}

/** The exact values of formulas and conditions at one point: what they share is computed once. */
export interface ExactReading {
  readonly tree: (tree: Tree) => E.Either<Inexact, Q.Rational>
  readonly condition: (condition: ConditionTree) => E.Either<Inexact, boolean>
}

/**
 * The exact value of a formula at a point, where it is algebraic over the rationals.
 *
 * Powers with rational exponents and roots are exact where they are rational; exp and log only at 0 and 1.
 * Branches not taken are not looked at. Bounded in time (some seconds at the very worst), whatever the formula.
 *
 * @example exact(divide(variable('x'), constant(2)), new Map([['x', rational(7n, 2n)]])) // right(7/4)
 */
export const exact = (tree: Tree, point: Point): E.Either<Inexact, Q.Rational> => exactReading(point).tree(tree)

/**
 * Whether a condition holds at a point, exactly.
 *
 * A comparison with an operand without a value is neither true nor false, and neither is its negation (left);
 * `and` is false where one side is, and `or` true where one side is, whatever the other.
 */
export const exactCondition = (condition: ConditionTree, point: Point): E.Either<Inexact, boolean> =>
  exactReading(point).condition(condition)

export const exactReading = (point: Point): ExactReading => {
  const arithmetic = boundedArithmetic()
  const trees = new Map<Tree, E.Either<Inexact, Q.Rational>>()
  const conditions = new Map<ConditionTree, E.Either<Inexact, boolean>>()

  const tree = (node: Tree): E.Either<Inexact, Q.Rational> => {
    const known = trees.get(node)
    if (known) return known
    const result = evaluate(node)
    trees.set(node, result)
    return result
  }

  const evaluate = (node: Tree): E.Either<Inexact, Q.Rational> => {
    switch (node.kind) {
      case 'constant':
        return E.right(node.value)
      case 'variable': {
        const value = point.get(node.name)
        return value === undefined || typeof value === 'string' ? without('undefined', node) : E.right(value)
      }
      case 'negate':
      case 'abs':
      case 'floor':
      case 'ceil':
      case 'sqrt':
      case 'exp':
      case 'log': {
        const of = tree(node.of)
        return E.isLeft(of) ? of : evaluateUnary(node, node.kind, of.right)
      }
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'power': {
        const operands = all([node.left, node.right])
        if (E.isLeft(operands)) return operands
        const [left, right] = operands.right
        return evaluateBinary(node, node.kind, left!, right!)
      }
      case 'min':
      case 'max':
        return E.map((of: readonly Q.Rational[]) => of.reduce(node.kind === 'min' ? Q.min : Q.max))(all(node.of))
      case 'if': {
        const holds = condition(node.condition)
        return E.isLeft(holds) ? holds : tree(holds.right ? node.then : node.otherwise)
      }
      case 'fold':
        return without('undefined', node)
    }
  }

  /** The values of several operands; of what is amiss with them, that one has no value comes first. */
  const all = (nodes: readonly Tree[]): E.Either<Inexact, readonly Q.Rational[]> => {
    const values: Q.Rational[] = []
    let amiss: E.Left<Inexact> | undefined
    for (const node of nodes) {
      const value = tree(node)
      if (E.isRight(value)) values.push(value.right)
      else if (amiss === undefined || value.left.reason === 'undefined') amiss = value
      if (amiss?.left.reason === 'undefined') return amiss
    }
    return amiss ?? E.right(values)
  }

  const evaluateUnary = (
    node: Tree,
    kind: 'negate' | 'abs' | 'floor' | 'ceil' | 'sqrt' | 'exp' | 'log',
    of: Q.Rational,
  ): E.Either<Inexact, Q.Rational> => {
    switch (kind) {
      case 'negate':
        return E.right(Q.negate(of))
      case 'abs':
        return E.right(Q.abs(of))
      case 'floor':
        return E.right(Q.rational(Q.floor(of)))
      case 'ceil':
        return E.right(Q.rational(Q.ceil(of)))
      case 'sqrt':
        return Q.sign(of) < 0 ? without('undefined', node) : settle(node, arithmetic.root(of, 2n))
      case 'exp':
        return Q.sign(of) === 0 ? E.right(Q.one) : without('irrational', node)
      case 'log':
        if (Q.sign(of) <= 0) return without('undefined', node)
        return Q.equals(of, Q.one) ? E.right(Q.zero) : without('irrational', node)
    }
  }

  const evaluateBinary = (
    node: Tree,
    kind: 'add' | 'subtract' | 'multiply' | 'divide' | 'power',
    left: Q.Rational,
    right: Q.Rational,
  ): E.Either<Inexact, Q.Rational> => {
    if (kind === 'divide' && Q.sign(right) === 0) return without('undefined', node)
    return kind === 'power' ? evaluatePower(node, left, right) : settle(node, arithmetic[kind](left, right))
  }

  const evaluatePower = (node: Tree, base: Q.Rational, exponent: Q.Rational): E.Either<Inexact, Q.Rational> => {
    const isWhole = Q.isInteger(exponent)
    if (Q.sign(base) < 0 && !isWhole) return without('undefined', node)
    if (Q.sign(base) === 0 && Q.sign(exponent) < 0) return without('undefined', node)
    const root = isWhole ? base : arithmetic.root(base, exponent.denominator)
    if (root === undefined || root === 'irrational') return settle(node, root)
    return settle(node, arithmetic.power(root, exponent.numerator))
  }

  const condition = (node: ConditionTree): E.Either<Inexact, boolean> => {
    const known = conditions.get(node)
    if (known) return known
    const result = decide(node)
    conditions.set(node, result)
    return result
  }

  const decide = (node: ConditionTree): E.Either<Inexact, boolean> => {
    switch (node.kind) {
      case 'true':
      case 'false':
        return E.right(node.kind === 'true')
      case 'compare':
        return E.map((of: readonly Q.Rational[]) => holds(node.operator, Q.compare(of[0]!, of[1]!)))(
          all([node.left, node.right]),
        )
      case 'is': {
        const value = point.get(node.variable)
        return typeof value === 'string' ? E.right(value === node.option) : without('undefined', node)
      }
      case 'not':
        return E.map((of: boolean) => !of)(condition(node.of))
      case 'and':
      case 'or': {
        const decisive = node.kind === 'or'
        const left = condition(node.left)
        if (E.isRight(left) && left.right === decisive) return left
        const right = condition(node.right)
        if (E.isRight(right) && right.right === decisive) return right
        if (E.isRight(left)) return right
        // An irrational side might still decide, so only two without a value have none together.
        return E.isLeft(right) && left.left.reason === 'undefined' ? right : left
      }
    }
  }

  return { tree, condition }
}

const without = (reason: Inexact['reason'], node: Node): E.Either<Inexact, never> => E.left({ reason, node })

const settle = (node: Tree, value: Q.Rational | 'irrational' | undefined): E.Either<Inexact, Q.Rational> =>
  value === undefined
    ? without('too large', node)
    : value === 'irrational'
      ? without('irrational', node)
      : E.right(value)

const holds = (operator: Comparison, order: -1 | 0 | 1): boolean => {
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '>=':
      return order >= 0
    case '>':
      return order > 0
  }
}
