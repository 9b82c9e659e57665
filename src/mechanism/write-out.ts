import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Setting } from '../formula/domain.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import { problem, type Problem } from '../problem/problem.js'
import { definitionOf, statesReadThroughChoices } from './explicit-state.js'
import { withinLimits } from './extent.js'
import { formNamesIn, joinedOf } from './form-names.js'
import type { Mechanism, Player, Quantity } from './mechanism.js'
import { readNeeds } from './member.js'
import type { Model, ModelPlayer, ModelState, ModelVariable } from './model.js'
import { inOrder } from './order.js'
import { freeEntry, writeForms, type WrittenForms } from './write-forms.js'
import { instancesOf, playerOf, writing, type Writing } from './writing.js'

const writings = new WeakMap<Model, Writing>()

/** Writes further formulas of a model's mechanism, as its claims have them, sharing what the model already wrote. */
export const writingOf = (model: Model): Writing => writings.get(model) ?? writing(model.mechanism, model.defined)

/**
 * Writes a mechanism out: symmetric players one by one, folds as sums and maxima, defined states in their place.
 *
 * Each population becomes a state too, "NAME.joined", with the equation of its free entry.
 * A state with an explicit definition stays a state to solve for where an honest rule reads it and it depends on
 * choices, so that the rule answers the state as it is under a deviation.
 * @returns a Problem where states determine one another in a circle, a fold over no one has no value, or the result is
 * too large. Linear in the nodes of the result.
 */
export const writeOut = (mechanism: Mechanism): E.Either<Problem, Model> => {
  const defined = new Map<string, Tree>()
  const write = writing(mechanism, defined)
  return pipe(
    define(mechanism, write, defined),
    E.chain(() => writePlayers(mechanism, write)),
    E.bindTo('players'),
    E.bind('forms', () => writeForms(mechanism, write)),
    E.bind('states', ({ players, forms }) => writeStates(mechanism, write, defined, players, forms)),
    E.bind('where', () => writeWhere(mechanism, write)),
    E.bind('admissible', () => write.everywhere(mechanism.admissible)),
    E.map(({ players, forms, states, where, admissible }) => {
      const variables = variablesIn(mechanism, players, states)
      const model: Model = { mechanism, variables, players, states, defined, ...forms, where, admissible }
      writings.set(model, write)
      return model
    }),
  )
}

/** Fills in the defined states, each after those that it depends on. */
const define = (mechanism: Mechanism, write: Writing, defined: Map<string, Tree>): E.Either<Problem, void> => {
  const kept = statesReadThroughChoices(mechanism)
  const definitions = new Map<string, Tree>()
  for (const [name, state] of mechanism.state) {
    const definition = definitionOf(name, state)
    if (definition && !kept.has(name)) definitions.set(name, definition)
  }
  const order = inOrder([...definitions.keys()], (name) =>
    [...variablesOf(definitions.get(name)!)].filter((other) => definitions.has(other)),
  )
  if (E.isLeft(order)) return E.left(circleProblem(order.left))
  for (const name of order.right) {
    const formula = write.tree(definitions.get(name)!)
    if (E.isLeft(formula)) return formula
    defined.set(name, formula.right)
  }
  return E.right(undefined)
}

/** States that depend on one another in a circle. */
export const circleProblem = (circle: readonly string[]): Problem =>
  problem('cyclic-definition', `states determine one another in a circle: ${[...circle, circle[0]!].join(' → ')}`, {
    mend: 'put the equations into one, so that each state depends only on earlier ones',
  })

const writePlayers = (mechanism: Mechanism, write: Writing): E.Either<Problem, readonly ModelPlayer[]> => {
  const players: ModelPlayer[] = []
  for (const [of, player] of mechanism.players)
    for (const name of instancesOf(mechanism, of)) {
      const written = writePlayer(of, name, player, write)
      if (E.isLeft(written)) return written
      players.push(written.right)
    }
  return E.right(players)
}

const writePlayer = (of: string, name: string, player: Player, write: Writing): E.Either<Problem, ModelPlayer> => {
  const qualified = (own: string): string => `${name}.${own}`
  const honest = new Map<string, Setting>()
  for (const [choice, { honest: setting }] of player.choices) {
    const written = write.setting(setting, [name])
    if (E.isLeft(written)) return written
    honest.set(qualified(choice), written.right)
  }
  return E.map((payoff: Tree) => ({
    name,
    of,
    choices: [...player.choices.keys()].map(qualified),
    types: [...player.types.keys()].map(qualified),
    payoff,
    honest,
  }))(write.tree(player.payoff, [name]))
}

const writeStates = (
  mechanism: Mechanism,
  write: Writing,
  defined: ReadonlyMap<string, Tree>,
  players: readonly ModelPlayer[],
  { populations }: WrittenForms,
): E.Either<Problem, readonly ModelState[]> => {
  const states = new Map<string, ModelState>()
  for (const [name, state] of mechanism.state) {
    if (defined.has(name) || state.domain.kind !== 'real' || state.equation.kind !== 'compare') continue
    // As one condition, so that both sides share what they have in common.
    const equation = write.condition(state.equation)
    if (E.isLeft(equation)) return equation
    const { left, right } = sidesOf(equation.right, state.equation)
    states.set(name, { name, domain: state.domain, left, right })
  }
  for (const [name, population] of populations) {
    const state = freeEntry(name, population)
    if (state === undefined) continue
    const left = withinLimits(`the free entry of ${name}`, state.left)
    if (E.isLeft(left)) return left
    states.set(state.name, state)
  }
  // An honest choice that reads a state passes that state on to every state that depends on the choice.
  const honest = new Map(players.flatMap((player) => [...player.honest]))
  const statesUnder = (name: string): Iterable<string> => {
    const { left, right } = states.get(name)!
    const mentioned = [...variablesOf(left, right)].flatMap((variable) => {
      const setting = honest.get(variable)
      return setting === undefined || setting.kind === 'option' ? [variable] : [...variablesOf(setting)]
    })
    return mentioned.filter((variable) => states.has(variable))
  }
  const order = inOrder([...states.keys()], statesUnder)
  return E.isLeft(order) ? E.left(circleProblem(order.left)) : E.right(order.right.map((name) => states.get(name)!))
}

const sidesOf = (written: ConditionTree, equation: { left: Tree; right: Tree }): { left: Tree; right: Tree } =>
  written.kind === 'compare' ? written : equation

/** Shared formulas that do not speak of one of several players as their own, or of what only a form knows. */
const writeWhere = (mechanism: Mechanism, write: Writing): E.Either<Problem, ReadonlyMap<string, Tree>> => {
  const needsOf = readNeeds(mechanism)
  const inside = new Set(
    formNamesIn(mechanism).flatMap((name) => (name.inside === undefined ? [] : [`${name.form}.${name.own}`])),
  )
  const where = new Map<string, Tree>()
  for (const [name, formula] of mechanism.where) {
    const needs = needsOf(formula)
    if (needs.own.size > 0 || needs.members.size > 0) continue
    if (inside.size > 0 && [...variablesOf(formula)].some((variable) => inside.has(variable))) continue
    const written = write.tree(formula)
    if (E.isLeft(written)) return written
    where.set(name, written.right)
  }
  return E.right(where)
}

const variablesIn = (
  mechanism: Mechanism,
  players: readonly ModelPlayer[],
  states: readonly ModelState[],
): ReadonlyMap<string, ModelVariable> => {
  const variables = new Map<string, ModelVariable>()
  const quantities = new Map<string, Quantity>(mechanism.state)
  for (const [name, { joined }] of mechanism.populations) quantities.set(joinedOf(name), joined)
  const put = (variable: ModelVariable): void => void variables.set(variable.name, variable)
  for (const [name, parameter] of mechanism.parameters)
    put({ name, role: 'parameter', ...measured(parameter), default: parameter.default })
  for (const player of players)
    for (const [own, type] of mechanism.players.get(player.of)!.types) {
      const distribution = type.distribution ? { distribution: type.distribution } : {}
      put({ name: `${player.name}.${own}`, role: 'type', player: player.name, ...measured(type), ...distribution })
    }
  for (const player of players)
    for (const [own, choice] of mechanism.players.get(playerOf(player.name))!.choices)
      put({ name: `${player.name}.${own}`, role: 'choice', player: player.name, ...measured(choice) })
  for (const { name } of states) put({ name, role: 'state', ...measured(quantities.get(name)!) })
  return variables
}

const measured = ({ domain, unit }: Quantity): Pick<ModelVariable, 'domain' | 'unit'> =>
  unit === undefined ? { domain } : { domain, unit }
