import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Point, Value } from '../formula/domain.js'
import type { Problem } from '../problem/problem.js'

/** The same computation at many points: along one parameter, once for each value of another. */
export interface Along {
  readonly parameter: string
  /** In order. */
  readonly values: readonly Q.Rational[]
  readonly each?: { readonly parameter: string; readonly values: readonly Value[] }
}

export interface Sweep {
  readonly parameter: string
  readonly runs: readonly SweepRun[]
}

export interface SweepRun {
  /** What the other parameter is. */
  readonly each?: { readonly parameter: string; readonly value: Value }
  readonly places: readonly Place[]
}

export interface Place {
  readonly at: Q.Rational
  /** What was computed, by name; empty where it could not be. */
  readonly values: ReadonlyMap<string, number>
  /** Why nothing could be computed here. */
  readonly why?: Problem
}

/**
 * A computation at every value of a parameter, everything else as given.
 *
 * A place where it fails is a gap that says why; where it fails at every place that is the Problem.
 */
export const sweep = (
  { parameter, values, each }: Along,
  given: Point,
  compute: (at: Point) => E.Either<Problem, ReadonlyMap<string, number>>,
): E.Either<Problem, Sweep> => {
  const runAt = (fixed: Point): readonly Place[] =>
    values.map((at): Place => {
      const found = compute(new Map([...fixed, [parameter, at]]))
      return E.isLeft(found) ? { at, values: new Map(), why: found.left } : { at, values: found.right }
    })
  const runs: readonly SweepRun[] =
    each === undefined
      ? [{ places: runAt(given) }]
      : each.values.map((value) => ({
          each: { parameter: each.parameter, value },
          places: runAt(new Map([...given, [each.parameter, value]])),
        }))
  const places = runs.flatMap((run) => run.places)
  const failed = places.find(({ why }) => why !== undefined)
  return failed?.why !== undefined && places.every(({ why }) => why !== undefined)
    ? E.left(failed.why)
    : E.right({ parameter, runs })
}

/** Evenly spaced values from one to another, both among them; whole ones where the domain is of integers. */
export const evenly = (low: Q.Rational, high: Q.Rational, points: number, whole: boolean): readonly Q.Rational[] => {
  const step = Q.divide(Q.subtract(high, low), Q.rational(BigInt(Math.max(1, points - 1))))
  const even = Array.from({ length: points }, (_, index) => Q.add(low, Q.multiply(step, Q.rational(BigInt(index)))))
  if (!whole) return even
  const rounded = even.map((value) => Q.rational(Q.floor(value)))
  return rounded.filter((value, index) => index === 0 || Q.compare(value, rounded[index - 1]!) !== 0)
}
