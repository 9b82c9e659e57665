import * as E from 'fp-ts/lib/Either.js'
import { faultAt } from '../game/fault.js'
import type { Game } from '../game/strategic.js'
import type { Problem } from '../problem/problem.js'
import { replierOf, type Replier } from './reply.js'
import type { Outcome, SolverOptions } from './solver.js'
import { trajectoryFrom } from './trajectory.js'

const quickEvaluations = 500
const thoroughEvaluations = 5000

/** The profiles that one round of play passes through, the last being where it ends. */
export type Round = (profile: Float64Array, reply: Replier) => readonly Float64Array[]

/** Rounds of best replies, until nobody moves, play comes back to where it was, or the rounds are used up. */
export const playBestReplies = (
  game: Game,
  { seed, start, rounds, grid }: SolverOptions,
  play: Round,
): E.Either<Problem, Outcome> => {
  const quick = replierOf(game, { seed, evaluations: quickEvaluations, grid })
  const thorough = replierOf(game, { seed: `${seed}/thorough`, evaluations: thoroughEvaluations, grid })
  const trajectory = trajectoryFrom(game, start)
  let profile = start
  for (let round = 1; round <= rounds; round += 1) {
    let steps = play(profile, quick)
    // Nobody moves on a quick look: only a thorough one says that nobody wants to.
    if (isStill(profile, steps)) steps = play(profile, thorough)
    if (isStill(profile, steps))
      return E.right({ kind: 'converged', profile: { kind: 'pure', profile }, rounds: round })
    profile = steps.at(-1)!
    const fault = round === 1 ? faultAt(game, profile) : undefined
    if (fault) return E.left(fault)
    const circle = trajectory.visit(profile, steps)
    if (circle && circle.length > 1) return E.right({ kind: 'cycle', profiles: circle, rounds: round })
  }
  return E.right({
    ...{ kind: 'not-converged', profile: { kind: 'pure', profile }, rounds },
    why: 'some player still moves',
  })
}

const isStill = (profile: Float64Array, steps: readonly Float64Array[]): boolean =>
  steps.every((step) => step.every((value, slot) => value === profile[slot]))
