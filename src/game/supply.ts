import * as build from '../formula/build.js'
import { formula } from '../formula/template/template.js'
import { formulaOf, type Formula, type Numeric } from '../formula/template/handle.js'
import type { Tree } from '../formula/tree.js'

/** One point of a supply curve: at this yield this much is supplied. */
export interface SupplyPoint<out N extends string = string> {
  readonly stake: Numeric<N>
  readonly yield: Numeric<N>
}

/**
 * Isoelastic inverse supply: the yield that the marginal holder asks is yield0 · (stake / stake0)^slope.
 *
 * The elasticity of supply is 1 / slope. A formula, to be the quantile of a population.
 * @example isoelasticSupply(formula`${holders.rank} * 120e6`, { stake: 30e6, yield: 0.03 }, 1)
 */
export const isoelasticSupply = <N extends string = never, M extends string = never, S extends string = never>(
  stake: Numeric<N>,
  at: SupplyPoint<M>,
  slope: Numeric<S>,
): Formula<N | M | S> => formula<N | M | S>`${at.yield} * (${stake} / ${at.stake})^${slope}`

/** All ETH, of which Elowsson's curve takes shares. */
const elowssonEther = 120_000_000

/**
 * Elowsson's inverse supply of stake: c · √d + 0.003 · d / (1 − d), d the share staked of 120 million ETH; c is such that
 * the curve passes through a given point.
 *
 * It has no value at d = 1: the last holder cannot be paid enough.
 * @source A. Elowsson, "Properties of issuance level" (2024)
 * @example elowssonSupply(formula`${holders.rank} * 120e6`, { stake: 25e6, yield: 0.025 })
 */
export const elowssonSupply = <N extends string = never, M extends string = never>(
  stake: Numeric<N>,
  through: SupplyPoint<M>,
): Formula<N | M> => {
  const share = formula<N>`${stake} / ${elowssonEther}`
  const known = formula<M>`${through.stake} / ${elowssonEther}`
  const scale = formula<M>`(${through.yield} - 0.003 * ${known} / (1 - ${known})) / sqrt(${known})`
  return formula<N | M>`${scale} * sqrt(${share}) + 0.003 * ${share} / (1 - ${share})`
}

/** Of a longer list so many evenly spaced quantiles are taken: a formula has its limits. */
export const mostKnots = 1025

/**
 * The quantile function of a list: the k-th least of n numbers at the rank (k − 1) / (n − 1), and straight lines between.
 *
 * Written as a sum of ramps, each of which rises from 0 to its number's distance from the one before, so that the curve's
 * slope is bounded on every interval, across its corners too.
 * @param sorted one number or more, finite and ascending; of more than {@link mostKnots} as many evenly spaced quantiles.
 * @example empiricalSupply(holders.rank, [0.01, 0.02, 0.05])
 */
export const empiricalSupply = <N extends string = never>(rank: Formula<N>, sorted: ArrayLike<number>): Formula<N> => {
  const knots = knotsOf(sorted)
  const steps = knots.length - 1
  const ramps = knots.slice(1).flatMap((knot, index): readonly Tree[] => {
    const rise = build.subtract(build.constant(knot), build.constant(knots[index]!))
    if (knot === knots[index]) return []
    const travelled = build.subtract(build.multiply(build.constant(steps), rank.tree), build.constant(index))
    const share = build.extremum('min', [build.constant(1), build.extremum('max', [build.constant(0), travelled])])
    return [build.multiply(rise, share)]
  })
  return formulaOf(balancedSum([build.constant(knots[0]!), ...ramps]))
}

const knotsOf = (sorted: ArrayLike<number>): readonly number[] => {
  if (sorted.length <= mostKnots) return Array.from(sorted)
  return Array.from({ length: mostKnots }, (_, knot) => {
    const place = (knot / (mostKnots - 1)) * (sorted.length - 1)
    const below = Math.floor(place)
    const share = place - below
    const above = Math.min(sorted.length - 1, below + 1)
    return sorted[below]! * (1 - share) + sorted[above]! * share
  })
}

/** As shallow as can be: the depth of formulas is limited. */
const balancedSum = (terms: readonly Tree[]): Tree => {
  if (terms.length === 1) return terms[0]!
  const half = terms.length >> 1
  return build.add(balancedSum(terms.slice(0, half)), balancedSum(terms.slice(half)))
}
