import * as E from 'fp-ts/lib/Either.js'
import type { Goal } from '../../src/checker/goal.js'
import { goalsOf } from '../../src/claim/goals.js'
import type { Point } from '../../src/formula/domain.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import type { Model } from '../../src/mechanism/model.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import type { Problem } from '../../src/problem/problem.js'

const fail = (problem: Problem): never => {
  throw new Error(JSON.stringify(problem))
}

/** The model of a mechanism written as YAML. */
export const modelOf = (yaml: string): Model => {
  const mechanism = decodeMechanism(yaml)
  const model = E.isLeft(mechanism) ? mechanism : writeOut(mechanism.right)
  return E.isLeft(model) ? fail(model.left) : model.right
}

/** The goals of a claim that has some. */
export const goalsIn = (model: Model, claim: string, fixed?: Point): readonly Goal[] => {
  const stated = goalsOf(model, claim, fixed)
  if (E.isLeft(stated)) return fail(stated.left)
  if (stated.right.kind === 'vacuous') throw new Error(`${claim} is vacuous: ${stated.right.why}`)
  return stated.right.goals
}

/** The only goal of a claim. */
export const goalIn = (model: Model, claim: string, fixed?: Point): Goal => {
  const goals = goalsIn(model, claim, fixed)
  if (goals.length !== 1) throw new Error(`${claim} has ${goals.length} goals`)
  return goals[0]!
}
