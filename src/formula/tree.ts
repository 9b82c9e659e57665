import type { Rational } from '../arithmetic/rational.js'

/**
 * The formula's data type: an immutable expression over named variables.
 *
 * A tree is really a graph: nodes may be shared, and every fold over it memoises by node identity.
 * `power` means x^y for any x where y is an integer, and for x ≥ 0 otherwise (0^0 = 1).
 * `fold` ranges over symmetric players and is written out before any reading sees it.
 */
export type Tree =
  | { readonly kind: 'constant'; readonly value: Rational }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: UnaryKind; readonly of: Tree }
  | { readonly kind: BinaryKind; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'min' | 'max'; readonly of: readonly Tree[] }
  | { readonly kind: 'if'; readonly condition: ConditionTree; readonly then: Tree; readonly otherwise: Tree }
  | { readonly kind: 'fold'; readonly by: FoldKind; readonly of: Tree }

export type UnaryKind = 'negate' | 'sqrt' | 'exp' | 'log' | 'abs' | 'floor' | 'ceil'
export type BinaryKind = 'add' | 'subtract' | 'multiply' | 'divide' | 'power'
export type FoldKind = 'sum' | 'product' | 'mean' | 'min' | 'max'

/** A statement about variables that is true or false at a point. */
export type ConditionTree =
  | { readonly kind: 'true' | 'false' }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'is'; readonly variable: string; readonly option: string }
  | { readonly kind: 'not'; readonly of: ConditionTree }
  | { readonly kind: 'and' | 'or'; readonly left: ConditionTree; readonly right: ConditionTree }

export type Comparison = '<' | '<=' | '=' | '!=' | '>=' | '>'

export type Node = Tree | ConditionTree

/** No tree is deeper than this, so that folds may recurse; the parser and the builders refuse deeper ones. */
export const depthLimit = 1000
/** No formula has more distinct nodes than this. */
export const sizeLimit = 100_000
