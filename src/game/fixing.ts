import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Point, Setting } from '../formula/domain.js'
import { layoutOf } from '../formula/reading/number.js'
import { ruleIn, settingsOf, type Substitution } from '../formula/substitute.js'
import { variablesOf } from '../formula/variables.js'
import type { Model } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'
import { stateProblem } from './fault.js'
import { fixNature } from './nature.js'
import { reduceStates, settling, stateSolver } from './state.js'

/** Every number of a model that does not move, put into formulas. */
export interface Fixed extends Substitution {
  /** Every parameter and type. */
  readonly nature: Point
}

/**
 * Puts a model's parameters, types, choices and states into formulas: parameters and types as given or by default, choices
 * honest or as set, states solved one after another, in doubles.
 * @param open states that stay variables, and those that depend on them: what the caller solves for itself.
 * @returns a Problem where a state has no one solution.
 */
export const fixing = (
  model: Model,
  given: Point,
  set: Point = new Map(),
  open: ReadonlySet<string> = new Set(),
): E.Either<Problem, Fixed> => {
  const nature = fixNature(model, given)
  const rules = new Map<string, Setting>([...model.players.flatMap(({ honest }) => [...honest]), ...settingsOf(set)])
  const put = settling(settingsOf(nature))
  const known = new Map<string, Setting>(settingsOf(nature))
  for (const [name, rule] of rules) known.set(name, ruleIn(rule, settingsOf(nature), put))
  const { settings, implicit } = reduceStates(model.states, known)
  const left = new Set(open)
  const solvable = implicit.filter(({ name, left: one, right: other }) => {
    const isOpen = left.has(name) || [...variablesOf(one, other)].some((variable) => left.has(variable))
    if (isOpen) left.add(name)
    return !isOpen
  })
  const layout = layoutOf(new Map(solvable.map(({ name, domain }) => [name, domain])))
  const solved = new Float64Array(solvable.length)
  const unsolved = stateSolver(solvable, layout)(solved)
  if (unsolved) return E.left(stateProblem(unsolved, nature))
  const states = solvable.map(({ name }, slot) => [name, Q.fromNumber(solved[slot]!)] as const)
  return E.right({ nature, ...settling(new Map([...settings, ...settingsOf(new Map(states))])) })
}
