import * as Q from '../arithmetic/rational.js'
import { holdingsOf, type Holding, type Holdings } from '../game/holdings.js'
import type { BribeTerms } from './bribery-cost.js'
import { cheapestBribe, type Bribe } from './bribery.js'
import { corruptionOf } from './corruption.js'

/** A way to distribute the stake, and the least bribe against it. */
export interface Distribution {
  readonly name: string
  readonly holdings: Holdings
  readonly bribe: Bribe
}

/** Distributions among at most so many holders, side by side. */
export interface Distributions {
  readonly known: readonly Distribution[]
  /** The one of the greatest least bribe that was found. */
  readonly best: Distribution
  /** No distribution among at most so many holders has a greater least bribe. */
  readonly bound: Q.Rational
  /** The same of those in which every single holder can be spared; absent where there are none, or none was found. */
  readonly spared?: { readonly best: Distribution; readonly bound: Q.Rational }
  /** How many distributions were tried. */
  readonly tried: number
}

const fewHolders = 7
/** Shares of small numbers of holders are tried in so many parts. */
const parts = 20
const evenSteps = 40
const mostZipf = 5000n
/** Beyond, Zipf's weights are rounded: their common denominator is long. */
const mostExact = 100n

/**
 * The distribution of a stake among at most n holders that makes the cheapest bribe dearest.
 *
 * Tried are equal holders of many numbers up to n, a few heavy holders beside equal light ones, and every distribution of 20
 * parts among up to 7; each is evaluated exactly. So `best` is the best found, and the best there is where it meets `bound`.
 *
 * The bound: of k ≤ n holders, the m = ⌊above · k⌋ + 1 heaviest always weigh more than `above` (their mean is no less than 1/k),
 * and cost at most effort · m, and what slashing takes at most, and fall times all their weight, which is at most 1. So
 * V* ≤ greatest loss + fall + effort · (⌊above · n⌋ + 1). Where effort is nothing, one holder of everything has just that: nobody can
 * attack without it, and it stands to lose all.
 *
 * Where every single holder can be spared, offers to all of them make nobody pivotal, so that V* ≤ loss of all + effort · n: the
 * price deters nobody. Of three equal holders and a threshold of half that is reached where fall is at least half of what is slashed.
 */
export const compareDistributions = (most: bigint, terms: BribeTerms, seed: string): Distributions => {
  const effortless = { work: 20_000, seed }
  let best: Distribution | undefined
  let spared: Distribution | undefined
  let tried = 0
  const evaluate = (name: string, holdings: readonly Holding[], rounded = false): Distribution => {
    const held = holdingsOf(holdings, rounded)
    const found = { name, holdings: held, bribe: cheapestBribe(held, terms, effortless) }
    tried += 1
    if (isBetter(found, best)) best = found
    if (isEverySpared(held) && isBetter(found, spared)) spared = found
    return found
  }

  /** Of two with the same least bribe, the one is better of which more must be corrupted. */
  const isBetter = ({ holdings, bribe }: Distribution, than: Distribution | undefined): boolean => {
    if (than === undefined) return true
    // What is only bounded counts for the bound: the least bribe may be no more.
    const order = Q.compare(bribe.bound, than.bribe.bound)
    const fewest = (of: Holdings): bigint => corruptionOf(of, terms.above).holders
    return order > 0 || (order === 0 && fewest(holdings) > fewest(than.holdings))
  }
  const isEverySpared = ({ classes, total }: Holdings): boolean =>
    Q.compare(Q.rational(total - classes[0]!.weight, total), terms.above) > 0

  const known = [
    evaluate(`${showCount(most)} equal holders`, equal(most)),
    ...(most > 1n && most <= mostZipf
      ? [
          evaluate(
            `${showCount(most)} holders by Zipf's law, 1/rank`,
            Array.from({ length: Number(most) }, (_, index) => ({
              weight: Q.rational(1n, BigInt(index + 1)),
              count: 1n,
            })),
            most > mostExact,
          ),
        ]
      : []),
    ...(most > 1n
      ? [evaluate(`one with half, ${showCount(most - 1n)} equal beside it`, heavy(most, 1n, Q.rational(1n, 2n)))]
      : []),
    evaluate('one with everything', equal(1n)),
  ]
  for (const count of countsUpTo(most)) evaluate(`${showCount(count)} equal holders`, equal(count))
  for (const count of countsUpTo(most < 12n ? most : 12n))
    for (let part = 1; part < parts && count < most; part += 1) {
      const share = Q.rational(BigInt(part), BigInt(parts))
      const each = Q.toNumber(Q.divide(share, Q.rational(count)))
      evaluate(
        `${showCount(count)} with ${(100 * each).toPrecision(3)} % each, ${showCount(most - count)} equal beside them`,
        heavy(most, count, share),
      )
    }
  const few = Number(most < BigInt(fewHolders) ? most : BigInt(fewHolders))
  for (const partition of partitionsOf(parts, few))
    evaluate(
      `shares of ${partition.map((part) => `${(100 * part) / parts}`).join(', ')} %`,
      partition.map((part) => ({ weight: Q.rational(BigInt(part)), count: 1n })),
    )

  const greatestLoss = terms.slashed.isRising ? terms.slashed.lossAt(Q.one) : Q.one
  const needed = Q.rational(Q.floor(Q.multiply(terms.above, Q.rational(most))) + 1n)
  const bound = Q.add(Q.add(greatestLoss, terms.fall), Q.multiply(terms.effort, needed))
  const ofAll = Q.add(terms.slashed.lossAt(Q.one), Q.multiply(terms.effort, Q.rational(most)))
  return {
    known,
    best: best!,
    bound,
    ...(spared === undefined ? {} : { spared: { best: spared, bound: Q.min(bound, ofAll) } }),
    tried,
  }
}

const equal = (count: bigint): readonly Holding[] => [{ weight: Q.one, count }]

/** So many heavy holders who share a part of all, and the others, who share the rest equally. */
const heavy = (most: bigint, count: bigint, share: Q.Rational): readonly Holding[] => [
  { weight: Q.divide(share, Q.rational(count)), count },
  { weight: Q.divide(Q.subtract(Q.one, share), Q.rational(most - count)), count: most - count },
]

/** Every small number of holders, then ever wider apart, and the last few before the most. */
export const countsUpTo = (most: bigint): readonly bigint[] => {
  const counts = new Set<bigint>()
  for (let count = 1n; count <= most && count <= BigInt(evenSteps); count += 1n) {
    counts.add(count)
    counts.add(most - count + 1n)
  }
  for (let step = 0; step <= evenSteps; step += 1)
    counts.add(BigInt(Math.max(1, Math.round(Number(most) ** (step / evenSteps)))))
  return [...counts].filter((count) => count >= 1n && count <= most).sort((a, b) => (a < b ? -1 : 1))
}

/** The ways to write a number as a sum of at most so many positive parts, each in falling order. */
const partitionsOf = function* (sum: number, most: number, largest = sum): Generator<readonly number[]> {
  if (sum === 0) yield []
  else if (most > 0)
    for (let part = Math.min(sum, largest); part * most >= sum; part -= 1)
      for (const rest of partitionsOf(sum - part, most - 1, part)) yield [part, ...rest]
}

const showCount = (count: bigint): string => count.toString().replace(/\B(?=(\d{3})+$)/g, ',')
