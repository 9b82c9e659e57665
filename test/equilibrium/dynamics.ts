import * as E from 'fp-ts/lib/Either.js'
import { destinyOf, type Destiny } from '../../src/equilibrium/destiny.js'
import { runCourse, type Run } from '../../src/equilibrium/run.js'
import type { Point } from '../../src/formula/domain.js'
import { dynamicOf, type Course } from '../../src/game/dynamic.js'
import type { Problem } from '../../src/problem/problem.js'
import { modelOf } from '../claim/model-of.js'
import { point } from './games.js'

export const right = <A>(either: E.Either<Problem, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

export interface Moving {
  readonly parameters?: Readonly<Record<string, string>>
  readonly set?: Readonly<Record<string, string>>
  readonly vary?: readonly string[]
  readonly steps?: number
}

/** The only dynamic of a mechanism in YAML. */
export const courseIn = (yaml: string, { parameters = {}, set = {}, vary = [] }: Moving = {}): Course => {
  const model = modelOf(yaml)
  return right(dynamicOf(model, [...model.dynamics.keys()][0]!, point(parameters), point(set), vary))
}

export const ranOf = (yaml: string, moving: Moving = {}): E.Either<Problem, Run> => {
  const course = courseIn(yaml, moving)
  return runCourse(course, { steps: moving.steps ?? course.steps, policy: [new Float64Array(0)] })
}

/** A run without a policy, and where it goes. */
export const run = (yaml: string, moving: Moving = {}): Run & { readonly destiny: Destiny } => {
  const ran = right(ranOf(yaml, moving))
  return { ...ran, destiny: destinyOf(ran) }
}

export const lastOf = ({ course, variables }: Run): Readonly<Record<string, number>> =>
  Object.fromEntries(course.variables.map(({ own }, index) => [own, variables[index]!.last]))

/** One variable with its rule, in [−10, 10]. */
export const mapOf = (next: string, start = '1', domain = '[-10, 10]'): string => `
mechanism: map
dynamics:
  w: { step: round, steps: 200, state: { x: { in: ${domain}, start: "${start}", next: "${next}" } } }
`

export const nothing: Point = new Map()
