import type { Goal } from '../checker/goal.js'
import { checkCertificate } from '../checker/index.js'
import { all, truth } from '../formula/build.js'
import { conjunctsOf } from '../formula/conjuncts.js'
import { textOfCondition } from '../formula/reading/text.js'
import { directProver } from '../proof/direct-prover.js'

/**
 * Why no point meets a goal's assumptions: those of them without which it would not be proved; undefined where it is not
 * proved at all. The proof is of the goal that every admissible point would violate.
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

const isProvedEmpty = (goal: Goal, boxes: number): boolean => {
  const always: Goal = { ...goal, violation: truth(true) }
  const outcome = directProver.prove(always, { boxes })
  return outcome.kind !== 'unknown' && checkCertificate(always, outcome.certificate).accepted
}
