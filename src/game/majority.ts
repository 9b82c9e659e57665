import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Point } from '../formula/domain.js'
import { exactReading } from '../formula/reading/exact.js'
import { compileTree, layoutOf } from '../formula/reading/number.js'
import type { Tree } from '../formula/tree.js'
import type { Model } from '../mechanism/model.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { inadmissibleIn } from './admissible.js'
import { fixing } from './fixing.js'
import { holdingsOf, type Holding, type Holdings } from './holdings.js'
import { slashingOf, type Slashing } from './slashing.js'
import { weightsByRank } from './weights.js'

/** Holders of weight, of whom any set above a threshold can attack, with every number fixed. */
export interface MajorityGame {
  readonly name: string
  /** Every parameter and type. */
  readonly nature: Point
  readonly holdings: Holdings
  readonly above: Q.Rational
  readonly slashed: Slashing
  readonly fall: Q.Rational
  readonly effort: Q.Rational
}

/** Beyond, counts of holders lose digits in what is printed. */
const mostHolders = 10n ** 15n

/**
 * The majority of a model with parameters, types and choices fixed.
 *
 * Exact where formulas are: what is irrational is read as the nearest double, and irrational weights are rounded to 12 digits of
 * the greatest.
 * @param list holders in place of those that the formulas for `holders` and `weight` give.
 */
export const majorityOf = (
  model: Model,
  name: string,
  given: Point,
  set: Point = new Map(),
  list?: readonly Holding[],
): E.Either<Problem, MajorityGame> => {
  const majority = model.majorities.get(name)
  if (majority === undefined) return E.left(unknownMajority(model, name))
  const fixed = fixing(model, given, set)
  if (E.isLeft(fixed)) return fixed
  const refused = inadmissibleIn(model, fixed.right)
  if (refused) return E.left(refused)
  const { tree, nature } = fixed.right
  const rank = `${name}.rank`
  const read = (part: 'holders' | 'above' | 'fall' | 'effort', range: Range): E.Either<Problem, Q.Rational> =>
    inRange(`${name}.${part}`, numberOf(tree(majority[part])), range)

  const above = read('above', { most: Q.one, isOpen: true, said: 'a share from 0 to below 1' })
  if (E.isLeft(above)) return above
  const fall = read('fall', { most: Q.one, said: 'a fraction from 0 to 1' })
  if (E.isLeft(fall)) return fall
  const effort = read('effort', { said: 'a share of all weight, 0 or more' })
  if (E.isLeft(effort)) return effort
  const slashed = slashingOf(tree(majority.slashed), `${name}.share`, above.right)
  if (E.isLeft(slashed)) {
    const { at, fraction } = slashed.left
    return E.left(
      problem('bad-value', `${name}.slashed is not a fraction of a stake at ${name}.share = ${at}`, {
        expected: 'a number from 0 to 1',
        found: String(fraction),
        mend: 'bound it: min(1, …) and max(0, …)',
      }),
    )
  }
  const rest = { name, nature, above: above.right, slashed: slashed.right, fall: fall.right, effort: effort.right }
  if (list !== undefined) return E.right({ ...rest, holdings: holdingsOf(list) })

  const holders = read('holders', { most: Q.rational(mostHolders), said: 'a whole number from 1 to 1e15' })
  if (E.isLeft(holders)) return holders
  if (!Q.isInteger(holders.right) || Q.sign(holders.right) === 0)
    return E.left(
      problem('bad-value', `${name}.holders is no number of holders`, {
        expected: 'a whole number, 1 or more',
        found: Q.showRational(holders.right),
      }),
    )
  const weights = weightsByRank(tree(majority.weight), rank, holders.right.numerator)
  return E.map((holdings: Holdings) => ({ ...rest, holdings }))(weights)
}

interface Range {
  readonly most?: Q.Rational
  /** Whether the greatest is left out. */
  readonly isOpen?: boolean
  readonly said: string
}

const inRange = (
  name: string,
  value: Q.Rational | undefined,
  { most, isOpen, said }: Range,
): E.Either<Problem, Q.Rational> => {
  const isInside =
    value !== undefined &&
    Q.sign(value) >= 0 &&
    (most === undefined || Q.compare(value, most) < (isOpen === true ? 0 : 1))
  return isInside
    ? E.right(value)
    : E.left(
        problem('bad-value', `${name} is out of range`, {
          expected: said,
          found: value === undefined ? 'no number' : (Q.showDecimal(value) ?? String(Q.toNumber(value))),
        }),
      )
}

const unknownMajority = ({ mechanism, majorities }: Model, name: string): Problem => {
  const close = nearest(name, majorities.keys())
  return problem('unknown-name', `${mechanism.name} has no majority “${name}”`, {
    expected: [...majorities.keys()].join(', ') || 'none: it has none',
    ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
  })
}

/** A formula without variables: exactly, else as the nearest double. */
const numberOf = (tree: Tree): Q.Rational | undefined => {
  const exact = exactReading(new Map()).tree(tree)
  if (E.isRight(exact)) return exact.right
  const near = compileTree(tree, layoutOf(new Map()))(new Float64Array(0))
  return Number.isFinite(near) ? Q.fromNumber(near) : undefined
}
