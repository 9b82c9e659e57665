import * as E from 'fp-ts/lib/Either.js'
import type { Point } from '../formula/domain.js'
import { decode, encode, layoutOf } from '../formula/reading/number.js'
import type { Course } from '../game/dynamic.js'
import type { Motion, Policy } from '../game/motion.js'
import { realMotion } from '../game/real-motion.js'
import { maximise } from '../optimise/maximise.js'
import { meterOf } from '../optimise/meter.js'
import { randomStream } from '../optimise/random.js'
import { spaceOf, type Space } from '../optimise/space.js'
import { problem, type Problem } from '../problem/problem.js'
import { policyByGrid } from './policy-grid.js'
import { fineLevelsOf } from './policy-patterns.js'
import { flatten, searchPolicies, unflat } from './policy-search.js'
import { simplerPolicy } from './policy-simplify.js'

/** The best that was found of all policies of one player that may change between phases. */
export interface BestPolicy {
  readonly player: string
  /** What the choices are in each phase. */
  readonly phases: readonly Point[]
  /** The same, as doubles. */
  readonly policy: Policy
  readonly payoff: number
  /** What the usual choices bring, kept all the time; NaN where the dynamic does not come to its end with them. */
  readonly usual: number
  /** The best that was found of policies that never change. */
  readonly constant: { readonly choices: Point; readonly payoff: number }
  /** What a policy brings that dynamic programming on a grid finds, where that can be done: it owes nothing to the search. */
  readonly byGrid?: number
  /** How many runs were tried. */
  readonly runs: number
}

export interface PolicySearch {
  readonly player: string
  readonly phases: number
  readonly steps: number
  /** How many runs may be tried. */
  readonly runs: number
  readonly seed: string
}

/**
 * The policy over time, constant within each of some phases, that brings a player most at the end.
 *
 * Looked for globally: constant policies first, then those that switch once or twice between levels, then all of them by
 * search, then each phase, each run of phases and each switch on its own. Numerical: what it finds is a lower bound.
 * @returns a Problem where the dynamic has no payoff of the player, or no policy has one.
 */
export const bestPolicy = (course: Course, how: PolicySearch): E.Either<Problem, BestPolicy> => {
  const { player, phases, steps } = how
  const index = course.payoffs.findIndex((payoff) => payoff.player === player)
  const motion = realMotion(course)
  const slots = course.choices.size
  const layout = layoutOf(course.choices)
  const random = randomStream(how.seed).split('policy')
  const valueOf = (policy: Policy): number => payoffOf(motion, policy, steps, index)
  const usual = encode(course.usual, layout)

  const one = spaceOf(course.choices.values())
  const constant = maximise((choices) => valueOf([choices]), one, {
    ...{
      starts: 4,
      evaluations: Math.max(50, Math.floor(how.runs / 5)),
      random: random.split('constant'),
      seeds: [usual],
    },
  })
  const space: Space = { axes: Array.from({ length: phases }, () => one.axes).flat() }
  const meter = meterOf((flat) => valueOf(unflat(flat, slots)), Math.max(50, how.runs - constant.evaluations))
  const repeat = (choices: Float64Array): Float64Array => flatten(Array.from({ length: phases }, () => choices))
  meter.evaluate(repeat(constant.point))
  meter.evaluate(repeat(usual))
  const levels = fineLevelsOf(one, [usual, constant.point])
  const grid = policyByGrid(course, { index, phases, steps, levels, work: gridShare * how.runs * steps })
  const given = grid && flatten(grid)
  if (phases > 1) searchPolicies(meter, space, { ...how, slots, one, usual, constant: constant.point, random, given })
  const found = meter.best()
  if (!(found.value > worst / 2)) return E.left(noEnd(course, player))
  const sizes = levels.map((level) => Math.abs(valueOf([level]))).filter((size) => size < -worst / 2)
  const scale = sizes.reduce((most, size) => Math.max(most, size), 0)
  const policy = simplerPolicy(unflat(found.point, slots), { course, usual, valueOf, payoff: found.value, scale })
  const steady = simplerPolicy([constant.point], { course, usual, valueOf, payoff: constant.value, scale })
  const payoff = valueOf(policy)
  const atUsual = valueOf([usual])
  const byGrid = grid === undefined ? worst : valueOf(grid)
  return E.right({
    ...{ player, policy, payoff, runs: constant.evaluations + meter.spent() },
    ...(byGrid > worst / 2 ? { byGrid } : {}),
    phases: policy.map((choices) => decode(choices, layout)),
    usual: atUsual > worst / 2 ? atUsual : NaN,
    constant: { choices: decode(steady[0]!, layout), payoff: valueOf(steady) },
  })
}

/** The work of the grid, in runs, as a share of those that may be tried. */
const gridShare = 0.5

/** Below every payoff: what a run is worth that does not come to its end, the less the sooner it stops. */
const worst = -1e300

const payoffOf = (motion: Motion, policy: Policy, steps: number, index: number): number => {
  const ending = motion.run(policy, steps)
  if (ending.kind !== 'ran') return worst * (2 - ending.step / (steps + 1))
  const payoff = motion.payoffs()[index]!
  return Number.isFinite(payoff) ? payoff : worst
}

const noEnd = (course: Course, player: string): Problem =>
  problem('not-a-number', `no policy was found with which ${course.name} has a payoff of ${player} at its end`, {
    mend: 'see how it ends with honest choices: run it without --vary',
  })
