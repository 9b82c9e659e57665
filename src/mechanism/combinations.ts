import * as E from 'fp-ts/lib/Either.js'
import type { Problem } from '../problem/problem.js'
import { tooLarge } from './extent.js'

/** As many as have a use: each is a condition to write out, or a goal to decide. */
const most = 1000

/**
 * One of each list, in every way: all combinations of instances that several players' names may mean.
 *
 * @returns a Problem where there are more than 1,000, told before any is made.
 */
export const combinations = <A>(lists: readonly (readonly A[])[]): E.Either<Problem, readonly (readonly A[])[]> =>
  lists.reduce((count, { length }) => count * length, 1) > most
    ? E.left(tooLarge(`what is said of one of each of ${lists.length} players says more than ${most} things`))
    : E.right(
        lists.reduce<readonly (readonly A[])[]>(
          (chosen, next) => chosen.flatMap((before) => next.map((one) => [...before, one])),
          [[]],
        ),
      )
