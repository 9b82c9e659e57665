import type { Goal, GoalPoint } from '../checker/goal.js'
import type { Point } from '../formula/domain.js'
import { encode } from '../formula/reading/number.js'
import type { Objective } from '../optimise/meter.js'
import type { RandomStream } from '../optimise/random.js'
import type { Space } from '../optimise/space.js'
import { dishonestSetting, lackingState, lackingValue } from './confirm.js'
import { evaluatorOf, type Evaluator } from './evaluator.js'
import { exactPoint, wholePoint } from './exact-point.js'
import type { GoalCase } from './goal-case.js'
import { mayTouch, nearMiss } from './near-miss.js'
import { simplify } from './simplify.js'
import { simplifyWhile } from './simplify-while.js'

/** What ends a search early. */
export type Find =
  | { readonly kind: 'violation'; readonly point: GoalPoint; readonly gain: number; readonly isConfirmed: boolean }
  | { readonly kind: 'undefined' | 'no-state' | 'not-in-domain'; readonly point: GoalPoint; readonly what: string }

/** What all cases of one search add to. */
export interface Tally {
  spent: number
  trials: number
  /** The largest gain of an admissible point that breaks nothing. */
  worst: number
  isAdmitted: boolean
  /** A clear violation that no rational point can show. */
  unconfirmed: Find | undefined
  /** An admissible point at which something has no value: reported unless the claim is broken elsewhere. */
  lacking: Find | undefined
}

/** The hunt for a violation in one case of a goal. */
export interface Hunt {
  readonly goalCase: GoalCase
  readonly evaluator: Evaluator
  readonly random: RandomStream
  /** Lets the hunt see every point that an objective is asked about; at a find the objective becomes infinite. */
  readonly watch: (objective: Objective) => Objective
  /** The best points seen so far, best first. */
  readonly leaders: () => readonly Float64Array[]
  /** The space, with what is preferred held there. */
  readonly preferredSpace: () => { readonly space: Space; readonly start: Float64Array }
  /** Runs a phase, again if what it found turns out to be a rounding error, and says whether that ends the search. */
  readonly run: (phase: () => void) => Find | undefined
}

const mostLeaders = 6
const mostDoubts = 12
const mostRejections = 6
const mostTouches = 6
/** Points at which equality would break the goal are looked at exactly so often in one case. */
const mostNearMisses = 30

export const huntOf = (whole: Goal, goalCase: GoalCase, prefer: Point, tally: Tally, random: RandomStream): Hunt => {
  const evaluator = evaluatorOf(goalCase, random.split('margins'))
  const { variables } = goalCase.goal
  const leaders: { readonly point: Float64Array; readonly value: number }[] = []
  const doubtful: Float64Array[] = []
  const touching: Float64Array[] = []
  const canTouch = mayTouch(goalCase.goal.violation)
  let doubts = 0
  let nearMisses = 0
  let candidate: Float64Array | undefined
  // Below this share of the numbers that a margin is a difference of, it counts as a rounding error.
  let noise = 1e-14
  let rejections = 0

  const watch =
    (objective: Objective): Objective =>
    (point) => {
      if (candidate) return Infinity
      tally.spent += 1
      const value = objective(point)
      const { isAdmissible, isViolated, lacks, gain } = evaluator.last
      if (lacks && doubts < mostDoubts) {
        doubts += 1
        doubtful.push(Float64Array.from(point))
      }
      if (!isAdmissible) return value
      tally.isAdmitted = true
      if (isViolated && evaluator.clearness() > noise) {
        candidate = Float64Array.from(point)
        return Infinity
      }
      if (isViolated && canTouch && touching.length < mostTouches) touching.push(Float64Array.from(point))
      if (!isViolated && gain > tally.worst && gain < Infinity) tally.worst = gain
      const last = leaders[leaders.length - 1]
      if (last === undefined || leaders.length < mostLeaders || value > last.value) {
        leaders.push({ point: Float64Array.from(point), value })
        leaders.sort((a, b) => b.value - a.value)
        leaders.splice(mostLeaders)
      }
      return value
    }

  const pointOf = (values: Float64Array): GoalPoint | undefined => {
    evaluator.read(values)
    return wholePoint(whole, goalCase, exactPoint(goalCase, evaluator, evaluator.values))
  }

  const examineDoubts = (): Find | undefined => {
    for (const values of doubtful.splice(0)) {
      const point = pointOf(values)
      if (!point) continue
      const kinds = [
        { kind: 'no-state', lacking: lackingState },
        { kind: 'undefined', lacking: lackingValue },
        { kind: 'not-in-domain', lacking: dishonestSetting },
      ] as const
      for (const { kind, lacking } of kinds) {
        if (lacking(whole, point) === undefined) continue
        const simple = simplifyWhile(whole, point, prefer, (other) => lacking(whole, other) !== undefined)
        return { kind, point: simple, what: lacking(whole, simple)! }
      }
    }
    return undefined
  }

  /** Where two sides are equal, or nearly so, doubles do not tell whether the goal is broken. */
  const examineNearMisses = (): Find | undefined => {
    if (!canTouch) return undefined
    for (const values of [...touching.splice(0), ...leaders.slice(0, 2).map(({ point }) => point)]) {
      if (nearMisses >= mostNearMisses) return undefined
      nearMisses += 1
      evaluator.read(values)
      const found = nearMiss(whole, goalCase, evaluator, prefer)
      if (found) return { kind: 'violation', ...found, isConfirmed: true }
    }
    return undefined
  }

  const examineCandidate = (): Find | undefined => {
    if (!candidate) return undefined
    const values = candidate
    candidate = undefined
    const before = evaluator.evaluations()
    const simple = simplify({ whole, goalCase, evaluator, prefer, random: random.split('simplify') }, values)
    tally.spent += evaluator.evaluations() - before
    if (simple) return { kind: 'violation', ...simple, isConfirmed: true }
    const { gain } = evaluator.read(values)
    const clearness = evaluator.clearness()
    if (clearness > 1e-6 && goalCase.implicit.length > 0) {
      const point = pointOf(values)
      if (point) tally.unconfirmed ??= { kind: 'violation', point, gain, isConfirmed: false }
    }
    rejections += 1
    noise = rejections >= mostRejections ? Infinity : Math.max(noise * 100, 2 * clearness)
    return undefined
  }

  return {
    ...{ goalCase, evaluator, random, watch },
    leaders: () => leaders.map(({ point }) => point),
    preferredSpace: () => {
      const preferred = encode(prefer, evaluator.layout)
      const start = Float64Array.from(evaluator.space.axes, (axis, slot) => {
        const value = preferred[slot]!
        return Number.isNaN(value) ? axis.low : Math.min(axis.high, Math.max(axis.low, value))
      })
      const names = [...variables.keys()]
      const axes = evaluator.space.axes.map((axis, slot) =>
        prefer.has(names[slot]!) && !goalCase.goal.deviating.has(names[slot]!)
          ? { ...axis, low: start[slot]!, high: start[slot]! }
          : axis,
      )
      return { space: { axes }, start }
    },
    run: (phase) => {
      for (;;) {
        const rejected = rejections
        phase()
        const find = examineCandidate() ?? examineNearMisses()
        if (!find) tally.lacking ??= examineDoubts()
        if (find || rejections === rejected) return find
      }
    },
  }
}
