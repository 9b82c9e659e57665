import * as E from 'fp-ts/lib/Either.js'
import type { Goal, GoalState } from '../checker/goal.js'
import type { Setting } from '../formula/domain.js'
import type { Node } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Model } from '../mechanism/model.js'
import { problem, type Problem } from '../problem/problem.js'
import { statesNeeded } from './states.js'

/** A goal whose variables and states have yet to be gathered from its formulas. */
export type Draft = Omit<Goal, 'variables' | 'states'>

/**
 * A goal with the variables and states that occur in it, directly or through the equation of a state that does.
 * What occurs nowhere is left out, since each variable is a dimension to search and to split.
 */
export const assemble = (model: Model, draft: Draft, candidates: readonly GoalState[]): E.Either<Problem, Goal> => {
  const settings = [...draft.deviating.values(), ...draft.played.values()]
  const formulas: Node[] = [draft.assuming, draft.violation, draft.gain, ...settings.flatMap(formulaIn)]
  for (const { honest, deviation } of draft.payoffs) formulas.push(honest, deviation)
  if (draft.cost) formulas.push(draft.cost)
  const names = [...draft.deviating.keys(), ...variablesOf(...formulas)]
  const { states, occurring } = statesNeeded(candidates, names)
  const solved = new Set(states.map(({ name }) => name))
  const stray = [...occurring].find((name) => !solved.has(name) && !isDomainKnown(model, name))
  if (stray !== undefined)
    return E.left(problem('unknown-name', `"${stray}" has no value in ${draft.name}`, { mend: mendFor(model, stray) }))
  const variables = new Map(
    [...model.variables.values()]
      .filter(({ name, role }) => role !== 'state' && occurring.has(name))
      .map(({ name, domain }) => [name, domain]),
  )
  return E.right({ ...draft, variables, states })
}

const formulaIn = (setting: Setting): readonly Node[] => (setting.kind === 'option' ? [] : [setting])

const isDomainKnown = (model: Model, name: string): boolean => {
  const variable = model.variables.get(name)
  return variable !== undefined && variable.role !== 'state'
}

const mendFor = (model: Model, name: string): string => {
  const player = model.players.find(
    (candidate) => candidate.of !== candidate.name && name.startsWith(`${candidate.of}.`),
  )
  return player === undefined
    ? 'name something that the mechanism defines'
    : `fold over all of them, for example sum(${player.of}.all${name.slice(player.of.length)})`
}
