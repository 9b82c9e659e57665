import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { parseRational, type Rational } from '../../../arithmetic/rational.js'
import { digitLimit } from '../../../formula/grammar/literal.js'
import { nearest } from '../../../problem/nearest.js'
import { problem, type Problem } from '../../../problem/problem.js'
import { mapped, reading, type Codec } from './codec.js'
import { bareKind, describe, isNothing, type Item, type Scalar } from '../source/item.js'
import { isInherited } from './name.js'

/** A single value that is not nothing. */
export const written = (name: string): Codec<Scalar> =>
  reading(name, (item) => {
    return item.kind === 'scalar' && !isNothing(item)
      ? E.right(item)
      : E.left(
          problem('bad-shape', `${name} must be a single value`, {
            place: item.place,
            expected: name,
            found: describe(item),
            ...(item.kind === 'scalar' ? {} : { mend: 'quote it if it is meant as text' }),
          }),
        )
  })

/** A formula or condition, as it is written: it is parsed once all names are known. */
export const formulaText: Codec<Scalar> = written('a formula')
export const conditionText: Codec<Scalar> = written('a condition')

/** Prose, a unit, a source: `unit: 1` is as good as `unit: "1"`. */
export const text: Codec<string> = mapped(written('text'), (scalar) => scalar.text)

/** @returns the exact number that is written: `0.1` is one tenth, and `1/3` is a third. */
export const rationalOf = (
  scalar: Scalar,
  what: string,
  code: 'bad-value' | 'bad-domain',
): E.Either<Problem, Rational> => {
  // As in formulas, a number is not a way to ask for a lot of work.
  const value = scalar.text.length > digitLimit ? undefined : parseRational(scalar.text)
  return value === undefined
    ? E.left(
        problem(code, `${what} must be a number`, {
          place: scalar.place,
          expected: 'a finite number such as 20, 0.2, 1e6 or 1/3',
          found: describe(scalar),
        }),
      )
    : E.right(value)
}

export const number = (what: string, code: 'bad-value' | 'bad-domain' = 'bad-value'): Codec<Rational> =>
  reading(what, (item) =>
    item.kind === 'scalar'
      ? rationalOf(item, what, code)
      : E.left(
          problem(code, `${what} must be a number`, { place: item.place, expected: 'a number', found: describe(item) }),
        ),
  )

/** A number of things: 1, 2, 3, … */
export const count = (what: string, most = 1_000_000): Codec<number> =>
  reading(what, (item) => {
    const value = item.kind === 'scalar' && item.text.length < 20 ? parseRational(item.text) : undefined
    const isCount = value?.denominator === 1n && value.numerator >= 1n && value.numerator <= BigInt(most)
    return isCount
      ? E.right(Number(value.numerator))
      : E.left(
          problem('bad-value', `${what} must be a whole number of at least one`, {
            place: item.place,
            expected: `a whole number from 1 to ${most.toLocaleString('en-US')}`,
            found: describe(item),
          }),
        )
  })

export const flag = (what: string): Codec<boolean> => mapped(oneOf(what, ['true', 'false']), (word) => word === 'true')

/** One word of a few. */
export const oneOf = <const W extends string>(what: string, words: readonly W[]): Codec<W> =>
  reading(what, (item) => {
    const word = item.kind === 'scalar' ? words.find((each) => each === item.text) : undefined
    if (word !== undefined) return E.right(word)
    const like = item.kind === 'scalar' ? nearest(item.text, words) : undefined
    return E.left(
      problem('bad-shape', `${what} must be one of ${words.join(', ')}`, {
        place: item.place,
        expected: `one of ${words.join(', ')}`,
        found: describe(item),
        ...(like === undefined ? {} : { mend: `write "${like}"` }),
      }),
    )
  })

/** A name that mentions something elsewhere in the mechanism. */
export const mention = (what: string): Codec<Scalar> =>
  reading(what, (item) =>
    pipe(
      written(what).decode(item),
      E.mapLeft(() =>
        problem('bad-shape', `${what} must be a name`, {
          place: item.place,
          expected: 'a name',
          found: describe(item),
        }),
      ),
      E.filterOrElse(
        (scalar) => !isInherited(scalar.text),
        (scalar) =>
          problem('bad-name', `"${scalar.text}" cannot be a name`, { place: scalar.place, found: describe(scalar) }),
      ),
    ),
  )

export const nameOf = (what: string): Codec<string> => mapped(mention(what), (scalar) => scalar.text)

/** The name of an option: text that YAML does not take for something else. */
export const optionName: Codec<string> = reading('an option', (item: Item) => {
  if (item.kind !== 'scalar')
    return E.left(
      problem('bad-domain', 'an option must be a name', {
        place: item.place,
        expected: 'a name',
        found: describe(item),
      }),
    )
  const kind = item.bare ? bareKind(item.text) : 'text'
  if (kind !== 'text')
    return E.left(
      problem(
        'bad-domain',
        item.text === ''
          ? 'an option is missing here'
          : `YAML reads ${item.text} as a ${kind} and not as the name of an option`,
        {
          place: item.place,
          expected: 'the name of an option',
          found: describe(item),
          mend: `quote it: "${item.text}"`,
        },
      ),
    )
  const isName = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,98}[\p{L}\p{N}_])?$/u.test(item.text) && !isInherited(item.text)
  return isName
    ? E.right(item.text)
    : E.left(
        problem('bad-name', `${describe(item)} cannot be the name of an option`, {
          place: item.place,
          expected: 'letters, digits, hyphens, dots and underscores',
          found: describe(item),
        }),
      )
})
