import * as E from 'fp-ts/lib/Either.js'
import type { GoalState } from '../checker/goal.js'
import type { Point } from '../formula/domain.js'
import { settingsOf } from '../formula/substitute.js'
import type { Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Model } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'
import { profilesOf } from './profile.js'
import { statesNeeded } from './states.js'
import { writtenFor } from './written.js'

/** A formula over parameters, types and the states that it needs, in their order. */
export interface HonestReading {
  readonly formula: Tree
  readonly states: readonly GoalState[]
}

/** A formula of a mechanism (a margin, a payoff) read where all are honest, with parameters pinned. */
export const atHonest = (model: Model, formula: Tree, fixed: Point = new Map()): E.Either<Problem, HonestReading> =>
  E.flatMap(
    profilesOf(model, settingsOf(fixed), { varying: [], playing: new Map(), free: new Set() }),
    ({ honest, states }) =>
      E.flatMap(writtenFor(model, []).tree(formula), (written) => {
        const read = honest.tree(written)
        return E.right({ formula: read, states: statesNeeded(states, variablesOf(read)).states })
      }),
  )
