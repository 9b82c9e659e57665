import * as E from 'fp-ts/lib/Either.js'
import type { Point, Value } from '../formula/domain.js'
import type { Model, ModelVariable } from '../mechanism/model.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { readValue } from './option.js'

/** The variables that a name on the command line means: qualified, of all symmetric players, or bare where one player has it. */
const named = (
  model: Model,
  name: string,
  roles: readonly ModelVariable['role'][],
): E.Either<Problem, readonly ModelVariable[]> => {
  const candidates = [...model.variables.values()].filter(({ role }) => roles.includes(role))
  const commonOf = ({ name: own, player }: ModelVariable): string =>
    `${model.players.find((other) => other.name === player)!.of}${own.slice(player!.length)}`
  const bareOf = ({ name: own, player }: ModelVariable): string => own.slice(player!.length + 1)
  const exact = candidates.filter((variable) => variable.name === name || commonOf(variable) === name)
  if (exact.length > 0) return E.right(exact)
  const bare = candidates.filter((variable) => bareOf(variable) === name)
  const owners = new Set(bare.map(commonOf))
  if (owners.size === 1) return E.right(bare)
  const all = [...new Set(candidates.map(commonOf))]
  if (owners.size > 1)
    return E.left(problem('bad-option', `several players have a “${name}”`, { expected: [...owners].join(' or ') }))
  const close = nearest(name, [...all, ...candidates.map(bareOf)])
  return E.left(
    problem('bad-option', `${model.mechanism.name} has no ${roles.join(' or ')} “${name}”`, {
      expected: all.join(', ') || 'none: it has none',
      ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
    }),
  )
}

/** The choices that are free: all where none is named. */
export const readVaried = (model: Model, names: readonly string[]): E.Either<Problem, readonly string[]> => {
  const varied = new Set<string>()
  for (const name of names) {
    const found = named(model, name, ['choice'])
    if (E.isLeft(found)) return found
    for (const variable of found.right) varied.add(variable.name)
  }
  return E.right(
    names.length > 0
      ? [...varied]
      : [...model.variables.values()].flatMap(({ name, role }) => (role === 'choice' ? [name] : [])),
  )
}

/** `CHOICE=VALUE` and `TYPE=VALUE`, later ones winning. */
export const readSettings = (
  model: Model,
  texts: readonly string[],
): E.Either<Problem, { readonly choices: Point; readonly types: Point }> => {
  const choices = new Map<string, Value>()
  const types = new Map<string, Value>()
  for (const text of texts) {
    const at = text.indexOf('=')
    if (at <= 0) return E.left(problem('bad-option', `--set ${text} sets nothing`, { expected: 'CHOICE=VALUE' }))
    const found = named(model, text.slice(0, at).trim(), ['choice', 'type'])
    if (E.isLeft(found)) return found
    for (const { name, role, domain } of found.right) {
      const value = readValue(name, text.slice(at + 1).trim(), domain)
      if (E.isLeft(value)) return value
      ;(role === 'choice' ? choices : types).set(name, value.right)
    }
  }
  return E.right({ choices, types })
}

interface Range {
  readonly least: number
  readonly most: number
  readonly whole?: boolean
}

/** A number of an option, if it was given. */
export const readNumber = (
  option: string,
  text: string | undefined,
  { least, most, whole = false }: Range,
): E.Either<Problem, number | undefined> => {
  if (text === undefined) return E.right(undefined)
  const value = /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN
  return value >= least && value <= most && (!whole || Number.isInteger(value))
    ? E.right(value)
    : E.left(
        problem('bad-option', `${option} cannot be “${text}”`, {
          expected: `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`,
        }),
      )
}
