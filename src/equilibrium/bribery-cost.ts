import * as Q from '../arithmetic/rational.js'
import type { HoldingClass, Holdings } from '../game/holdings.js'
import type { Slashing } from '../game/slashing.js'

/** What a set of attackers must exceed, and what its members must be paid for. */
export interface BribeTerms {
  /** The share of all weight that a set must exceed; at least 0, below 1. */
  readonly above: Q.Rational
  readonly slashed: Slashing
  /** Fraction of a stake that the price takes, for which only those are paid without whom the attack fails. */
  readonly fall: Q.Rational
  /** Paid to every member, as a share of all weight. */
  readonly effort: Q.Rational
}

/** A number of `scale`-ths as a fraction, not reduced; the denominator is positive. */
export interface Cost {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The terms in whole numbers: costs in parts of 1/scale of all weight, weights in units. */
export interface Prices {
  readonly scale: bigint
  /** Units at most which a set cannot attack: its weight must be at least one more. */
  readonly tolerated: bigint
  readonly total: bigint
  /** Each member. */
  readonly effort: bigint
  /** Each unit of pivotal weight. */
  readonly fall: bigint
  /** `linear` and the slashing of so much weight. */
  readonly cost: (linear: bigint, weight: bigint) => Cost
  /** The same, and a bound for every greater weight. */
  readonly bound: (linear: bigint, weight: bigint) => Cost
  /** Whether a heavier set never loses less to slashing. */
  readonly isRising: boolean
}

export const isBelow = (a: Cost, b: Cost): boolean =>
  a.denominator === b.denominator
    ? a.numerator < b.numerator
    : a.numerator * b.denominator < b.numerator * a.denominator

export const lesser = (a: Cost, b: Cost): Cost => (isBelow(b, a) ? b : a)
export const greater = (a: Cost, b: Cost): Cost => (isBelow(a, b) ? b : a)

export const pricesOf = (total: bigint, { above, slashed, fall, effort }: BribeTerms): Prices => {
  const denominators = [fall.denominator, effort.denominator, slashed.constant?.denominator ?? 1n]
  const scale = denominators.reduce((common, each) => (common * each) / Q.greatestCommonDivisor(common, each), total)
  const wholeScale = scale * total
  const parts = ({ numerator, denominator }: Q.Rational, of: bigint): bigint => (numerator * of) / denominator
  const reading = (loss: Slashing['lossAt']) => {
    if (slashed.constant) {
      const each = parts(slashed.constant, wholeScale) / total
      return (linear: bigint, weight: bigint): Cost => ({ numerator: linear + each * weight, denominator: 1n })
    }
    return (linear: bigint, weight: bigint): Cost => {
      const { numerator, denominator } = loss(Q.rational(weight, total))
      return { numerator: linear * denominator + numerator * wholeScale, denominator }
    }
  }
  return {
    scale: wholeScale,
    total,
    tolerated: Q.floor(Q.multiply(above, Q.rational(total))),
    effort: parts(effort, wholeScale),
    fall: parts(fall, wholeScale) / total,
    cost: reading(slashed.lossAt),
    bound: reading(slashed.leastLossFrom),
    isRising: slashed.isRising,
  }
}

/** A cost as a share of all weight. */
export const shareOf = ({ numerator, denominator }: Cost, { scale }: Prices): Q.Rational =>
  Q.rational(numerator, denominator * scale)

/** How many of each class are in a set. */
export type Counts = readonly bigint[]

/** What a set really costs: the weight of those without whom it is not above the threshold is counted as pivotal. */
export const costOf = (counts: Counts, classes: readonly HoldingClass[], prices: Prices): Cost | undefined => {
  const { weight, members, pivotal } = tallyOf(counts, classes, prices)
  if (weight <= prices.tolerated) return undefined
  return prices.cost(prices.effort * members + prices.fall * pivotal, weight)
}

export interface Tally {
  readonly weight: bigint
  readonly members: bigint
  /** Weight of the pivotal members. */
  readonly pivotal: bigint
}

export const tallyOf = (counts: Counts, classes: readonly HoldingClass[], { tolerated }: Prices): Tally => {
  let weight = 0n
  let members = 0n
  for (const [index, count] of counts.entries()) {
    weight += count * classes[index]!.weight
    members += count
  }
  let pivotal = 0n
  for (const [index, count] of counts.entries()) {
    const own = classes[index]!.weight
    if (weight - own <= tolerated) pivotal += count * own
  }
  return { weight, members, pivotal }
}

/** A search's best set so far, and a bound below which no set's cost lies. */
export interface Search {
  readonly counts: Counts
  readonly cost: Cost
  readonly bound: Cost
}

/**
 * One of the knapsacks into which the question falls apart: the heaviest `large` classes count as pivotal wherever they
 * are members, the rest never, and the weight must be at least `least`.
 */
export interface Cut {
  readonly large: number
  readonly least: bigint
}

/**
 * Of these knapsacks the least cost over all is the least bribe.
 *
 * A member is pivotal iff its weight is at least the set's surplus over the threshold, so that the pivotal are the
 * heaviest: the least set is feasible in the knapsack that is cut just there, at its own cost. And where a knapsack's set
 * has a greater surplus than its cut needs, its members are at most as pivotal as the knapsack counts them.
 */
export const cutsOf = ({ classes }: Pick<Holdings, 'classes'>, { tolerated, total }: Prices): readonly Cut[] =>
  Array.from({ length: classes.length + 1 }, (_, large): Cut => ({
    large,
    least: tolerated + 1n + (classes[large]?.weight ?? 0n),
  })).filter(({ least }) => least <= total)
