import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Place, Problem } from '../../problem/problem.js'
import { cursor } from './cursor.js'
import { isFunction, joining, type Joining } from './joining.js'
import { leaves } from './leaf.js'
import { lexer, type Token } from './lexer.js'
import { mistakes } from './mistakes.js'
import { tooLarge, unchained, type Operand } from './operand.js'
import { infixes, levels, type Infix } from './operators.js'
import { stacks, type Opened } from './pending.js'
import { placesIn } from './places.js'
import type { ConditionTree, Node, Tree } from '../tree.js'

export interface ParseOptions {
  /** Where an offset (0 to the text's length) stands, for texts cut out of files; else lines and columns of the text. */
  readonly locate?: (offset: number) => Place
  /** Operands given from outside, by the offset of the one character that stands for each. */
  readonly holes?: ReadonlyMap<number, Node>
  /** Whether a name is known to stand for options: then `name = option` is read as `name is option`. */
  readonly takesOptions?: (name: string) => boolean
}

/** No text of a formula is longer, in characters. */
export const lengthLimit = 1_000_000

/**
 * Reads a formula: infix mathematics over names, as in a paper.
 *
 * Exact: decimals are read as the rationals that they are written as. Linear in the length of the text, without recursion.
 * Errors: `formula-syntax` at the place of the mistake; `formula-too-large` beyond the limits of trees.
 * @example parseFormula('max(0, demand - slope * price)^2 / 2')
 */
export const parseFormula = (text: string, options: ParseOptions = {}): E.Either<Problem, Tree> =>
  pipe(
    parse(text, 'a formula', options, (join, whole) => join.numeric(whole)),
    E.map((whole) => whole.node),
  )

/**
 * Reads a condition, as {@link parseFormula} does a formula.
 * @example parseCondition('horizon is block and not attribution is pool and 0 <= rebate < 1')
 */
export const parseCondition = (text: string, options: ParseOptions = {}): E.Either<Problem, ConditionTree> =>
  pipe(
    parse(text, 'a condition', options, (join, whole) => join.logical(whole)),
    E.map((whole) => whole.node),
  )

const opensParenthesis = ({ kind, text }: Token): boolean => kind === 'symbol' && text === '('

/** What the grammar wants next, or why it cannot go on. */
type Step = E.Either<Problem, 'operand' | 'operator'>

/**
 * Reads formulas and conditions alike, by operator precedence with stacks of its own: no depth of nesting can
 * overflow the machine's stack, nothing is read twice, and whether parentheses hold a number or a condition is seen
 * when they close.
 */
function parse<O extends Operand>(
  text: string,
  wanted: string,
  options: ParseOptions,
  accept: (join: Joining, whole: Operand) => E.Either<Problem, O>,
): E.Either<Problem, O> {
  const locate = options.locate ?? placesIn(text)
  const holes = options.holes ?? new Map<number, Node>()
  if (text.length > lengthLimit)
    return E.left(tooLarge(`the formula is longer than ${lengthLimit} characters`, locate(0)))
  const mistake = mistakes(text, locate)
  const join = joining(mistake, locate)
  const leaf = leaves(join, mistake, locate)
  const stack = stacks(join, locate)
  const at = cursor(lexer(text, (offset) => holes.has(offset)))

  const wants =
    (next: 'operand' | 'operator') =>
    (done: E.Either<Problem, unknown>): Step =>
      E.isLeft(done) ? done : E.right(next)
  const read = (made: E.Either<Problem, Operand>): Step => wants('operator')(stack.push(made))

  const operand = (): Step => {
    const token = at.token()
    const { start } = token
    switch (token.kind) {
      case 'number':
        return read(leaf.number(token))
      case 'hole':
        return read(leaf.hole(token, holes.get(start)!))
      case 'name':
        return opensParenthesis(at.following()) ? call() : read(leaf.variable(token))
      case 'keyword':
        if (token.text === 'true' || token.text === 'false') return read(leaf.truth(token))
        if (token.text === 'if') return wants('operand')(stack.begin({ kind: 'if', start }))
        if (token.text === 'not')
          return wants('operand')(stack.begin({ kind: 'prefix', operator: 'not', level: levels.not, start }))
        break
      case 'symbol':
        if (token.text === '(') return wants('operand')(stack.begin({ kind: 'group', start }))
        if (token.text === '-')
          return wants('operand')(stack.begin({ kind: 'prefix', operator: 'negate', level: levels.negate, start }))
        break
      case 'quoted':
      case 'stray':
      case 'end':
    }
    const opened = at.previous()?.text === '(' && token.text === ')' ? stack.opened() : undefined
    return E.left(opened ? mistake.emptyParentheses(opened) : mistake.missingOperand(token, at.previous()?.text))
  }

  const call = (): Step => {
    const { text: name, start } = at.token()
    if (!isFunction(name)) return E.left(mistake.unknownFunction(at.token()))
    at.advance()
    return wants('operand')(stack.begin({ kind: 'call', call: { name, start }, operands: [], start: at.token().start }))
  }

  const operator = (): Step => {
    const token = at.token()
    if (token.kind === 'symbol' || token.kind === 'keyword') {
      const found = infixes.get(token.text)
      if (found) return joined(found.level, () => infix(found))
      if (token.text === 'is') return joined(levels.compare, () => membership(false))
      if (token.text === ')') return joined(0, closing)
      if (token.text === ',') return joined(0, comma)
      if (token.text === 'then') return joined(0, then)
      if (token.text === 'else') return joined(0, otherwise)
    }
    return E.left(token.kind === 'stray' ? mistake.unexpected(token) : mistake.missingOperator(at.previous()!, token))
  }
  const joined = (level: number, next: () => Step): Step => {
    const done = stack.join(level)
    return E.isLeft(done) ? done : next()
  }

  const infix = (found: Infix): Step =>
    isOptionNext(found)
      ? membership(found.kind === 'compare' && found.operator === '!=')
      : wants('operand')(stack.begin({ kind: 'infix', operator: found, level: found.level, start: at.token().start }))

  /** `horizon == 'steady-state'`, and `horizon = block` where the name is known to stand for options. */
  const isOptionNext = (found: Infix): boolean => {
    const left = stack.peek()?.node
    return (
      found.kind === 'compare' &&
      (found.operator === '=' || found.operator === '!=') &&
      left?.kind === 'variable' &&
      (at.followingOption().kind === 'quoted' || options.takesOptions?.(left.name) === true)
    )
  }

  const membership = (isDenied: boolean): Step => {
    const { start, text: sign } = at.token()
    const left = join.numeric(stack.pop())
    if (E.isLeft(left)) return left
    at.advanceToOption()
    const isNot = sign === 'is' && at.token().kind === 'keyword' && at.token().text === 'not'
    if (isNot) at.advanceToOption()
    const token = at.token()
    return token.kind === 'name' || token.kind === 'quoted'
      ? read(join.is(left.right, token.text, isDenied || isNot, start))
      : E.left(mistake.badOption(token, left.right.node))
  }

  const closing = (): Step => {
    const opened = stack.opened()
    if (opened?.kind === 'group') {
      stack.end()
      return read(E.right(unchained({ ...stack.pop(), start: opened.start })))
    }
    if (opened?.kind !== 'call') return E.left(mistake.unfinished(opened, at.token()))
    const taken = argument(opened)
    if (E.isLeft(taken)) return taken
    stack.end()
    return read(join.call(opened.call, opened.operands))
  }

  const argument = (opened: Extract<Opened, { kind: 'call' }>): E.Either<Problem, void> => {
    const found = join.numeric(stack.pop())
    if (E.isLeft(found)) return found
    opened.operands.push(found.right)
    return E.right(undefined)
  }

  const comma = (): Step => {
    const opened = stack.opened()
    return opened?.kind === 'call'
      ? wants('operand')(argument(opened))
      : E.left(
          opened?.kind === 'if' || opened?.kind === 'then'
            ? mistake.unfinished(opened, at.token())
            : mistake.strayComma(at.previous()!, at.token(), at.following()),
        )
  }

  const then = (): Step => {
    const opened = stack.opened()
    if (opened?.kind !== 'if') return E.left(mistake.unfinished(opened, at.token()))
    stack.end()
    return pipe(
      join.logical(stack.pop()),
      E.chain((condition) => stack.begin({ kind: 'then', condition, start: opened.start })),
      wants('operand'),
    )
  }

  const otherwise = (): Step => {
    const opened = stack.opened()
    if (opened?.kind !== 'then') return E.left(mistake.unfinished(opened, at.token()))
    stack.end()
    const { condition, start } = opened
    return pipe(
      join.numeric(stack.pop()),
      E.chain((value) => stack.begin({ kind: 'else', condition, then: value, level: levels.choice, start })),
      wants('operand'),
    )
  }

  if (at.token().kind === 'end') return E.left(mistake.at(0, 'the text is empty', { expected: wanted }))
  let next: 'operand' | 'operator' = 'operand'
  while (next === 'operand' || at.token().kind !== 'end') {
    const step: Step = next === 'operand' ? operand() : operator()
    if (E.isLeft(step)) return step
    next = step.right
    at.advance()
  }
  return pipe(
    stack.join(0),
    E.chain(() => {
      const opened = stack.opened()
      return opened ? E.left(mistake.unfinished(opened, at.token())) : accept(join, stack.pop())
    }),
  )
}
