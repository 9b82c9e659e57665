import type { Token } from './lexer.js'
import { nearest } from '../../problem/nearest.js'
import { problem, type Place, type Problem } from '../../problem/problem.js'
import { keywords } from './operators.js'
import type { Operand } from './operand.js'
import type { Opened } from './pending.js'
import type { Tree } from '../tree.js'

/** The mistakes that people make in formulas, each with what to write instead. */
export interface Mistakes {
  readonly at: (offset: number, what: string, detail?: Omit<Problem, 'code' | 'what' | 'place'>) => Problem
  readonly missingOperand: (found: Token, after: string | undefined) => Problem
  readonly missingOperator: (left: Token, right: Token) => Problem
  readonly unexpected: (found: Token) => Problem
  readonly wrongSort: (found: Operand, wanted: Operand['sort']) => Problem
  readonly unknownFunction: (name: Token) => Problem
  readonly badOption: (found: Token, left: Tree) => Problem
  readonly emptyParentheses: (opened: Opened) => Problem
  /** What was opened and lacks its end, or the end of what was never opened. */
  readonly unfinished: (opened: Opened | undefined, found: Token) => Problem
  readonly strayComma: (left: Token, comma: Token, right: Token) => Problem
  readonly badNumber: (found: Token) => Problem
}

const shorten = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)

export const describe = (token: Token): string =>
  token.kind === 'end'
    ? 'the end of the text'
    : token.kind === 'hole'
      ? 'a formula in ${…}'
      : `"${shorten(token.text)}"`

const insteadOf: ReadonlyMap<string, string> = new Map([
  ['**', 'write "^" for powers'],
  ['&&', 'write "and"'],
  ['&', 'write "and"'],
  ['||', 'write "or"'],
  ['|', 'write "or"; the magnitude of x is "abs(x)"'],
  ['!', 'write "not"'],
  ['=>', 'write ">="'],
  ['=<', 'write "<="'],
  ['<>', 'write "!="'],
  ['%', 'write 20 % as "0.2" or "20 / 100"'],
  ['?', 'write "if … then … else …"'],
  [':', 'write "if … then … else …"'],
  ['÷', 'write "/"'],
  ['√', 'write "sqrt(x)"'],
  ['∧', 'write "and"'],
  ['∨', 'write "or"'],
  ['¬', 'write "not"'],
  ['∞', 'formulas are finite: write a number large enough'],
  ['[', 'group with parentheses "( )"'],
  [']', 'group with parentheses "( )"'],
  ['{', 'group with parentheses "( )"'],
  ['}', 'group with parentheses "( )"'],
  ["'", 'put quotes around a whole option, after "is"'],
  ['"', 'put quotes around a whole option, after "is"'],
  ['.', 'write a name or digits after the point, as in player.choice'],
  [';', 'write one formula only'],
  ['$', 'names have no "$" in front'],
])

const insteadOfCharacter = (text: string): string => {
  const known = insteadOf.get(text)
  if (known !== undefined) return known
  if (/^\p{L}$/u.test(text)) return 'write names with the letters A to Z, digits and underscores'
  return 'leave it out; operators are + - * / ^'
}

const functionNames = ['sqrt', 'exp', 'log', 'ln', 'abs', 'floor', 'ceil', 'min', 'max', 'sum', 'product', 'mean']

const insteadOfFunction: ReadonlyMap<string, string> = new Map([
  ['pow', 'write "x ^ y"'],
  ['power', 'write "x ^ y"'],
  ['log2', 'write "log(x) / log(2)"'],
  ['log10', 'write "log(x) / log(10)"'],
  ['cbrt', 'write "x^(1/3)"'],
  ['square', 'write "x^2"'],
  ['round', 'write "floor(x + 0.5)"'],
  ['ceiling', 'write "ceil"'],
  ['average', 'write "mean"'],
  ['avg', 'write "mean"'],
  ['prod', 'write "product"'],
  ['maximum', 'write "max"'],
  ['minimum', 'write "min"'],
  ['sign', 'write "if x > 0 then 1 else if x < 0 then -1 else 0"'],
])

export const mistakes = (text: string, locate: (offset: number) => Place): Mistakes => {
  const at: Mistakes['at'] = (offset, what, detail = {}) =>
    problem('formula-syntax', what, { place: locate(offset), ...detail })
  // The end of a text is where its last word ends: blank lines below it would only mislead.
  const startOf = (token: Token): number => (token.kind === 'end' ? text.trimEnd().length : token.start)

  const stray = (found: Token): Problem =>
    found.text.endsWith('.') && found.text.length > 1
      ? at(found.start, `"${shorten(found.text)}" does not end like a number`, {
          expected: 'digits after the point, and one point only',
          ...(found.text.indexOf('.') < found.text.length - 1 ? {} : { mend: `write "${shorten(found.text)}0"` }),
        })
      : at(found.start, `"${found.text}" does not belong in a formula`, {
          found: describe(found),
          mend: insteadOfCharacter(found.text),
        })

  const missingOperand: Mistakes['missingOperand'] = (found, after) => {
    if (found.kind === 'stray') return stray(found)
    const detail = { expected: 'a number, a name or "("', found: describe(found) }
    const what = after === undefined ? 'an operand is missing' : `an operand is missing after "${shorten(after)}"`
    if (found.text === '+') return at(found.start, what, { ...detail, mend: 'leave out the "+"' })
    if (found.text === '*' && after === '*') return at(found.start, what, { ...detail, mend: 'write "^" for powers' })
    return at(startOf(found), what, detail)
  }

  const missingOperator: Mistakes['missingOperator'] = (left, right) => {
    const what = `an operator is missing before ${describe(right)}`
    const say = (mend: string): Problem =>
      at(right.start, what, { expected: 'an operator', found: describe(right), mend })
    for (const word of [right, left]) {
      const lowered = word.text.toLowerCase()
      if (word.kind !== 'name') continue
      if (keywords.has(lowered)) return say(`write "${lowered}" in small letters`)
      if (lowered === 'elif' || lowered === 'elseif') return say('write "else if"')
    }
    if (left.kind === 'name' && functionNames.includes(left.text))
      return say(`write "${left.text}(${shorten(right.text)})"`)
    const written = (token: Token): string =>
      token.kind === 'hole' ? '${…}' : token.text === '(' ? '(…)' : shorten(token.text)
    return say(`write "${left.text === ')' ? '(…)' : written(left)} * ${written(right)}"`)
  }

  const unexpected: Mistakes['unexpected'] = (found) =>
    found.kind === 'stray'
      ? stray(found)
      : at(startOf(found), `${describe(found)} is out of place`, {
          expected: 'an operator or the end',
          found: describe(found),
        })

  const wrongSort: Mistakes['wrongSort'] = (found, wanted) =>
    wanted === 'number'
      ? at(found.mark, 'a condition stands where a number is wanted', {
          expected: 'a number',
          found: 'a condition, which is true or false',
          mend: 'write "if … then … else …" around it',
        })
      : at(found.mark, 'a number stands where a condition is wanted', {
          expected: 'a condition, which is true or false',
          found: found.node.kind === 'variable' ? `the name "${shorten(found.node.name)}"` : 'a number',
          mend: 'compare it, as in "x > 0", or name an option, as in "x is a"',
        })

  const unknownFunction: Mistakes['unknownFunction'] = (name) => {
    const near = nearest(name.text, functionNames)
    const instead = insteadOfFunction.get(name.text.toLowerCase())
    return at(name.start, `"${shorten(name.text)}" is not a function`, {
      expected: `an operator, or one of ${functionNames.join(', ')}`,
      found: `"${shorten(name.text)}("`,
      mend: instead ?? (near === undefined ? `write "${shorten(name.text)} * (…)" for a product` : `write "${near}"`),
    })
  }

  const badOption: Mistakes['badOption'] = (found, left) =>
    at(startOf(found), `an option is missing after "${left.kind === 'variable' ? shorten(left.name) : '…'} is"`, {
      expected: 'the name of an option',
      found: describe(found),
      mend:
        found.kind === 'hole'
          ? 'write the option as a word, or use the method "is" of the handle'
          : found.kind === 'keyword'
            ? `put quotes around an option that is called "${found.text}"`
            : found.kind === 'stray' && (found.text === "'" || found.text === '"')
              ? 'close the quotes'
              : 'write an option, in quotes if it has blanks or signs in it',
    })

  const badNumber: Mistakes['badNumber'] = (found) =>
    at(found.start, `"${shorten(found.text)}" is not a number that can be read`, {
      expected: 'an exponent between -4000 and 4000, places after the point counted',
      found: describe(found),
    })

  const emptyParentheses: Mistakes['emptyParentheses'] = (opened) =>
    opened.kind === 'call'
      ? at(opened.call.start, `"${opened.call.name}" has nothing in its parentheses`, { expected: 'an operand' })
      : at(opened.start, 'the parentheses have nothing in them', { expected: 'an operand' })

  const unfinished: Mistakes['unfinished'] = (opened, found) => {
    if (opened === undefined)
      return found.text === ')'
        ? at(found.start, 'this parenthesis was never opened', { found: '")"', mend: 'leave it out' })
        : at(found.start, `"${found.text}" has no "if" before it`, { mend: 'write "if … then … else …"' })
    if (opened.kind === 'group' || opened.kind === 'call')
      return at(opened.start, 'this parenthesis is never closed', { found: describe(found), mend: 'close it with ")"' })
    const missing = opened.kind === 'if' ? 'then' : 'else'
    const { line, column } = locate(opened.start)
    return at(startOf(found), `the "if" at line ${line}, column ${column} has no "${missing}"`, {
      expected: `"${missing}"`,
      found: describe(found),
      mend: missing === 'then' ? 'write "if … then … else …"' : 'write "else" and the value otherwise',
    })
  }

  const strayComma: Mistakes['strayComma'] = (left, comma, right) =>
    at(comma.start, 'a comma stands outside of a function', {
      mend:
        left.kind === 'number' && right.kind === 'number'
          ? `write decimals with a point: "${shorten(left.text)}.${shorten(right.text)}"`
          : 'put commas only between the operands of a function, as in max(a, b)',
    })

  return {
    at,
    emptyParentheses,
    unfinished,
    strayComma,
    missingOperand,
    missingOperator,
    unexpected,
    wrongSort,
    unknownFunction,
    badOption,
    badNumber,
  }
}
