import * as E from 'fp-ts/lib/Either.js'
import type { Place, Problem } from '../../problem/problem.js'
import * as build from '../build.js'
import { literalBudget, sizeOf } from './literal.js'
import type { Mistakes } from './mistakes.js'
import { maker, tooLarge, type ConditionOperand, type Maker, type NumberOperand, type Operand } from './operand.js'
import type { Infix } from './operators.js'
import type { Comparison, FoldKind, UnaryKind } from '../tree.js'

type Joined<O extends Operand = Operand> = E.Either<Problem, O>

/** A function that was called, with where its name stands. */
export interface Call {
  readonly name: string
  readonly start: number
}

/** Makes larger operands from smaller ones, and refuses what does not fit together. */
export interface Joining extends Maker {
  /** Whether a literal of so many digits may still be read. */
  readonly affords: (digits: number) => boolean
  readonly prefix: (operator: 'negate' | 'not', of: Operand, start: number) => Joined
  readonly infix: (operator: Infix, left: Operand, right: Operand, start: number) => Joined
  readonly choice: (condition: ConditionOperand, then: NumberOperand, otherwise: Operand, start: number) => Joined
  readonly is: (left: NumberOperand, option: string, denied: boolean, start: number) => Joined
  /** @param operands one or more. */
  readonly call: (call: Call, operands: readonly NumberOperand[]) => Joined
  readonly numeric: (found: Operand) => Joined<NumberOperand>
  readonly logical: (found: Operand) => Joined<ConditionOperand>
}

const ofOne: ReadonlyMap<string, UnaryKind> = new Map<string, UnaryKind>([
  ['sqrt', 'sqrt'],
  ['exp', 'exp'],
  ['log', 'log'],
  ['ln', 'log'],
  ['abs', 'abs'],
  ['floor', 'floor'],
  ['ceil', 'ceil'],
])
const folds: ReadonlyMap<string, FoldKind> = new Map<string, FoldKind>([
  ['sum', 'sum'],
  ['product', 'product'],
  ['mean', 'mean'],
  ['min', 'min'],
  ['max', 'max'],
])

export const isFunction = (name: string): boolean => ofOne.has(name) || folds.has(name)

const wayOf = (operator: Comparison): 'up' | 'down' | 'level' | 'none' => {
  switch (operator) {
    case '<':
    case '<=':
      return 'up'
    case '>':
    case '>=':
      return 'down'
    case '=':
      return 'level'
    case '!=':
      return 'none'
  }
}

export const joining = (mistakes: Mistakes, locate: (offset: number) => Place): Joining => {
  const make = maker(locate)
  const affords = literalBudget()

  const numeric = (found: Operand): Joined<NumberOperand> =>
    found.sort === 'number' ? E.right(found) : E.left(mistakes.wrongSort(found, 'number'))
  const logical = (found: Operand): Joined<ConditionOperand> =>
    found.sort === 'condition' ? E.right(found) : E.left(mistakes.wrongSort(found, 'condition'))

  const bothNumbers = (left: Operand, right: Operand): E.Either<Problem, readonly [NumberOperand, NumberOperand]> =>
    left.sort === 'condition'
      ? E.left(mistakes.wrongSort(left, 'number'))
      : right.sort === 'condition'
        ? E.left(mistakes.wrongSort(right, 'number'))
        : E.right([left, right])

  const prefix: Joining['prefix'] = (operator, of, start) =>
    operator === 'negate'
      ? E.chain((found: NumberOperand) => make.number(build.negate(found.node), [found], { start }))(numeric(of))
      : E.chain((found: ConditionOperand) => make.condition(build.not(found.node), [found], { start }))(logical(of))

  const comparison = (left: NumberOperand, operator: Comparison, right: NumberOperand, at: number): Joined =>
    E.map((made: ConditionOperand) => ({ ...made, chain: { last: right, way: wayOf(operator) } }))(
      make.condition(build.compare(left.node, operator, right.node), [left, right], {
        start: left.start,
        operator: at,
      }),
    )

  /** `a <= b < c` says that `a <= b` and `b < c`. */
  const chained = (left: ConditionOperand, operator: Comparison, right: NumberOperand, at: number): Joined => {
    const { last, way } = left.chain!
    const next = wayOf(operator)
    if (way === 'none' || next === 'none' || (way !== next && way !== 'level' && next !== 'level'))
      return E.left(
        mistakes.at(at, 'comparisons that do not run one way are written in one chain', {
          expected: 'a chain such as 0 <= x < 1',
          mend: 'join two comparisons with "and"',
        }),
      )
    const second = comparison(last, operator, right, at)
    if (E.isLeft(second)) return second
    const node = build.and(left.node, (second.right as ConditionOperand).node)
    const both = make.condition(node, [left, second.right], { start: left.start, operator: at })
    return E.map((made: ConditionOperand) => ({ ...made, chain: { last: right, way: next === 'level' ? way : next } }))(
      both,
    )
  }

  const arithmetic = (
    kind: Exclude<Infix['kind'], 'compare' | 'and' | 'or'>,
    left: NumberOperand,
    right: NumberOperand,
    at: number,
  ): Joined => {
    if (kind === 'divide' && left.node.kind === 'constant' && right.node.kind === 'constant')
      if (!affords(sizeOf(left.node.value) + sizeOf(right.node.value)))
        return E.left(tooLarge('a fraction of numbers has too many digits', locate(at)))
    const node = build.binary(kind, left.node, right.node)
    return make.number(node, [left, right], { start: left.start, operator: at })
  }

  const infix: Joining['infix'] = (operator, left, right, start) => {
    if (operator.kind === 'and' || operator.kind === 'or') {
      const first = logical(left)
      if (E.isLeft(first)) return first
      const second = logical(right)
      if (E.isLeft(second)) return second
      const node = build[operator.kind](first.right.node, second.right.node)
      return make.condition(node, [first.right, second.right], { start: left.start, operator: start })
    }
    if (operator.kind === 'compare' && left.sort === 'condition' && left.chain !== undefined) {
      const last = numeric(right)
      return E.isLeft(last) ? last : chained(left, operator.operator, last.right, start)
    }
    const sides = bothNumbers(left, right)
    if (E.isLeft(sides)) return sides
    const [first, second] = sides.right
    return operator.kind === 'compare'
      ? comparison(first, operator.operator, second, start)
      : arithmetic(operator.kind, first, second, start)
  }

  const choice: Joining['choice'] = (condition, then, otherwise, start) =>
    E.chain((last: NumberOperand) =>
      make.number(build.choose(condition.node, then.node, last.node), [condition, then, last], { start }),
    )(numeric(otherwise))

  const is: Joining['is'] = (left, option, denied, start) => {
    if (left.node.kind !== 'variable')
      return E.left(
        mistakes.at(start, '"is" asks which option a name stands for', {
          expected: 'a single name before "is"',
          mend: 'compare numbers with "="',
        }),
      )
    const at = { start: left.start, operator: start }
    const made = make.condition(build.is(left.node.name, option), [], at)
    return denied ? E.chain((of: ConditionOperand) => make.condition(build.not(of.node), [of], at))(made) : made
  }

  const call: Joining['call'] = ({ name, start }, operands) => {
    const first = operands[0]!
    const second = operands[1]
    const wrongCount = (mend?: string): Joined =>
      E.left(
        mistakes.at(start, `"${name}" takes one operand`, {
          expected: 'one operand',
          found: `${operands.length} operands`,
          ...(mend === undefined ? {} : { mend }),
        }),
      )
    const unary = ofOne.get(name)
    if (unary !== undefined)
      return second === undefined
        ? make.number(build.unary(unary, first.node), [first], { start })
        : wrongCount(name === 'log' ? 'write a logarithm to base b as "log(x) / log(b)"' : undefined)
    const by = folds.get(name)!
    if (second === undefined && first.mentionsMembers)
      return make.number(build.fold(by, first.node), [first], { start })
    if (by === 'min' || by === 'max')
      return second === undefined
        ? E.right({ ...first, start, mark: start })
        : make.number(
            build.extremum(
              by,
              operands.map(({ node }) => node),
            ),
            operands,
            { start },
          )
    if (second !== undefined)
      return wrongCount(
        by === 'sum' ? 'write "a + b"' : by === 'product' ? 'write "a * b"' : 'write "(a + b) / 2" for a mean of two',
      )
    return E.left(
      mistakes.at(start, `"${name}" has no players to range over`, {
        expected: 'a formula with ".others." or ".all.", as in sum(bidder.all.bid)',
      }),
    )
  }

  return { ...make, affords, prefix, infix, choice, is, call, numeric, logical }
}
