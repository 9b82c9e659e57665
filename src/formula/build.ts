import * as Q from '../arithmetic/rational.js'
import type { BinaryKind, Comparison, ConditionTree, FoldKind, Tree, UnaryKind } from './tree.js'

/**
 * The builders of trees. They normalise as little as printing and reading back needs:
 * a sign or a division between literals is the literal (so `-3` and `1/3` are constants), and nothing else is changed.
 */
export const constant = (value: Q.Rational | number | bigint): Tree => ({
  kind: 'constant',
  value: typeof value === 'number' ? Q.fromNumber(value) : typeof value === 'bigint' ? Q.rational(value) : value,
})
export const variable = (name: string): Tree => ({ kind: 'variable', name })

export const unary = (kind: UnaryKind, of: Tree): Tree =>
  kind === 'negate' && of.kind === 'constant' ? constant(Q.negate(of.value)) : { kind, of }

export const binary = (kind: BinaryKind, left: Tree, right: Tree): Tree =>
  kind === 'divide' && left.kind === 'constant' && right.kind === 'constant' && Q.sign(right.value) !== 0
    ? constant(Q.divide(left.value, right.value))
    : { kind, left, right }

export const negate = (of: Tree): Tree => unary('negate', of)
export const add = (left: Tree, right: Tree): Tree => binary('add', left, right)
export const subtract = (left: Tree, right: Tree): Tree => binary('subtract', left, right)
export const multiply = (left: Tree, right: Tree): Tree => binary('multiply', left, right)
export const divide = (left: Tree, right: Tree): Tree => binary('divide', left, right)
export const power = (left: Tree, right: Tree): Tree => binary('power', left, right)
/** @param of one operand or more; a single operand is itself. */
export const extremum = (kind: 'min' | 'max', of: readonly Tree[]): Tree => (of.length === 1 ? of[0]! : { kind, of })
export const choose = (condition: ConditionTree, then: Tree, otherwise: Tree): Tree => ({
  kind: 'if',
  condition,
  then,
  otherwise,
})
export const fold = (by: FoldKind, of: Tree): Tree => ({ kind: 'fold', by, of })
/** The sum of any number of terms; zero of none. */
export const sum = (terms: readonly Tree[]): Tree =>
  terms.length === 0 ? constant(Q.zero) : terms.slice(1).reduce(add, terms[0]!)

export const truth = (value: boolean): ConditionTree => ({ kind: value ? 'true' : 'false' })
export const compare = (left: Tree, operator: Comparison, right: Tree): ConditionTree => ({
  kind: 'compare',
  operator,
  left,
  right,
})
export const is = (name: string, option: string): ConditionTree => ({ kind: 'is', variable: name, option })
export const not = (of: ConditionTree): ConditionTree => ({ kind: 'not', of })
export const and = (left: ConditionTree, right: ConditionTree): ConditionTree => ({ kind: 'and', left, right })
export const or = (left: ConditionTree, right: ConditionTree): ConditionTree => ({ kind: 'or', left, right })
/** The conjunction of any number of conditions, leaving out those that are plainly true. */
export const all = (conditions: readonly ConditionTree[]): ConditionTree => {
  const informative = conditions.filter((condition) => condition.kind !== 'true')
  return informative.length === 0 ? truth(true) : informative.slice(1).reduce(and, informative[0]!)
}
