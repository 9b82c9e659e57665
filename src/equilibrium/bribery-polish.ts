import * as Q from '../arithmetic/rational.js'
import type { RandomStream } from '../optimise/random.js'

/** Members and others of one size class: an index of each into all weights. */
export interface Split {
  readonly inside: readonly number[]
  readonly outside: readonly number[]
}

interface Swap {
  readonly out: number
  readonly in: number
  /** How much heavier the set gets, in doubles. */
  readonly change: number
}

/** So many swaps of one member for one other; from four at once of these, sums come close to everything. */
const mostSwaps = 500
const mostCandidates = 8
const scale = 2 ** 52

/**
 * Looks for up to four swaps of members for others after which a set's surplus is smaller and still not negative.
 *
 * Heuristic: what it gives is checked exactly, and nothing follows where it gives nothing. O(m² log m) in swaps of one.
 * @returns the members after the swaps.
 */
export const polish = (
  weights: readonly bigint[],
  total: bigint,
  { inside, outside }: Split,
  surplus: bigint,
  random: RandomStream,
): Split | undefined => {
  const approximate = (value: bigint): number => Q.toNumber(Q.rational(value, total)) * scale
  const swaps = swapsOf(weights, approximate, { inside, outside }, random)
  if (swaps.length === 0) return undefined
  const sums = pairSums(swaps)
  const goal = -approximate(surplus)
  const found: (readonly [number, number])[] = []
  let closest = 0
  for (let [low, high] = [0, sums.length - 1]; low <= high;) {
    const change = sums[low]! + sums[high]!
    if (change < goal) low += 1
    else {
      if (change < closest) {
        closest = change
        found.push([sums[low]!, sums[high]!])
      }
      high -= 1
    }
  }
  for (const [one, other] of found.slice(-mostCandidates).reverse()) {
    const chosen = [...swapsWithSum(swaps, one), ...swapsWithSum(swaps, other)]
    const [out, into] = [new Set(chosen.map((swap) => swap.out)), new Set(chosen.map((swap) => swap.in))]
    if (out.size < chosen.length || into.size < chosen.length) continue
    const change = chosen.reduce((sum, swap) => sum + weights[swap.in]! - weights[swap.out]!, 0n)
    if (change >= 0n || surplus + change < 0n) continue
    return {
      inside: [...inside.filter((index) => !out.has(index)), ...into],
      outside: [...outside.filter((index) => !into.has(index)), ...out],
    }
  }
  return undefined
}

/** A set of the same size nearby, to start again from. */
export const shake = ({ inside, outside }: Split, random: RandomStream): Split => {
  const [members, others] = [[...inside], [...outside]]
  for (let times = 0; times < 3; times += 1) {
    const [one, other] = [random.integer(members.length), random.integer(others.length)]
    const held = members[one]!
    members[one] = others[other]!
    others[other] = held
  }
  return { inside: members, outside: others }
}

/** Swaps of unlike holders near each other in weight, each member with several. */
const swapsOf = (
  weights: readonly bigint[],
  approximate: (value: bigint) => number,
  { inside, outside }: Split,
  random: RandomStream,
): readonly Swap[] => {
  const values = new Map([...inside, ...outside].map((index) => [index, approximate(weights[index]!)]))
  const swaps: Swap[] = []
  const each = Math.max(2, Math.ceil((2 * mostSwaps) / inside.length))
  const sorted = outside.toSorted((a, b) => values.get(a)! - values.get(b)!)
  for (const out of inside) {
    const own = values.get(out)!
    let at = sorted.findIndex((index) => values.get(index)! >= own)
    if (at < 0) at = sorted.length
    for (let other = Math.max(0, at - each); other < Math.min(sorted.length, at + each); other += 1) {
      const change = values.get(sorted[other]!)! - own
      if (change !== 0) swaps.push({ out, in: sorted[other]!, change })
    }
  }
  // The nearest, and some of the others.
  swaps.sort((a, b) => Math.abs(a.change) - Math.abs(b.change))
  const near = swaps.splice(0, mostSwaps / 2)
  while (near.length < mostSwaps && swaps.length > 0) near.push(swaps.splice(random.integer(swaps.length), 1)[0]!)
  return near
}

/** No swap, one, or two, as what they change. */
const pairSums = (swaps: readonly Swap[]): Float64Array => {
  const sums = new Float64Array(1 + (swaps.length * (swaps.length + 1)) / 2)
  let at = 1
  for (let one = 0; one < swaps.length; one += 1) {
    sums[at++] = swaps[one]!.change
    for (let other = 0; other < one; other += 1) sums[at++] = swaps[one]!.change + swaps[other]!.change
  }
  return sums.sort()
}

const swapsWithSum = (swaps: readonly Swap[], sum: number): readonly Swap[] => {
  if (sum === 0) return []
  for (let one = 0; one < swaps.length; one += 1) {
    if (swaps[one]!.change === sum) return [swaps[one]!]
    for (let other = 0; other < one; other += 1)
      if (swaps[one]!.change + swaps[other]!.change === sum) return [swaps[one]!, swaps[other]!]
  }
  return []
}
