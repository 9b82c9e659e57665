import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { nearest } from '../../../problem/nearest.js'
import { problem, type Problem } from '../../../problem/problem.js'
import { codec, notAMap, refusal, type Codec } from './codec.js'
import type { Entries } from '../source/item.js'

/** A key of a closed record. */
export interface Field<A, Needed extends boolean> {
  readonly codec: Codec<A>
  readonly isNeeded: Needed
}
export type Fields = Readonly<Record<string, Field<unknown, boolean>>>

export const needed = <A>(of: Codec<A>): Field<A, true> => ({ codec: of, isNeeded: true })
export const optional = <A>(of: Codec<A>): Field<A, false> => ({ codec: of, isNeeded: false })

type Read<F> = F extends Field<infer A, boolean> ? A : never
type NeededKeys<F extends Fields> = { [K in keyof F]: F[K] extends Field<unknown, true> ? K : never }[keyof F]
export type RecordOf<F extends Fields> = { readonly [K in NeededKeys<F>]: Read<F[K]> } & {
  readonly [K in Exclude<keyof F, NeededKeys<F>>]?: Read<F[K]>
}

/**
 * A map with these keys and no others.
 * @param besides keys that may stand in it too and that another codec reads.
 */
export const closed = <const F extends Fields>(
  name: string,
  fields: F,
  besides: readonly string[] = [],
): Codec<RecordOf<F>> =>
  codec(name, (item, context) => {
    if (item.kind !== 'entries') return E.left(refusal(notAMap(name, item, keysOf(fields, besides)), item, context))
    const fault = unknownKey(name, item, keysOf(fields, besides)) ?? missingKey(name, item, fields)
    if (fault) return E.left(refusal(fault, item, context))
    const values: [string, unknown][] = []
    for (const [key, field] of Object.entries(fields)) {
      const entry = item.entries.get(key)
      if (!entry) continue
      const value = field.codec.validate(entry.value, t.appendContext(context, key, field.codec, entry.value))
      if (E.isLeft(value)) return value
      values.push([key, value.right])
    }
    return E.right(Object.fromEntries<unknown>(values) as RecordOf<F>)
  })

const keysOf = (fields: Fields, besides: readonly string[]): readonly string[] => [...besides, ...Object.keys(fields)]

const unknownKey = (name: string, item: Entries, known: readonly string[]): Problem | undefined => {
  for (const [key, entry] of item.entries) {
    if (known.includes(key)) continue
    const like = nearest(key, known)
    return problem('bad-shape', `"${key}" is not a key of ${name}`, {
      place: entry.key.place,
      expected: `one of ${known.join(', ')}`,
      found: `"${key}"`,
      mend: like === undefined ? 'remove it' : `write "${like}"`,
    })
  }
  return undefined
}

const missingKey = (name: string, item: Entries, fields: Fields): Problem | undefined => {
  const missing = Object.keys(fields).find((key) => fields[key]!.isNeeded && !item.entries.has(key))
  return missing === undefined
    ? undefined
    : problem('bad-shape', `${name} lacks the key "${missing}"`, {
        place: item.place,
        expected: `the key "${missing}"`,
        found: item.entries.size === 0 ? 'an empty map' : `only ${[...item.entries.keys()].join(', ')}`,
      })
}
