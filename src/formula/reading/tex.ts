import * as Q from '../../arithmetic/rational.js'
import { isCondition } from '../condition.js'
import { texName, texOption } from './tex-name.js'
import type { Comparison, ConditionTree, Node, Tree } from '../tree.js'

export interface TexOptions {
  /** The name to write for a shared formula, as it is in the mechanism; undefined writes it out. */
  readonly names?: (node: Tree) => string | undefined
  /** Parts longer than so many characters become an ellipsis; 20,000 where nothing is said. */
  readonly limit?: number
}

/**
 * The TeX reading: a formula as mathematics for TeX or KaTeX, in math mode, with as few parentheses as are clear.
 *
 * Fractions, roots, cases; `deployer.wash` becomes a word with a subscript, Greek letters are written by their names,
 * and what TeX would take for its own is escaped. The formula itself is written out even if it has a name.
 * Needs amsmath (`cases`, `\text`). Linear in distinct nodes, thanks to the limit.
 *
 * @example tex(divide(variable('x'), add(variable('y'), constant(1)))) // \frac{x}{y + 1}
 */
export const tex = (tree: Tree, options: TexOptions = {}): string => writer(options).root(tree)

/** The same of a condition. */
export const texCondition = (condition: ConditionTree, options: TexOptions = {}): string =>
  writer(options).root(condition)

interface Written {
  readonly text: string
  /** How tightly its outermost operator binds, see {@link binding}. */
  readonly level: number
}

const binding = {
  open: 0,
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  sum: 5,
  negative: 6,
  product: 7,
  power: 8,
  atom: 9,
} as const

const comparisons: Readonly<Record<Comparison, string>> = {
  '<': '<',
  '<=': '\\le',
  '=': '=',
  '!=': '\\ne',
  '>=': '\\ge',
  '>': '>',
}

const folds = { sum: '\\sum', product: '\\prod', mean: '\\operatorname{mean}', min: '\\min', max: '\\max' } as const

const atom = (text: string): Written => ({ text, level: binding.atom })
const parenthesise = (text: string): string => `\\left(${text}\\right)`
const atLeast = (level: number, { text, level: own }: Written): string => (own < level ? parenthesise(text) : text)

const writer = ({ names, limit = 20_000 }: TexOptions): { readonly root: (node: Node) => string } => {
  const written = new Map<Node, Written>()

  const write = (node: Node): Written => {
    const known = written.get(node)
    if (known) return known
    const name = isCondition(node) ? undefined : names?.(node)
    const result = name === undefined ? writeOut(node) : atom(texName(name))
    const short = result.text.length > limit ? atom('\\cdots') : result
    written.set(node, short)
    return short
  }

  const writeOut = (node: Node): Written => (isCondition(node) ? writeCondition(node) : writeTree(node))
  const list = (trees: readonly Tree[]): string => trees.map((tree) => write(tree).text).join(',\\, ')
  const inside = (level: number, node: Node): string => atLeast(level, write(node))

  const writeTree = (node: Tree): Written => {
    switch (node.kind) {
      case 'constant':
        return writeNumber(node.value)
      case 'variable':
        return atom(texName(node.name))
      case 'negate':
        return { text: `-${inside(binding.product, node.of)}`, level: binding.negative }
      case 'sqrt':
        return atom(`\\sqrt{${write(node.of).text}}`)
      case 'exp':
        return { text: `e^{${write(node.of).text}}`, level: binding.power }
      case 'log':
        return { text: `\\ln${parenthesise(write(node.of).text)}`, level: binding.power }
      case 'abs':
        return atom(`\\left\\lvert ${write(node.of).text}\\right\\rvert`)
      case 'floor':
      case 'ceil':
        return atom(`\\left\\l${node.kind} ${write(node.of).text}\\right\\r${node.kind}`)
      case 'add':
        return {
          text: `${inside(binding.sum, node.left)} + ${inside(binding.product, node.right)}`,
          level: binding.sum,
        }
      case 'subtract':
        return {
          text: `${inside(binding.sum, node.left)} - ${inside(binding.product, node.right)}`,
          level: binding.sum,
        }
      case 'multiply':
        return writeProduct(node.left, node.right)
      case 'divide':
        return atom(`\\frac{${write(node.left).text}}{${write(node.right).text}}`)
      case 'power':
        return writePower(node.left, node.right)
      case 'min':
      case 'max':
        return { text: `\\${node.kind}\\left(${list(node.of)}\\right)`, level: binding.power }
      case 'if':
        return writeCases(node)
      case 'fold':
        return { text: `${folds[node.by]} ${inside(binding.power, node.of)}`, level: binding.product }
    }
  }

  const writeNumber = (value: Q.Rational): Written => {
    const text = numberText(Q.abs(value))
    if (Q.sign(value) < 0) return { text: `-${text}`, level: binding.negative }
    return {
      text,
      level: text.includes('\\cdot') ? binding.product : text.includes('^') ? binding.power : binding.atom,
    }
  }

  // Numbers side by side need a dot: 2 3 is not 23, nor 2 1/3 two and a third.
  const writeProduct = (left: Tree, right: Tree): Written => {
    const first = inside(binding.product, left)
    const second = inside(binding.product, right)
    const sign = /^(?:\d|\\frac)/.test(second) ? '\\cdot' : '\\,'
    return { text: `${first} ${sign} ${second}`, level: binding.product }
  }

  // Of what looks like a fraction or a word with a mark above, only the whole can be raised.
  const writePower = (base: Tree, exponent: Tree): Written => {
    const inner = write(base)
    const isPlain =
      inner.level === binding.atom && !/^\\(?:frac|sqrt|begin)/.test(inner.text) && !inner.text.includes("'")
    return {
      text: `${isPlain ? inner.text : parenthesise(inner.text)}^{${write(exponent).text}}`,
      level: binding.power,
    }
  }

  /** A chain of `else if` is one list of cases. */
  const writeCases = (first: Tree & { readonly kind: 'if' }): Written => {
    const rows: string[] = []
    let rest: Tree = first
    let length = 0
    while (rest.kind === 'if' && (rest === first || names?.(rest) === undefined) && length <= limit) {
      rows.push(`${write(rest.then).text} & \\text{if } ${write(rest.condition).text}`)
      length += rows.at(-1)!.length
      rest = rest.otherwise
    }
    rows.push(`${rest.kind === 'if' && length > limit ? '\\cdots' : write(rest).text} & \\text{otherwise}`)
    // The brace on the left alone does not show where it ends, so operators put parentheses around it.
    return { level: binding.open, text: `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}` }
  }

  const writeCondition = (node: ConditionTree): Written => {
    switch (node.kind) {
      case 'true':
        return atom('\\text{true}')
      case 'false':
        return atom('\\text{false}')
      case 'compare':
        return {
          text: `${inside(binding.sum, node.left)} ${comparisons[node.operator]} ${inside(binding.sum, node.right)}`,
          level: binding.compare,
        }
      case 'is':
        return { text: `${texName(node.variable)} = ${texOption(node.option)}`, level: binding.compare }
      case 'not':
        return node.of.kind === 'is'
          ? { text: `${texName(node.of.variable)} \\ne ${texOption(node.of.option)}`, level: binding.compare }
          : { text: `\\lnot ${inside(binding.atom, node.of)}`, level: binding.not }
      case 'and':
        return {
          text: `${inside(binding.and, node.left)} \\land ${inside(binding.not, node.right)}`,
          level: binding.and,
        }
      case 'or':
        return { text: `${inside(binding.or, node.left)} \\lor ${inside(binding.and, node.right)}`, level: binding.or }
    }
  }

  const root = (node: Node): string => {
    const { text } = writeOut(node)
    return text.length > limit ? '\\cdots' : text
  }

  return { root }
}

/** A number that is not negative: a decimal or a fraction where it is short, else rounded to a double. */
const numberText = (value: Q.Rational): string => {
  if (Q.bitLength(value.numerator) + Q.bitLength(value.denominator) > 400) {
    const near = Q.toNumber(value)
    return near === 0 || !Number.isFinite(near) ? '\\cdots' : scientific(near.toPrecision(6))
  }
  if (Q.isInteger(value)) {
    const digits = value.numerator.toString()
    const zeros = /0*$/.exec(digits)![0].length
    return zeros >= 6 ? `${mantissa(digits.slice(0, -zeros))}10^{${zeros}}` : grouped(digits)
  }
  const decimal = Q.showDecimal(value)
  if (decimal !== undefined && decimal.length <= 8) return decimal
  const short = scientific(`${Q.toNumber(value)}`)
  if (decimal !== undefined && Q.equals(Q.parseRational(`${Q.toNumber(value)}`) ?? Q.zero, value)) return short
  const fraction = [value.numerator, value.denominator].map((part) => part.toString())
  // A long fraction is a double, most often, and says nothing to anyone.
  return fraction.some((digits) => digits.length > 12) ? short : `\\frac{${fraction.map(grouped).join('}{')}}`
}

const mantissa = (digits: string): string => (digits === '1' ? '' : `${grouped(digits)} \\cdot `)

const scientific = (text: string): string => {
  const [digits = '', exponent] = text.split('e')
  return exponent === undefined ? digits : `${digits === '1' ? '' : `${digits} \\cdot `}10^{${Number(exponent)}}`
}

/** Thousands apart, from five digits on: 50\,000. */
const grouped = (digits: string): string =>
  digits.length < 5 ? digits : digits.replaceAll(/\B(?=(?:\d{3})+$)/g, '\\,')
