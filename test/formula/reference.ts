import type { Point } from '../../src/formula/domain.js'
import type { ConditionTree, Tree } from '../../src/formula/tree.js'
import * as F from '../arithmetic/fixed-point.js'

/**
 * The value of a formula at a point to some 250 binary places, written as plainly as can be; undefined where that is not
 * known, be it that there is no value or that the reference is not fine enough.
 */
export const valueAt = (tree: Tree, point: Point): F.Fixed | undefined => {
  switch (tree.kind) {
    case 'constant':
      return F.fixed(tree.value)
    case 'variable': {
      const value = point.get(tree.name)
      return value === undefined || typeof value === 'string' ? undefined : F.fixed(value)
    }
    case 'negate':
    case 'sqrt':
    case 'exp':
    case 'log':
    case 'abs':
    case 'floor':
    case 'ceil': {
      const of = valueAt(tree.of, point)
      return of && F[tree.kind](of)
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power': {
      const left = valueAt(tree.left, point)
      const right = left && valueAt(tree.right, point)
      return left && right && F[tree.kind](left, right)
    }
    case 'min':
    case 'max':
      return tree.of
        .map((operand) => valueAt(operand, point))
        .reduce((a, b) => (a && b ? F[tree.kind](a, b) : undefined))
    case 'if': {
      const holds = truthAt(tree.condition, point)
      return holds === undefined ? undefined : valueAt(holds ? tree.then : tree.otherwise, point)
    }
    case 'fold':
      return undefined
  }
}

/** Whether a condition holds at a point; undefined where that is not known. */
export const truthAt = (condition: ConditionTree, point: Point): boolean | undefined => {
  switch (condition.kind) {
    case 'true':
    case 'false':
      return condition.kind === 'true'
    case 'is':
      return point.get(condition.variable) === condition.option
    case 'not': {
      const of = truthAt(condition.of, point)
      return of === undefined ? undefined : !of
    }
    case 'and':
    case 'or': {
      const settling = condition.kind === 'or'
      const left = truthAt(condition.left, point)
      const right = truthAt(condition.right, point)
      if (left === settling || right === settling) return settling
      return left === undefined || right === undefined ? undefined : !settling
    }
    case 'compare': {
      const left = valueAt(condition.left, point)
      const right = valueAt(condition.right, point)
      const difference = left && right && F.subtract(left, right)
      if (!difference) return undefined
      const { low, high } = difference
      if (low <= 0n && high >= 0n && low !== high) return undefined
      // Both exact, or clearly apart.
      const side = low > 0n ? 1 : high < 0n ? -1 : 0
      switch (condition.operator) {
        case '<':
          return side < 0
        case '<=':
          return side <= 0
        case '=':
          return side === 0
        case '!=':
          return side !== 0
        case '>=':
          return side >= 0
        case '>':
          return side > 0
      }
    }
  }
}
