import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import { problem, type Problem } from '../../../problem/problem.js'
import { describe, type Item } from '../source/item.js'

/** An io-ts decoder over positioned items; what it refuses carries one {@link Problem}. */
export type Codec<A> = t.Decoder<Item, A>

interface Fault extends t.ValidationError {
  readonly problem: Problem
}

export const codec = <A>(
  name: string,
  validate: (item: Item, context: t.Context) => E.Either<t.Errors, A>,
): Codec<A> => {
  const decoder: Codec<A> = {
    name,
    validate,
    decode: (item) => validate(item, [{ key: '', type: decoder, actual: item }]),
  }
  return decoder
}

/** The codec of what can be read from an item on its own. */
export const reading = <A>(name: string, read: (item: Item) => E.Either<Problem, A>): Codec<A> =>
  codec(name, (item, context) =>
    pipe(
      read(item),
      E.mapLeft((found) => refusal(found, item, context)),
    ),
  )

/** What io-ts hands on of a problem. */
export const refusal = (found: Problem, value: unknown, context: t.Context): t.Errors => {
  const fault: Fault = { value, context, message: found.what, problem: found }
  return [fault]
}

const isFault = (error: t.ValidationError): error is Fault => 'problem' in error

/** Decodes an item, or says what is wrong with it first. */
export const decodeWith = <A>(decoder: Codec<A>, item: Item): E.Either<Problem, A> =>
  pipe(
    decoder.decode(item),
    E.mapLeft((errors) => {
      const first = errors[0]
      return first && isFault(first)
        ? first.problem
        : problem('bad-shape', `this is not ${decoder.name}`, { place: item.place, found: describe(item) })
    }),
  )

/** What both codecs read from the same item, together. */
export const both = <A extends object, B extends object>(first: Codec<A>, second: Codec<B>): Codec<A & B> =>
  codec(second.name, (item, context) =>
    pipe(
      second.validate(item, context),
      E.chain((b) =>
        pipe(
          first.validate(item, context),
          E.map((a) => ({ ...a, ...b })),
        ),
      ),
    ),
  )

export const mapped = <A, B>(of: Codec<A>, make: (value: A) => B): Codec<B> =>
  codec(of.name, (item, context) => pipe(of.validate(item, context), E.map(make)))

/** What a codec reads, if a look at the whole finds nothing wrong. */
export const checked = <A, B>(of: Codec<A>, check: (value: A, item: Item) => E.Either<Problem, B>): Codec<B> =>
  codec(of.name, (item, context) =>
    pipe(
      of.validate(item, context),
      E.chain((value) =>
        pipe(
          check(value, item),
          E.mapLeft((found) => refusal(found, item, context)),
        ),
      ),
    ),
  )

export const notAMap = (name: string, item: Item, keys: readonly string[]): Problem =>
  problem('bad-shape', `${name} must be a map`, {
    place: item.place,
    ...(keys.length === 0 ? {} : { expected: `a map with keys among ${keys.join(', ')}` }),
    found: describe(item),
  })
