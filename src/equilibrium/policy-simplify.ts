import { decode, encode, layoutOf } from '../formula/reading/number.js'
import type { Course } from '../game/dynamic.js'
import type { Policy } from '../game/motion.js'
import { simplifyPoint } from './simple-value.js'

export interface Simplifying {
  readonly course: Course
  readonly usual: Float64Array
  readonly valueOf: (policy: Policy) => number
  readonly payoff: number
  /** How large payoffs are: beside it rounding is nothing. */
  readonly scale: number
}

/** What a policy may lose by being made simpler, as a share of what it brings. */
const negligible = 1e-7
const rounding = 1e-12

/**
 * The same policy without what brings nothing: phases as usual, or as the phase before, and simple numbers, wherever
 * that costs nothing.
 */
export const simplerPolicy = (policy: Policy, { course, usual, valueOf, payoff, scale }: Simplifying): Policy => {
  const least = payoff - Math.max(negligible * Math.abs(payoff), rounding * scale)
  let now = [...policy]
  const attempt = (changed: Policy): boolean => {
    if (!(valueOf(changed) >= least)) return false
    now = [...changed]
    return true
  }
  for (const [phase] of policy.entries())
    if (!attempt(now.with(phase, usual)) && phase > 0) attempt(now.with(phase, now[phase - 1]!))
  const layout = layoutOf(course.choices)
  for (let from = 0; from < now.length;) {
    const choices = now[from]!
    let to = from
    while (to < now.length && now[to]!.join() === choices.join()) to += 1
    const [start, end] = [from, to]
    const within = (replaced: Float64Array): Policy =>
      now.map((each, phase) => (phase >= start && phase < end ? replaced : each))
    const simple = simplifyPoint(
      decode(choices, layout),
      course.choices,
      (candidate) => valueOf(within(encode(candidate, layout))) >= least,
    )
    attempt(within(encode(simple, layout)))
    from = to
  }
  return now
}
