import * as E from 'fp-ts/lib/Either.js'
import { fromNumber, parseRational, rational, type Rational } from '../../arithmetic/rational.js'
import { problem, type Problem } from '../../problem/problem.js'

/**
 * A number as an author of TypeScript writes it: a decimal as it stands there (0.2 is exactly 1/5), an integer, a
 * fraction as text (`'1/3'`), or an exact rational.
 */
export type Amount = number | bigint | `${number}` | `${number}/${number}` | Rational

/** Whether a value is a number in one of an author's ways, and nothing else that a formula or option could be. */
export const isAmount = (value: unknown): value is Exclude<Amount, string> =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  (typeof value === 'object' && value !== null && 'numerator' in value && 'denominator' in value)

/** @param what names what is given the number: `the default of "rebate"`. */
export const readAmount = (what: string, amount: Exclude<Amount, string> | string): E.Either<Problem, Rational> => {
  if (typeof amount === 'bigint') return E.right(rational(amount))
  if (typeof amount === 'object')
    return amount.denominator === 0n
      ? E.left(problem('bad-value', `${what} has the denominator zero`))
      : E.right(rational(amount.numerator, amount.denominator))
  // The shortest decimal of a double is what the author wrote, and so is the number that is meant.
  const read =
    typeof amount === 'number' && Number.isInteger(amount) ? fromNumber(amount) : parseRational(String(amount))
  return read === undefined
    ? E.left(
        problem('bad-value', `${what} is not a number`, {
          expected: "a finite number, or a fraction as text such as '1/3'",
          found: typeof amount === 'string' ? JSON.stringify(amount) : String(amount),
        }),
      )
    : E.right(read)
}
