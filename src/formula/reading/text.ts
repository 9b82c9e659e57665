import { isCondition } from '../condition.js'
import { isPlainOption } from '../grammar/lexer.js'
import { numeral } from './numeral.js'
import { levels } from '../grammar/operators.js'
import type { ConditionTree, Node, Tree } from '../tree.js'

export interface TextOptions {
  /** What to write for a formula that has a name of its own; undefined writes it out. */
  readonly names?: (node: Tree) => string | undefined
  /** At most so many characters, the last being … where more would follow; such a text is for people only. */
  readonly limit?: number
}

interface Written {
  readonly text: string
  /** How tightly its outermost operator binds. */
  readonly level: number
}

/**
 * Writes a formula as the parser reads it: infix, as in a paper, with as few parentheses as are clear.
 *
 * Lossless: reading it back gives the same tree, for every tree that the builders make. Linear in distinct nodes, but
 * nodes that are shared are written out at each occurrence, so a graph of n nodes may need 2^n characters:
 * give `names` or a `limit` where that can be.
 * @throws RangeError beyond about 500 million characters.
 * @example text(parsed('(a+(b*c))')) // "a + b * c"
 */
export const text = (tree: Tree, options: TextOptions = {}): string => cut(writer(options)(tree).text, options.limit)

/** Writes a condition, as {@link text} does a formula. */
export const textOfCondition = (condition: ConditionTree, options: TextOptions = {}): string => {
  const write = writer(options)
  const { kind } = condition
  const isOpen = kind === 'compare' && condition.right.kind === 'if' && options.names?.(condition.right) === undefined
  // An equation whose right side is a choice needs no parentheses where nothing follows.
  const whole = isOpen
    ? `${atLeast(levels.add, write(condition.left))} ${condition.operator} ${write(condition.right).text}`
    : write(condition).text
  return cut(whole, options.limit)
}

const symbols = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const

const cut = (whole: string, limit = Infinity): string =>
  whole.length > limit ? `${whole.slice(0, Math.max(0, limit - 1))}…` : whole

const atLeast = (level: number, { text: inner, level: own }: Written): string => (own < level ? `(${inner})` : inner)

/** Operands on the right that begin with a sign are set apart from the operator before them. */
const onTheRight = (level: number, operand: Written): string =>
  operand.text.startsWith('-') ? `(${operand.text})` : atLeast(level, operand)

const isSame = (a: Tree, b: Tree): boolean =>
  a === b || (a.kind === 'variable' && b.kind === 'variable' && a.name === b.name) || isSameNumber(a, b)

const isSameNumber = (a: Tree, b: Tree): boolean =>
  a.kind === 'constant' &&
  b.kind === 'constant' &&
  a.value.numerator === b.value.numerator &&
  a.value.denominator === b.value.denominator

const ways: Readonly<Record<string, number>> = { '<': 1, '<=': 1, '>': -1, '>=': -1, '=': 0 }

/** The comparison at the right end of a chain `a <= b < c`, and the way that the chain runs. */
const chainEnd = (node: ConditionTree): { readonly last: Tree; readonly way: number } | undefined => {
  let way = 0
  for (let rest = node; ; rest = rest.left) {
    const link = rest.kind === 'and' ? rest.right : rest
    const next = link.kind === 'compare' ? ways[link.operator] : undefined
    if (link.kind !== 'compare' || next === undefined || way * next < 0) return undefined
    way = next === 0 ? way : next
    if (rest.kind !== 'and') break
    const before = rest.left.kind === 'and' ? rest.left.right : rest.left
    if (before.kind !== 'compare' || !isSame(before.right, link.left)) return undefined
  }
  const end = node.kind === 'and' ? node.right : node
  return end.kind === 'compare' ? { last: end.right, way } : undefined
}

const isChain = (node: ConditionTree): boolean => node.kind === 'and' && chainEnd(node) !== undefined

const option = (name: string): string => (isPlainOption(name) ? name : `'${name.replaceAll("'", "''")}'`)

const writer = ({ names, limit = Infinity }: TextOptions): ((node: Node) => Written) => {
  // Strings joined to strings share their parts, so that remembering each node's text costs little.
  const written = new Map<Node, Written>()

  const write = (node: Node): Written => {
    const known = written.get(node)
    if (known) return known
    const name = isCondition(node) ? undefined : names?.(node)
    const whole = name !== undefined ? atom(name) : isCondition(node) ? writeCondition(node) : writeTree(node)
    // What lies beyond the limit here lies beyond it in everything that this is part of.
    const result = whole.text.length > limit + 1 ? { ...whole, text: whole.text.slice(0, limit + 1) } : whole
    written.set(node, result)
    return result
  }

  const atom = (inner: string): Written => ({ text: inner, level: levels.atom })
  const list = (trees: readonly Tree[]): string => {
    let inner = ''
    for (const tree of trees) inner += `${inner === '' ? '' : ', '}${write(tree).text}`
    return inner
  }

  const writeTree = (tree: Tree): Written => {
    switch (tree.kind) {
      case 'constant':
        return numeral(tree.value)
      case 'variable':
        return atom(tree.name)
      case 'negate': {
        const of = write(tree.of)
        return {
          text: `-${of.text.startsWith('-') ? `(${of.text})` : atLeast(levels.negate, of)}`,
          level: levels.negate,
        }
      }
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'abs':
      case 'floor':
      case 'ceil':
        return atom(`${tree.kind}(${write(tree.of).text})`)
      case 'add':
      case 'subtract': {
        const right = onTheRight(levels.add + 1, write(tree.right))
        return { text: `${atLeast(levels.add, write(tree.left))} ${symbols[tree.kind]} ${right}`, level: levels.add }
      }
      case 'multiply':
      case 'divide': {
        const right = onTheRight(levels.multiply + 1, write(tree.right))
        const left = atLeast(levels.multiply, write(tree.left))
        return { text: `${left} ${symbols[tree.kind]} ${right}`, level: levels.multiply }
      }
      case 'power': {
        const right = atLeast(levels.negate, write(tree.right))
        return { text: `${atLeast(levels.power + 1, write(tree.left))}^${right}`, level: levels.power }
      }
      case 'min':
      case 'max':
        return atom(`${tree.kind}(${list(tree.of)})`)
      case 'if': {
        const then = atLeast(levels.add, write(tree.then))
        const head = `if ${write(tree.condition).text} then ${then} else `
        return { text: `${head}${write(tree.otherwise).text}`, level: levels.choice }
      }
      case 'fold':
        return atom(`${tree.by}(${write(tree.of).text})`)
    }
  }

  const writeCondition = (condition: ConditionTree): Written => {
    switch (condition.kind) {
      case 'true':
      case 'false':
        return atom(condition.kind)
      case 'compare': {
        const left = atLeast(levels.add, write(condition.left))
        return {
          text: `${left} ${condition.operator} ${atLeast(levels.add, write(condition.right))}`,
          level: levels.compare,
        }
      }
      case 'is':
        return { text: `${condition.variable} is ${option(condition.option)}`, level: levels.compare }
      case 'not': {
        const { of } = condition
        if (of.kind === 'is') return { text: `${of.variable} is not ${option(of.option)}`, level: levels.compare }
        const inner = write(of)
        return {
          text: `not ${atLeast(inner.level === levels.not ? levels.not : levels.atom, inner)}`,
          level: levels.not,
        }
      }
      case 'and':
      case 'or': {
        const left = write(condition.left)
        if (condition.kind === 'and' && condition.right.kind === 'compare' && isChain(condition)) {
          const { operator, right } = condition.right
          return { text: `${left.text} ${operator} ${atLeast(levels.add, write(right))}`, level: levels.compare }
        }
        const level = levels[condition.kind]
        return {
          text: `${atLeast(level, left)} ${condition.kind} ${atLeast(level + 1, write(condition.right))}`,
          level,
        }
      }
    }
  }

  return write
}
