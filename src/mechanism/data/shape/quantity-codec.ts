import * as E from 'fp-ts/lib/Either.js'
import type { Domain } from '../../../formula/domain.js'
import { problem } from '../../../problem/problem.js'
import type { Distribution } from '../../mechanism.js'
import { closed, needed, optional } from './closed.js'
import { both, checked, mapped, type Codec } from './codec.js'
import { listOf } from './collection.js'
import { oneKeyOf, oneOfShapes } from './union.js'
import { describe } from '../source/item.js'
import { conditionText, formulaText, number, oneOf, optionName, text, written } from './scalar-codec.js'

const bounds = listOf('an interval', number('a bound', 'bad-domain'), 'bad-domain')

const interval = (kind: 'real' | 'integer'): Codec<Domain> =>
  checked(bounds, ([low, high, ...more], item) =>
    low === undefined || high === undefined || more.length > 0
      ? E.left(
          problem('bad-domain', 'an interval needs two bounds', {
            place: item.place,
            expected: 'a list of two numbers: [low, high]',
            found: describe(item),
          }),
        )
      : E.right({ kind, low, high }),
  )

const options: Codec<Domain> = checked(listOf('the options', optionName, 'bad-domain'), (names, item) => {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (names.length === 0) return E.left(problem('bad-domain', 'a set of options is empty', { place: item.place }))
  if (twice !== undefined)
    return E.left(problem('bad-domain', `the option "${twice}" is listed twice`, { place: item.place }))
  return E.right({ kind: 'options', options: names })
})

const alternatives = { in: interval('real'), integers: interval('integer'), options } as const

/** Where something ranges: exactly one of three keys, among others. */
const domain = oneKeyOf('a domain', alternatives, 'bad-domain')

/** What is said about everything that has a unit. */
export const saidOfQuantity = { unit: optional(text), about: optional(text), source: optional(text) } as const

/** What every quantity may say, and what only some do, beside their domain. */
const quantity = <const F extends Parameters<typeof closed>[1]>(name: string, fields: F) =>
  both(
    mapped(domain, (value) => ({ domain: value })),
    closed(name, { ...saidOfQuantity, ...fields }, Object.keys(alternatives)),
  )

const distribution: Codec<Distribution> = oneOfShapes<Distribution>('a distribution', {
  scalar: mapped(oneOf('a distribution', ['uniform']), (kind) => ({ kind })),
  entries: both(
    oneKeyOf<Distribution>('a distribution', {
      normal: mapped(
        closed('a normal distribution', {
          mean: needed(number('a mean')),
          deviation: needed(number('a deviation')),
        }),
        (shape) => ({ kind: 'normal', ...shape }) as const,
      ),
      exponential: mapped(
        closed('an exponential distribution', { mean: needed(number('a mean')) }),
        (shape) => ({ kind: 'exponential', ...shape }) as const,
      ),
    }),
    closed('a distribution', {}, ['normal', 'exponential']),
  ),
})

export const parameterDraft = quantity('a parameter', { default: optional(written('a default')) })
export const choiceDraft = quantity('a choice', { honest: needed(written('an honest value')) })
export const typeDraft = quantity('a type', { distribution: optional(distribution) })
export const stateDraft = quantity('a state variable', { equation: needed(conditionText) })
export const joinedDraft = quantity('what joins a population', {})
export const dynamicVariableDraft = quantity('a state of a dynamic', {
  start: needed(formulaText),
  next: needed(formulaText),
})
