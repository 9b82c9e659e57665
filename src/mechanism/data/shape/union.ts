import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { nearest } from '../../../problem/nearest.js'
import { problem, type Problem } from '../../../problem/problem.js'
import { codec, notAMap, refusal, type Codec } from './codec.js'
import { describe, type Item } from '../source/item.js'

type Alternatives<A> = Readonly<Record<string, Codec<A>>>

/** The union by which key is present: exactly one of the alternatives, whatever other keys there are. */
export const oneKeyOf = <A>(
  name: string,
  alternatives: Alternatives<A>,
  code: 'bad-domain' | 'bad-shape' = 'bad-shape',
): Codec<A> =>
  codec(name, (item, context) => {
    const keys = Object.keys(alternatives)
    if (item.kind !== 'entries') return E.left(refusal(notAMap(name, item, keys), item, context))
    const present = keys.filter((key) => item.entries.has(key))
    const [key, second] = present
    if (key === undefined || second !== undefined) {
      const fault = problem(code, `${name} needs exactly one of ${keys.join(', ')}`, {
        place: second === undefined ? item.place : item.entries.get(second)!.key.place,
        expected: `exactly one of ${keys.join(', ')}`,
        found: present.length === 0 ? 'none of them' : present.join(' and '),
      })
      return E.left(refusal(fault, item, context))
    }
    const { value } = item.entries.get(key)!
    return alternatives[key]!.validate(value, t.appendContext(context, key, alternatives[key]!, value))
  })

/**
 * The union by the value of one key: `kind: nash` says which codec reads the map.
 * @param name a noun without article: `claim`.
 */
export const tagged = <A>(name: string, tag: string, alternatives: Alternatives<A>): Codec<A> =>
  codec(name, (item, context) => {
    const keys = Object.keys(alternatives)
    const refuse = (fault: Problem): E.Either<t.Errors, never> => E.left(refusal(fault, item, context))
    if (item.kind !== 'entries') return refuse(notAMap(`a ${name}`, item, [tag]))
    const value = item.entries.get(tag)?.value
    const expected = `one of ${keys.join(', ')}`
    if (value === undefined)
      return refuse(problem('bad-shape', `a ${name} lacks the key "${tag}"`, { place: item.place, expected }))
    if (value.kind === 'scalar' && keys.includes(value.text)) return alternatives[value.text]!.validate(item, context)
    const like = value.kind === 'scalar' ? nearest(value.text, keys) : undefined
    return refuse(
      problem('bad-shape', `${describe(value)} is not a ${tag} of ${name}`, {
        place: value.place,
        expected,
        found: describe(value),
        ...(like === undefined ? {} : { mend: `write "${like}"` }),
      }),
    )
  })

/** The union by whether a single value, a list or a map stands there. */
export const oneOfShapes = <A>(name: string, shapes: { readonly [K in Item['kind']]?: Codec<A> }): Codec<A> =>
  codec(name, (item, context) => {
    const shape = shapes[item.kind]
    if (shape) return shape.validate(item, context)
    const expected = (['scalar', 'list', 'entries'] as const)
      .filter((kind) => shapes[kind])
      .map((kind) => shapeNames[kind])
    const fault = problem('bad-shape', `${name} must be ${expected.join(' or ')}`, {
      place: item.place,
      expected: expected.join(' or '),
      found: describe(item),
    })
    return E.left(refusal(fault, item, context))
  })

const shapeNames = { scalar: 'a single value', list: 'a list', entries: 'a map' } as const
