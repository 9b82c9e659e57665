import type { Goal } from '../checker/goal.js'
import type { Domain, Setting } from '../formula/domain.js'
import { ruleIn, substitution } from '../formula/substitute.js'
import type { Tree } from '../formula/tree.js'

/**
 * A part of a goal's space in which searching is easy: domains narrowed to what the assumptions leave, and variables
 * that an equality determines written as formulas over the others.
 */
export interface GoalCase {
  /** The goal's formulas over the variables that are left, with what is left to assume. */
  readonly goal: Goal
  /** Variables that were solved for, over those that are left. */
  readonly solved: ReadonlyMap<string, Tree>
  /** Variables that an equality determines in a way that only numbers can follow: any solution will do. */
  readonly implicit: readonly ImplicitVariable[]
}

export interface ImplicitVariable {
  readonly name: string
  readonly domain: Extract<Domain, { kind: 'real' }>
  readonly left: Tree
  readonly right: Tree
}

/** The same goal with formulas or options in the place of some variables. */
export const putInto = (goal: Goal, settings: ReadonlyMap<string, Setting>): Goal => {
  const { tree, condition } = substitution(settings)
  const put = (setting: Setting): Setting => ruleIn(setting, settings, { tree, condition })
  return {
    ...goal,
    variables: new Map([...goal.variables].filter(([name]) => !settings.has(name))),
    states: goal.states.map((state) => ({ ...state, left: tree(state.left), right: tree(state.right) })),
    assuming: condition(goal.assuming),
    violation: condition(goal.violation),
    gain: tree(goal.gain),
    deviating: new Map(
      [...goal.deviating].filter(([name]) => !settings.has(name)).map(([name, setting]) => [name, put(setting)]),
    ),
    played: new Map([...goal.played].map(([name, setting]) => [name, put(setting)])),
    payoffs: goal.payoffs.map(({ player, honest, deviation }) => ({
      player,
      honest: tree(honest),
      deviation: tree(deviation),
    })),
    ...(goal.cost && { cost: tree(goal.cost) }),
  }
}

/** A case of a case, as one of the goal that the outer one is a case of. */
export const within = (outer: GoalCase, inner: GoalCase): GoalCase => {
  const { tree } = substitution(inner.solved)
  const solved = [...outer.solved].map(([name, formula]) => [name, tree(formula)] as const)
  return { ...inner, solved: new Map([...solved, ...inner.solved]) }
}
