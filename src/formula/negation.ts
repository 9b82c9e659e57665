import { keepSpan } from './span.js'
import type { Comparison, ConditionTree } from './tree.js'

const opposites: Readonly<Record<Comparison, Comparison>> = {
  '<': '>=',
  '<=': '>',
  '=': '!=',
  '!=': '=',
  '>=': '<',
  '>': '<=',
}

// By node, so that shared conditions have shared negations.
const negations = new WeakMap<ConditionTree, ConditionTree>()

/**
 * The condition that is true exactly where another is false, the negation pushed inwards until it stands only before `is`.
 *
 * Where a comparison has an operand without a value, it is neither true nor false, and so is its negation:
 * therefore this is not the same as "does not hold".
 */
export const negationOf = (condition: ConditionTree): ConditionTree => {
  const known = negations.get(condition)
  if (known) return known
  const result = keepSpan(condition, negate(condition))
  negations.set(condition, result)
  return result
}

const negate = (condition: ConditionTree): ConditionTree => {
  switch (condition.kind) {
    case 'true':
      return { kind: 'false' }
    case 'false':
      return { kind: 'true' }
    case 'compare':
      return { ...condition, operator: opposites[condition.operator] }
    case 'is':
      return { kind: 'not', of: condition }
    case 'not':
      return condition.of
    case 'and':
      return { kind: 'or', left: negationOf(condition.left), right: negationOf(condition.right) }
    case 'or':
      return { kind: 'and', left: negationOf(condition.left), right: negationOf(condition.right) }
  }
}
