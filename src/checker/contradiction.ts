import type { ConditionTree, Tree } from '../formula/tree.js'
import * as Q from './rational.js'

type Compare = Extract<ConditionTree, { readonly kind: 'compare' }>

const mostFacts = 8
const zero: Tree = { kind: 'constant', value: Q.zero }
const negated = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const

/**
 * What two or three of some assumptions say together: that the sum of what they say is not negative is not negative,
 * and is positive where one of them says so strictly. If such a sum cannot be so anywhere in a box, no point of the box
 * meets all assumptions. Only the first 8 comparisons are looked at.
 */
export const consequencesOf = (assumptions: readonly ConditionTree[]): readonly Compare[] => {
  const facts = assumptions.flatMap(factsOf).slice(0, mostFacts)
  const consequences: Compare[] = []
  facts.forEach((first, i) => {
    facts.slice(i + 1).forEach((second, j) => {
      const pair = together(first, second)
      consequences.push(pair, ...facts.slice(i + j + 2).map((third) => together(pair, third)))
    })
  })
  return consequences
}

/** A comparison as `margin >= 0` or `margin > 0`. */
const fact = (left: Tree, right: Tree, isStrict: boolean): Compare => ({
  kind: 'compare',
  operator: isStrict ? '>' : '>=',
  left: { kind: 'subtract', left, right },
  right: zero,
})

const together = (a: Compare, b: Compare): Compare => ({
  kind: 'compare',
  operator: a.operator === '>' || b.operator === '>' ? '>' : '>=',
  left: { kind: 'add', left: a.left, right: b.left },
  right: zero,
})

const factsOf = (node: ConditionTree): readonly Compare[] => {
  if (node.kind === 'and') return [...factsOf(node.left), ...factsOf(node.right)]
  if (node.kind === 'not' && node.of.kind === 'compare')
    return factsOf({ ...node.of, operator: negated[node.of.operator] })
  if (node.kind !== 'compare') return []
  const { left, right, operator } = node
  switch (operator) {
    case '>':
    case '>=':
      return [fact(left, right, operator === '>')]
    case '<':
    case '<=':
      return [fact(right, left, operator === '<')]
    case '=':
      return [fact(left, right, false), fact(right, left, false)]
    case '!=':
      return []
  }
}
