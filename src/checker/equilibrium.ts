import { checkCertificate } from './certificate.js'
import type { Certificate, Enclosure, Goal, GoalPoint } from './goal.js'
import * as Q from './rational.js'
import { place, valueAt } from './witness.js'

/** What is said of one player of an equilibrium. */
export interface EquilibriumPlayer {
  readonly name: string
  /** Its violation is `gain > r`: no deviation of this player from the profile gains more than a number r ≥ 0. */
  readonly goal: Goal
  readonly certificate: Certificate
  /** The best deviation that is known. */
  readonly best: GoalPoint
}

export type EquilibriumCheck =
  { readonly accepted: true; readonly regret: Enclosure } | { readonly accepted: false; readonly why: string }

/**
 * Decides what the regret of a profile is: the most that any player gains by deviating from it alone.
 *
 * From below by the best deviation known of each player, from above by the certificates that none gains more.
 */
export const checkEquilibrium = ({ players }: { readonly players: readonly EquilibriumPlayer[] }): EquilibriumCheck => {
  let low = Q.zero
  let high = Q.zero
  for (const { name, goal, certificate, best } of players) {
    const rejected = (why: string): EquilibriumCheck => ({ accepted: false, why: `${name}: ${why}` })
    const { violation } = goal
    if (violation.kind !== 'compare' || violation.operator !== '>' || violation.right.kind !== 'constant')
      return rejected('the goal does not say that no gain is above a number')
    if (violation.left !== goal.gain) return rejected('the goal compares something else than the gain')
    const found = place(goal, best)
    if ('why' in found) return rejected(found.why)
    const gain = valueAt(found, goal.gain)
    if (!gain) return rejected('the gain of the best deviation has no value')
    const check = checkCertificate(goal, certificate)
    if (!check.accepted) return rejected(check.why)
    low = Q.max(low, gain.low)
    high = Q.max(high, violation.right.value)
  }
  return { accepted: true, regret: { low, high } }
}
