import type { Node } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Model } from '../mechanism/model.js'

/**
 * A model with those states only that some formulas depend on, through others and through honest rules: what is not needed
 * need not have a solution.
 */
export const withNeededStates = (model: Model, formulas: readonly Node[]): Model => {
  const states = new Map(model.states.map((state) => [state.name, state]))
  const rules = new Map(model.players.flatMap(({ honest }) => [...honest]))
  const needed = new Set<string>()
  const open = [...variablesOf(...formulas)]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue
    needed.add(name)
    const state = states.get(name)
    if (state !== undefined) open.push(...variablesOf(state.left, state.right))
    const rule = rules.get(name)
    if (rule !== undefined && rule.kind !== 'option') open.push(...variablesOf(rule))
  }
  return { ...model, states: model.states.filter(({ name }) => needed.has(name)) }
}
