import type { GoalState } from '../checker/goal.js'
import { variablesOf } from '../formula/variables.js'

/**
 * The states that some names need, directly or through the equation of a state that they need.
 *
 * @param states each depending on earlier ones only, so that one pass backwards finds them all
 * @returns the states, in their order, and all names that occur: those given and those in the states' equations
 */
export const statesNeeded = (
  states: readonly GoalState[],
  names: Iterable<string>,
): { readonly states: readonly GoalState[]; readonly occurring: ReadonlySet<string> } => {
  const occurring = new Set(names)
  const needed: GoalState[] = []
  for (const state of states.toReversed())
    if (occurring.has(state.name)) {
      needed.unshift(state)
      for (const name of variablesOf(state.left, state.right)) occurring.add(name)
    }
  return { states: needed, occurring }
}
