import * as Q from '../arithmetic/rational.js'
import type { Holdings } from '../game/holdings.js'
import { searchCounts } from './bribery-counts.js'
import {
  costOf,
  greater,
  isBelow,
  pricesOf,
  shareOf,
  tallyOf,
  type BribeTerms,
  type Prices,
  type Search,
} from './bribery-cost.js'
import { searchSets } from './bribery-sets.js'

export type { BribeTerms } from './bribery-cost.js'

/** The least total of bribes that makes a set above the threshold attack, and what is known of it. */
export interface Bribe {
  /** What the set found costs, as a share of all weight. Exact. */
  readonly cost: Q.Rational
  /** No set costs less than this. */
  readonly bound: Q.Rational
  /** Whether the set is proved to be a cheapest one. */
  readonly isLeast: boolean
  /** Who is bribed: how many of each class of holders, in the order of the holdings. */
  readonly members: readonly Bribed[]
  readonly weight: Q.Rational
  readonly size: bigint
  /** What the cost is made of. */
  readonly slashing: Q.Rational
  readonly price: Q.Rational
  readonly effort: Q.Rational
}

export interface Bribed {
  /** Share of all weight that each has. */
  readonly weight: Q.Rational
  readonly count: bigint
  /** Of how many such holders. */
  readonly of: bigint
  readonly isPivotal: boolean
  /** What each must be paid. */
  readonly bribe: Q.Rational
}

/** How long to look. */
export interface Bribing {
  /** Steps of the searches, about a million a second. */
  readonly work?: number
  readonly seed?: string
}

const fewClasses = 8
const fewHolders = 1000
const greedyWork = 400

/**
 * The least total bribe at which all members of some set above the threshold accept, as a Nash equilibrium.
 *
 * A member of the set B with the share w of all weight accepts iff its bribe is at least
 * slashed(W) · w + effort, and fall · w more if the attack fails without it, which is where W − w ≤ above (W the share of B).
 * Who is not pivotal loses to the price in any case. So V* = min over B with W > above of
 * slashed(W) · W + effort · |B| + fall · Σ over pivotal members of w.
 *
 * Exact arithmetic throughout. `isLeast` says that the set is proved to be a cheapest one; where the work runs out first, or the
 * slashed fraction falls with the share among many holders, `bound` says how much less another set could cost at most.
 * Few different weights, of any number of holders each, are searched by counts, up to 1,000 holders one by one; beyond, the
 * set is a greedy one and the bound that of a linear relaxation.
 * @param holdings at least one holder.
 * @returns all amounts as shares of all weight.
 * @example cheapestBribe(holdingsOf([{ weight: one, count: 3n }]), { above: half, slashed: constantSlashing(one), fall: half, effort: zero }).cost // 1
 */
export const cheapestBribe = (
  holdings: Holdings,
  terms: BribeTerms,
  { work = 1_000_000, seed = '42' }: Bribing = {},
): Bribe => {
  const prices = pricesOf(holdings.total, terms)
  const everyone = holdings.classes.map(({ count }) => count)
  const start: Search = {
    counts: everyone,
    cost: costOf(everyone, holdings.classes, prices)!,
    bound: prices.bound(prices.effort, prices.tolerated + 1n),
  }
  const isByCounts = holdings.classes.length <= fewClasses || holdings.holders > BigInt(fewHolders) || !prices.isRising
  const counted = searchCounts(
    holdings,
    prices,
    isByCounts ? work : Math.min(work, greedyWork * holdings.classes.length),
    start,
  )
  const isSettled = !isBelow(counted.bound, counted.cost)
  const found =
    isSettled || holdings.holders > BigInt(fewHolders) || !prices.isRising
      ? counted
      : searchSets(holdings, prices, work, counted, seed)
  return bribeOf(holdings, terms, prices, { ...found, bound: greater(found.bound, start.bound) })
}

const bribeOf = (
  { classes, total }: Holdings,
  { slashed, fall, effort }: BribeTerms,
  prices: Prices,
  { counts, cost, bound }: Search,
): Bribe => {
  const { weight, members, pivotal } = tallyOf(counts, classes, prices)
  const share = Q.rational(weight, total)
  const slashing = slashed.lossAt(share)
  const fraction = Q.divide(slashing, share)
  return {
    cost: shareOf(cost, prices),
    bound: isBelow(bound, cost) ? shareOf(bound, prices) : shareOf(cost, prices),
    isLeast: !isBelow(bound, cost),
    members: classes.flatMap((each, index) => {
      const count = counts[index]!
      if (count === 0n) return []
      const own = Q.rational(each.weight, total)
      const isPivotal = weight - each.weight <= prices.tolerated
      const lost = Q.multiply(isPivotal ? Q.add(fraction, fall) : fraction, own)
      return [{ weight: own, count, of: each.count, isPivotal, bribe: Q.add(lost, effort) }]
    }),
    weight: share,
    size: members,
    slashing,
    price: Q.multiply(fall, Q.rational(pivotal, total)),
    effort: Q.multiply(effort, Q.rational(members)),
  }
}
