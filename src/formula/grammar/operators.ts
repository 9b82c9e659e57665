import type { BinaryKind, Comparison } from '../tree.js'

/**
 * How tightly each form binds, loosest first. The parser and the printer both go by these levels.
 * A choice (`if … then … else …`) reaches as far to the right as arithmetic goes: its last branch is a sum.
 */
export const levels = {
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  choice: 5,
  add: 6,
  multiply: 7,
  negate: 8,
  power: 9,
  atom: 10,
} as const

export type Infix =
  | { readonly kind: BinaryKind; readonly level: number }
  | { readonly kind: 'compare'; readonly level: number; readonly operator: Comparison }
  | { readonly kind: 'and' | 'or'; readonly level: number }

const comparison = (operator: Comparison): readonly [string, Infix] => [
  operator,
  { kind: 'compare', level: levels.compare, operator },
]

/** The operators that stand between two operands, by how they are written. */
export const infixes: ReadonlyMap<string, Infix> = new Map<string, Infix>([
  ['+', { kind: 'add', level: levels.add }],
  ['-', { kind: 'subtract', level: levels.add }],
  ['*', { kind: 'multiply', level: levels.multiply }],
  ['/', { kind: 'divide', level: levels.multiply }],
  ['^', { kind: 'power', level: levels.power }],
  ...(['<', '<=', '=', '!=', '>=', '>'] as const).map(comparison),
  ['and', { kind: 'and', level: levels.and }],
  ['or', { kind: 'or', level: levels.or }],
])

/** Words that are not names. */
export const keywords: ReadonlySet<string> = new Set(['if', 'then', 'else', 'and', 'or', 'not', 'is', 'true', 'false'])
