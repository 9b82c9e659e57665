import * as Q from '../arithmetic/rational.js'
import type { Goal, GoalPoint } from '../checker/goal.js'
import type { Domain, Point, Value } from '../formula/domain.js'
import type { ConditionTree } from '../formula/tree.js'
import { confirmedGain } from './confirm.js'
import type { Evaluator } from './evaluator.js'
import { exactPoint, wholePoint } from './exact-point.js'
import type { GoalCase } from './goal-case.js'
import { simpleNumbers } from './simple-numbers.js'
import { simplifyWhile } from './simplify-while.js'

/** Whether a condition may hold where two sides are just equal: it has a comparison that is not strict. */
export const mayTouch = (condition: ConditionTree): boolean => {
  switch (condition.kind) {
    case 'compare':
      return condition.operator === '>=' || condition.operator === '<=' || condition.operator === '='
    case 'and':
    case 'or':
      return mayTouch(condition.left) || mayTouch(condition.right)
    case 'not':
      return condition.of.kind !== 'is'
    case 'true':
    case 'false':
    case 'is':
      return false
  }
}

/** How far from the point, as a share of the domain, what doubles may have missed is looked for. */
const reach = Q.rational(1n, 1_000_000n)

/**
 * A point that certainly breaks a goal at the evaluator's last point or next to it: as it is, with numbers at the bounds
 * of their domains that they nearly reach, or at simple numbers nearby.
 */
export const nearMiss = (
  whole: Goal,
  goalCase: GoalCase,
  evaluator: Evaluator,
  prefer: Point,
): { readonly point: GoalPoint; readonly gain: number } | undefined => {
  const own = exactPoint(goalCase, evaluator, evaluator.values)
  const moved = (move: (domain: NumberDomain, value: Q.Rational) => Q.Rational): Point =>
    new Map([...own].map(([name, value]) => [name, movedValue(goalCase.goal.variables.get(name)!, value, move)]))
  for (const candidate of [own, moved(toBound), moved(toSimple)]) {
    const point = wholePoint(whole, goalCase, candidate)
    if (point === undefined || confirmedGain(whole, point) === undefined) continue
    const simple = simplifyWhile(whole, point, prefer, (other) => confirmedGain(whole, other) !== undefined)
    return { point: simple, gain: confirmedGain(whole, simple)! }
  }
  return undefined
}

type NumberDomain = Exclude<Domain, { kind: 'options' }>

const movedValue = (
  domain: Domain,
  value: Value,
  move: (domain: NumberDomain, value: Q.Rational) => Q.Rational,
): Value => (typeof value === 'string' || domain.kind === 'options' ? value : move(domain, value))

const isNear = ({ low, high }: NumberDomain, a: Q.Rational, b: Q.Rational): boolean =>
  Q.compare(Q.abs(Q.subtract(a, b)), Q.multiply(reach, Q.subtract(high, low))) <= 0

const toBound = (domain: NumberDomain, value: Q.Rational): Q.Rational =>
  [domain.low, domain.high].find((bound) => isNear(domain, bound, value)) ?? value

const toSimple = (domain: NumberDomain, value: Q.Rational): Q.Rational =>
  simpleNumbers(domain, value).find((simple) => isNear(domain, simple, value)) ?? value
