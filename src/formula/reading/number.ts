import { closureKernel } from '../kernel/closures.js'
import type { Layout } from './layout.js'
import { sourceKernel } from '../kernel/source.js'
import { type Kernel, type Results, type Tape, TapeWriter } from '../kernel/tape.js'
import type { ConditionTree, Tree } from '../tree.js'

export { decode, encode, type Layout, layoutOf } from './layout.js'

/**
 * The number reading: formulas as compiled functions of a point of doubles.
 *
 * Where a formula has no value (division by zero, the logarithm of zero, a root of a negative number) the number is NaN,
 * and so it is where a condition on the way is neither true nor false; beyond the doubles' range it is an infinity.
 * Approximate: each operation rounds. A kernel must not be called from within itself, as it may keep results in between.
 *
 * @throws RangeError if a formula mentions a name that the layout lacks, or has folds: both are mistakes of the caller.
 */
export const compile = (trees: readonly Tree[], layout: Layout): ((point: Float64Array, out: Float64Array) => void) => {
  const tape = new TapeWriter(layout)
  return kernelOf(tape, { written: trees.map((tree) => tape.add(tree)) })
}

/** One formula alone: the same, returning the number. */
export const compileTree = (tree: Tree, layout: Layout): ((point: Float64Array) => number) => {
  const tape = new TapeWriter(layout)
  const kernel = kernelOf(tape, { returned: tape.add(tree), written: [] })
  return (point) => kernel(point, nothing)
}

/**
 * A condition as a compiled function: whether it holds at a point.
 *
 * A comparison with an operand that is NaN is neither true nor false, and neither is its negation; `and` is false where
 * one side is, and `or` true where one side is, whatever the other. Only what is true holds.
 */
export const compileCondition = (condition: ConditionTree, layout: Layout): ((point: Float64Array) => boolean) => {
  const tape = new TapeWriter(layout)
  const kernel = kernelOf(tape, { returned: tape.add(condition), written: [] })
  return (point) => kernel(point, nothing) === 1
}

const nothing = new Float64Array(0)

export const kernelOf = (tape: Tape, results: Results): Kernel =>
  sourceKernel(tape, results) ?? closureKernel(tape, results)
