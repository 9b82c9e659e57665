import { add, compare, constant, subtract } from '../formula/build.js'
import { negationOf } from '../formula/negation.js'
import type { ConditionTree, Tree } from '../formula/tree.js'

/** A formula that some assumption makes positive, or at least not negative. */
interface Fact {
  readonly margin: Tree
  readonly isStrict: boolean
}

const mostFacts = 8

/**
 * What follows from two or three of some assumptions at once: that the sum of their margins is positive, or at least
 * not negative. Where one of these cannot hold, the assumptions contradict each other: `a > b` and `b > a` give `0 > 0`.
 */
export const consequencesOf = (assumptions: readonly ConditionTree[]): readonly ConditionTree[] => {
  const facts = assumptions.flatMap(factsOf).slice(0, mostFacts)
  const pairs = facts.flatMap((first, index) => facts.slice(index + 1).map((second) => [first, second]))
  const triples = facts.flatMap((first, index) =>
    facts
      .slice(index + 1)
      .flatMap((second, after) => facts.slice(index + after + 2).map((third) => [first, second, third])),
  )
  return [...pairs, ...triples].map((together) =>
    compare(
      together.map(({ margin }) => margin).reduce(add),
      together.some(({ isStrict }) => isStrict) ? '>' : '>=',
      constant(0),
    ),
  )
}

const factsOf = (condition: ConditionTree): readonly Fact[] => {
  if (condition.kind === 'and') return [...factsOf(condition.left), ...factsOf(condition.right)]
  if (condition.kind === 'not') return condition.of.kind === 'is' ? [] : factsOf(negationOf(condition.of))
  if (condition.kind !== 'compare') return []
  const { left, right, operator } = condition
  switch (operator) {
    case '>':
    case '>=':
      return [{ margin: subtract(left, right), isStrict: operator === '>' }]
    case '<':
    case '<=':
      return [{ margin: subtract(right, left), isStrict: operator === '<' }]
    case '=':
      return [subtract(left, right), subtract(right, left)].map((margin) => ({ margin, isStrict: false }))
    case '!=':
      return []
  }
}
