import * as Q from '../arithmetic/rational.js'
import type { Domain, Point, Value } from '../formula/domain.js'
import type { Model, ModelVariable } from '../mechanism/model.js'

/**
 * Every parameter and type of a model, fixed: as given, else a parameter's default, a type's mean, or the middle of the
 * domain (rounded down for integers; the first option).
 */
export const fixNature = (model: Model, given: Point): Point =>
  new Map(
    [...model.variables.values()]
      .filter(({ role }) => role === 'parameter' || role === 'type')
      .map((variable) => [variable.name, given.get(variable.name) ?? variable.default ?? typicalOf(variable)]),
  )

const typicalOf = ({ domain, distribution }: ModelVariable): Value => {
  if (domain.kind === 'options') return domain.options[0]!
  const middle = Q.divide(Q.add(domain.low, domain.high), Q.rational(2n))
  // Of a density that the domain cuts this is the mean before the cut.
  const mean = distribution === undefined || distribution.kind === 'uniform' ? middle : distribution.mean
  return nearestIn(domain, mean)
}

/** The number of a domain nearest to another; integers are rounded down. */
export const nearestIn = (domain: Exclude<Domain, { kind: 'options' }>, value: Q.Rational): Q.Rational => {
  const inside = Q.min(domain.high, Q.max(domain.low, value))
  if (domain.kind === 'real') return inside
  const whole = Q.rational(Q.floor(inside))
  return Q.compare(whole, domain.low) < 0 ? Q.rational(Q.ceil(domain.low)) : whole
}
