import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Goal } from '../checker/goal.js'
import type { Problem } from '../problem/problem.js'
import { each } from './written.js'

/** What a claim comes to: goals that must all hold, or nothing at all, since it leaves nothing to try. */
export type Statement =
  { readonly kind: 'goals'; readonly goals: readonly Goal[] } | { readonly kind: 'vacuous'; readonly why: string }

export type Stated = E.Either<Problem, Statement>

/** All goals, or the first problem; vacuous where there is no goal. */
export const stated = (goals: readonly E.Either<Problem, Goal>[], whyNone: string): Stated =>
  pipe(
    each(goals, (goal) => goal),
    E.map((all): Statement => (all.length === 0 ? { kind: 'vacuous', why: whyNone } : { kind: 'goals', goals: all })),
  )
