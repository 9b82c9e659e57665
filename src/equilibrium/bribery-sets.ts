import type { Holdings } from '../game/holdings.js'
import { randomStream } from '../optimise/random.js'
import {
  costOf,
  cutsOf,
  greater,
  isBelow,
  lesser,
  type Cost,
  type Cut,
  type Prices,
  type Search,
} from './bribery-cost.js'
import { polish, shake, type Split } from './bribery-polish.js'

/** One knapsack with numbers of members fixed: so many of those that count as pivotal, so many of the rest. */
interface Part {
  readonly cut: Cut
  /** How many holders count as pivotal. */
  readonly border: number
  readonly large: number
  readonly small: number
  readonly bound: Cost
  /** How freely the rest can be chosen: of parts with the same bound the freest is tried first. */
  readonly freedom: number
}

const firstAllowance = 3000
const growth = 8
const mostPolishes = 40
/** Where units are finer than these, some set may come still closer for ever: then this part of the cost is close enough. */
const fineUnits = 1n << 60n
const exhaustible = 30
const closeEnough = 1n << 40n

/**
 * The cheapest set holder by holder: branch and bound over sets of fixed numbers of pivotal and other members.
 *
 * With the numbers fixed, sums over the heaviest and the lightest bound everything from both sides, and so closely that
 * nearly all combinations of numbers fall away at once. Where slashing rises with weight; exact where the work suffices.
 * O(n²) before the search.
 * @param work how many members are tried, all in all.
 */
export const searchSets = (holdings: Holdings, prices: Prices, work: number, start: Search, seed: string): Search => {
  const { classes } = holdings
  const weights: bigint[] = []
  const classOf: number[] = []
  for (const [index, { weight, count }] of classes.entries())
    for (let times = 0n; times < count; times += 1n) {
      weights.push(weight)
      classOf.push(index)
    }
  const n = weights.length
  const before = [0n]
  for (const weight of weights) before.push(before.at(-1)! + weight)
  const random = randomStream(`${seed}/bribery`)
  let { counts: best, cost: least } = start
  let left = work

  const between = (from: number, to: number): bigint => before[to]! - before[from]!
  const linearOf = ({ large, small }: Part, pivotal: bigint): bigint =>
    prices.effort * BigInt(large + small) + prices.fall * pivotal

  const offer = (members: readonly number[]): void => {
    const counts = classes.map(() => 0n)
    for (const index of members) counts[classOf[index]!]! += 1n
    const cost = costOf(counts, classes, prices)
    if (cost === undefined || !isBelow(cost, least)) return
    best = counts
    least = cost
  }

  /** A part, if its numbers can reach the weight and its bound is below the best. */
  const partOf = (cut: Cut, border: number, large: number, small: number): Part | undefined => {
    const mostSmall = between(border, border + small)
    if (before[large]! + mostSmall < cut.least) return undefined
    const leastLarge = between(border - large, border)
    const pivotal = larger(leastLarge, cut.least - mostSmall)
    const weight = larger(cut.least, pivotal + between(n - small, n))
    const linear = prices.effort * BigInt(large + small) + prices.fall * pivotal
    const freedom = Math.min(small, n - border - small) * n + Math.min(large, border - large)
    const part = { cut, border, large, small, bound: prices.bound(linear, weight), freedom }
    return isBelow(part.bound, least) ? part : undefined
  }

  const firstParts = (): Part[] => {
    const parts: Part[] = []
    for (const cut of cutsOf(holdings, prices)) {
      const border = Number(classes.slice(0, cut.large).reduce((sum, { count }) => sum + count, 0n))
      let large = border
      for (let small = 0; small <= n - border; small += 1) {
        const short = cut.least - between(border, border + small)
        if (before[border]! < short) continue
        while (large > 0 && before[large - 1]! >= short) large -= 1
        const part = partOf(cut, border, large, small)
        if (part) parts.push(part)
      }
    }
    return parts.sort(byBound)
  }

  /** Looks through a part for a better set; whether it got through. */
  const search = (part: Part, allowance: number): boolean => {
    const { cut, border, large, small } = part
    const until = left - allowance
    const members: number[] = []
    const [mostSmall, leastSmall] = [between(border, border + small), between(n - small, n)]
    let nearest: { readonly members: readonly number[]; readonly surplus: bigint } | undefined

    const reach = (pivotal: bigint, weight: bigint): void => {
      const surplus = weight - cut.least
      if (nearest === undefined || surplus < nearest.surplus) nearest = { members: [...members], surplus }
      if (isBelow(prices.cost(linearOf(part, pivotal), weight), least)) offer(members)
    }

    /** The last place in [from, to] from which `many` successive holders weigh enough; from − 1 if there is none. */
    const lastThatWeigh = (enough: bigint, many: number, from: number, to: number): number => {
      let [low, high] = [from - 1, to]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (between(middle, middle + many) >= enough) low = middle
        else high = middle - 1
      }
      return low
    }

    const chooseLarge = (from: number, many: number, pivotal: bigint): boolean => {
      if (many === 0) return chooseSmall(border, small, pivotal, pivotal)
      const last = lastThatWeigh(cut.least - mostSmall - pivotal, many, from, border - many)
      for (let at = last; at >= from; at -= 1) {
        if (at > from && weights[at - 1] === weights[at]) continue
        left -= 1
        if (left < until) return false
        const reached = pivotal + weights[at]!
        const leastPivotal = larger(reached + between(border - many + 1, border), cut.least - mostSmall)
        const bound = prices.bound(linearOf(part, leastPivotal), larger(cut.least, leastPivotal + leastSmall))
        if (!isBelow(bound, least)) break
        members.push(at)
        const isThrough = chooseLarge(at + 1, many - 1, reached)
        members.pop()
        if (!isThrough) return false
      }
      return true
    }

    const chooseSmall = (from: number, many: number, pivotal: bigint, weight: bigint): boolean => {
      if (many === 0) {
        reach(pivotal, weight)
        return true
      }
      const last = lastThatWeigh(cut.least - weight, many, from, n - many)
      if (many === 1) {
        left -= 1
        if (last < from) return true
        members.push(last)
        reach(pivotal, weight + weights[last]!)
        members.pop()
        return true
      }
      for (let at = last; at >= from; at -= 1) {
        if (at > from && weights[at - 1] === weights[at]) continue
        left -= 1
        if (left < until) return false
        const reached = weight + weights[at]!
        const bound = prices.bound(linearOf(part, pivotal), larger(cut.least, reached + between(n - many + 1, n)))
        if (!isBelow(bound, least)) break
        members.push(at)
        const isThrough = chooseSmall(at + 1, many - 1, pivotal, reached)
        members.pop()
        if (!isThrough) return false
      }
      return true
    }

    const isThrough = chooseLarge(0, large, 0n)
    if (!isThrough && nearest !== undefined && polishes > 0 && isBelow(part.bound, least)) {
      polishes -= 1
      smooth(part, nearest.members)
    }
    return isThrough
  }

  let polishes = mostPolishes

  /** Brings a part's set down towards the least weight that is enough. */
  const smooth = ({ cut, border, small }: Part, members: readonly number[]): void => {
    const isOfSmall = small > 0 && small < n - border
    const [from, to] = isOfSmall ? [border, n] : [0, border]
    const inside = members.filter((index) => index >= from && index < to)
    const rest = members.filter((index) => index < from || index >= to)
    const chosen = new Set(inside)
    const outside = Array.from({ length: to - from }, (_, index) => from + index).filter((index) => !chosen.has(index))
    if (inside.length === 0 || outside.length === 0) return
    const weigh = (split: Split): bigint =>
      [...split.inside, ...rest].reduce((sum, index) => sum + weights[index]!, 0n) - cut.least
    let split: Split = { inside, outside }
    for (let times = 0; times < 4; times += 1) {
      const surplus = weigh(split)
      if (surplus === 0n) return
      const better = polish(weights, prices.total, split, surplus, random)
      if (better) {
        split = better
        offer([...rest, ...split.inside])
        continue
      }
      const shaken = shake(split, random)
      if (weigh(shaken) >= 0n) split = shaken
    }
  }

  let open = firstParts()
  const isCloseEnough = (): boolean => {
    const lowest = open[0]?.bound
    if (n <= exhaustible || prices.total < fineUnits || lowest === undefined) return false
    const gap = least.numerator * lowest.denominator - lowest.numerator * least.denominator
    return gap * closeEnough <= least.numerator * lowest.denominator
  }
  for (let allowance = firstAllowance; open.length > 0 && left > 0 && !isCloseEnough(); allowance *= growth) {
    const unsettled: Part[] = []
    for (let at = 0; at < open.length; at += 1) {
      const part = open[at]!
      if (!isBelow(part.bound, least)) continue
      if (left <= 0) {
        unsettled.push(part)
        continue
      }
      // One more pivotal member is never cheaper, so that it waits until one fewer was looked at.
      const next =
        allowance === firstAllowance && part.large < part.border
          ? partOf(part.cut, part.border, part.large + 1, part.small)
          : undefined
      if (next) insert(open, next, at + 1)
      if (!search(part, Math.min(left, allowance))) unsettled.push(part)
    }
    open = unsettled
  }
  const bound = open
    .filter((part) => isBelow(part.bound, least))
    .reduce((lowest, part) => lesser(lowest, part.bound), least)
  return { counts: best, cost: least, bound: greater(bound, start.bound) }
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)

const byBound = (a: Part, b: Part): number =>
  isBelow(a.bound, b.bound) ? -1 : isBelow(b.bound, a.bound) ? 1 : b.freedom - a.freedom

/** Into a sorted list, not before a place. */
const insert = (parts: Part[], part: Part, from: number): void => {
  let [low, high] = [from, parts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (byBound(parts[middle]!, part) <= 0) low = middle + 1
    else high = middle
  }
  parts.splice(low, 0, part)
}
