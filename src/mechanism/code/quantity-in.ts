import * as E from 'fp-ts/lib/Either.js'
import { add, floor, rational, divide, type Rational } from '../../arithmetic/rational.js'
import { constant } from '../../formula/build.js'
import type { Domain, Setting, Value } from '../../formula/domain.js'
import type { Tree } from '../../formula/tree.js'
import { problem, type Problem } from '../../problem/problem.js'
import { isAmount, readAmount, type Amount } from './amount.js'
import type { ChoiceIn, DistributionOf, ParameterIn } from './declaration.js'
import type { Distribution, Quantity } from '../mechanism.js'

/** What an author may give for a number, an option or a formula, as it arrives when no compiler has looked. */
export type Given = Exclude<Amount, string> | string | { readonly tree: Tree } | { readonly name: string }

/** The quantity that was declared: its domain, and what is said about it. */
export const quantityOf = (name: string, given: ChoiceIn<string>): E.Either<Problem, Quantity> =>
  E.map((domain: Domain) => ({ domain, ...saidOf(given), ...(given.unit !== undefined && { unit: given.unit }) }))(
    domainOf(name, given),
  )

/** What prose there is. */
export const saidOf = ({ about, source }: Said): Said => ({
  ...(about !== undefined && { about }),
  ...(source !== undefined && { source }),
})
interface Said {
  readonly about?: string
  readonly source?: string
}

const domainOf = (name: string, given: ChoiceIn<string>): E.Either<Problem, Domain> => {
  const forms = ['in', 'integers', 'options'].filter((key) => key in given)
  if (forms.length !== 1)
    return E.left(
      problem('bad-domain', `"${name}" has ${forms.length === 0 ? 'no domain' : `${forms.join(' and ')} at once`}`, {
        expected: 'exactly one of in: [low, high], integers: [low, high], options: [a, b]',
      }),
    )
  if ('options' in given) return E.right({ kind: 'options', options: [...given.options] })
  const [low, high] = 'in' in given ? given.in : given.integers
  return E.flatMap(readAmount(`the low bound of "${name}"`, low), (from) =>
    E.map((to: Rational): Domain => ({ kind: 'in' in given ? 'real' : 'integer', low: from, high: to }))(
      readAmount(`the high bound of "${name}"`, high),
    ),
  )
}

/** The value that was given for a parameter, or the one that it has where nothing is said. */
export const defaultOf = (name: string, given: ParameterIn<string>, domain: Domain): E.Either<Problem, Value> => {
  if (given.default !== undefined) return valueOf(`the default of "${name}"`, given.default, domain)
  if (domain.kind === 'options') return E.right(domain.options[0] ?? '')
  const middle = divide(add(domain.low, domain.high), rational(2n))
  return E.right(domain.kind === 'integer' ? rational(floor(middle)) : middle)
}

/** A number or an option, as the domain has it. */
export const valueOf = (what: string, given: Given, domain: Domain): E.Either<Problem, Value> => {
  if (domain.kind === 'options' && typeof given === 'string') return E.right(given)
  return domain.kind !== 'options' && (isAmount(given) || typeof given === 'string')
    ? readAmount(what, given)
    : E.left(wrongKind(what, domain))
}

/** A number, a formula, or an option, as the domain has it. */
export const settingOf = (what: string, given: Given, domain: Domain): E.Either<Problem, Setting> => {
  if (domain.kind === 'options' && typeof given === 'string') return E.right({ kind: 'option', option: given })
  if (typeof given === 'object' && 'tree' in given) return E.right(given.tree)
  if (typeof given === 'object' && 'name' in given) return E.right({ kind: 'variable', name: given.name })
  return E.flatMap(valueOf(what, given, domain), (value) =>
    typeof value === 'string' ? E.left(wrongKind(what, domain)) : E.right(constant(value)),
  )
}

/** A number or a formula. */
export const treeOf = (what: string, given: Given): E.Either<Problem, Tree> => {
  if (typeof given === 'object' && 'tree' in given) return E.right(given.tree)
  return isAmount(given) || typeof given === 'string'
    ? E.map((value: Rational) => constant(value))(readAmount(what, given))
    : E.left(problem('bad-value', `${what} is not a number`, { expected: 'a number or a formula' }))
}

const wrongKind = (what: string, domain: Domain): Problem =>
  problem('bad-value', `${what} is of the wrong kind`, {
    expected:
      domain.kind === 'options'
        ? `one of ${domain.options.map((option) => `"${option}"`).join(', ')}`
        : "a number, or a fraction as text such as '1/3'",
  })

export const distributionOf = (name: string, given: DistributionOf): E.Either<Problem, Distribution> => {
  if (given === 'uniform') return E.right({ kind: 'uniform' })
  const amount = 'normal' in given ? given.normal.mean : given.exponential.mean
  return E.flatMap(readAmount(`the mean of "${name}"`, amount), (mean): E.Either<Problem, Distribution> =>
    'normal' in given
      ? E.map((deviation: Rational): Distribution => ({ kind: 'normal', mean, deviation }))(
          readAmount(`the deviation of "${name}"`, given.normal.deviation),
        )
      : E.right({ kind: 'exponential', mean }),
  )
}
