import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Domain, Value } from '../formula/domain.js'
import { problem, type Place, type Problem } from '../problem/problem.js'

export const isSameValue = (a: Value, b: Value): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : Q.equals(a, b)

export const valueText = (value: Value): string =>
  typeof value === 'string' ? value : (Q.showDecimal(value) ?? Q.showRational(value))

/** A value that a proposal gives to a parameter, if it is one that the parameter can have. */
export const valueFor = (parameter: string, domain: Domain, text: string, place: Place): E.Either<Problem, Value> => {
  if (domain.kind === 'options') {
    return domain.options.includes(text)
      ? E.right(text)
      : E.left(problem('bad-value', `${parameter} cannot be "${text}"`, { place, expected: domain.options.join(', ') }))
  }
  const number = Q.parseRational(text)
  if (number === undefined)
    return E.left(problem('bad-value', `${parameter} needs a number`, { place, found: `"${text}"` }))
  return within(parameter, domain, number, place)
}

export const within = (
  parameter: string,
  domain: Exclude<Domain, { kind: 'options' }>,
  value: Q.Rational,
  place: Place,
): E.Either<Problem, Value> => {
  const range = `[${valueText(domain.low)}, ${valueText(domain.high)}]`
  const isInside = Q.compare(value, domain.low) >= 0 && Q.compare(value, domain.high) <= 0
  if (!isInside)
    return E.left(
      problem('bad-value', `${parameter} = ${valueText(value)} is outside its domain`, {
        place,
        expected: `a number in ${range}`,
        found: valueText(value),
      }),
    )
  return domain.kind === 'integer' && !Q.isInteger(value)
    ? E.left(problem('bad-value', `${parameter} = ${valueText(value)} is no whole number`, { place }))
    : E.right(value)
}
