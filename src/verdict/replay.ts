import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Goal, WitnessCheck } from '../checker/goal.js'
import { checkWitness } from '../checker/index.js'
import { goalsOf } from '../claim/goals.js'
import type { Value } from '../formula/domain.js'
import { digest } from '../mechanism/digest.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import { writeOut } from '../mechanism/write-out.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { agrees, type StoredWitness } from './witness-document.js'

/**
 * What recomputing a stored witness showed.
 *
 * `confirmed`: the same mechanism, and the same gain. `stale`: the mechanism has changed since; what the witness does
 * now is told, but proves nothing of what was. `contradicted`: the mechanism is the same and the figures are not.
 */
export interface Replay {
  readonly outcome: 'confirmed' | 'stale' | 'contradicted'
  readonly stored: StoredWitness
  readonly check: WitnessCheck
}

/** Recomputes a stored witness in one evaluation, by the checker alone. */
export const replay = (mechanism: Mechanism, stored: StoredWitness): E.Either<Problem, Replay> => {
  const isStale = digest(mechanism) !== stored.digest
  return pipe(
    writeOut(mechanism),
    E.chain((model) => goalsOf(model, stored.claim)),
    E.chain((statement) => goalNamed(statement.kind === 'goals' ? statement.goals : [], stored.goal)),
    E.map((goal): Replay => {
      const check = checkWitness(goal, restrict(stored.point, goal))
      const outcome = isStale
        ? 'stale'
        : check.accepted && agrees(stored.gain, check.gain)
          ? 'confirmed'
          : 'contradicted'
      return { outcome, stored, check }
    }),
  )
}

const goalNamed = (goals: readonly Goal[], name: string): E.Either<Problem, Goal> => {
  const goal = goals.find((candidate) => candidate.name === name)
  if (goal) return E.right(goal)
  const close = nearest(
    name,
    goals.map((candidate) => candidate.name),
  )
  return E.left(
    problem(
      'unknown-name',
      `the claim states no goal “${name}”`,
      close === undefined ? {} : { mend: `did you mean ${close}?` },
    ),
  )
}

/** A stored point names everything; a goal speaks of some of it. */
const restrict = (point: ReadonlyMap<string, Value>, goal: Goal): ReadonlyMap<string, Value> =>
  new Map([...goal.variables.keys()].flatMap((name) => (point.has(name) ? [[name, point.get(name)!] as const] : [])))
