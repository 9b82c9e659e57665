import * as E from 'fp-ts/lib/Either.js'
import { parseRational, type Rational } from '../../arithmetic/rational.js'
import { problem, type Problem } from '../../problem/problem.js'
import type { Called } from './author.js'
import * as build from '../build.js'
import { isCondition } from '../condition.js'
import { FormulaError } from './formula-error.js'
import { conditionOf, formulaOf, type Condition, type Formula, type Numeric, type OptionHandle } from './handle.js'
import { parseCondition, parseFormula, type ParseOptions } from '../grammar/parser.js'
import { templateText } from './template-text.js'
import type { Node, Tree } from '../tree.js'

/** What may stand in `${…}`: an operand, never text. */
export type Hole<N extends string = string> = Numeric<N> | Condition<N>

/**
 * A formula, written as infix mathematics over handles.
 *
 * A number in a hole means the decimal that it prints as: write 1/3 in the text, since `${1 / 3}` is a decimal.
 * @throws FormulaError where the text is not a formula; its stack begins at the author's line.
 * @example formula`max(0, ${demand} - ${slope} * ${price})^2 / 2`
 */
export const formula = <N extends string = never>(
  strings: TemplateStringsArray,
  ...holes: readonly Hole<N>[]
): Formula<N> => formulaOf(readTemplate(strings.raw, holes, parseFormula, formula))

/**
 * A condition, written over handles as {@link formula} is.
 * @throws FormulaError where the text is not a condition.
 * @example condition`${horizon.is('block')} and 0 <= ${rebate} < 1`
 */
export const condition = <N extends string = never>(
  strings: TemplateStringsArray,
  ...holes: readonly Hole<N>[]
): Condition<N> => conditionOf(readTemplate(strings.raw, holes, parseCondition, condition))

/**
 * The formula that is one of several, by which option a variable stands for; the last option's is the final `else`.
 * @throws FormulaError where an option has no case, which only code that the compiler has not seen can do.
 * @example match(tipTreatment, { excluded: 0, included: tipShare })
 */
export const match = <N extends string, O extends string, M extends string = never>(
  handle: OptionHandle<N, O>,
  cases: { readonly [K in O]: Numeric<M> },
): Formula<N | M> => {
  const branches = handle.options.map((option) => ({ option, tree: branchOf(handle.name, option, cases[option]) }))
  const last = branches.at(-1)
  if (last === undefined) throw new FormulaError(problem('bad-domain', `"${handle.name}" has no options`), match)
  return formulaOf(
    branches
      .slice(0, -1)
      .reduceRight((rest, { option, tree }) => build.choose(build.is(handle.name, option), tree, rest), last.tree),
  )
}

const branchOf = (name: string, option: string, given: Numeric | undefined): Tree => {
  const node = nodeOf(given)
  if (typeof node === 'string' || !isNumber(node))
    throw new FormulaError(problem('formula-syntax', `match has no formula for "${name} is ${option}"`), match)
  return node
}

const isNumber = (node: Node): node is Tree => !isCondition(node)

/** The node that a hole holds, or what is wrong with it. What the compiler allows is not all that arrives. */
const nodeOf = (hole: unknown): Node | string => {
  if (typeof hole === 'bigint') return build.constant(hole)
  if (typeof hole === 'number') {
    const value = parseRational(String(hole))
    return value === undefined ? `${hole} is not a number that a formula can hold` : build.constant(value)
  }
  if (isRational(hole)) return build.constant(hole)
  if (isFormula(hole)) return hole.tree
  if (isOptionHandle(hole)) return `"${hole.name}" stands for an option, not for a number`
  return `${hole === null ? 'null' : typeof hole} stands where a formula is wanted`
}

const isRational = (hole: unknown): hole is Rational =>
  typeof hole === 'object' && hole !== null && 'numerator' in hole && typeof hole.numerator === 'bigint'
const isFormula = (hole: unknown): hole is Formula | Condition =>
  typeof hole === 'object' && hole !== null && 'tree' in hole
const isOptionHandle = (hole: unknown): hole is OptionHandle =>
  typeof hole === 'object' && hole !== null && 'options' in hole && 'is' in hole

const nameOf = (hole: unknown): string => {
  if (typeof hole === 'number' || typeof hole === 'bigint') return String(hole)
  if (isFormula(hole) && hole.tree.kind === 'variable') return hole.tree.name
  return isOptionHandle(hole) ? hole.name : '…'
}

const readTemplate = <T extends Node>(
  strings: readonly string[],
  given: readonly unknown[],
  parse: (text: string, options: ParseOptions) => E.Either<Problem, T>,
  tag: Called,
): T => {
  const { joined, offsets, locate, show } = templateText(strings, (index) => nameOf(given[index]), tag)
  const holes = new Map<number, Node>()
  given.forEach((hole, index) => {
    const node = nodeOf(hole)
    if (typeof node === 'string') {
      const place = locate(offsets[index]!)
      const mend = isOptionHandle(hole) ? { mend: `write \${${hole.name}.is('${hole.options[0] ?? ''}')}` } : {}
      throw new FormulaError(problem('formula-syntax', node, { place, ...mend }), tag, show(place))
    }
    holes.set(offsets[index]!, node)
  })
  const read = parse(joined, { holes, locate })
  if (E.isRight(read)) return read.right
  throw new FormulaError(read.left, tag, read.left.place && show(read.left.place))
}
