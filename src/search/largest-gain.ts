import type { Goal } from '../checker/goal.js'
import { maximise } from '../optimise/maximise.js'
import { randomStream } from '../optimise/random.js'
import { casesOf } from './assumption-cases.js'
import { evaluatorOf } from './evaluator.js'

/**
 * The largest gain of a goal that climbing finds, admissible points only; undefined where none was met.
 * Numerical, and a lower bound of the true one. The same seed gives the same number.
 */
export const largestGain = (
  goal: Goal,
  { seed, evaluations }: { readonly seed: string; readonly evaluations: number },
): number | undefined => {
  const random = randomStream(seed)
  const cases = casesOf(goal)
  let best: number | undefined
  for (const [index, goalCase] of cases.entries()) {
    const evaluator = evaluatorOf(goalCase, random.split(`scale ${index}`))
    const objective = (point: Float64Array): number => {
      const value = evaluator.towardsGain(point)
      const { isAdmissible, lacks, gain } = evaluator.last
      if (isAdmissible && lacks === undefined && gain > (best ?? -Infinity)) best = gain
      return value
    }
    maximise(objective, evaluator.space, {
      starts: 6,
      evaluations: evaluations / cases.length,
      random: random.split(`climb ${index}`),
    })
  }
  return best
}
