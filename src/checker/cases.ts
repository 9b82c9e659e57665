import type { Rational } from '../arithmetic/rational.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import type { Goal } from './goal.js'
import { variablesOf } from './gradient.js'
import type { Interval } from './interval.js'
import * as I from './interval.js'
import * as Q from './rational.js'

/** On which side of its honest setting a deviation is. */
export interface Side {
  readonly from: Rational
  readonly side: 'up' | 'down'
}

/** A part of a goal's space that a certificate speaks of on its own; see `checkCertificate` for how it is made. */
export interface Case {
  readonly key: string
  /** The options that each option variable still has. */
  readonly options: ReadonlyMap<string, ReadonlySet<string>>
  readonly shifts: ReadonlyMap<string, Side>
  /** Of the numbers, as splits count them. */
  readonly names: readonly string[]
  /** Where they range; undefined if that is nowhere. */
  readonly box: ReadonlyMap<string, Interval> | undefined
}

const mostCases = 10_000

type Options = ReadonlyMap<string, string>

/** Whether the options alone make a condition true or false. */
const settle = (condition: ConditionTree, options: Options): boolean | undefined => {
  switch (condition.kind) {
    case 'true':
      return true
    case 'false':
      return false
    case 'compare':
      return undefined
    case 'is': {
      const option = options.get(condition.variable)
      return option === undefined ? undefined : option === condition.option
    }
    case 'not': {
      const of = settle(condition.of, options)
      return of === undefined ? undefined : !of
    }
    case 'and':
    case 'or': {
      const absorbing = condition.kind === 'or'
      const left = settle(condition.left, options)
      const right = settle(condition.right, options)
      if (left === absorbing || right === absorbing) return absorbing
      return left === undefined || right === undefined ? undefined : !absorbing
    }
  }
}

/** A formula without the `if`s on top of it that the options settle. */
const settled = (tree: Tree, options: Options): Tree => {
  if (tree.kind !== 'if') return tree
  const holds = settle(tree.condition, options)
  return holds === undefined ? tree : settled(holds ? tree.then : tree.otherwise, options)
}

type Cut = readonly [variable: string, within: Interval]

const cutBy = (name: string, operator: string, value: Rational): readonly Cut[] => {
  if (operator === '!=') return []
  const low = operator === '<' || operator === '<=' ? Q.minusInfinity : value
  const high = operator === '>' || operator === '>=' ? Q.infinity : value
  return [[name, { low, high }]]
}
const flipped = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const

/** What the conjuncts of a condition say of single variables. */
const cutsOf = (condition: ConditionTree, options: Options): readonly Cut[] => {
  if (condition.kind === 'and') return [...cutsOf(condition.left, options), ...cutsOf(condition.right, options)]
  if (condition.kind === 'or') {
    if (settle(condition.left, options) === false) return cutsOf(condition.right, options)
    return settle(condition.right, options) === false ? cutsOf(condition.left, options) : []
  }
  if (condition.kind !== 'compare') return []
  const left = settled(condition.left, options)
  const right = settled(condition.right, options)
  if (left.kind === 'variable' && right.kind === 'constant') return cutBy(left.name, condition.operator, right.value)
  if (left.kind === 'constant' && right.kind === 'variable')
    return cutBy(right.name, flipped[condition.operator], left.value)
  return []
}

/** The interval of the distance from h, on one side of it, of the points of a range. */
const distance = ({ low, high }: Interval, { from, side }: Side): Interval => {
  const nearest = side === 'up' ? Q.subtract(low, from) : Q.subtract(from, high)
  return { low: Q.max(Q.zero, nearest), high: side === 'up' ? Q.subtract(high, from) : Q.subtract(from, low) }
}

/** The points of a variable at some distances. */
export const unshift = (distances: Interval, { from, side }: Side): Interval =>
  side === 'up' ? I.add(I.point(from), distances) : I.subtract(I.point(from), distances)

export const keyOf = (options: Iterable<string | undefined>, sides: Iterable<string | undefined>): string =>
  JSON.stringify([[...options], [...sides]])

const product = <A>(choices: readonly (readonly A[])[]): readonly (readonly A[])[] =>
  choices.reduce<readonly (readonly A[])[]>(
    (all, some) => all.flatMap((one) => some.map((next) => [...one, next])),
    [[]],
  )

/** The option variables that a goal's cases fix, and the variables whose sides they take one by one. */
export const axesOf = (goal: Goal) => {
  const formulas = [goal.assuming, goal.violation, ...goal.states.flatMap(({ left, right }) => [left, right])]
  const occurring = new Set(formulas.flatMap((formula) => [...variablesOf(formula)]))
  const options = new Map<string, readonly string[]>()
  const shifts = new Map<string, readonly Side[]>()
  for (const [name, domain] of goal.variables) {
    if (domain.kind === 'options') {
      if (occurring.has(name)) options.set(name, domain.options)
      continue
    }
    const honest = goal.deviating.get(name)
    if (honest?.kind !== 'constant') continue
    const from = honest.value
    const { low, high } = domain
    if (Q.compare(from, low) < 0 || Q.compare(from, high) > 0) continue
    const sides: Side[] = []
    if (Q.compare(from, high) < 0 || Q.equals(low, high)) sides.push({ from, side: 'up' })
    if (Q.compare(low, from) < 0) sides.push({ from, side: 'down' })
    shifts.set(name, sides)
  }
  return { options, shifts }
}

/** All cases of a goal; undefined if there are more than 10,000. */
export const casesOf = (goal: Goal): readonly Case[] | undefined => {
  const axes = axesOf(goal)
  const sizes = [...axes.options.values(), ...axes.shifts.values()].map(({ length }) => length)
  if (sizes.reduce((a, b) => a * b, 1) > mostCases) return undefined
  const sides = product([...axes.shifts.values()])
  return product([...axes.options.values()]).flatMap((chosen) => {
    const fixed: Options = new Map([...axes.options.keys()].map((name, index) => [name, chosen[index] ?? '']))
    const options = new Map<string, ReadonlySet<string>>()
    const box = new Map<string, Interval>()
    for (const [name, domain] of goal.variables) {
      const option = fixed.get(name)
      if (domain.kind === 'options') options.set(name, new Set(option === undefined ? domain.options : [option]))
      else box.set(name, { low: domain.low, high: domain.high })
    }
    for (const { name, domain } of goal.states) box.set(name, domain)
    for (const [name, cut] of cutsOf(goal.assuming, fixed)) {
      const range = box.get(name)
      if (range) box.set(name, { low: Q.max(range.low, cut.low), high: Q.min(range.high, cut.high) })
    }
    return sides.map((shifted): Case => {
      const shifts = new Map<string, Side>()
      const own = new Map(box)
      for (const [index, name] of [...axes.shifts.keys()].entries()) {
        const shift = shifted[index]
        const range = box.get(name)
        if (!shift || !range) continue
        shifts.set(name, shift)
        own.set(name, distance(range, shift))
      }
      const isEmpty = [...own.values()].some(({ low, high }) => Q.compare(low, high) > 0)
      const key = keyOf(
        chosen,
        shifted.map(({ side }) => side),
      )
      return { key, options, shifts, names: [...own.keys()], box: isEmpty ? undefined : own }
    })
  })
}
