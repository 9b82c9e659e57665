import { conjunctsOf } from '../formula/conjuncts.js'
import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Goal } from '../checker/goal.js'
import { all, compare, constant, unary } from '../formula/build.js'
import type { Domain } from '../formula/domain.js'
import { exact } from '../formula/reading/exact.js'
import { negationOf } from '../formula/negation.js'
import { substitution } from '../formula/substitute.js'
import type { Comparison, ConditionTree, Node, Tree } from '../formula/tree.js'
import { childrenOf, variablesOf } from '../formula/variables.js'
import { putInto, type GoalCase, type ImplicitVariable } from './goal-case.js'
import { solveFor } from './linear.js'

const mostCases = 24

/**
 * The cases that a goal's assumptions fall into. Together they hold every admissible point, except where the slope of
 * an equality that was solved for a variable is zero. None where the assumptions plainly contradict the domains.
 */
export const casesOf = (goal: Goal, also: ConditionTree = { kind: 'true' }): readonly GoalCase[] =>
  alternativesOf([goal.assuming, also]).flatMap((conjuncts) => {
    const found = narrow({ ...goal, assuming: { kind: 'true' } }, conjuncts)
    return found ? [found] : []
  })

/** The conjunctions that a condition is the disjunction of; only what can narrow domains is split. */
const alternativesOf = (conditions: readonly ConditionTree[]): readonly (readonly ConditionTree[])[] => {
  let alternatives: (readonly ConditionTree[])[] = [[]]
  const waiting = [...conditions].reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === 'true') continue
    if (next.kind === 'and') waiting.push(next.right, next.left)
    else if (next.kind === 'not' && next.of.kind !== 'is') waiting.push(negationOf(next.of))
    else {
      const parts: readonly (readonly ConditionTree[])[] =
        next.kind === 'or' && pinsSomething(next)
          ? [next.left, next.right].flatMap((side) => alternativesOf([side]))
          : [[next]]
      const split = parts.length * alternatives.length <= mostCases ? parts : [[next]]
      alternatives = alternatives.flatMap((conjuncts) => split.map((part) => [...conjuncts, ...part]))
    }
  }
  return alternatives
}

const pinsSomething = (node: Node): boolean =>
  node.kind === 'is' ||
  (node.kind === 'compare' && node.operator === '=') ||
  ((node.kind === 'and' || node.kind === 'or' || node.kind === 'not') && childrenOf(node).some(pinsSomething))

/** Uses up the conjuncts that narrow a domain or determine a variable; undefined where they leave nothing. */
const narrow = (start: Goal, conjuncts: readonly ConditionTree[]): GoalCase | undefined => {
  let goal: Goal = { ...start, assuming: all(conjuncts) }
  const solved = new Map<string, Tree>()
  const implicit: ImplicitVariable[] = []
  for (;;) {
    const narrowed = narrowDomains(goal)
    if (!narrowed) return undefined
    goal = narrowed
    const step = solveOne(goal, implicit)
    if (!step) return { goal, solved, implicit }
    if ('unsolved' in step) {
      implicit.push(step.unsolved)
      goal = step.goal
      continue
    }
    const { name, formula } = step
    for (const [other, before] of solved) solved.set(other, substitution(new Map([[name, formula]])).tree(before))
    solved.set(name, formula)
    const domain = goal.variables.get(name)!
    const put = putInto({ ...goal, assuming: all(step.rest) }, new Map([[name, formula]]))
    goal = { ...put, assuming: all([...conjunctsOf(put.assuming), ...staysIn(domain, formula)]) }
  }
}

const staysIn = (domain: Domain, formula: Tree): readonly ConditionTree[] => {
  if (domain.kind === 'options') return []
  const within = [compare(formula, '>=', constant(domain.low)), compare(formula, '<=', constant(domain.high))]
  return domain.kind === 'integer' ? [...within, compare(formula, '<=', unary('floor', formula))] : within
}

/** Reads bounds of single variables off the assumptions. */
const narrowDomains = (goal: Goal): Goal | undefined => {
  const variables = new Map(goal.variables)
  const rest: ConditionTree[] = []
  for (const conjunct of conjunctsOf(goal.assuming)) {
    if (conjunct.kind === 'false') return undefined
    const bounded = boundOf(conjunct, variables)
    if (!bounded) rest.push(conjunct)
    else {
      const { name, domain, isExact } = bounded
      if (domain.kind === 'options' ? domain.options.length === 0 : Q.compare(domain.low, domain.high) > 0)
        return undefined
      variables.set(name, domain)
      // A strict bound narrows to a closed one, and so must still be checked.
      if (!isExact) rest.push(conjunct)
    }
  }
  return { ...goal, variables, assuming: all(rest) }
}

interface Bounded {
  readonly name: string
  readonly domain: Domain
  readonly isExact: boolean
}

const boundOf = (condition: ConditionTree, variables: ReadonlyMap<string, Domain>): Bounded | undefined => {
  if (condition.kind === 'is' || (condition.kind === 'not' && condition.of.kind === 'is')) {
    const { variable: name, option } = condition.kind === 'is' ? condition : (condition.of as IsTree)
    const domain = variables.get(name)
    if (domain?.kind !== 'options') return undefined
    const options = domain.options.filter((known) => (known === option) === (condition.kind === 'is'))
    return { name, domain: { kind: 'options', options }, isExact: true }
  }
  if (condition.kind !== 'compare') return undefined
  const { left, right, operator } = condition
  if (left.kind === 'variable') return boundBy(left.name, operator, right, variables)
  return right.kind === 'variable' ? boundBy(right.name, mirrored[operator], left, variables) : undefined
}

type IsTree = Extract<ConditionTree, { kind: 'is' }>

const mirrored = { '<': '>', '<=': '>=', '=': '=', '!=': '!=', '>=': '<=', '>': '<' } as const

const boundBy = (
  name: string,
  operator: Comparison,
  by: Tree,
  variables: ReadonlyMap<string, Domain>,
): Bounded | undefined => {
  const domain = variables.get(name)
  if (!domain || domain.kind === 'options' || operator === '!=' || variablesOf(by).size > 0) return undefined
  const value = exact(by, new Map())
  if (E.isLeft(value)) return undefined
  const bound = value.right
  const isInteger = domain.kind === 'integer'
  const isStrict = operator === '<' || operator === '>'
  let { low, high } = domain
  if (operator !== '>' && operator !== '>=') high = Q.min(high, bound)
  if (operator !== '<' && operator !== '<=') low = Q.max(low, bound)
  if (isInteger) {
    if (isStrict && operator === '<') high = Q.min(high, Q.rational(Q.ceil(bound) - 1n))
    if (isStrict && operator === '>') low = Q.max(low, Q.rational(Q.floor(bound) + 1n))
    low = Q.rational(Q.ceil(low))
    high = Q.rational(Q.floor(high))
  }
  if (isStrict && !isInteger && Q.equals(low, high) && Q.equals(low, bound))
    return { name, domain: { kind: 'options', options: [] }, isExact: true }
  return { name, domain: { ...domain, low, high }, isExact: isInteger || !isStrict }
}

type Solved =
  | { readonly name: string; readonly formula: Tree; readonly rest: readonly ConditionTree[] }
  | { readonly unsolved: ImplicitVariable; readonly goal: Goal }

/** Takes one equality and the variable that it determines best. */
const solveOne = (goal: Goal, implicit: readonly ImplicitVariable[]): Solved | undefined => {
  const conjuncts = conjunctsOf(goal.assuming)
  const taken = new Set([...goal.states, ...implicit].map(({ name }) => name))
  const isFree = (name: string): boolean => goal.variables.get(name)?.kind === 'real'
  const equalities = conjuncts.flatMap((conjunct, index) => {
    if (conjunct.kind !== 'compare' || conjunct.operator !== '=') return []
    const names = [...variablesOf(conjunct)]
    return names.some((name) => taken.has(name)) ? [] : [{ conjunct, names, rest: without(conjuncts, index) }]
  })
  for (const byPole of [false, true])
    for (const { conjunct, names, rest } of equalities) {
      const numbers = names.filter((name) => goal.variables.get(name)?.kind !== 'options')
      // Reals before integers, what the deviators set after what is given.
      const order = (name: string): number => (isFree(name) ? 0 : 2) + (goal.deviating.has(name) ? 1 : 0)
      for (const name of [...numbers].sort((a, b) => order(a) - order(b))) {
        const formula = solveFor(name, conjunct.left, conjunct.right)
        // Division by a formula has no value somewhere, so what needs none comes first.
        if (formula && (byPole || !(formula.kind === 'divide' && formula.right.kind !== 'constant')))
          return { name, formula, rest }
      }
    }
  for (const { conjunct, names, rest } of equalities) {
    const name = names.find(isFree)
    const domain = name === undefined ? undefined : goal.variables.get(name)
    if (name === undefined || domain?.kind !== 'real') continue
    const unsolved = { name, domain, left: conjunct.left, right: conjunct.right }
    return { unsolved, goal: { ...goal, assuming: all(rest) } }
  }
  return undefined
}

const without = (conjuncts: readonly ConditionTree[], index: number): readonly ConditionTree[] =>
  conjuncts.filter((_, other) => other !== index)
