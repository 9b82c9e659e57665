import { power } from './power.js'
import { isTruth, type Kernel, type Results, type Step, type Tape } from './tape.js'

// Beyond this many steps a single function is more than engines like to optimise, or even to parse.
const stepsInOneFunction = 1500
const statementsInOnePart = 300
// Longer expressions are given a name, which keeps nesting shallow.
const charactersInline = 160

/** How often the text of a step writes one of its arguments. */
const timesWritten = (step: Step, position: number): 1 | 2 =>
  step.kind === '!=' || step.kind === 'log' || (step.kind === 'divide' && position === 1) ? 2 : 1

/** How often each step would be written in all: what is written more than once is computed once and named. */
const countUses = (tape: Tape, results: Results): Uint32Array => {
  const uses = new Uint32Array(tape.steps.length)
  for (const step of tape.steps)
    step.arguments.forEach((argument, position) => {
      uses[argument]! += timesWritten(step, position)
    })
  for (const result of results.written) uses[result]! += 1
  return uses
}

/**
 * JavaScript for a tape: a function's body that, given `power`, returns the kernel. It holds slots and numbers, never names.
 * Short tapes are one function with constants; long ones are cut into parts that pass results through an array.
 */
export const sourceOf = (tape: Tape, results: Results, limit = stepsInOneFunction): string => {
  const isLong = tape.steps.length > limit
  const uses = countUses(tape, results)
  const texts: string[] = []
  const statements: string[] = []
  tape.steps.forEach((step, index) => {
    const text = expressionOf(step, texts, tape)
    const isLeaf = step.arguments.length === 0
    if (isLeaf || (uses[index]! <= 1 && text.length <= charactersInline)) texts.push(text)
    else if (isLong) {
      statements.push(`m[${index}] = ${isTruth(step) ? `${text} ? 1 : 0` : text}`)
      texts.push(isTruth(step) ? `(m[${index}] === 1)` : `m[${index}]`)
    } else {
      statements.push(`const v${index} = ${text}`)
      texts.push(`v${index}`)
    }
  })
  results.written.forEach((result, index) => statements.push(`o[${index}] = ${numberAt(result, texts, tape)}`))
  const returned = results.returned === undefined ? '0' : numberAt(results.returned, texts, tape)
  if (!isLong) return `return (p, o) => {\n${statements.join('\n')}\nreturn ${returned}\n}`
  const parts: string[] = []
  for (let start = 0; start < statements.length; start += statementsInOnePart)
    parts.push(`(p, o) => {\n${statements.slice(start, start + statementsInOnePart).join('\n')}\n}`)
  return [
    `const m = new Float64Array(${tape.steps.length})`,
    `const parts = [${parts.join(',\n')}]`,
    `return (p, o) => {\nfor (let i = 0; i < parts.length; i += 1) parts[i](p, o)\nreturn ${returned}\n}`,
  ].join('\n')
}

const numberAt = (index: number, texts: readonly string[], tape: Tape): string =>
  isTruth(tape.steps[index]!) ? `(${texts[index]!} ? 1 : 0)` : texts[index]!

const literal = (value: number): string => (value < 0 ? `(${value})` : `${value}`)

const expressionOf = (step: Step, texts: readonly string[], tape: Tape): string => {
  const [a = '', b = '', c = '', d = ''] = step.arguments.map((argument) => texts[argument]!)
  switch (step.kind) {
    case 'constant':
      return literal(step.number)
    case 'slot':
      return `p[${step.number}]`
    case 'negate':
      return `(-${a})`
    case 'sqrt':
    case 'exp':
    case 'abs':
    case 'floor':
    case 'ceil':
      return `Math.${step.kind}(${a})`
    // Where there is no value, at zero, 0 / 0 turns the infinity into NaN: much faster than to ask.
    case 'log':
      return `(Math.log(${a}) + 0 / ${a})`
    case 'divide': {
      const divisor = tape.steps[step.arguments[1]!]!
      return divisor.kind === 'constant' && divisor.number !== 0 ? `(${a} / ${b})` : `(${a} / ${b} + 0 / ${b})`
    }
    case 'add':
      return `(${a} + ${b})`
    case 'subtract':
      return `(${a} - ${b})`
    case 'multiply':
      return `(${a} * ${b})`
    case 'power': {
      const exponent = tape.steps[step.arguments[1]!]!
      return exponent.kind === 'constant' && exponent.number > 0 ? `Math.pow(${a}, ${b})` : `power(${a}, ${b})`
    }
    case 'min':
    case 'max':
      return `Math.${step.kind}(${step.arguments.map((argument) => texts[argument]!).join(', ')})`
    case 'if':
      return step.arguments.length === 3 ? `(${a} ? ${b} : ${c})` : `(${a} ? ${c} : ${b} ? ${d} : NaN)`
    case '<':
    case '<=':
    case '>=':
    case '>':
      return `(${a} ${step.kind} ${b})`
    case '=':
      return `(${a} === ${b})`
    // Not `!==`, which holds of NaN.
    case '!=':
      return `(${a} < ${b} || ${a} > ${b})`
    case 'is':
      return `(p[${step.number}] === ${step.option})`
    case 'isnt':
      return `(p[${step.number}] !== ${step.option})`
    case 'and':
      return `(${a} && ${b})`
    case 'or':
      return `(${a} || ${b})`
    case 'true':
    case 'false':
      return step.kind
  }
}

const isMaker = (value: unknown): value is (power: (x: number, y: number) => number) => Kernel =>
  typeof value === 'function'

/**
 * The kernel of a tape as compiled source, or undefined where the surroundings (a content-security policy) forbid that.
 * @param limit how many steps make a tape long; for tests.
 */
export const sourceKernel = (tape: Tape, results: Results, limit?: number): Kernel | undefined => {
  try {
    const maker: unknown = Reflect.construct(Function, ['power', `'use strict'\n${sourceOf(tape, results, limit)}`])
    return isMaker(maker) ? maker(power) : undefined
  } catch {
    return undefined
  }
}
