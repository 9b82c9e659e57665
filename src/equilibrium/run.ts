import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Point } from '../formula/domain.js'
import type { Course } from '../game/dynamic.js'
import type { Ending, Policy } from '../game/motion.js'
import { motionOf } from '../game/moving.js'
import { problem, type Problem } from '../problem/problem.js'
import { coreOf, type Core } from './core.js'
import { recorder, type Path } from './path.js'

/** What became of a dynamic: the path of every variable and measure, and how it ended. */
export interface Run {
  readonly course: Course
  readonly policy: Policy
  /** How many steps were asked for. */
  readonly steps: number
  readonly ending: Exclude<Ending, { kind: 'lost' }>
  /** In the course's order. */
  readonly variables: readonly Path[]
  readonly measures: readonly Path[]
  /** The first step, if any, at which a measure has no value. */
  readonly gaps: readonly (number | undefined)[]
  /** Where the variables stood last, exactly where the arithmetic is exact. */
  readonly last: Point
  readonly payoffs: ReadonlyMap<string, number>
  /** The variables that move one another, without those that only add up. */
  readonly core: Core
  /** Once the core stands exactly where it stood before, it goes round for ever: this many steps, seen at this one. */
  readonly recurrence?: { readonly period: number; readonly seen: number }
}

export interface Running {
  readonly steps: number
  /** One phase, with the choices that the course leaves open, at least. */
  readonly policy: Policy
  /** Told now and then at which step the run is. */
  readonly progress?: (step: number, of: number) => void
}

const betweenLooks = 1 << 20

/**
 * Runs a dynamic and records it. Linear in steps, in memory that does not grow with them.
 *
 * @returns a Problem where a next value is no number, with the step and the values that led to it, or a start lies outside
 * its domain.
 */
export const runCourse = (course: Course, { steps, policy, progress }: Running): E.Either<Problem, Run> => {
  const motion = motionOf(course)
  const { point, measures } = motion
  const core = coreOf(course)
  const variables = course.variables.map(() => recorder(steps + 1))
  const watched = course.measures.map(() => recorder(steps + 1))
  const gaps = course.measures.map((): number | undefined => undefined)
  // Brent's way to see a cycle: what was taken down at a power of two is waited for until the next.
  const lastPhase = policy.length === 1 ? 0 : Math.ceil(((policy.length - 1) * steps) / policy.length)
  const mayRecur = core.indices.length > 0 && !core.readsTime
  let taken = -1
  let until = 0
  let recurrence: Run['recurrence']
  const watch = (step: number): void => {
    for (let index = 0; index < variables.length; index += 1) variables[index]!.put(point[index]!)
    for (let index = 0; index < watched.length; index += 1) {
      const value = measures[index]!
      watched[index]!.put(value)
      if (!Number.isFinite(value)) gaps[index] ??= step
    }
    if (mayRecur && recurrence === undefined && step >= lastPhase) {
      if (step > lastPhase && motion.isBack('last', core.indices)) recurrence = { period: 1, seen: step }
      else if (taken >= 0 && motion.isBack('earlier', core.indices)) recurrence = { period: step - taken, seen: step }
      else if (step >= until) {
        motion.remember('earlier')
        taken = step
        until = lastPhase + 2 * (step - lastPhase) + 1
      }
      motion.remember('last')
    }
    if (progress && step % betweenLooks === 0) progress(step, steps)
  }
  const ending = motion.run(policy, steps, watch)
  if (ending.kind === 'lost') return E.left(ending.problem)
  if (ending.kind === 'left' && ending.step === 0) return E.left(badStart(course, ending))
  const payoffs = motion.payoffs()
  return E.right({
    ...{ course, policy, steps, ending, gaps, core, last: motion.place() },
    variables: variables.map((each) => each.path()),
    measures: watched.map((each) => each.path()),
    payoffs: new Map(course.payoffs.map(({ player }, index) => [player, payoffs[index]!])),
    ...(recurrence === undefined ? {} : { recurrence }),
  })
}

const badStart = (course: Course, { variable, value }: Extract<Ending, { kind: 'left' }>): Problem => {
  const { name, domain } = course.variables[variable]!
  const kind = domain.kind === 'integer' ? 'a whole number' : 'a number'
  return problem('bad-value', `${name} starts outside its domain`, {
    expected: `${kind} in [${Q.showRational(domain.low)}, ${Q.showRational(domain.high)}]`,
    found: String(value),
    mend: 'change its start, its domain or the parameters',
  })
}
