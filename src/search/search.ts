import fc from 'fast-check'
import type { Goal, GoalPoint } from '../checker/goal.js'
import { compare } from '../formula/build.js'
import type { Point } from '../formula/domain.js'
import { maximise } from '../optimise/maximise.js'
import { randomStream } from '../optimise/random.js'
import { sampleEvenly } from '../optimise/space.js'
import { casesOf } from './assumption-cases.js'
import { edgeBiased } from './edge-biased.js'
import { followGuards } from './guard-paths.js'
import { within } from './goal-case.js'
import { guardsOf } from './guards.js'
import { mayTouch } from './near-miss.js'
import { polesOf } from './poles.js'
import { huntOf, type Find, type Hunt, type Tally } from './hunt.js'

export interface SearchOptions {
  /** Names the random stream; the same seed gives the same outcome. */
  readonly seed: string
  /** How often the goal may be evaluated, about: simplifying a find may take some more. */
  readonly evaluations: number
  /** Defaults of parameters and types: looked at first, and returned to where a violation survives that. */
  readonly prefer?: Point
}

export type SearchOutcome =
  /**
   * A point that breaks the goal. Where that is confirmed the checker has accepted it; it is not where an equality that
   * was assumed has a solution that clearly breaks the goal, and that is not rational.
   */
  | {
      readonly kind: 'violation'
      readonly point: GoalPoint
      readonly gain: number
      readonly isConfirmed: boolean
      readonly trials: number
      readonly evaluations: number
    }
  /** None found: in so many independent even admissible samples, and by climbing. */
  | {
      readonly kind: 'none'
      readonly trials: number
      /** The largest gain seen; -Infinity where no admissible point was met. */
      readonly worst: number
      readonly evaluations: number
    }
  | { readonly kind: 'nothing-admissible'; readonly trials: number }
  /** An admissible point at which something has no value, or an honest choice is not in its domain. */
  | { readonly kind: 'undefined' | 'no-state' | 'not-in-domain'; readonly point: GoalPoint; readonly what: string }

/**
 * Looks for a point that breaks a goal.
 *
 * For every case that the assumptions fall into: climbs at preferred parameters, draws points by fast-check, biased to
 * edges and simple numbers, draws points evenly, climbs over the whole box, follows the guards of the violation, and
 * looks where two sides of a comparison are equal, or a formula is divided by zero. What breaks the goal is made simple and confirmed in exact
 * arithmetic, so rounding errors do not count. Points without a value are reported where nothing breaks the goal.
 * Work is counted, never timed.
 */
export const search = (goal: Goal, { seed, evaluations: budget, prefer = new Map() }: SearchOptions): SearchOutcome => {
  const evaluations = Math.ceil(budget / (1 + stateCost * goal.states.length))
  const random = randomStream(seed)
  const tally: Tally = { spent: 0, trials: 0, worst: -Infinity, isAdmitted: false, ...nothingYet }
  const hunts = casesOf(goal).map((goalCase, index) =>
    huntOf(goal, goalCase, prefer, tally, random.split(`case ${index}`)),
  )
  const share = evaluations / Math.max(1, hunts.length)
  let drawn = 0
  const phases: readonly ((hunt: Hunt) => void)[] = [
    (hunt) => {
      climbAtPreferred(hunt, 0.1 * share)
    },
    (hunt) => {
      drawAtEdges(hunt, Math.min(3000, 0.03 * share), prefer)
    },
    (hunt) => {
      drawn += drawEvenly(hunt, Math.min(100_000, 0.2 * share), tally)
    },
    (hunt) => {
      climbEverywhere(hunt, 0.22 * share)
    },
    (hunt) => {
      followGuards(hunt, 0.2 * share)
    },
  ]
  const finish = (find: Find): SearchOutcome =>
    find.kind === 'violation' ? { ...find, trials: tally.trials, evaluations: tally.spent } : find
  for (const phase of phases)
    for (const hunt of hunts) {
      const find = hunt.run(() => {
        phase(hunt)
      })
      if (find) return finish(find)
    }
  for (const hunt of hunts) {
    const find = lookAtTies(goal, hunt, prefer, tally, 0.1 * share)
    if (find) return finish(find)
  }
  for (const hunt of hunts) {
    const find = hunt.run(() => {
      climbEverywhere(hunt, Math.min(0.15 * share, evaluations - tally.spent))
    })
    if (find) return finish(find)
  }
  const last = tally.lacking ?? tally.unconfirmed
  if (last) return finish(last)
  return tally.isAdmitted
    ? { kind: 'none', trials: tally.trials, worst: tally.worst, evaluations: tally.spent }
    : { kind: 'nothing-admissible', trials: drawn }
}

/** Solving for a state costs about as much as so many evaluations. */
const stateCost = 9

const nothingYet = { unconfirmed: undefined, lacking: undefined }

const climbAtPreferred = ({ evaluator, preferredSpace, random, watch }: Hunt, evaluations: number): void => {
  const { space, start } = preferredSpace()
  const objective = watch(evaluator.towardsViolation)
  maximise(objective, space, { starts: 8, evaluations, random, seeds: [start], enough: 1e300 })
}

const drawAtEdges = (hunt: Hunt, draws: number, prefer: Point): void => {
  const { goalCase, evaluator, random, watch } = hunt
  if (goalCase.goal.variables.size === 0) return
  const objective = watch(evaluator.towardsViolation)
  const isHarmless = fc.property(edgeBiased(goalCase, evaluator, prefer), (point) => objective(point) !== Infinity)
  fc.check(isHarmless, { seed: random.integer(2 ** 31), numRuns: Math.max(1, Math.floor(draws)) })
}

/** Counts the admissible among points drawn evenly, and returns how many were drawn. */
const drawEvenly = ({ evaluator, random, watch }: Hunt, draws: number, tally: Tally): number => {
  const objective = watch(evaluator.towardsViolation)
  const count = Math.max(1, Math.floor(draws))
  for (let draw = 0; draw < count; draw += 1) {
    if (objective(sampleEvenly(evaluator.space, random)) === Infinity) return draw
    if (evaluator.last.isAdmissible && evaluator.last.lacks === undefined) tally.trials += 1
  }
  return count
}

const climbEverywhere = ({ evaluator, leaders, random, watch }: Hunt, evaluations: number): void => {
  const options = evaluator.space.axes.reduce(
    (product, { kind, low, high }) => (kind === 'options' ? product * (high - low + 1) : product),
    1,
  )
  maximise(watch(evaluator.towardsViolation), evaluator.space, {
    starts: Math.max(10, Math.min(64, 2 * options)),
    ...{ evaluations, random, seeds: leaders().slice(0, 4), enough: 1e300 },
  })
}

const mostTies = 24

/**
 * Where two compared formulas are equal, payoffs may jump, and where a divisor is zero they have no value: such points
 * are a case of their own, which chance never meets.
 */
const lookAtTies = (goal: Goal, hunt: Hunt, prefer: Point, tally: Tally, evaluations: number): Find | undefined => {
  const { violation, gain, payoffs } = hunt.goalCase.goal
  if (hunt.goalCase.implicit.length > 0) return undefined
  // Where the sides of a strict violation are equal, nothing is broken.
  const isTie = violation.kind !== 'compare' || mayTouch(violation)
  const outer = isTie ? [violation, gain] : [violation.left, violation.right, gain]
  const poles = polesOf(violation, gain, ...payoffs.flatMap(({ honest, deviation }) => [honest, deviation]))
  const ties = guardsOf(...outer).filter(({ jumps }) => jumps)
  const chosen = [...ties.slice(0, mostTies), ...poles.slice(0, mostTies)]
  for (const [index, { left, right }] of chosen.entries())
    for (const tie of casesOf(hunt.goalCase.goal, compare(left, '=', right))) {
      const tied = huntOf(goal, within(hunt.goalCase, tie), prefer, tally, hunt.random.split(`tie ${index}`))
      const share = evaluations / chosen.length
      const find =
        tied.run(() => {
          climbAtPreferred(tied, 0.3 * share)
        }) ??
        tied.run(() => {
          climbEverywhere(tied, 0.7 * share)
        })
      if (find) return find
    }
  return undefined
}
