import * as E from 'fp-ts/lib/Either.js'
import { parseRational } from '../../arithmetic/rational.js'
import type { Place, Problem } from '../../problem/problem.js'
import * as build from '../build.js'
import { isCondition } from '../condition.js'
import type { Joining } from './joining.js'
import type { Token } from './lexer.js'
import { digitLimit } from './literal.js'
import { measureOf } from './measure.js'
import type { Mistakes } from './mistakes.js'
import { tooLarge, type Operand } from './operand.js'
import { depthLimit, type Node } from '../tree.js'

/** Reads the operands that are a single word. */
export interface Leaves {
  readonly number: (token: Token) => E.Either<Problem, Operand>
  readonly variable: (token: Token) => E.Either<Problem, Operand>
  readonly truth: (token: Token) => E.Either<Problem, Operand>
  /** An operand given from outside, in the place of a word. */
  readonly hole: (token: Token, node: Node) => E.Either<Problem, Operand>
}

export const leaves = (join: Joining, mistakes: Mistakes, locate: (offset: number) => Place): Leaves => ({
  number: (token) => {
    const digits = token.text.length
    if (digits > digitLimit) return E.left(tooLarge(`a number has more than ${digitLimit} digits`, locate(token.start)))
    if (digits > 40 && !join.affords(digits))
      return E.left(tooLarge('the numbers of the formula have too many digits in all', locate(token.start)))
    const value = parseRational(token.text)
    return value === undefined
      ? E.left(mistakes.badNumber(token))
      : join.number(build.constant(value), [], { start: token.start })
  },
  variable: (token) => join.number(build.variable(token.text), [], { start: token.start }),
  truth: (token) => join.condition(build.truth(token.text === 'true'), [], { start: token.start }),
  hole: ({ start }, node) => {
    const { depth, mentionsMembers } = measureOf(node)
    if (depth > depthLimit)
      return E.left(tooLarge(`the formula is nested more than ${depthLimit} levels deep`, locate(start)))
    const read = { start, mark: start, depth, folds: 0, mentionsMembers }
    return E.right(isCondition(node) ? { ...read, sort: 'condition', node } : { ...read, sort: 'number', node })
  },
})
