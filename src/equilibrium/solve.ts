import * as E from 'fp-ts/lib/Either.js'
import type { Point } from '../formula/domain.js'
import { pointOf } from '../game/profile-point.js'
import type { Game } from '../game/strategic.js'
import { randomStream } from '../optimise/random.js'
import { sampleBroadly, sampleEvenly } from '../optimise/space.js'
import { problem, type Problem } from '../problem/problem.js'
import { appraiseMixed, appraisePure, areSame, isAt, type Equilibrium } from './equilibrium.js'
import { combinationsOf } from './grid.js'
import { defaultGrid, payoffTableOf } from './payoff-table.js'
import { settleProfile } from './settle.js'
import type { Outcome } from './solver.js'
import { solvers, usualRounds, type SolverName } from './solvers.js'

export interface Solving {
  readonly seed: string
  readonly method: SolverName
  /** How many profiles play starts from: the game's own, then drawn ones. */
  readonly starts: number
  readonly rounds?: number
  readonly grid?: number
  readonly sensitivity: number
  /** For each look for a profitable deviation from an equilibrium. */
  readonly evaluations: number
  /** For each attempt at a certificate of an equilibrium's regret. */
  readonly boxes: number
}

/** What several plays of a game found. */
export interface Solution {
  readonly method: SolverName
  /** Whether these are established to be all equilibria: never so by playing. */
  readonly complete: false
  readonly equilibria: readonly Equilibrium[]
  /** Circles that play went round in. */
  readonly cycles: readonly (readonly Point[])[]
  /** How each play ended, in the order of the starts. */
  readonly plays: readonly Play[]
}

export interface Play {
  readonly outcome: Outcome['kind']
  readonly rounds: number
  /** Where it did not converge: where it was, and why it is no equilibrium. */
  readonly last?: Point
  readonly why?: string
}

/** A mix is an equilibrium if it leaves no more than this share of a player's range of payoffs to gain. */
const mixedTolerance = 0.002

/**
 * Plays a game from several starts by one method; what the plays settle at is made exact, told apart, and given its regret.
 *
 * The same seed gives the same solution.
 * @returns a Problem where no player has a free choice, or the method does not apply.
 */
export const solveGame = (game: Game, solving: Solving): E.Either<Problem, Solution> => {
  const { method, seed } = solving
  if (game.choices.size === 0)
    return E.left(problem('bad-option', 'no choice is free', { mend: 'vary at least one choice' }))
  const equilibria: Equilibrium[] = []
  const cycles: (readonly Point[])[] = []
  const plays: Play[] = []
  const isMixing = method === 'fictitious' || method === 'logit'
  const combinations = isMixing ? combinationsOf(game, solving.grid ?? defaultGrid) : 1
  // What is an equilibrium on a grid need not be a stationary point of anything.
  const isConfined =
    (isMixing || solving.grid !== undefined) && [...game.choices.values()].some(({ kind }) => kind === 'real')
  const rounds = solving.rounds ?? usualRounds(method, combinations)
  for (const start of startsOf(game, solving)) {
    const outcome = solvers[method].solve(game, {
      ...{ seed, start, rounds, sensitivity: solving.sensitivity },
      ...{ tolerance: mixedTolerance, ...(solving.grid === undefined ? {} : { grid: solving.grid }) },
    })
    if (E.isLeft(outcome)) return outcome
    const { kind } = outcome.right
    plays.push({ outcome: kind, rounds: outcome.right.rounds, ...failureOf(game, outcome.right) })
    if (outcome.right.kind === 'cycle')
      keepCycle(
        cycles,
        outcome.right.profiles.map((profile) => pointOf(game, profile)),
      )
    if (outcome.right.kind !== 'converged') continue
    const { profile } = outcome.right
    if (profile.kind === 'mixed') {
      const { grid = defaultGrid } = solving
      const table = payoffTableOf(game, grid)
      if (E.isLeft(table)) return table
      keepEquilibrium(equilibria, appraiseMixed(game, table.right, profile.strategies, grid))
      continue
    }
    const settled = isConfined ? pointOf(game, profile.profile) : settleProfile(game, profile.profile)
    // A certificate is dear: one for each equilibrium is enough.
    if (equilibria.some((known) => isAt(known, settled))) continue
    const appraised = appraisePure(game, settled, solving)
    equilibria.push(isConfined ? { ...appraised, grid: solving.grid ?? defaultGrid } : appraised)
  }
  return E.right({ method, complete: false, equilibria, cycles, plays })
}

const failureOf = (game: Game, outcome: Outcome): Partial<Play> =>
  outcome.kind === 'not-converged'
    ? { why: outcome.why, ...(outcome.profile.kind === 'pure' ? { last: pointOf(game, outcome.profile.profile) } : {}) }
    : {}

const mostDraws = 50

/** The game's own start, then drawn profiles at which there are payoffs. */
const startsOf = (game: Game, { seed, starts }: Solving): readonly Float64Array[] => {
  const random = randomStream(`${seed}/starts`)
  const chosen = [game.start]
  const payoffs = new Float64Array(game.players.length)
  for (let start = 1; start < starts; start += 1)
    for (let draw = 0; draw < mostDraws; draw += 1) {
      const profile = draw % 2 === 0 ? sampleEvenly(game.space, random) : sampleBroadly(game.space, random)
      game.payoffs(profile, payoffs)
      if (!payoffs.every(Number.isFinite)) continue
      chosen.push(profile)
      break
    }
  return chosen
}

const keepEquilibrium = (kept: Equilibrium[], found: Equilibrium): void => {
  const at = kept.findIndex((other) => areSame(other, found))
  if (at < 0) kept.push(found)
  else if (found.regret < kept[at]!.regret && found.certified >= kept[at]!.certified) kept[at] = found
}

/** Circles are the same if they go through the same profiles. */
const keepCycle = (kept: (readonly Point[])[], found: readonly Point[]): void => {
  const key = (profile: Point): string =>
    JSON.stringify(
      [...profile.values()].map((value) =>
        typeof value === 'string' ? value : (Number(value.numerator) / Number(value.denominator)).toPrecision(8),
      ),
    )
  const profiles = new Set(found.map(key))
  const isKnown = kept.some(
    (other) => other.length === found.length && other.every((profile) => profiles.has(key(profile))),
  )
  if (!isKnown) kept.push(found)
}
