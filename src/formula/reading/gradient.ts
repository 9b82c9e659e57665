import { derivative } from '../derivative.js'
import type { Layout } from './layout.js'
import { kernelOf } from './number.js'
import { TapeWriter } from '../kernel/tape.js'
import type { Tree } from '../tree.js'

/**
 * The gradient reading: a compiled function that returns a formula's value at a point of doubles and writes its partial
 * derivatives by the variables named into `out`, in their order.
 *
 * Forward and symbolic: value and derivatives are compiled together and share their common parts, so an evaluation costs
 * at most about one value and one more per variable that the formula mentions. At kinks the branch taken counts
 * (see {@link derivative}). NaN where the value or derivative does not exist, as that of sqrt at 0. Approximate: rounded.
 *
 * @throws RangeError if the formula mentions a name that the layout lacks, or has folds.
 */
export const compileGradient = (
  tree: Tree,
  layout: Layout,
  names: readonly string[],
): ((point: Float64Array, out: Float64Array) => number) => {
  const tape = new TapeWriter(layout)
  const returned = tape.add(tree)
  return kernelOf(tape, { returned, written: names.map((name) => tape.add(derivative(tree, name))) })
}
