import * as Q from '../../arithmetic/rational.js'
import type { Domain, Setting, Value } from '../../formula/domain.js'
import { nearest } from '../../problem/nearest.js'
import { problem, type Problem } from '../../problem/problem.js'
import type { Distribution, Mechanism, Quantity } from '../mechanism.js'
import { fault, type Fault, type Faults, type Path } from './fault.js'
import { unknownName } from './known.js'

/** Domains are not empty; defaults, presets and honest values lie inside them. */
export const faultsOfValues = function* (mechanism: Mechanism): Faults {
  for (const [name, parameter] of mechanism.parameters) {
    const path = ['parameters', name]
    yield* faultsOfDomain(path, name, parameter)
    yield* faultsOf([...path, 'default'], valueProblem(`the default of "${name}"`, parameter.default, parameter.domain))
  }
  for (const [name, state] of mechanism.state) {
    yield* faultsOfDomain(['state', name], name, state)
    if (state.domain.kind !== 'real')
      yield fault(
        ['state', name],
        problem('bad-domain', `the state "${name}" needs an interval`, { mend: 'write in: [low, high]' }),
      )
  }
  for (const [player, { choices, types }] of mechanism.players) {
    for (const [name, type] of types) {
      const path = ['players', player, 'types', name]
      yield* faultsOfDomain(path, name, type)
      if (type.distribution)
        yield* faultsOf([...path, 'distribution'], distributionProblem(name, type.distribution, type.domain))
    }
    for (const [name, choice] of choices) {
      const path = ['players', player, 'choices', name]
      yield* faultsOfDomain(path, name, choice)
      const found = settingProblem(`honest "${name}"`, choice.honest, choice.domain)
      if (found) yield settingFault([...path, 'honest'], found, choice.honest)
    }
  }
  for (const [preset, { values }] of mechanism.presets)
    for (const [name, value] of values) {
      const path = ['presets', preset, name]
      const parameter = mechanism.parameters.get(name)
      if (parameter) yield* faultsOf(path, valueProblem(`"${name}" in the preset "${preset}"`, value, parameter.domain))
      else yield fault(path, unknownName(name, 'a parameter', mechanism.parameters.keys()))
    }
}

export const settingFault = (path: Path, found: Problem, setting: Setting): Fault =>
  fault(path, found, setting.kind === 'option' ? undefined : setting)

const faultsOf = function* (path: Path, found: Problem | undefined): Faults {
  if (found) yield fault(path, found)
}

export const faultsOfDomain = function* (path: Path, name: string, { domain }: Quantity): Faults {
  if (domain.kind === 'options') {
    const at = [...path, 'options']
    const bad = (what: string): Fault => fault(at, problem('bad-domain', what))
    if (domain.options.length === 0) yield bad(`"${name}" has no options`)
    if (domain.options.length > 100) yield bad(`"${name}" has more than 100 options`)
    for (const [index, option] of domain.options.entries()) {
      if (domain.options.indexOf(option) < index) yield bad(`"${name}" has the option "${option}" twice`)
      // Control characters would spoil every report.
      if (option.trim() === '' || option.length > 100 || /\p{Cc}/u.test(option) || option in Object.prototype)
        yield fault(at, problem('bad-name', `${JSON.stringify(option.slice(0, 40))} cannot be an option of "${name}"`))
    }
    return
  }
  const at = [...path, domain.kind === 'real' ? 'in' : 'integers']
  const range = `[${shown(domain.low)}, ${shown(domain.high)}]`
  if (Q.compare(domain.low, domain.high) > 0)
    yield fault(
      at,
      problem('bad-domain', `the domain of "${name}" is empty`, {
        expected: 'a low bound that is at most the high one',
        found: range,
        mend: `write [${shown(domain.high)}, ${shown(domain.low)}]`,
      }),
    )
  if (domain.kind === 'integer' && !(Q.isInteger(domain.low) && Q.isInteger(domain.high)))
    yield fault(
      at,
      problem('bad-domain', `the bounds of "${name}" are not integers`, {
        found: range,
        mend: `write [${Q.ceil(domain.low)}, ${Q.floor(domain.high)}], or in: ${range} for a real interval`,
      }),
    )
}

/** @param what names what is given the value: `the default of "rebate"`. */
export const valueProblem = (what: string, value: Value, domain: Domain): Problem | undefined => {
  const expected = { expected: describe(domain), found: typeof value === 'string' ? `"${value}"` : shown(value) }
  if (domain.kind === 'options') {
    if (typeof value === 'string' && domain.options.includes(value)) return undefined
    const like = typeof value === 'string' ? nearest(value, domain.options) : undefined
    return problem('bad-value', `${what} is none of its options`, {
      ...expected,
      ...(like !== undefined && { mend: `write "${like}"` }),
    })
  }
  if (typeof value === 'string') return problem('bad-value', `${what} is not a number`, expected)
  if (Q.compare(value, domain.low) < 0 || Q.compare(value, domain.high) > 0)
    return problem('bad-value', `${what} lies outside its domain`, expected)
  return domain.kind === 'integer' && !Q.isInteger(value)
    ? problem('bad-value', `${what} is not an integer`, expected)
    : undefined
}

/** A rule cannot be judged before it is computed; a constant or an option can. */
export const settingProblem = (what: string, setting: Setting, domain: Domain): Problem | undefined => {
  if (setting.kind === 'option') return valueProblem(what, setting.option, domain)
  if (setting.kind === 'constant') return valueProblem(what, setting.value, domain)
  return domain.kind === 'options' && setting.kind !== 'variable'
    ? problem('bad-value', `${what} is a number`, { expected: describe(domain) })
    : undefined
}

const distributionProblem = (name: string, distribution: Distribution, domain: Domain): Problem | undefined => {
  if (distribution.kind === 'uniform') return undefined
  if (domain.kind === 'options')
    return problem('bad-value', `"${name}" has options, which are drawn evenly`, { expected: 'uniform' })
  const [size, said] =
    distribution.kind === 'normal' ? [distribution.deviation, 'deviation'] : [distribution.mean, 'mean']
  return Q.sign(size) > 0
    ? undefined
    : problem('bad-value', `the ${said} of the distribution of "${name}" is not positive`, { found: shown(size) })
}

const describe = (domain: Domain): string =>
  domain.kind === 'options'
    ? `one of ${domain.options.map((option) => `"${option}"`).join(', ')}`
    : `${domain.kind === 'real' ? 'a number' : 'an integer'} from ${shown(domain.low)} to ${shown(domain.high)}`

const shown = (value: Q.Rational): string => Q.showDecimal(value) ?? Q.showRational(value)
