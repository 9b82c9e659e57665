import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { problem } from '../../../problem/problem.js'
import { codec, mapped, notAMap, refusal, type Codec } from './codec.js'
import { describe, isNothing, type Scalar } from '../source/item.js'

/** A list of things of one kind. */
export const listOf = <A>(
  name: string,
  of: Codec<A>,
  code: 'bad-domain' | 'bad-shape' = 'bad-shape',
): Codec<readonly A[]> =>
  codec(name, (item, context) => {
    if (item.kind !== 'list') {
      const fault = problem(code, `${name} must be a list`, {
        place: item.place,
        expected: `a list in brackets: [a, b]`,
        found: describe(item),
        ...(item.kind === 'scalar' && item.text !== '' ? { mend: `write [${item.text.slice(0, 40)}]` } : {}),
      })
      return E.left(refusal(fault, item, context))
    }
    const values: A[] = []
    for (const [index, element] of item.items.entries()) {
      const value = of.validate(element, t.appendContext(context, `${index}`, of, element))
      if (E.isLeft(value)) return value
      values.push(value.right)
    }
    return E.right(values)
  })

/** A value with the key that it stands under. */
export interface Keyed<A> {
  readonly key: Scalar
  readonly value: A
}

/**
 * A map from names that the author chooses to things of one kind. An empty value is an empty map.
 * @param whyNot says why a key cannot stand there, if it cannot.
 */
export const keyedMapOf = <A>(
  name: string,
  of: Codec<A>,
  whyNot: (key: string) => string | undefined,
): Codec<ReadonlyMap<string, Keyed<A>>> =>
  codec(name, (item, context) => {
    const values = new Map<string, Keyed<A>>()
    if (isNothing(item)) return E.right(values)
    if (item.kind !== 'entries') return E.left(refusal(notAMap(name, item, []), item, context))
    for (const [name, { key, value: under }] of item.entries) {
      const what = whyNot(name)
      if (what !== undefined)
        return E.left(refusal(problem('bad-name', what, { place: key.place, found: `"${name}"` }), item, context))
      const value = of.validate(under, t.appendContext(context, name, of, under))
      if (E.isLeft(value)) return value
      values.set(name, { key, value: value.right })
    }
    return E.right(values)
  })

export const mapOf = <A>(
  name: string,
  of: Codec<A>,
  whyNot: (key: string) => string | undefined,
): Codec<ReadonlyMap<string, A>> =>
  mapped(
    keyedMapOf(name, of, whyNot),
    (entries) => new Map([...entries].map(([key, { value }]) => [key, value] as const)),
  )
