import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Goal, GoalPoint } from '../checker/goal.js'
import type { Domain, Point, Value } from '../formula/domain.js'
import { exactReading } from '../formula/reading/exact.js'
import type { Evaluator } from './evaluator.js'
import type { GoalCase } from './goal-case.js'

/** The exact point that doubles over a case's variables stand for, every number put into its domain. */
export const exactPoint = ({ goal }: GoalCase, { layout }: Evaluator, values: Float64Array): Point => {
  const point = new Map<string, Value>()
  for (const [name, domain] of goal.variables) {
    const value = values[layout.slots.get(name)!]!
    point.set(name, domain.kind === 'options' ? domain.options[value]! : intoDomain(domain, Q.fromNumber(value)))
  }
  return point
}

export const intoDomain = (domain: Exclude<Domain, { kind: 'options' }>, value: Q.Rational): Q.Rational => {
  const inside = Q.min(domain.high, Q.max(domain.low, value))
  return domain.kind === 'integer' ? Q.rational(Q.floor(inside)) : inside
}

export const isInDomain = (domain: Domain, value: Value): boolean =>
  domain.kind === 'options'
    ? typeof value === 'string' && domain.options.includes(value)
    : typeof value !== 'string' &&
      Q.compare(domain.low, value) <= 0 &&
      Q.compare(value, domain.high) <= 0 &&
      (domain.kind === 'real' || Q.isInteger(value))

/** A point of a case as one of the whole goal; undefined where a variable that was solved for is not rational. */
export const wholePoint = (whole: Goal, { solved }: GoalCase, point: Point): GoalPoint | undefined => {
  const at = exactReading(point)
  const complete = new Map<string, Value>()
  for (const name of whole.variables.keys()) {
    const formula = solved.get(name)
    if (formula === undefined) complete.set(name, point.get(name)!)
    else {
      const value = at.tree(formula)
      if (E.isLeft(value)) return undefined
      complete.set(name, value.right)
    }
  }
  return complete
}
