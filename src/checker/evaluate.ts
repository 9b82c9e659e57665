import type { Comparison, ConditionTree, Tree } from '../formula/tree.js'
import * as E from './elementary.js'
import type { Image, Interval } from './interval.js'
import * as I from './interval.js'
import * as Q from './rational.js'

/** Where variables range: an interval for numbers, the options that are possible for the others. */
export type Box = ReadonlyMap<string, Interval | ReadonlySet<string>>

/** What a condition can come to over a box. */
export interface Outcome {
  readonly mayHold: boolean
  readonly mayFail: boolean
  /** A formula in it may have no value. */
  readonly mayLack: boolean
}

export const isCertain = (outcome: Outcome): boolean => !outcome.mayFail && !outcome.mayLack

/** Bounds the values of formulas and conditions over one box; over a single point, exactly where they are rational. */
export interface Evaluator {
  readonly tree: (tree: Tree) => Image
  readonly condition: (condition: ConditionTree) => Outcome
}

const anything: Image = { range: I.line, total: false }
const nothing: Image = { range: undefined, total: false }
const open: Outcome = { mayHold: true, mayFail: true, mayLack: true }

const together = (parts: readonly Image[], join: (a: Interval, b: Interval) => Interval): Image => {
  if (parts.length === 0) return anything
  let range = parts[0]?.range
  for (const part of parts.slice(1)) range = range && part.range && join(range, part.range)
  return { range, total: range !== undefined && parts.every((part) => part.total) }
}

/** A function that may lack values itself, of operands that may. */
const apply = (operands: readonly Image[], by: (...ranges: Interval[]) => Image): Image => {
  const ranges = operands.flatMap(({ range }) => (range ? [range] : []))
  if (ranges.length < operands.length) return nothing
  const result = by(...ranges)
  return { range: result.range, total: result.total && operands.every((operand) => operand.total) }
}
const whole = (range: Interval): Image => ({ range, total: true })

export const divide = (a: Interval, b: Interval): Image => {
  const inverse = I.invert(b)
  return inverse.range ? { range: I.multiply(a, inverse.range), total: inverse.total } : nothing
}

export const compareRanges = (operator: Comparison, a: Interval, b: Interval): Outcome => {
  const below = Q.compare(a.low, b.high)
  const above = Q.compare(a.high, b.low)
  const outcome = (mayHold: boolean, mayFail: boolean): Outcome => ({ mayHold, mayFail, mayLack: false })
  switch (operator) {
    case '<':
      return outcome(below < 0, above >= 0)
    case '<=':
      return outcome(below <= 0, above > 0)
    case '>':
      return outcome(above > 0, below <= 0)
    case '>=':
      return outcome(above >= 0, below < 0)
    case '=':
      return outcome(below <= 0 && above >= 0, below < 0 || above > 0)
    case '!=':
      return outcome(below < 0 || above > 0, below <= 0 && above >= 0)
  }
}

const inverse = ({ mayHold, mayFail, mayLack }: Outcome): Outcome => ({ mayHold: mayFail, mayFail: mayHold, mayLack })
/** `and` fails where one side does, even if the other lacks a value. */
const both = (left: Outcome, right: Outcome): Outcome => ({
  mayHold: left.mayHold && right.mayHold,
  mayFail: left.mayFail || right.mayFail,
  mayLack: (left.mayLack && (right.mayHold || right.mayLack)) || (right.mayLack && left.mayHold),
})

export const evaluator = (box: Box): Evaluator => {
  const trees = new Map<Tree, Image>()
  const conditions = new Map<ConditionTree, Outcome>()

  const tree = (node: Tree): Image => {
    if (node.kind === 'constant') return whole(I.point(node.value))
    let image = trees.get(node)
    if (!image) {
      image = treeOf(node)
      trees.set(node, image)
    }
    return image
  }

  const treeOf = (node: Tree): Image => {
    switch (node.kind) {
      case 'constant':
        return whole(I.point(node.value))
      case 'variable': {
        const range = box.get(node.name)
        return range && 'low' in range ? whole(range) : anything
      }
      case 'negate':
        return apply([tree(node.of)], (a) => whole(I.negate(a)))
      case 'sqrt':
        return apply([tree(node.of)], E.sqrt)
      case 'exp':
        return apply([tree(node.of)], (a) => whole(E.exp(a)))
      case 'log':
        return apply([tree(node.of)], E.log)
      case 'abs':
        return apply([tree(node.of)], (a) => whole(I.abs(a)))
      case 'floor':
        return apply([tree(node.of)], (a) => whole(I.floor(a)))
      case 'ceil':
        return apply([tree(node.of)], (a) => whole(I.negate(I.floor(I.negate(a)))))
      case 'add':
        return apply([tree(node.left), tree(node.right)], (a, b) => whole(I.add(a, b)))
      case 'subtract':
        return apply([tree(node.left), tree(node.right)], (a, b) => whole(I.subtract(a, b)))
      case 'multiply':
        return apply([tree(node.left), tree(node.right)], (a, b) => whole(I.multiply(a, b)))
      case 'divide':
        return apply([tree(node.left), tree(node.right)], divide)
      case 'power':
        return apply([tree(node.left), tree(node.right)], E.power)
      case 'min':
        return together(node.of.map(tree), I.min)
      case 'max':
        return together(node.of.map(tree), I.max)
      case 'if': {
        const outcome = condition(node.condition)
        const branches: Image[] = []
        if (outcome.mayHold) branches.push(tree(node.then))
        if (outcome.mayFail) branches.push(tree(node.otherwise))
        const ranges = branches.flatMap(({ range }) => (range ? [range] : []))
        if (ranges.length === 0) return nothing
        return { range: ranges.reduce(I.hull), total: !outcome.mayLack && branches.every((branch) => branch.total) }
      }
      case 'fold':
        return anything
    }
  }

  const condition = (node: ConditionTree): Outcome => {
    let outcome = conditions.get(node)
    if (!outcome) {
      outcome = conditionOf(node)
      conditions.set(node, outcome)
    }
    return outcome
  }

  const conditionOf = (node: ConditionTree): Outcome => {
    switch (node.kind) {
      case 'true':
      case 'false':
        return { mayHold: node.kind === 'true', mayFail: node.kind === 'false', mayLack: false }
      case 'compare': {
        const left = tree(node.left)
        const right = tree(node.right)
        if (!left.range || !right.range) return { mayHold: false, mayFail: false, mayLack: true }
        return { ...compareRanges(node.operator, left.range, right.range), mayLack: !left.total || !right.total }
      }
      case 'is': {
        const options = box.get(node.variable)
        if (!options || 'low' in options) return open
        const has = options.has(node.option)
        return { mayHold: has, mayFail: !has || options.size > 1, mayLack: false }
      }
      case 'not':
        return inverse(condition(node.of))
      case 'and':
      case 'or': {
        const left = condition(node.left)
        const right = condition(node.right)
        return node.kind === 'and' ? both(left, right) : inverse(both(inverse(left), inverse(right)))
      }
    }
  }

  return { tree, condition }
}
