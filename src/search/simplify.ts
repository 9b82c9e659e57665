import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Goal, GoalPoint } from '../checker/goal.js'
import type { Point, Value } from '../formula/domain.js'
import { exactReading } from '../formula/reading/exact.js'
import { encode } from '../formula/reading/number.js'
import { maximise } from '../optimise/maximise.js'
import type { RandomStream } from '../optimise/random.js'
import { confirmedGain } from './confirm.js'
import type { Evaluator } from './evaluator.js'
import { exactPoint, intoDomain, isInDomain, wholePoint } from './exact-point.js'
import type { GoalCase } from './goal-case.js'
import { hardness, simpleNumbers } from './simple-numbers.js'

export interface Simplification {
  readonly whole: Goal
  readonly goalCase: GoalCase
  readonly evaluator: Evaluator
  /** What parameters and types are set to where the violation survives it. */
  readonly prefer: Point
  readonly random: RandomStream
}

export interface Simplified {
  readonly point: GoalPoint
  readonly gain: number
}

/** A margin below this share of the numbers it is a difference of is taken for a rounding error. */
const clearlyPositive = 1e-12
/** How much of the best gain simpler deviations must keep. */
const keptByDeviations = 0.95
const keptByParameters = 0.5
const hardNumber = 3

/**
 * From a point that breaks a goal to a simple one that certainly does: parameters and types at their preferred values
 * wherever the violation survives that, others at simple numbers; then the deviation that gains the most there, rounded
 * as far as 95 % of that gain are kept.
 *
 * Undefined where no such point is accepted by the checker: what looked like a violation was a rounding error.
 */
export const simplify = (given: Simplification, start: Float64Array): Simplified | undefined => {
  const { whole, goalCase, evaluator, prefer, random } = given
  const { variables, deviating } = goalCase.goal
  const implicit = new Set(goalCase.implicit.map(({ name }) => name))
  const names = [...variables.keys()].filter((name) => !implicit.has(name))
  const settled = names.filter((name) => prefer.has(name) && !deviating.has(name))
  const free = names.filter((name) => !settled.includes(name))

  /** The gain in doubles where the point clearly breaks the goal, else -Infinity. */
  const gainAt = (point: Point): number => {
    const { isViolated, gain } = evaluator.read(encode(point, evaluator.layout))
    return isViolated && evaluator.clearness() > clearlyPositive ? gain : -Infinity
  }

  /** Climbs the gain from a point, moving some variables only. */
  const climb = (point: Point, moving: readonly string[], evaluations: number, starts: number): Point => {
    if (moving.length === 0) return point
    const seed = encode(point, evaluator.layout).slice(0, variables.size)
    const space = {
      axes: evaluator.space.axes.map((axis, slot) =>
        moving.includes([...variables.keys()][slot]!) ? axis : { ...axis, low: seed[slot]!, high: seed[slot]! },
      ),
    }
    const best = maximise(evaluator.towardsGain, space, { starts, evaluations, random, seeds: [seed] })
    const climbed = exactPoint(goalCase, evaluator, best.point)
    // What did not move keeps its exact value, which a double may not.
    return new Map([...point].map(([name, value]) => [name, moving.includes(name) ? climbed.get(name)! : value]))
  }

  const stages: Point[] = []
  let current = exactPoint(goalCase, evaluator, start)
  stages.push(current)
  const accept = (point: Point): void => {
    current = point
    stages.push(point)
  }

  const preferred = (name: string): Value | undefined => {
    const domain = variables.get(name)!
    const value = prefer.get(name)!
    if (isInDomain(domain, value)) return value
    if (domain.kind === 'options') return domain.options.length === 1 ? domain.options[0] : undefined
    // The assumptions exclude it: the nearest bound that they leave, if they leave it.
    return typeof value === 'string' ? undefined : Q.compare(value, domain.low) < 0 ? domain.low : domain.high
  }
  const unsettled = (): string[] =>
    settled.filter((name) => preferred(name) !== undefined && !isSame(current.get(name)!, preferred(name)!))

  const settle = (group: readonly string[], evaluations: number): boolean => {
    const candidate = new Map(current)
    for (const name of group) candidate.set(name, preferred(name)!)
    if (gainAt(candidate) > 0) {
      accept(candidate)
      return true
    }
    const climbed = climb(candidate, free, evaluations, 2)
    if (!(gainAt(climbed) > 0)) return false
    accept(climbed)
    return true
  }

  if (!(gainAt(current) > 0)) {
    const climbed = climb(current, free, 2000, 2)
    if (gainAt(climbed) > 0) accept(climbed)
  }

  // All at once, then halves, quarters, … , one by one, and again as long as that helps.
  if (unsettled().length > 0 && !settle(unsettled(), 4000))
    for (let size = Math.ceil(unsettled().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      let helped = true
      while (helped) {
        helped = false
        const rest = unsettled()
        for (let from = 0; from < rest.length; from += size)
          if (settle(rest.slice(from, from + size), 600)) helped = true
        if (size > 1) break
      }
    }

  // What had to stay away from its preferred value, and what nobody prefers, at simple numbers.
  const others = [...unsettled(), ...free.filter((name) => !deviating.has(name))]
  for (const name of others) {
    if (settled.includes(name) && settle([name], 600)) continue
    simplifyOne(
      name,
      keptByParameters * gainAt(current),
      free.filter((other) => other !== name),
    )
  }

  const moving = free.filter((name) => deviating.has(name))
  const best = climb(current, moving, 20_000, 8)
  if (gainAt(best) >= gainAt(current)) accept(best)
  const enough = keptByDeviations * gainAt(current)
  moving.forEach((name, index) => {
    simplifyOne(name, enough, moving.slice(index + 1))
  })
  // What had to depart for the sake of a choice that was simplified after it may go back to honest now.
  for (const name of moving) {
    const honest = honestValue(name)
    if (honest === undefined || !isInDomain(variables.get(name)!, honest)) continue
    if (gainAt(withValue(name, honest)) >= enough) accept(withValue(name, honest))
  }

  for (const stage of stages.reverse()) {
    const point = wholePoint(whole, goalCase, withSolutions(stage))
    if (point === undefined) continue
    const gain = confirmedGain(whole, point)
    if (gain !== undefined) return { point, gain }
  }
  return undefined

  /** Sets a variable to the simplest value that keeps so much gain, if need be letting others follow. */
  function simplifyOne(name: string, least: number, followers: readonly string[]): void {
    const candidates = candidatesFor(name)
    const own = current.get(name)!
    const reached = candidates.find((value) => isSame(value, own) || gainAt(withValue(name, value)) >= least)
    if (reached !== undefined) accept(withValue(name, reached))
    if (followers.length === 0 || typeof reached === 'string' || (reached && hardness(reached) < hardNumber)) return
    for (const value of candidates.slice(0, 16)) {
      if (typeof value !== 'string' && hardness(value) >= hardNumber) break
      const followed = climb(withValue(name, value), followers, 400, 1)
      if (gainAt(followed) >= least) {
        accept(followed)
        return
      }
    }
  }

  /** What only numbers can follow, at the simplest number that doubles do not tell from it. */
  function withSolutions(point: Point): Point {
    if (implicit.size === 0) return point
    evaluator.read(encode(point, evaluator.layout))
    const complete = new Map(point)
    for (const { name, domain } of goalCase.implicit) {
      const value = Q.fromNumber(evaluator.values[evaluator.layout.slots.get(name)!]!)
      const isNear = (other: Q.Rational): boolean =>
        Math.abs(Q.toNumber(Q.subtract(other, value))) <= 1e-9 * Math.max(1, Math.abs(Q.toNumber(value)))
      complete.set(name, simpleNumbers(domain, value).find(isNear) ?? intoDomain(domain, value))
    }
    return complete
  }

  function withValue(name: string, value: Value): Point {
    return new Map(current).set(name, value)
  }

  function candidatesFor(name: string): readonly Value[] {
    const domain = variables.get(name)!
    const honest = honestValue(name)
    if (domain.kind === 'options') return [...(honest === undefined ? [] : [honest]), ...domain.options]
    const own = current.get(name) as Q.Rational
    const wished = prefer.get(name)
    const simple = simpleNumbers(domain, own, typeof wished === 'object' ? [wished] : [])
    return honest !== undefined && isInDomain(domain, honest) ? [honest, ...simple] : simple
  }

  function honestValue(name: string): Value | undefined {
    const setting = deviating.get(name)
    if (setting === undefined) return undefined
    if (setting.kind === 'option') return setting.option
    const value = exactReading(current).tree(setting)
    return E.isRight(value) ? value.right : undefined
  }
}

const isSame = (a: Value, b: Value): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : Q.equals(a, b)
