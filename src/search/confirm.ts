import * as Q from '../arithmetic/rational.js'
import type { Goal, GoalPoint } from '../checker/goal.js'
import { checkWitness } from '../checker/index.js'
import { solveState } from '../checker/state.js'
import { place } from '../checker/witness.js'
import { all } from '../formula/build.js'
import type { Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import { conjunctsOf } from '../formula/conjuncts.js'

/** The gain at a point that certainly breaks a goal; undefined at others. */
export const confirmedGain = (goal: Goal, point: GoalPoint): number | undefined => {
  const check = checkWitness(goal, point)
  return check.accepted ? Q.toNumber(Q.divide(Q.add(check.gain.low, check.gain.high), Q.rational(2n))) : undefined
}

/** What certainly has no value at a point that is certainly admissible: its name, if there is such a thing. */
export const lackingValue = (goal: Goal, point: GoalPoint): string | undefined => {
  const found = place(goal, point)
  if ('why' in found) return undefined
  const lacks = (tree: Tree): boolean => found.at.tree(tree).range === undefined
  for (const { player, honest, deviation } of goal.payoffs) {
    if (lacks(honest)) return `the payoff of ${player} in the honest profile`
    if (lacks(deviation)) return `the payoff of ${player} under the deviation`
  }
  if (lacks(goal.gain)) return 'the gain'
  return goal.cost && lacks(goal.cost) ? 'the cost of the attack' : undefined
}

/** Which honest choice of the deviators is certainly not in its domain at a point that is certainly admissible. */
export const dishonestSetting = (goal: Goal, point: GoalPoint): string | undefined => {
  const found = place(goal, point)
  if ('why' in found) return undefined
  for (const [name, setting] of goal.deviating) {
    const domain = goal.variables.get(name)
    if (setting.kind === 'option' || !domain || domain.kind === 'options') continue
    const { range } = found.at.tree(setting)
    if (!range) continue
    const isBetween = domain.kind === 'integer' && Q.equals(range.low, range.high) && !Q.isInteger(range.low)
    if (Q.compare(range.high, domain.low) < 0 || Q.compare(range.low, domain.high) > 0 || isBetween)
      return `what is honest for ${name} is not in its domain`
  }
  return undefined
}

/**
 * Why a state is not determined at a point that what is assumed of the rest admits; undefined if it is, or if that
 * cannot be told.
 */
export const lackingState = (goal: Goal, point: GoalPoint): string | undefined => {
  for (let count = 0; count < goal.states.length; count += 1) {
    const state = goal.states[count]!
    const later = new Set(goal.states.slice(count).map(({ name }) => name))
    const assuming = all(
      conjunctsOf(goal.assuming).filter((conjunct) => ![...variablesOf(conjunct)].some((name) => later.has(name))),
    )
    const before = place({ ...goal, states: goal.states.slice(0, count), assuming }, point)
    if ('why' in before) return undefined
    const box = new Map(
      [...point].map(
        ([name, value]) => [name, typeof value === 'string' ? new Set([value]) : { low: value, high: value }] as const,
      ),
    )
    const solution = solveState(state, new Map([...box, ...before.states]))
    // That it could not be decided is no mistake of the definition.
    if ('why' in solution) return /has (no|several) solution/.test(solution.why) ? solution.why : undefined
  }
  return undefined
}
