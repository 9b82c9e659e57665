import * as build from './build.js'
import { negationOf } from './negation.js'
import { keepSpan } from './span.js'
import type { ConditionTree, Tree } from './tree.js'

/**
 * By how much a condition holds, as a formula: what optimisers climb.
 *
 * Where it has a value, the condition holds if that is positive and fails if it is negative; at zero a non-strict
 * comparison holds and a strict one fails. `l <= r` and `l < r` give r − l, `=` gives −|l − r| and `!=` gives |l − r|,
 * `and` the least and `or` the greatest margin, `is` 1 or −1; `not` is pushed inwards first.
 * In the units of the comparisons, which `and` and `or` mix. Linear in distinct nodes.
 *
 * @example marginOf(compare(variable('x'), '<=', constant(3))) // 3 - x
 */
export const marginOf = (condition: ConditionTree): Tree => {
  const known = new Map<ConditionTree, Tree>()
  const of = (node: ConditionTree): Tree => {
    const found = known.get(node)
    if (found) return found
    const result = keepSpan(node, measure(node))
    known.set(node, result)
    return result
  }

  const measure = (node: ConditionTree): Tree => {
    switch (node.kind) {
      case 'true':
        return build.constant(1)
      case 'false':
        return build.constant(-1)
      case 'compare': {
        const { left, right } = node
        switch (node.operator) {
          case '<':
          case '<=':
            return build.subtract(right, left)
          case '>':
          case '>=':
            return build.subtract(left, right)
          case '=':
            return build.negate(build.unary('abs', build.subtract(left, right)))
          case '!=':
            return build.unary('abs', build.subtract(left, right))
        }
      }
      case 'is':
        return build.choose(node, build.constant(1), build.constant(-1))
      case 'not':
        return node.of.kind === 'is'
          ? build.choose(node.of, build.constant(-1), build.constant(1))
          : of(negationOf(node.of))
      case 'and':
        return build.extremum('min', [of(node.left), of(node.right)])
      case 'or':
        return build.extremum('max', [of(node.left), of(node.right)])
    }
  }

  return of(condition)
}
