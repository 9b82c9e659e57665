import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../../arithmetic/rational.js'
import { problem, type Problem } from '../../problem/problem.js'

/**
 * A unit of measure: words with exponents other than zero (`gwei/gas` is gwei 1, gas −1); no words, no dimension.
 * Words mean themselves: `gwei` and `ETH` are different units.
 */
export type Unit = ReadonlyMap<string, Q.Rational>

export const dimensionless: Unit = new Map()
/** What a literal zero has: it fits every unit. Known by identity. */
export const anyUnit: Unit = new Map()

/** Whether quantities of these units may be added and compared. */
export const isSameUnit = (a: Unit, b: Unit): boolean =>
  a === anyUnit ||
  b === anyUnit ||
  (a.size === b.size && [...a].every(([word, exponent]) => Q.equals(b.get(word) ?? Q.zero, exponent)))

/** a·b^exponent. */
export const joinUnits = (a: Unit, b: Unit, exponent: Q.Rational = Q.one): Unit => {
  if (a === anyUnit || b === anyUnit) return anyUnit
  const joined = new Map(a)
  for (const [word, own] of b) {
    const total = Q.add(joined.get(word) ?? Q.zero, Q.multiply(own, exponent))
    if (Q.sign(total) === 0) joined.delete(word)
    else joined.set(word, total)
  }
  return joined
}

/** How a unit is written: `call^2/gwei`, `1` for none; {@link parseUnit} reads it back. */
export const showUnit = (unit: Unit): string => {
  if (unit === anyUnit) return 'any unit'
  const write = ([word, exponent]: readonly [string, Q.Rational]): string =>
    Q.equals(exponent, Q.one)
      ? word
      : `${word}^${Q.isInteger(exponent) ? Q.showRational(exponent) : `(${Q.showRational(exponent)})`}`
  const above = [...unit].filter(([, exponent]) => Q.sign(exponent) > 0).map(write)
  const below = [...unit]
    .filter(([, exponent]) => Q.sign(exponent) < 0)
    .map(([word, exponent]) => write([word, Q.negate(exponent)]))
  return [above.length === 0 ? '1' : above.join('*'), ...below].join('/')
}

const longest = 200
const greatestExponent = Q.rational(100n)

/**
 * Reads the text of a unit: words, `*`, `/`, `^` with a whole number, a decimal or a fraction in parentheses, and `1`.
 * `a/b*c` is (a/b)*c, and a power binds to what stands before it.
 *
 * @example parseUnit('call^2/gwei') // right(Map { 'call' => 2, 'gwei' => -1 })
 */
export const parseUnit = (text: string): E.Either<Problem, Unit> => {
  const refuse = (what: string, mend: string): E.Either<Problem, never> =>
    E.left(problem('bad-unit', what, { expected: 'a unit such as gwei/gas or 1', found: text.slice(0, longest), mend }))
  if (text.length > longest) return refuse('a unit is longer than 200 characters', 'give it a short name')
  const tokens = [...text.matchAll(/\s*(?:([\p{L}_%$][\p{L}\p{N}_%$]*)|(-?\d+(?:\.\d+)?)|(\S))/gu)]
  let next = 0
  const peek = (): string | undefined => tokens[next]?.[0].trim()
  const take = (symbol: string): boolean => {
    if (peek() !== symbol) return false
    next += 1
    return true
  }

  const product = (): Unit | undefined => {
    let result = factor()
    while (result !== undefined) {
      const exponent = take('*') ? Q.one : take('/') ? Q.rational(-1n) : undefined
      if (exponent === undefined) return result
      const other = factor()
      result = other && joinUnits(result, other, exponent)
    }
    return undefined
  }

  const factor = (): Unit | undefined => {
    const base = atom()
    if (base === undefined || !take('^')) return base
    const exponent = power()
    return exponent && joinUnits(dimensionless, base, exponent)
  }

  const atom = (): Unit | undefined => {
    if (take('(')) {
      const inner = product()
      return inner && take(')') ? inner : undefined
    }
    if (take('1')) return dimensionless
    const word = tokens[next]?.[1]
    if (word === undefined) return undefined
    next += 1
    return new Map([[word, Q.one]])
  }

  const power = (): Q.Rational | undefined => {
    const isFraction = take('(')
    const above = number()
    const below = isFraction && take('/') ? number() : Q.one
    if (isFraction && !take(')')) return undefined
    if (above === undefined || below === undefined || Q.sign(below) === 0) return undefined
    return Q.divide(above, below)
  }

  const number = (): Q.Rational | undefined => {
    const digits = tokens[next]?.[2]
    if (digits !== undefined) next += 1
    return digits === undefined ? undefined : Q.parseRational(digits)
  }

  const unit = product()
  if (unit === undefined || next < tokens.length) {
    const found = peek()
    const where = found === undefined ? 'it ends too early' : `"${found}" does not belong there`
    return refuse(`"${text}" is not a unit: ${where}`, 'write it like gwei/gas, call^2/gwei or 1')
  }
  if ([...unit.values()].some((exponent) => !isModest(exponent)))
    return refuse(`"${text}" has an exponent beyond 100`, 'use a smaller exponent')
  return E.right(unit)
}

/** Whether an exponent is one that a unit may have: beyond, arithmetic with exponents could run away. */
export const isModest = (exponent: Q.Rational): boolean =>
  Q.compare(Q.abs(exponent), greatestExponent) <= 0 && exponent.denominator <= 1_000_000n
