import * as Q from '../arithmetic/rational.js'
import type { Domain, Point, Value } from '../formula/domain.js'
import type { Model } from '../mechanism/model.js'

/** The middle of an interval (rounded down for integers), or the first option. */
export const middleOf = (domain: Domain): Value => {
  if (domain.kind === 'options') return domain.options[0]!
  const middle = Q.divide(Q.add(domain.low, domain.high), Q.rational(2n))
  return domain.kind === 'integer' ? Q.rational(Q.floor(middle)) : middle
}

/** Every parameter and type of a model: as pinned, else the default, else the middle of its domain. */
export const referencePoint = (model: Model, fixed: Point): Point =>
  new Map(
    [...model.variables.values()]
      .filter(({ role }) => role === 'parameter' || role === 'type')
      .map((variable) => [variable.name, fixed.get(variable.name) ?? variable.default ?? middleOf(variable.domain)]),
  )
