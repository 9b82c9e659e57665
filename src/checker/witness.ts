import type { Rational } from '../arithmetic/rational.js'
import type { Domain, Value } from '../formula/domain.js'
import type { Tree } from '../formula/tree.js'
import type { Evaluator } from './evaluate.js'
import { evaluator, isCertain } from './evaluate.js'
import type { Enclosure, Goal, GoalPoint, WitnessCheck } from './goal.js'
import type { Interval } from './interval.js'
import * as I from './interval.js'
import * as Q from './rational.js'
import { solveState } from './state.js'

/** An admissible point, with its states; formulas are evaluated there. */
export interface Place {
  readonly states: ReadonlyMap<string, Enclosure>
  readonly at: Evaluator
}

/** Larger numbers than any witness needs would only cost time. */
const largest = 1n << 2048n

const readNumber = ({ numerator, denominator }: Rational): Rational | undefined =>
  typeof numerator === 'bigint' &&
  typeof denominator === 'bigint' &&
  denominator > 0n &&
  denominator < largest &&
  numerator < largest &&
  -numerator < largest
    ? Q.quotient(numerator, denominator)
    : undefined

const readValue = (value: Value, domain: Domain): Interval | ReadonlySet<string> | undefined => {
  if (domain.kind === 'options')
    return typeof value === 'string' && domain.options.includes(value) ? new Set([value]) : undefined
  const number = typeof value === 'string' ? undefined : readNumber(value)
  if (!number || Q.compare(number, domain.low) < 0 || Q.compare(number, domain.high) > 0) return undefined
  return domain.kind === 'integer' && !Q.isInteger(number) ? undefined : I.point(number)
}

/** Goes to a point: every variable in its domain, every state solved for, `assuming` certainly true. */
export const place = (goal: Goal, point: GoalPoint): Place | { readonly why: string } => {
  const box = new Map<string, Interval | ReadonlySet<string>>()
  for (const [name, domain] of goal.variables) {
    const value = point.get(name)
    if (value === undefined) return { why: `${name} is missing` }
    const range = readValue(value, domain)
    if (!range) return { why: `${name} is not in its domain` }
    box.set(name, range)
  }
  for (const name of point.keys()) if (!goal.variables.has(name)) return { why: `the goal has no variable ${name}` }
  const states = new Map<string, Enclosure>()
  for (const state of goal.states) {
    const solution = solveState(state, box)
    if ('why' in solution) return solution
    states.set(state.name, solution)
    box.set(state.name, solution)
  }
  const at = evaluator(box)
  return isCertain(at.condition(goal.assuming)) ? { states, at } : { why: 'the assumptions do not certainly hold' }
}

/** A formula's value at a place, if it certainly has one. */
export const valueAt = ({ at }: Place, tree: Tree): Enclosure | undefined => {
  const { range, total } = at.tree(tree)
  return range && total && Q.isFinite(range.low) && Q.isFinite(range.high) ? range : undefined
}

/**
 * Recomputes a witness: whether the point is admissible and certainly breaks the goal, with all figures.
 *
 * Exact wherever the values are rational (up to 1,024 bits) and the states' solutions are; enclosures elsewhere.
 * Never throws on a bad point.
 */
export const checkWitness = (goal: Goal, point: GoalPoint): WitnessCheck => {
  const found = place(goal, point)
  if ('why' in found) return { accepted: false, why: found.why }
  if (!isCertain(found.at.condition(goal.violation)))
    return { accepted: false, why: 'the claim is not certainly broken there' }
  const gain = valueAt(found, goal.gain)
  if (!gain) return { accepted: false, why: 'the gain has no value there' }
  const payoffs: { player: string; honest: Enclosure; deviation: Enclosure }[] = []
  for (const { player, ...formulas } of goal.payoffs) {
    const honest = valueAt(found, formulas.honest)
    const deviation = valueAt(found, formulas.deviation)
    if (!honest || !deviation) return { accepted: false, why: `the payoff of ${player} has no value there` }
    payoffs.push({ player, honest, deviation })
  }
  const cost = goal.cost && valueAt(found, goal.cost)
  return { accepted: true, states: found.states, payoffs, gain, ...(cost ? { cost } : {}) }
}
