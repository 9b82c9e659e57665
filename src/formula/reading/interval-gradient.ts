import type { Bounds } from '../../arithmetic/interval-cells.js'
import { one, zero } from '../../arithmetic/rational.js'
import { memoryOf, runTape } from '../kernel/interval-tape.js'
import { IntervalWriter } from '../kernel/interval-writer.js'
import type { Layout } from './layout.js'
import { visitOnce } from '../kernel/post-order.js'
import type { Node, Tree } from '../tree.js'

/**
 * The interval gradient: for every variable named, an enclosure of the formula's slopes over a box.
 *
 * If f has values at two points a and b of the box that differ in x_i only, then f(b) - f(a) is in (b_i - a_i) · D_i:
 * also across kinks, where D_i spans both sides; and across possible jumps and poles, where it is the whole line.
 * So where f has a derivative by x_i, that is in D_i, and a D_i ≥ 0 proves that f does not fall in x_i.
 * A condition that is undecided over the box counts as a possible jump in the variables it depends on.
 *
 * Into `outLow` and `outHigh` goes the value first, as in {@link compileInterval}, then D_i in the names' order.
 * Returned is whether the formula surely has a value at every point of the box. Forward, by slope arithmetic: one
 * evaluation costs at most about one value and two or three more for every variable named. Not reentrant.
 *
 * @throws RangeError if the formula mentions a name that the layout lacks, or has folds: both are mistakes of the caller.
 */
export const compileIntervalGradient = (
  tree: Tree,
  layout: Layout,
  names: readonly string[],
): ((low: Bounds, high: Bounds, outLow: Bounds, outHigh: Bounds) => boolean) => {
  const writer = new IntervalWriter(layout)
  const slopes = writeSlopes(writer, tree, names)
  const value = writer.add(tree)
  const cells = [value, ...slopes.map((slope) => slope ?? writer.constant(zero))]
  const tape = writer.tapeFor(cells)
  const memory = memoryOf(tape)
  return (low, high, outLow, outHigh) => {
    runTape(tape, memory, low, high)
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index]!
      // Adding zero turns -0 into 0.
      outLow[index] = memory.low[cell]! + 0
      outHigh[index] = memory.high[cell]! + 0
    }
    return memory.defined[value] === 1
  }
}

/** The cell of a node's slope in one variable; undefined where the node does not depend on it, so that it is zero. */
type Slope = number | undefined

/** The slopes of a formula in each of some variables. Of a condition they only say on which variables it depends. */
const writeSlopes = (writer: IntervalWriter, root: Tree, names: readonly string[]): readonly Slope[] => {
  const known = new Map<Node, readonly Slope[]>()
  const none = names.map(() => undefined)
  const at = (node: Node): readonly Slope[] => known.get(node)!
  const each = (of: readonly Slope[], make: (slope: number) => Slope): readonly Slope[] =>
    of.map((slope) => (slope === undefined ? undefined : make(slope)))

  const plus = (a: Slope, b: Slope): Slope => (a === undefined ? b : b === undefined ? a : writer.apply('add', a, b))
  const minus = (a: Slope, b: Slope): Slope =>
    b === undefined ? a : a === undefined ? writer.apply('negate', b) : writer.apply('subtract', a, b)
  const times = (a: number, b: Slope): Slope => (b === undefined ? undefined : writer.apply('multiply', a, b))
  const pick = (condition: number, then: Slope, otherwise: Slope): Slope =>
    then === undefined && otherwise === undefined
      ? undefined
      : writer.choose(condition, [
          { then: then ?? writer.constant(zero), otherwise: otherwise ?? writer.constant(zero), mayJump: false },
        ])

  const write = (node: Node): readonly Slope[] => {
    switch (node.kind) {
      case 'constant':
      case 'true':
      case 'false':
        return none
      case 'variable':
        return names.map((name) => (name === node.name ? writer.constant(one) : undefined))
      case 'is':
        return names.map((name) => (name === node.variable ? writer.constant(one) : undefined))
      case 'not':
        return at(node.of)
      case 'and':
      case 'or':
      case 'compare':
        return at(node.left).map((slope, index) => slope ?? at(node.right)[index])
      case 'negate':
        return each(at(node.of), (slope) => writer.apply('negate', slope))
      case 'exp':
        return each(at(node.of), (slope) => times(writer.add(node), slope))
      case 'sqrt':
        return each(at(node.of), (slope) => times(writer.apply('rootSlope', writer.add(node)), slope))
      case 'abs':
        return each(at(node.of), (slope) => times(writer.apply('absSlope', writer.add(node.of)), slope))
      case 'floor':
      case 'ceil':
        return each(at(node.of), (slope) => times(writer.apply('stepSlope', writer.add(node)), slope))
      case 'log': {
        // Where the logarithm exists its operand is positive.
        const positive = writer.apply('max', writer.add(node.of), writer.constant(zero))
        return each(at(node.of), (slope) => writer.apply('divide', slope, positive))
      }
      case 'add':
        return at(node.left).map((slope, index) => plus(slope, at(node.right)[index]))
      case 'subtract':
        if (writer.add(node.left) === writer.add(node.right)) return none
        return at(node.left).map((slope, index) => minus(slope, at(node.right)[index]))
      case 'multiply': {
        const left = writer.add(node.left)
        const right = writer.add(node.right)
        return at(node.left).map((slope, index) => plus(times(right, slope), times(left, at(node.right)[index])))
      }
      case 'divide': {
        const quotient = writer.add(node)
        const right = writer.add(node.right)
        return at(node.left).map((slope, index) => {
          const numerator = minus(slope, times(quotient, at(node.right)[index]))
          return numerator === undefined ? undefined : writer.apply('divide', numerator, right)
        })
      }
      case 'power': {
        const base = writer.add(node.left)
        const exponent = writer.add(node.right)
        const inBase = (slope: number): Slope => times(writer.apply('powerSlope', base, exponent), slope)
        const inExponent = (slope: number): Slope =>
          times(writer.apply('multiply', writer.add(node), writer.apply('exponentSlope', base, exponent)), slope)
        const ofExponent = each(at(node.right), inExponent)
        return each(at(node.left), inBase).map((slope, index) => plus(slope, ofExponent[index]))
      }
      case 'min':
      case 'max': {
        let value = writer.add(node.of[0]!)
        let result = at(node.of[0]!)
        for (const operand of node.of.slice(1)) {
          const next = writer.add(operand)
          const isEarlier = node.kind === 'min' ? writer.compare('<=', value, next) : writer.compare('>=', value, next)
          result = result.map((slope, index) => pick(isEarlier, slope, at(operand)[index]))
          value = writer.apply(node.kind, value, next)
        }
        return result
      }
      case 'if': {
        const then = writer.add(node.then)
        const otherwise = writer.add(node.otherwise)
        const jumps = at(node.condition).map((slope) => slope !== undefined && then !== otherwise)
        const needed = names.map(
          (_, index) => jumps[index]! || at(node.then)[index] !== undefined || at(node.otherwise)[index] !== undefined,
        )
        const chosen = names.map((_, index) => index).filter((index) => needed[index])
        const slopes = chosen.map((index) => ({
          then: at(node.then)[index] ?? writer.constant(zero),
          otherwise: at(node.otherwise)[index] ?? writer.constant(zero),
          mayJump: jumps[index]!,
        }))
        const first = writer.choose(writer.add(node.condition), [{ then, otherwise, mayJump: false }, ...slopes])
        writer.know(node, first)
        const places = new Map(chosen.map((index, offset) => [index, first + 1 + offset]))
        return names.map((_, index) => places.get(index))
      }
      case 'fold':
        throw new RangeError('a fold must be written out before it is compiled')
    }
  }

  visitOnce(
    root,
    (node) => known.has(node),
    (node) => known.set(node, write(node)),
  )
  return at(root)
}
