import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { all } from '../formula/build.js'
import type { Setting } from '../formula/domain.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import { combinations } from '../mechanism/combinations.js'
import { readNeeds } from '../mechanism/member.js'
import type { Model, ModelPlayer } from '../mechanism/model.js'
import { writingOf } from '../mechanism/write-out.js'
import type { Problem } from '../problem/problem.js'
import { instancesOf } from './instances.js'

/** Writes the formulas of a claim and its attack out as the model's are; own names are those of the players given. */
export interface Written {
  readonly tree: (tree: Tree) => E.Either<Problem, Tree>
  readonly setting: (setting: Setting) => E.Either<Problem, Setting>
  /** Own names of players that are not among those given mean each of their instances. */
  readonly condition: (condition: ConditionTree) => E.Either<Problem, ConditionTree>
}

export const writtenFor = (model: Model, selves: readonly ModelPlayer[]): Written => {
  const writing = writingOf(model)
  const needsOf = readNeeds(model.mechanism)
  const names = selves.map(({ name }) => name)
  return {
    tree: (tree) => writing.tree(tree, names),
    setting: (setting) => writing.setting(setting, names),
    condition: (condition) => {
      const others = [...needsOf(condition).own].filter((player) => !selves.some(({ of }) => of === player))
      return pipe(
        combinations(others.map((player) => instancesOf(model, player))),
        E.chain((casts) =>
          each(casts, (cast) => writing.condition(condition, [...names, ...cast.map(({ name }) => name)])),
        ),
        E.map(all),
      )
    },
  }
}

/** The results for all items, or the first problem. */
export const each = <A, B>(
  items: readonly A[],
  make: (item: A) => E.Either<Problem, B>,
): E.Either<Problem, readonly B[]> => {
  const made: B[] = []
  for (const item of items) {
    const result = make(item)
    if (E.isLeft(result)) return result
    made.push(result.right)
  }
  return E.right(made)
}
