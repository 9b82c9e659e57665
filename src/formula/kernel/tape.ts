import * as Q from '../../arithmetic/rational.js'
import type { Layout } from '../reading/layout.js'
import { negationOf } from '../negation.js'
import type { BinaryKind, Comparison, ConditionTree, Node, Tree, UnaryKind } from '../tree.js'
import { childrenOf } from '../variables.js'

/**
 * Formulas as a list of steps, each computing one number or truth from earlier ones: what compiled readings are made of.
 * Equal steps are one step, however often and by however many formulas they are used.
 */
export interface Tape {
  readonly steps: readonly Step[]
}

export interface Step {
  readonly kind: StepKind
  /** Earlier steps. Of `if`: where it holds, where it fails (left out if that is simply the rest), then, otherwise. */
  readonly arguments: readonly number[]
  /** Of `constant`: the number. Of `slot`, `is`, `isnt`: the slot. */
  readonly number: number
  /** Of `is`, `isnt`: the option's index. */
  readonly option: number
}

export type StepKind = 'constant' | 'slot' | UnaryKind | BinaryKind | 'min' | 'max' | 'if' | TruthKind
/** The kinds of steps that compute a truth. */
export type TruthKind = Comparison | 'is' | 'isnt' | 'and' | 'or' | 'true' | 'false'

/** What a kernel does with a tape: returns one step's number, writes others into `out`, in order. */
export interface Results {
  readonly returned?: number
  readonly written: readonly number[]
}

/** Evaluates formulas at a point of doubles. Truths are returned as 1 and 0. */
export type Kernel = (point: Float64Array, out: Float64Array) => number

const truths: ReadonlySet<StepKind> = new Set<TruthKind>([
  ...(['<', '<=', '=', '!=', '>=', '>', 'is', 'isnt', 'and', 'or', 'true', 'false'] as const),
])
export const isTruth = (step: Step): boolean => truths.has(step.kind)

/** Adds formulas to a tape and says at which step each ends. Linear in distinct nodes, without recursion. */
export class TapeWriter implements Tape {
  readonly steps: Step[] = []
  readonly #layout: Layout
  readonly #byNode = new Map<Node, number>()
  readonly #byKey = new Map<string, number>()
  readonly #certain = new Map<ConditionTree, boolean>()

  constructor(layout: Layout) {
    this.#layout = layout
  }

  add(root: Node): number {
    const stack: Node[] = [root]
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      const waiting = this.#byNode.has(node) ? [] : this.#needs(node).filter((needed) => !this.#byNode.has(needed))
      if (waiting.length > 0) {
        for (const needed of waiting) stack.push(needed)
        continue
      }
      if (!this.#byNode.has(node)) this.#byNode.set(node, this.#write(node))
      stack.pop()
    }
    return this.#byNode.get(root)!
  }

  #step(kind: StepKind, of: readonly number[], number = 0, option = 0): number {
    const key = `${kind} ${of.join()} ${number} ${option}`
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const index = this.steps.push({ kind, arguments: of, number, option }) - 1
    this.#byKey.set(key, index)
    return index
  }

  #at(node: Node): number {
    return this.#byNode.get(node)!
  }

  #slot(name: string): number {
    const slot = this.#layout.slots.get(name)
    if (slot === undefined) throw new RangeError(`"${name}" has no slot in this layout`)
    return slot
  }

  /** Conditions without comparisons are true or false everywhere. */
  #isCertain(condition: ConditionTree): boolean {
    const known = this.#certain.get(condition)
    if (known !== undefined) return known
    const result =
      condition.kind === 'and' || condition.kind === 'or'
        ? this.#isCertain(condition.left) && this.#isCertain(condition.right)
        : condition.kind === 'not'
          ? this.#isCertain(condition.of)
          : condition.kind !== 'compare'
    this.#certain.set(condition, result)
    return result
  }

  /** What has to be on the tape before a node: its children, and the negations of conditions that are not certain. */
  #needs(node: Node): readonly Node[] {
    if (node.kind === 'not') return node.of.kind === 'is' ? [] : [negationOf(node.of)]
    if (node.kind !== 'if' || this.#isCertain(node.condition)) return childrenOf(node)
    return [node.condition, negationOf(node.condition), node.then, node.otherwise]
  }

  #write(node: Node): number {
    switch (node.kind) {
      case 'constant':
        return this.#step('constant', [], Q.toNumber(node.value))
      case 'variable':
        return this.#step('slot', [], this.#slot(node.name))
      case 'is':
        return this.#writeIs(node.variable, node.option, 'is')
      case 'not':
        return node.of.kind === 'is'
          ? this.#writeIs(node.of.variable, node.of.option, 'isnt')
          : this.#at(negationOf(node.of))
      case 'min':
      case 'max':
        return this.#writeExtremum(node.kind, node.of)
      case 'compare':
        return this.#step(node.operator, [this.#at(node.left), this.#at(node.right)])
      case 'power':
        return this.#writePower(node.left, node.right)
      case 'fold':
        throw new RangeError('a fold must be written out before it is compiled')
      case 'true':
      case 'false':
      case 'negate':
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'abs':
      case 'floor':
      case 'ceil':
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'and':
      case 'or':
      case 'if':
        return this.#step(
          node.kind,
          this.#needs(node).map((needed) => this.#at(needed)),
        )
    }
  }

  #writeIs(variable: string, option: string, kind: 'is' | 'isnt'): number {
    const index = this.#layout.options.get(variable)?.indexOf(option) ?? -1
    if (index < 0) return this.#step(kind === 'is' ? 'false' : 'true', [])
    return this.#step(kind, [], this.#slot(variable), index)
  }

  // In small groups, since a call takes only so many arguments.
  #writeExtremum(kind: 'min' | 'max', of: readonly Tree[]): number {
    let group: number[] = []
    for (const operand of of) {
      if (group.length === 8) group = [this.#step(kind, group)]
      group.push(this.#at(operand))
    }
    return group.length === 1 ? group[0]! : this.#step(kind, group)
  }

  // Few multiplications round no worse than Math.pow, and are many times faster.
  #writePower(left: Tree, right: Tree): number {
    const base = this.#at(left)
    if (right.kind === 'constant') {
      const square = (of: number): number => this.#step('multiply', [of, of])
      const inverse = (of: number): number => this.#step('divide', [this.#step('constant', [], 1), of])
      switch (Q.showRational(right.value)) {
        case '1':
          return base
        case '2':
          return square(base)
        case '3':
          return this.#step('multiply', [square(base), base])
        case '4':
          return square(square(base))
        case '-1':
          return inverse(base)
        case '1/2':
          return this.#step('sqrt', [base])
        case '-1/2':
          return inverse(this.#step('sqrt', [base]))
      }
      // An exponent that no double holds can round to an integer, and its parity would be an accident.
      const rounded = Q.toNumber(right.value)
      if (Number.isInteger(rounded) && !Q.equals(Q.fromNumber(rounded), right.value)) {
        const holds = this.#step('>=', [base, this.#step('constant', [], 0)])
        const positive = this.#step('if', [holds, base, this.#step('constant', [], NaN)])
        return this.#step('power', [positive, this.#at(right)])
      }
    }
    return this.#step('power', [base, this.#at(right)])
  }
}
