import * as E from 'fp-ts/lib/Either.js'
import { nearest } from '../../problem/nearest.js'
import { problem, type Problem } from '../../problem/problem.js'
import type { Keyed } from './given.js'

/** Takes what was read, or throws why it could not be. */
export type Take = <A>(read: E.Either<Problem, A>) => A

export const mapped = <A, B>(from: Keyed<A> | undefined, make: (value: A, key: string) => B): ReadonlyMap<string, B> =>
  new Map(Object.entries(from ?? {}).map(([key, value]) => [key, make(value, key)]))

/** What was declared under a key, with what the definition says under the same key; neither may lack the other. */
export const paired = <A, B, R>(
  where: string,
  declared: Keyed<A> | undefined,
  defined: Keyed<B> | undefined,
  take: Take,
  make: (declared: A, defined: B, key: string) => R,
): ReadonlyMap<string, R> => {
  refuseStrangers(where, declared, defined, take)
  return mapped(declared, (value, key) => make(value, take(required(where, key, defined)), key))
}

export const required = <A>(where: string, key: string, map: Keyed<A> | undefined): E.Either<Problem, A> => {
  const value = map?.[key]
  return value === undefined
    ? E.left(problem('bad-shape', `"${key}" is missing from ${where}`, { mend: `write ${where}.${key}` }))
    : E.right(value)
}

export const refuseStrangers = (
  where: string,
  declared: object | undefined,
  defined: object | undefined,
  take: Take,
): void => {
  const known = Object.keys(declared ?? {})
  const stranger = Object.keys(defined ?? {}).find((key) => !known.includes(key))
  if (stranger === undefined) return
  const like = nearest(stranger, known)
  const mend = like === undefined ? {} : { mend: `write "${like}"` }
  take(E.left(problem('unknown-name', `"${stranger}" in ${where} was not declared`, mend)))
}
