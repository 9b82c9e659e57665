import * as E from 'fp-ts/lib/Either.js'
import type { Place, Problem } from '../../problem/problem.js'
import type { Call, Joining } from './joining.js'
import { tooLarge, type ConditionOperand, type NumberOperand, type Operand } from './operand.js'
import { levels, type Infix } from './operators.js'
import { depthLimit } from '../tree.js'

/** What has been begun and waits for its operands or its end. */
export type Pending =
  | { readonly kind: 'prefix'; readonly operator: 'negate' | 'not'; readonly level: number; readonly start: number }
  | { readonly kind: 'infix'; readonly operator: Infix; readonly level: number; readonly start: number }
  | {
      readonly kind: 'else'
      readonly condition: ConditionOperand
      readonly then: NumberOperand
      readonly level: number
      readonly start: number
    }
  | Opened

/** What only a word of its own ends: `)`, `then`, `else`. */
export type Opened =
  | { readonly kind: 'group'; readonly start: number }
  | { readonly kind: 'call'; readonly call: Call; readonly operands: NumberOperand[]; readonly start: number }
  | { readonly kind: 'if'; readonly start: number }
  | { readonly kind: 'then'; readonly condition: ConditionOperand; readonly start: number }

/** The two stacks of operator precedence parsing: operands that are read, and what waits for operands. */
export interface Stacks {
  readonly push: (made: E.Either<Problem, Operand>) => E.Either<Problem, Operand>
  readonly pop: () => Operand
  readonly peek: () => Operand | undefined
  readonly begin: (next: Pending) => E.Either<Problem, void>
  /** Joins what binds at least as tightly as a level, except that powers group to the right. */
  readonly join: (level: number) => E.Either<Problem, void>
  /** What was opened last and is not yet ended, once everything in it is joined. */
  readonly opened: () => Opened | undefined
  /** Ends what was opened last. */
  readonly end: () => void
}

const isOpened = (last: Pending): last is Opened => !('level' in last)

export const stacks = (joining: Joining, locate: (offset: number) => Place): Stacks => {
  const operands: Operand[] = []
  const pending: Pending[] = []
  let brackets = 0

  const push: Stacks['push'] = (made) => {
    if (E.isRight(made)) operands.push(made.right)
    return made
  }
  const pop = (): Operand => operands.pop()!

  const begin: Stacks['begin'] = (next) => {
    if (next.kind === 'group' || next.kind === 'call') brackets += 1
    if (brackets > depthLimit)
      return E.left(tooLarge(`the formula is nested more than ${depthLimit} levels deep`, locate(next.start)))
    pending.push(next)
    return E.right(undefined)
  }

  const finish = (last: Exclude<Pending, Opened>): E.Either<Problem, Operand> => {
    const right = pop()
    switch (last.kind) {
      case 'prefix':
        return joining.prefix(last.operator, right, last.start)
      case 'infix':
        return joining.infix(last.operator, pop(), right, last.start)
      case 'else':
        return joining.choice(last.condition, last.then, right, last.start)
    }
  }

  const join: Stacks['join'] = (level) => {
    for (let last = pending.at(-1); last !== undefined && !isOpened(last); last = pending.at(-1)) {
      if (last.level < level || (last.level === level && level === levels.power)) break
      pending.pop()
      const made = push(finish(last))
      if (E.isLeft(made)) return made
    }
    return E.right(undefined)
  }

  const opened: Stacks['opened'] = () => {
    const last = pending.at(-1)
    return last !== undefined && isOpened(last) ? last : undefined
  }

  const end: Stacks['end'] = () => {
    const last = pending.pop()
    if (last?.kind === 'group' || last?.kind === 'call') brackets -= 1
  }

  return { push, pop, peek: () => operands.at(-1), begin, join, opened, end }
}
