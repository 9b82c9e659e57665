import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import { variable } from '../formula/build.js'
import type { Domain, Point, Setting, Value } from '../formula/domain.js'
import { exact } from '../formula/reading/exact.js'
import { compileTree, layoutOf, type Layout } from '../formula/reading/number.js'
import { settingsOf } from '../formula/substitute.js'
import type { Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Dynamic } from '../mechanism/mechanism.js'
import type { Model, ModelState } from '../mechanism/model.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { inadmissibleIn } from './admissible.js'
import { fixing } from './fixing.js'
import { nearestIn } from './nature.js'

/** A dynamic with everything fixed but what moves: its own variables, its time, and the choices that a policy sets. */
export interface Course {
  readonly model: Model
  readonly name: string
  readonly step: string
  readonly steps: number
  readonly arithmetic: Dynamic['arithmetic']
  readonly variables: readonly CourseVariable[]
  /** The qualified name of what counts steps from 0. */
  readonly time: string
  readonly measures: readonly CourseMeasure[]
  readonly payoffs: readonly { readonly player: string; readonly formula: Tree }[]
  /** Choices that a policy sets, by qualified name. */
  readonly choices: ReadonlyMap<string, Domain>
  /** What these are where nobody departs: honest, or as set. */
  readonly usual: Point
  /** States that depend on those choices, in the order in which they are solved. */
  readonly states: readonly ModelState[]
  /** Of variables, then the time, then choices, then states. */
  readonly layout: Layout
  /** Every parameter and type. */
  readonly nature: Point
}

export interface CourseVariable {
  /** Qualified: `waves.stake`. */
  readonly name: string
  /** Inside the dynamic: `stake`. */
  readonly own: string
  readonly domain: Extract<Domain, { kind: 'real' | 'integer' }>
  readonly unit?: string
  readonly start: Tree
  readonly next: Tree
}

export interface CourseMeasure {
  readonly name: string
  readonly formula: Tree
  readonly unit?: string
  readonly about?: string
}

/**
 * A dynamic of a model at some parameters and types, with choices honest or as set, and some left to a policy.
 *
 * @param set choices set instead of honest
 * @param vary qualified choices that stay variables; what does not depend on them is solved here
 * @returns a Problem where there is no such dynamic, or a state that it reads has no one solution
 */
export const dynamicOf = (
  model: Model,
  name: string,
  given: Point,
  set: Point = new Map(),
  vary: readonly string[] = [],
): E.Either<Problem, Course> => {
  const dynamic = model.dynamics.get(name)
  if (!dynamic) return E.left(unknownDynamic(model, name))
  const free = new Set(vary)
  const open = openedFor(model, dynamic, set, free)
  const held = new Map([...set].filter(([choice]) => !free.has(choice)))
  return E.flatMap(fixing(open, given, held, free), (fixed) => {
    const { tree, nature } = fixed
    const refused = inadmissibleIn(model, fixed)
    if (refused) return E.left(refused)
    return E.map((course: Omit<Course, 'usual'>) => ({ ...course, usual: usualOf(model, course.choices, set, tree) }))(
      variablesIn(name, dynamic, tree, nature, open),
    )
  })
}

/** The middle of the domain where a rule depends on what is not fixed. */
const usualOf = (
  { players }: Model,
  choices: ReadonlyMap<string, Domain>,
  set: Point,
  tree: (node: Tree) => Tree,
): Point => {
  const rules = new Map(players.flatMap(({ honest }) => [...honest]))
  return new Map(
    [...choices].map(([choice, domain]): [string, Value] => {
      const given = set.get(choice)
      const rule = rules.get(choice)
      if (given !== undefined) return [choice, given]
      if (domain.kind === 'options') return [choice, rule?.kind === 'option' ? rule.option : domain.options[0]!]
      const formula = rule === undefined || rule.kind === 'option' ? undefined : tree(rule)
      const value = formula === undefined ? undefined : valueOf(formula)
      const middle = Q.divide(Q.add(domain.low, domain.high), Q.rational(2n))
      return [choice, nearestIn(domain, value ?? middle)]
    }),
  )
}

/** Of a formula without variables: exact where it is rational. */
const valueOf = (formula: Tree): Q.Rational | undefined => {
  if (variablesOf(formula).size > 0) return undefined
  const value = exact(formula, new Map())
  if (E.isRight(value)) return value.right
  const near = compileTree(formula, layoutOf(new Map()))(new Float64Array(0))
  return Number.isFinite(near) ? Q.fromNumber(near) : undefined
}

/** The model with free choices left as they are, and only those states that a dynamic reads. */
const openedFor = (model: Model, dynamic: Dynamic, set: Point, free: ReadonlySet<string>): Model => {
  const players = model.players.map((player) => ({
    ...player,
    honest: new Map<string, Setting>(
      [...player.honest].map(([choice, rule]) => [choice, free.has(choice) ? variable(choice) : rule]),
    ),
  }))
  const rules = new Map<string, Setting>([...players.flatMap(({ honest }) => [...honest]), ...settingsOf(set)])
  const states = new Map(model.states.map((state) => [state.name, state]))
  const reached = new Set<string>()
  const reach = (...trees: readonly Tree[]): void => {
    for (const read of variablesOf(...trees)) {
      if (reached.has(read)) continue
      reached.add(read)
      const rule = rules.get(read)
      if (rule !== undefined && rule.kind !== 'option') reach(rule)
      const state = states.get(read)
      if (state) reach(state.left, state.right)
    }
  }
  reach(...formulasOf(dynamic))
  return { ...model, players, states: model.states.filter((state) => reached.has(state.name)) }
}

const formulasOf = ({ state, payoffs, measures }: Dynamic): readonly Tree[] => [
  ...[...state.values()].flatMap(({ start, next }) => [start, next]),
  ...payoffs.values(),
  ...[...measures.values()].map(({ formula }) => formula),
]

const variablesIn = (
  name: string,
  dynamic: Dynamic,
  tree: (node: Tree) => Tree,
  nature: Point,
  model: Model,
): E.Either<Problem, Omit<Course, 'usual'>> => {
  const variables: CourseVariable[] = []
  for (const [own, { domain, unit, start, next }] of dynamic.state) {
    if (domain.kind === 'options')
      return E.left(problem('bad-domain', `${name}.${own} moves, and so it cannot range over options`))
    variables.push({
      ...{ name: `${name}.${own}`, own, domain, start: tree(start), next: tree(next) },
      ...(unit === undefined ? {} : { unit }),
    })
  }
  const measures = [...dynamic.measures].map(([own, measure]): CourseMeasure => ({
    ...measure,
    name: own,
    formula: tree(measure.formula),
  }))
  const payoffs = [...dynamic.payoffs].map(([player, formula]) => ({ player, formula: tree(formula) }))
  const all = [
    ...variables.flatMap(({ start, next }) => [start, next]),
    ...measures.map(({ formula }) => formula),
    ...payoffs.map(({ formula }) => formula),
  ]
  const rest = model.states.map((state) => ({ ...state, left: tree(state.left), right: tree(state.right) }))
  const states = neededOf(rest, variablesOf(...all))
  const read = variablesOf(...all, ...states.flatMap(({ left, right }) => [left, right]))
  const choices = new Map(
    [...model.variables.values()]
      .filter(({ name: choice, role }) => role === 'choice' && read.has(choice))
      .map(({ name: choice, domain }) => [choice, domain]),
  )
  const time = `${name}.time`
  const domains = new Map<string, Domain>([
    ...variables.map((each) => [each.name, each.domain] as const),
    [time, variables[0]!.domain],
    ...choices,
    ...states.map((state) => [state.name, state.domain] as const),
  ])
  return E.right({
    ...{ model, name, step: dynamic.step, steps: dynamic.steps, arithmetic: dynamic.arithmetic },
    ...{ variables, time, measures, payoffs, choices, states, layout: layoutOf(domains), nature },
  })
}

/** Those states, and those that they depend on in turn, in their order. */
const neededOf = (states: readonly ModelState[], read: ReadonlySet<string>): readonly ModelState[] => {
  const needed = new Set(read)
  const kept: ModelState[] = []
  for (const state of states.toReversed()) {
    if (!needed.has(state.name)) continue
    kept.unshift(state)
    for (const other of variablesOf(state.left, state.right)) needed.add(other)
  }
  return kept
}

const unknownDynamic = ({ mechanism, dynamics }: Model, name: string): Problem => {
  const close = nearest(name, dynamics.keys())
  return problem('unknown-name', `${mechanism.name} has no dynamic “${name}”`, {
    expected: [...dynamics.keys()].join(', ') || 'none: it has none',
    ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
  })
}
