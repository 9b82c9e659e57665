import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Domain, Point, Setting, Value } from '../formula/domain.js'
import { exact, exactCondition } from '../formula/reading/exact.js'
import { compile, compileCondition, encode, type Layout, layoutOf } from '../formula/reading/number.js'
import { ruleIn, settingsOf, substitution } from '../formula/substitute.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Model, ModelState } from '../mechanism/model.js'
import { spaceOf, type Space } from '../optimise/space.js'
import { problem, type Problem } from '../problem/problem.js'
import { fixNature, nearestIn } from './nature.js'
import { faultAt, stateProblem } from './fault.js'
import { pointText } from './point-text.js'
import { reduceStates, settling, stateSolver } from './state.js'

/** A mechanism with every parameter and type fixed: what is left are the players' free choices. */
export interface Game {
  readonly model: Model
  /** Every parameter and type. */
  readonly fixed: Point
  /** Choices that are not free, by the setting or rule that they follow. */
  readonly held: ReadonlyMap<string, Setting>
  readonly players: readonly GamePlayer[]
  /** The free choices, in the order of a profile's slots. */
  readonly choices: ReadonlyMap<string, Domain>
  readonly layout: Layout
  readonly space: Space
  /** The profile to start from: honest, or as set. */
  readonly start: Float64Array
  /** States that must be solved for at each profile, over free choices and earlier states. */
  readonly states: readonly ModelState[]
  readonly admissible: ConditionTree
  /**
   * Writes every player's payoff at a profile, in the players' order; all NaN where the profile is not admissible, or a
   * state has no solution there or several. Numerical; not reentrant.
   */
  readonly payoffs: (profile: Float64Array, out: Float64Array) => void
}

export interface GamePlayer {
  readonly name: string
  /** Free ones only, with their slots in a profile. */
  readonly choices: readonly string[]
  readonly slots: readonly number[]
  /** Over free choices and the game's states. */
  readonly payoff: Tree
}

export interface Restriction {
  /** Qualified choices that are free; all where nothing is said. */
  readonly vary?: readonly string[]
  /** What choices are set to instead of honest: held there, or started from where they are free. */
  readonly set?: Point
}

/**
 * The game that a model is at some parameters and types: those given, else defaults and means.
 *
 * Choices that are not free stay honest, or as set; an honest rule that reads a state follows it.
 * @returns a Problem where a state has no one solution at the profile to start from, or no player's payoff is a number there.
 */
export const gameOf = (
  model: Model,
  given: Point,
  { vary, set = new Map() }: Restriction = {},
): E.Either<Problem, Game> => {
  const fixed = fixNature(model, given)
  const rules = new Map<string, Setting>([...model.players.flatMap(({ honest }) => [...honest]), ...settingsOf(set)])
  const started = startOf(model, fixed, rules)
  if (E.isLeft(started)) return started

  const free = new Set(vary ?? rules.keys())
  const held = new Map([...rules].filter(([name]) => !free.has(name)))
  const closed = closeRules(held, settingsOf(fixed))
  const { settings, implicit } = reduceStates(model.states, closed)
  const put = settling(settings)
  const choices = new Map(
    [...model.variables.values()]
      .filter(({ name, role }) => role === 'choice' && free.has(name))
      .map(({ name, domain }) => [name, domain]),
  )
  const layout = layoutOf(choices)
  const players = model.players.map(({ name, choices: own, payoff }): GamePlayer => {
    const mine = own.filter((choice) => free.has(choice))
    return { name, choices: mine, slots: mine.map((choice) => layout.slots.get(choice)!), payoff: put.tree(payoff) }
  })
  const admissible = settled(put.condition(model.admissible))
  const game: Game = {
    ...{ model, fixed, held, players, choices, layout, admissible, states: implicit },
    space: spaceOf(choices.values()),
    start: encode(new Map([...choices.keys()].map((name) => [name, started.right.get(name)!])), layout),
    payoffs: compilePayoffs(players, choices, implicit, admissible),
  }
  const fault = faultAt(game, game.start)
  return fault === undefined ? E.right(game) : E.left(fault)
}

/** Settings with the fixed values put in; honest rules mention parameters, types and states, not each other. */
const closeRules = (
  rules: ReadonlyMap<string, Setting>,
  fixed: ReadonlyMap<string, Setting>,
): ReadonlyMap<string, Setting> => {
  const put = substitution(fixed)
  return new Map([...fixed, ...[...rules].map(([name, rule]) => [name, ruleIn(rule, fixed, put)] as const)])
}

/** A condition that mentions nothing any more, as its truth. */
const settled = (condition: ConditionTree): ConditionTree => {
  if (variablesOf(condition).size > 0) return condition
  const truth = exactCondition(condition, new Map())
  return E.isLeft(truth) ? condition : { kind: truth.right ? 'true' : 'false' }
}

/** The value of every choice when all follow their rules. */
const startOf = (
  model: Model,
  fixed: Point,
  rules: ReadonlyMap<string, Setting>,
): E.Either<Problem, ReadonlyMap<string, Value>> => {
  const { settings, implicit } = reduceStates(model.states, closeRules(rules, settingsOf(fixed)))
  const layout = layoutOf(new Map(implicit.map(({ name, domain }) => [name, domain])))
  const solved = new Float64Array(implicit.length)
  const unsolved = stateSolver(implicit, layout)(solved)
  if (unsolved) return E.left(stateProblem(unsolved, new Map([...fixed, ...constantsIn(rules)])))
  const point = new Map(implicit.map(({ name }, slot) => [name, Q.fromNumber(solved[slot]!)]))
  const put = settling(settings)
  const start = new Map<string, Value>()
  const values = new Float64Array(1)
  for (const [name, rule] of rules) {
    const formula = ruleIn(rule, settings, put)
    if (formula.kind === 'option') {
      start.set(name, formula.option)
      continue
    }
    const value = exact(formula, point)
    compile([formula], layout)(solved, values)
    const number = E.isRight(value) ? value.right : Number.isFinite(values[0]!) ? Q.fromNumber(values[0]!) : undefined
    const { domain } = model.variables.get(name)!
    if (number === undefined || domain.kind === 'options')
      return E.left(problem('not-a-number', `the honest value of ${name} is not a number at ${pointText(fixed)}`))
    start.set(name, nearestIn(domain, number))
  }
  return E.right(start)
}

/** The rules that are plain values. */
const constantsIn = (rules: ReadonlyMap<string, Setting>): Point =>
  new Map(
    [...rules].flatMap(([name, rule]): readonly (readonly [string, Value])[] =>
      rule.kind === 'option' ? [[name, rule.option]] : rule.kind === 'constant' ? [[name, rule.value]] : [],
    ),
  )

const compilePayoffs = (
  players: readonly GamePlayer[],
  choices: ReadonlyMap<string, Domain>,
  states: readonly ModelState[],
  admissible: ConditionTree,
): Game['payoffs'] => {
  const layout = layoutOf(new Map([...choices, ...states.map(({ name, domain }) => [name, domain] as const)]))
  const payoffs = compile(
    players.map(({ payoff }) => payoff),
    layout,
  )
  const isAdmissible = compileCondition(admissible, layout)
  const solve = stateSolver(states, layout)
  const point = new Float64Array(layout.slots.size)
  return (profile, out) => {
    point.set(profile)
    if (solve(point) === undefined && isAdmissible(point)) payoffs(point, out)
    else out.fill(NaN)
  }
}
