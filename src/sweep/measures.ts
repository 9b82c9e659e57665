import * as E from 'fp-ts/lib/Either.js'
import type { Point } from '../formula/domain.js'
import { compile, layoutOf } from '../formula/reading/number.js'
import { fixing, type Fixed } from '../game/fixing.js'
import type { Model } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'

/**
 * Every measure of a model at some parameters, states solved, choices honest or as set.
 *
 * Numerical: in doubles. NaN where a measure has no value there.
 * @returns a Problem where a state has no one solution.
 */
export const readMeasures = (
  model: Model,
  given: Point,
  set: Point = new Map(),
): E.Either<Problem, ReadonlyMap<string, number>> =>
  E.map(({ tree }: Fixed) => {
    const names = [...model.measures.keys()]
    const trees = [...model.measures.values()].map(({ formula }) => tree(formula))
    const values = new Float64Array(trees.length)
    compile(trees, layoutOf(new Map()))(new Float64Array(0), values)
    return new Map(names.map((name, index) => [name, values[index]!]))
  })(fixing(model, given, set))
