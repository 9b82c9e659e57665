import * as Q from '../arithmetic/rational.js'
import type { Holdings } from '../game/holdings.js'

/** The fewest holders who can attack, and what they hold: all that protects where nobody takes bribes but the corrupt. */
export interface Corruption {
  readonly holders: bigint
  readonly weight: Q.Rational
}

/**
 * The fewest holders with more than a share of all weight: the heaviest ones (the "Nakamoto coefficient").
 *
 * Exact; linear in the classes. While holders with at least 1 − above refuse, no set can attack.
 * @param above at least 0, below 1.
 */
export const corruptionOf = ({ classes, total }: Holdings, above: Q.Rational): Corruption => {
  let missing = Q.floor(Q.multiply(above, Q.rational(total))) + 1n
  let [holders, held] = [0n, 0n]
  for (const { weight, count } of classes) {
    const needed = (missing + weight - 1n) / weight
    const taken = needed < count ? needed : count
    holders += taken
    held += taken * weight
    missing -= taken * weight
    if (missing <= 0n) break
  }
  return { holders, weight: Q.rational(held, total) }
}
