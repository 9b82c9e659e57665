import type { Goal, GoalPoint } from '../checker/goal.js'
import type { Point, Value } from '../formula/domain.js'
import { isInDomain } from './exact-point.js'
import { simpleNumbers } from './simple-numbers.js'

const mostCandidates = 20

/**
 * A simpler point of a goal at which something still holds: each variable in turn at its preferred value, else at the
 * simplest number that keeps it so.
 */
export const simplifyWhile = (
  goal: Goal,
  start: GoalPoint,
  prefer: Point,
  holds: (point: GoalPoint) => boolean,
): GoalPoint => {
  let current = start
  for (const [name, domain] of goal.variables) {
    const own = current.get(name)!
    const wished = prefer.get(name)
    const first: readonly Value[] = wished !== undefined && isInDomain(domain, wished) ? [wished] : []
    const rest: readonly Value[] =
      domain.kind === 'options' ? domain.options : typeof own === 'string' ? [] : simpleNumbers(domain, own)
    for (const value of [...first, ...rest].slice(0, mostCandidates)) {
      const candidate = new Map(current).set(name, value)
      if (!holds(candidate)) continue
      current = candidate
      break
    }
  }
  return current
}
