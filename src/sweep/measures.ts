import * as E from 'fp-ts/lib/Either.js'
import type { Point } from '../formula/domain.js'
import { compile, layoutOf } from '../formula/reading/number.js'
import { inadmissibleIn } from '../game/admissible.js'
import { fixing } from '../game/fixing.js'
import type { Model } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'

/**
 * Every measure of a model at some parameters, states solved, choices honest or as set.
 *
 * Numerical: in doubles. NaN where a measure has no value there.
 * @returns a Problem where the point is not admissible, or a state has no one solution.
 */
export const readMeasures = (
  model: Model,
  given: Point,
  set: Point = new Map(),
): E.Either<Problem, ReadonlyMap<string, number>> =>
  E.flatMap(fixing(model, given, set), (fixed) => {
    const refused = inadmissibleIn(model, fixed)
    if (refused) return E.left(refused)
    const { tree } = fixed
    const names = [...model.measures.keys()]
    const trees = [...model.measures.values()].map(({ formula }) => tree(formula))
    const values = new Float64Array(trees.length)
    compile(trees, layoutOf(new Map()))(new Float64Array(0), values)
    return E.right(new Map(names.map((name, index) => [name, values[index]!])))
  })
