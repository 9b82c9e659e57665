import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../../src/arithmetic/rational.js'
import type { Goal } from '../../src/checker/goal.js'
import { compare, constant, negate, subtract } from '../../src/formula/build.js'
import { marginOf } from '../../src/formula/margin.js'
import { negationOf } from '../../src/formula/negation.js'
import type { Domain, Point, Setting, Value } from '../../src/formula/domain.js'
import { parseCondition, parseFormula } from '../../src/formula/grammar/parser.js'
import { substitution } from '../../src/formula/substitute.js'
import type { Tree } from '../../src/formula/tree.js'

export const number = (text: string): Q.Rational => {
  const value = Q.parseRational(text)
  if (value === undefined) throw new Error(`${text} is not a number`)
  return value
}
export const real = (low: string, high: string): Domain => ({ kind: 'real', low: number(low), high: number(high) })
export const integers = (low: string, high: string): Domain => ({
  kind: 'integer',
  low: number(low),
  high: number(high),
})
export const options = (...names: readonly string[]): Domain => ({ kind: 'options', options: names })

const right = <A>(either: E.Either<{ readonly what: string }, A>): A => {
  if (E.isLeft(either)) throw new Error(either.left.what)
  return either.right
}
export const formula = (text: string): Tree => right(parseFormula(text))
export const condition = (text: string) => right(parseCondition(text))

const settingOf = (text: string, domain: Domain | undefined): Setting =>
  domain?.kind === 'options' ? { kind: 'option', option: text } : formula(text)

interface Written {
  readonly variables: Readonly<Record<string, Domain>>
  readonly assuming?: string
  /** `[name, low, high, left, right]`. */
  readonly states?: readonly (readonly [string, string, string, string, string])[]
}

/** A goal that a deviation does not gain: the payoff as played less the payoff with the honest settings put in. */
export const deviationGoal = (
  given: Written & { readonly payoff: string; readonly honest: Readonly<Record<string, string>> },
): Goal => {
  const variables = new Map(Object.entries(given.variables))
  const settings = new Map(
    Object.entries(given.honest).map(([name, text]) => [name, settingOf(text, variables.get(name))] as const),
  )
  const deviation = formula(given.payoff)
  const honest = substitution(settings).tree(deviation)
  const gain = subtract(deviation, honest)
  return {
    ...base(given),
    violation: compare(gain, '>', constant(0)),
    gain,
    deviating: settings,
    payoffs: [{ player: 'player', honest, deviation }],
  }
}

/** A goal that a gain, as it is written, is not positive. */
export const gainGoal = (given: Written & { readonly gain: string; readonly deviating?: readonly string[] }): Goal => {
  const gain = formula(given.gain)
  return {
    ...base(given),
    violation: compare(gain, '>', constant(0)),
    gain,
    deviating: new Map((given.deviating ?? []).map((name) => [name, constant(0)])),
  }
}

/** A goal that a condition holds everywhere. */
export const holdsGoal = (given: Written & { readonly condition: string }): Goal => {
  const wanted = condition(given.condition)
  return { ...base(given), violation: negationOf(wanted), gain: negate(marginOf(wanted)), deviating: new Map() }
}

const base = ({ variables, assuming, states }: Written) => ({
  name: 'goal',
  variables: new Map(Object.entries(variables)),
  states: (states ?? []).map(([name, low, high, left, rightSide]) => ({
    name,
    domain: { low: number(low), high: number(high) },
    left: formula(left),
    right: formula(rightSide),
  })),
  assuming: condition(assuming ?? 'true'),
  played: new Map(),
  payoffs: [],
})

export const point = (values: Readonly<Record<string, string>>): Point =>
  new Map<string, Value>(Object.entries(values).map(([name, text]) => [name, Q.parseRational(text) ?? text]))
