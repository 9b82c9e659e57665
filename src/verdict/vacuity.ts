import type { Goal } from '../checker/goal.js'
import { checkCertificate } from '../checker/index.js'
import { all, truth } from '../formula/build.js'
import { textOfCondition } from '../formula/reading/text.js'
import type { ConditionTree } from '../formula/tree.js'
import { directProver } from '../proof/direct-prover.js'

/**
 * Why no point meets a goal's assumptions: the shortest run of them, from the first on, that already admits nothing;
 * undefined where that is not proved. The proof is of the goal that every admissible point would violate.
 */
export const emptyingAssumption = (goal: Goal, boxes: number): string | undefined => {
  if (!isProvedEmpty(goal, boxes)) return undefined
  const parts = conjunctsOf(goal.assuming)
  const needed = parts.filter((part, index) => {
    // A part is to blame if the assumptions without it are not proved empty any more.
    const rest = parts.filter((_, other) => other !== index)
    return part.kind !== 'true' && !isProvedEmpty({ ...goal, assuming: all(rest) }, boxes)
  })
  // What is plainly false was made so by the values that are pinned.
  if (parts.some(({ kind }) => kind === 'false')) return 'the values that are pinned contradict the assumptions'
  const blamed = needed.length > 0 ? needed : parts
  return `no point meets ${blamed.map((part) => `“${textOfCondition(part)}”`).join(' and ')}`
}

const conjunctsOf = (condition: ConditionTree): readonly ConditionTree[] =>
  condition.kind === 'and' ? [...conjunctsOf(condition.left), ...conjunctsOf(condition.right)] : [condition]

const isProvedEmpty = (goal: Goal, boxes: number): boolean => {
  const always: Goal = { ...goal, violation: truth(true) }
  const outcome = directProver.prove(always, { boxes })
  return outcome.kind !== 'unknown' && checkCertificate(always, outcome.certificate).accepted
}
