import { enclosing } from '../../arithmetic/interval.js'
import { one, type Rational, rational, showRational, zero } from '../../arithmetic/rational.js'
import { type Cell, schedule } from './interval-schedule.js'
import type { Choice, Operation, Tape } from './interval-tape.js'
import type { Layout } from '../reading/layout.js'
import { visitOnce } from './post-order.js'
import type { Comparison, Node } from '../tree.js'

/** Writes formulas as cells: equal computations are one cell, however often and by however many formulas they are used. */
export class IntervalWriter {
  readonly #layout: Layout
  readonly #cells: Cell[] = []
  readonly #byKey = new Map<string, number>()
  readonly #byNode = new Map<Node, number>()

  constructor(layout: Layout) {
    this.#layout = layout
  }

  /** The cell of a formula or condition. */
  add(root: Node): number {
    visitOnce(
      root,
      (node) => this.#byNode.has(node),
      (node) => {
        this.know(node, this.#write(node))
      },
    )
    return this.#byNode.get(root)!
  }

  /** Lets a node be what is computed in a cell. */
  know(node: Node, cell: number): void {
    this.#byNode.set(node, cell)
  }

  /** The program that computes some cells. */
  tapeFor(outputs: readonly number[]): Tape {
    return schedule(this.#cells, outputs)
  }

  constant(value: Rational): number {
    return this.#cell(showRational(value), () => ({ kind: 'constant', ...enclosing(value) }))
  }

  /** The cell of an operation on members of two cells that are independent, as far as it knows. */
  apply(operation: Operation, a: number, b = a): number {
    return this.#cell(`${operation} ${a} ${b}`, () => ({ kind: 'computed', operation, a, b }))
  }

  compare(operator: Comparison, left: number, right: number): number {
    if (left === right) {
      const same = this.#nothingOf(left)
      return this.apply(operator === '<' || operator === '>' || operator === '!=' ? 'less' : 'atMost', same)
    }
    switch (operator) {
      case '<':
        return this.apply('less', left, right)
      case '<=':
        return this.apply('atMost', left, right)
      case '>':
        return this.apply('less', right, left)
      case '>=':
        return this.apply('atMost', right, left)
      case '=':
        return this.apply('equal', left, right)
      case '!=':
        return this.apply('not', this.apply('equal', left, right))
    }
  }

  /** The cells of choices by one condition, which share their laziness; they follow the first, which is returned. */
  choose(condition: number, choices: readonly Choice[]): number {
    const sides = choices.map(({ then, otherwise, mayJump }) => `${then} ${otherwise} ${mayJump}`)
    const first = this.#cells.length
    const group = { condition, first, choices }
    const found = this.#cell(`if ${condition} ${sides.join()}`, () => ({ kind: 'chosen', group }))
    if (found === first)
      for (let more = 1; more < choices.length; more += 1) this.#cells.push({ kind: 'chosen', group })
    return found
  }

  /** As {@link apply}, and narrower where both operands are one and the same number. */
  #combine(operation: Operation, a: number, b: number): number {
    if (a === b && operation === 'multiply') return this.apply('power', a, this.constant(rational(2n)))
    if (a === b && operation === 'subtract') return this.#nothingOf(a)
    return this.apply(operation, a, b)
  }

  /** Zero where a cell has a value. */
  #nothingOf(a: number): number {
    return this.apply('multiply', this.constant(zero), a)
  }

  #cell(key: string, make: () => Cell): number {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const cell = this.#cells.push(make()) - 1
    this.#byKey.set(key, cell)
    return cell
  }

  #slot(name: string): number {
    const slot = this.#layout.slots.get(name)
    if (slot === undefined) throw new RangeError(`"${name}" has no slot in this layout`)
    return this.#cell(`slot ${slot}`, () => ({ kind: 'input', slot }))
  }

  #at(node: Node): number {
    return this.#byNode.get(node)!
  }

  #write(node: Node): number {
    switch (node.kind) {
      case 'constant':
        return this.constant(node.value)
      case 'variable':
        return this.#slot(node.name)
      case 'negate':
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'abs':
      case 'floor':
      case 'ceil':
      case 'not':
        return this.apply(node.kind, this.#at(node.of))
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'power':
      case 'and':
      case 'or':
        return this.#combine(node.kind, this.#at(node.left), this.#at(node.right))
      case 'min':
      case 'max':
        return node.of.map((operand) => this.#at(operand)).reduce((a, b) => this.apply(node.kind, a, b))
      case 'if':
        return this.choose(this.#at(node.condition), [
          { then: this.#at(node.then), otherwise: this.#at(node.otherwise), mayJump: false },
        ])
      case 'true':
        return this.constant(one)
      case 'false':
        return this.constant(zero)
      case 'compare':
        return this.compare(node.operator, this.#at(node.left), this.#at(node.right))
      case 'is': {
        const option = this.#layout.options.get(node.variable)?.indexOf(node.option) ?? -1
        if (option < 0) return this.constant(zero)
        return this.apply('equal', this.#slot(node.variable), this.constant(rational(BigInt(option))))
      }
      case 'fold':
        throw new RangeError('a fold must be written out before it is compiled')
    }
  }
}
