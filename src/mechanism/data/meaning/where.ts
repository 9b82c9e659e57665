import * as E from 'fp-ts/lib/Either.js'
import type { Tree } from '../../../formula/tree.js'
import { variablesOf } from '../../../formula/variables.js'
import { problem, type Problem } from '../../../problem/problem.js'
import type { Scalar } from '../source/item.js'

/** A shared formula as its author wrote it. */
export interface WrittenWhere {
  readonly written: Scalar
  readonly tree: Tree
}

/**
 * The names of shared formulas so that each comes after those that it mentions; a circle is a problem that shows it.
 * Depth first with its own stack; linear in mentions.
 */
export const inOrderOfUse = (
  where: ReadonlyMap<string, WrittenWhere>,
  isShared: (name: string) => boolean,
): E.Either<Problem, readonly string[]> => {
  const order: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const mentions = (name: string): Iterator<string> =>
    [...variablesOf(where.get(name)!.tree)].filter((each) => where.has(each) && isShared(each)).values()

  for (const start of where.keys()) {
    if (state.has(start)) continue
    const path = [{ name: start, next: mentions(start) }]
    state.set(start, 'open')
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.next.next()
      if (next.done === true) {
        state.set(top.name, 'done')
        order.push(top.name)
        path.pop()
      } else if (state.get(next.value) === 'open') {
        const circle = path.slice(path.findIndex(({ name }) => name === next.value)).map(({ name }) => name)
        return E.left(circular(circle, where.get(circle[0]!)!.written))
      } else if (!state.has(next.value)) {
        state.set(next.value, 'open')
        path.push({ name: next.value, next: mentions(next.value) })
      }
    }
  }
  return E.right(order)
}

const circular = (circle: readonly string[], first: Scalar): Problem => {
  const shown = circle.length > 8 ? [...circle.slice(0, 7), '…'] : circle
  return problem('cyclic-definition', `${[...shown, circle[0]!].join(' → ')} goes round in a circle`, {
    place: first.place,
    expected: 'shared formulas that build on each other in one direction',
    mend: `make "${circle[0]!}" a variable under "state", if they really determine each other`,
  })
}
