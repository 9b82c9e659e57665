import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import { enclosing } from '../arithmetic/interval.js'
import type { Domain, Point, Setting, Value } from '../formula/domain.js'
import { exact, exactCondition } from '../formula/exact.js'
import type { Box } from '../formula/interval.js'
import { compile, compileCondition, encode, type Layout, layoutOf } from '../formula/number.js'
import { settingsOf, substitution } from '../formula/substitute.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Model, ModelState } from '../mechanism/model.js'
import { spaceOf, type Space } from '../optimise/space.js'
import { problem, type Problem } from '../problem/problem.js'
import { fixNature, nearestIn } from './nature.js'
import { pointText } from './point-text.js'
import { encloseState, reduceStates, settling, stateSolver, type Unsolved } from './state.js'

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
  const { tree } = substitution(fixed)
  return new Map([
    ...fixed,
    ...[...rules].map(([name, setting]) => [name, setting.kind === 'option' ? setting : tree(setting)] as const),
  ])
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
    if (rule.kind === 'option') {
      start.set(name, rule.option)
      continue
    }
    const formula = put.tree(rule)
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

/** A profile of a game as a point: a name or a rational for each free choice. */
export const pointOf = ({ choices }: Game, profile: Float64Array): Point =>
  new Map(
    [...choices].map(([name, domain], slot) => [
      name,
      domain.kind === 'options' ? domain.options[profile[slot]!]! : Q.fromNumber(profile[slot]!),
    ]),
  )

/**
 * What is wrong at a profile: a state without a solution, or with several, established rigorously where that can be,
 * or a payoff that is not a number though the profile is admissible.
 */
export const faultAt = (game: Game, profile: Float64Array): Problem | undefined => {
  const at = pointOf(game, profile)
  const names = new Set(game.states.map(({ name }) => name))
  const readsState = [...variablesOf(game.admissible)].some((name) => names.has(name))
  // Nothing is asked of a point that is excluded anyway.
  if (!readsState && !compileCondition(game.admissible, game.layout)(profile)) return inadmissible(at)
  const box = new Map<string, Box extends ReadonlyMap<string, infer B> ? B : never>(
    [...at].map(([name, value]) => [name, typeof value === 'string' ? value : enclosing(value)]),
  )
  for (const state of game.states) {
    const within = encloseState(state, box)
    if (within === 'none' || within === 'several') return stateProblem({ state, why: within }, at)
    // Where intervals cannot tell, what the solver finds is all there is to go by.
    if (within === 'unknown') break
    box.set(state.name, within)
  }
  const layout = layoutOf(new Map([...game.choices, ...game.states.map(({ name, domain }) => [name, domain] as const)]))
  const point = new Float64Array(layout.slots.size)
  point.set(profile)
  const unsolved = stateSolver(game.states, layout)(point)
  if (unsolved) return stateProblem(unsolved, at)
  if (!compileCondition(game.admissible, layout)(point)) return inadmissible(at)
  const values = new Float64Array(game.players.length)
  game.payoffs(profile, values)
  const lacking = game.players.find((_, index) => !Number.isFinite(values[index]!))
  return lacking && problem('not-a-number', `the payoff of ${lacking.name} is not a number${whereText(at)}`)
}

const inadmissible = (at: Point): Problem =>
  problem('bad-value', `the profile is not admissible${whereText(at)}`, {
    mend: 'start from an admissible profile, or change the parameters',
  })

const whereText = (at: Point): string => (at.size === 0 ? '' : ` at ${pointText(at)}`)

const stateProblem = ({ state, why }: Unsolved, at: Point): Problem => {
  const found = { none: 'no solution', several: 'several solutions', unknown: 'no solution that could be found' }[why]
  const { low, high } = state.domain
  return problem('no-state', `the equation for ${state.name} has ${found}${whereText(at)}`, {
    expected: `exactly one in [${Q.showRational(low)}, ${Q.showRational(high)}]`,
  })
}
