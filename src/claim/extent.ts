import * as Q from '../arithmetic/rational.js'
import { all, compare, constant, truth, unary } from '../formula/build.js'
import type { Domain, Setting } from '../formula/domain.js'
import type { ConditionTree } from '../formula/tree.js'

/** Whether a domain has more than one member. */
export const leavesChoice = (domain: Domain): boolean =>
  domain.kind === 'options' ? domain.options.length > 1 : Q.compare(domain.low, domain.high) < 0

/** That a setting lies in the domain of what it sets: a rule may lead out of it, and then nobody can play it. */
export const isWithin = (setting: Setting, domain: Domain): ConditionTree => {
  if (domain.kind === 'options') return truth(setting.kind !== 'option' || domain.options.includes(setting.option))
  if (setting.kind === 'option') return truth(false)
  if (setting.kind === 'constant')
    return truth(
      Q.compare(domain.low, setting.value) <= 0 &&
        Q.compare(setting.value, domain.high) <= 0 &&
        (domain.kind === 'real' || Q.isInteger(setting.value)),
    )
  const bounds = [compare(setting, '>=', constant(domain.low)), compare(setting, '<=', constant(domain.high))]
  return all(domain.kind === 'real' ? bounds : [...bounds, compare(unary('floor', setting), '=', setting)])
}
