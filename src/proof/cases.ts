import * as Q from '../arithmetic/rational.js'
import { add, compare, constant, subtract } from '../formula/build.js'
import type { Setting } from '../formula/domain.js'
import { substitution, type Substitution } from '../formula/substitute.js'
import type { Comparison, ConditionTree, Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Goal } from '../checker/goal.js'
import { Segment } from './segment.js'

/** A part of a goal's space that is proved on its own: options fixed, deviations on one side of honest. */
export interface Case {
  readonly options: ReadonlyMap<string, string>
  readonly sides: ReadonlyMap<string, Side>
  /** The names of the numbers, as splits count them; those with a side mean their distance from honest. */
  readonly names: readonly string[]
  /** Where they range; undefined if that is nowhere. */
  readonly box: readonly Segment[] | undefined
  /** The assumption, then the equations of the states. */
  readonly assumptions: readonly ConditionTree[]
  readonly violation: ConditionTree
}

export type Side = 'up' | 'down'

interface Range {
  readonly low: Q.Rational
  readonly high: Q.Rational
}

const mostCases = 4096

/** The cases of a goal, or undefined if they are too many. Their semantics are those of certificates. */
export const casesOf = (goal: Goal): readonly Case[] | undefined => {
  const formulas = [goal.assuming, goal.violation, ...goal.states.flatMap(({ left, right }) => [left, right])]
  const occurring = variablesOf(...formulas)
  const optionChoices = [...goal.variables].flatMap(([name, domain]) =>
    domain.kind === 'options' && occurring.has(name) ? [domain.options.map((option) => [name, option] as const)] : [],
  )
  const sideChoices = [...goal.deviating].flatMap(([name, honest]) =>
    sidesOf(goal, name, honest).map((sides) => sides.map((side) => [name, side] as const)),
  )
  const count = [...optionChoices, ...sideChoices].reduce((total, { length }) => total * length, 1)
  if (count > mostCases) return undefined
  return product(optionChoices).flatMap((options) => {
    const part = withOptions(goal, new Map(options))
    return product(sideChoices).map((sides) => withSides(part, goal, new Map(sides)))
  })
}

/** The sides of honest that a deviation may lie on: none told apart unless honest is a plain number. */
const sidesOf = (goal: Goal, name: string, honest: Setting): readonly (readonly Side[])[] => {
  const domain = goal.variables.get(name)
  if (domain === undefined || domain.kind === 'options' || honest.kind !== 'constant') return []
  const { low, high } = domain
  const isAbove = Q.compare(honest.value, low)
  const isBelow = Q.compare(honest.value, high)
  if (isAbove < 0 || isBelow > 0) return []
  if (Q.equals(low, high)) return [['up']]
  return [[...(isBelow < 0 ? (['up'] as const) : []), ...(isAbove > 0 ? (['down'] as const) : [])]]
}

interface Part {
  readonly options: ReadonlyMap<string, string>
  readonly ranges: ReadonlyMap<string, Range>
  readonly assumptions: readonly ConditionTree[]
  readonly violation: ConditionTree
}

/** Puts options in, and cuts each variable's range to what the assumption says of it alone. */
const withOptions = (goal: Goal, options: ReadonlyMap<string, string>): Part => {
  const settings = new Map([...options].map(([name, option]) => [name, { kind: 'option', option } as const]))
  const { condition } = substitution(settings)
  const equations = goal.states.map(({ left, right }) => condition(compare(left, '=', right)))
  const assuming = condition(goal.assuming)
  const ranges = new Map<string, Range>()
  for (const [name, domain] of goal.variables) if (domain.kind !== 'options') ranges.set(name, domain)
  for (const { name, domain } of goal.states) ranges.set(name, domain)
  for (const [name, cut] of cutsOf(assuming)) {
    const range = ranges.get(name)
    if (range)
      ranges.set(name, { low: Q.max(range.low, cut.low ?? range.low), high: Q.min(range.high, cut.high ?? range.high) })
  }
  return { options, ranges, assumptions: [assuming, ...equations], violation: condition(goal.violation) }
}

const withSides = (
  { options, ranges, assumptions, violation }: Part,
  goal: Goal,
  sides: ReadonlyMap<string, Side>,
): Case => {
  const distances = new Map(ranges)
  const settings = new Map<string, Tree>()
  for (const [name, side] of sides) {
    const honest = goal.deviating.get(name)!
    const { low, high } = ranges.get(name)!
    if (honest.kind !== 'constant') continue
    const from = honest.value
    const [nearest, farthest] =
      side === 'up' ? [Q.subtract(low, from), Q.subtract(high, from)] : [Q.subtract(from, high), Q.subtract(from, low)]
    distances.set(name, { low: Q.max(Q.zero, nearest), high: farthest })
    const distance: Tree = { kind: 'variable', name }
    if (side === 'down') settings.set(name, subtract(constant(from), distance))
    else if (Q.sign(from) !== 0) settings.set(name, add(constant(from), distance))
  }
  const isEmpty = [...distances.values()].some(({ low, high }) => Q.compare(low, high) > 0)
  const shift: Substitution = substitution(settings)
  return {
    options,
    sides,
    names: [...distances.keys()],
    box: isEmpty ? undefined : [...distances.values()].map(({ low, high }) => new Segment(low, high)),
    assumptions: assumptions.map(shift.condition),
    violation: shift.condition(violation),
  }
}

type Cut = readonly [name: string, within: { readonly low?: Q.Rational; readonly high?: Q.Rational }]

const mirrored: Record<Comparison, Comparison> = { '<': '>', '<=': '>=', '=': '=', '!=': '!=', '>=': '<=', '>': '<' }

/** What the conjuncts of a condition say of single variables. */
const cutsOf = (condition: ConditionTree): readonly Cut[] => {
  if (condition.kind === 'and') return [...cutsOf(condition.left), ...cutsOf(condition.right)]
  if (condition.kind !== 'compare') return []
  const { left, right, operator } = condition
  if (left.kind === 'variable' && right.kind === 'constant') return cutBy(left.name, operator, right.value)
  if (left.kind === 'constant' && right.kind === 'variable') return cutBy(right.name, mirrored[operator], left.value)
  return []
}

const cutBy = (name: string, operator: Comparison, value: Q.Rational): readonly Cut[] => {
  switch (operator) {
    case '<':
    case '<=':
      return [[name, { high: value }]]
    case '>':
    case '>=':
      return [[name, { low: value }]]
    case '=':
      return [[name, { low: value, high: value }]]
    case '!=':
      return []
  }
}

const product = <A>(choices: readonly (readonly A[])[]): readonly (readonly A[])[] =>
  choices.reduce<readonly (readonly A[])[]>(
    (all, some) => all.flatMap((one) => some.map((next) => [...one, next])),
    [[]],
  )
