import type { Holdings } from '../game/holdings.js'
import {
  costOf,
  cutsOf,
  greater,
  isBelow,
  lesser,
  type Cost,
  type Counts,
  type Cut,
  type Prices,
  type Search,
} from './bribery-cost.js'

/** Up to this many different weights, counts are searched; beyond, only bounded and filled greedily. */
const mostSearched = 200
/** So many knapsacks are taken up however many holders there are. */
const fewestRounds = 12
/** Where counts are not searched, a bound that is short of the best by less than this part of it is near enough. */
const nearEnough = 100_000n

/**
 * The cheapest set by how many of each weight it takes: branch and bound over counts.
 *
 * Knapsacks are taken up in the order of a simple bound, then of their linear relaxation; in each the cheapest weight per
 * unit is filled first, and fewer of it are tried until the relaxation says that no less can be had.
 * Exact where the work suffices: with few different weights, whatever their numbers.
 * @param work how many steps of the size of one class.
 */
export const searchCounts = (holdings: Holdings, prices: Prices, work: number, start: Search): Search => {
  const { classes } = holdings
  const { effort, fall } = prices
  const before = { weights: [0n], counts: [0n] }
  for (const [index, { weight, count }] of classes.entries()) {
    before.weights.push(before.weights[index]! + weight * count)
    before.counts.push(before.counts[index]! + count)
  }
  let { counts: best, cost: least } = start
  let left = work
  // Where slashing may fall, its bounds are fractions of their own, and nothing is passed over.
  const toll = prices.isRising ? 1 : 50

  const offer = (counts: Counts): void => {
    const cost = costOf(counts, classes, prices)
    if (cost === undefined || !isBelow(cost, least)) return
    best = [...counts]
    least = cost
  }

  /** Fewest holders that reach a weight: the heaviest. */
  const fewest = (weight: bigint): bigint => {
    let [low, high] = [0, classes.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (before.weights[middle + 1]! >= weight) high = middle
      else low = middle + 1
    }
    return before.counts[low]! + ceilDivide(weight - before.weights[low]!, classes[low]!.weight)
  }

  const simpleBound = ({ large, least: target }: Cut): Cost => {
    const short = target - (prices.total - before.weights[large]!)
    const counted = effort === 0n ? 0n : effort * fewest(target)
    return prices.bound(counted + (short > 0n ? fall * short : 0n), target)
  }

  /** Classes by what a unit of them costs, cheapest first: among the large and among the small, the heavier. */
  const orderOf = (large: number): readonly number[] => {
    const order: number[] = []
    let [one, other] = [0, large]
    while (one < large || other < classes.length) {
      const isSmallNext =
        one >= large ||
        (other < classes.length &&
          effort * classes[one]!.weight <= (effort + fall * classes[one]!.weight) * classes[other]!.weight)
      order.push(isSmallNext ? other++ : one++)
    }
    return order
  }

  const linearOf = (index: number, large: number): bigint =>
    effort + (index < large ? fall * classes[index]!.weight : 0n)

  /**
   * A bound for any knapsack from a price of weight, a ratio: whatever is worth more than it costs at that price is taken.
   * For the right price it is the relaxation's.
   */
  const boundAt = ({ linear, weight }: Price): ((cut: Cut) => Cost) => {
    const surcharge = linear - fall * weight
    const worthy = (each: bigint): number => prefixOf(classes, (own) => each * own > effort * weight)
    const [asSmall, asLarge] = [worthy(linear), worthy(surcharge)] as const
    return ({ large, least: target }) => {
      const [small, top] = [Math.max(large, asSmall), Math.min(large, asLarge)]
      const gained =
        linear * (before.weights[small]! - before.weights[large]!) -
        effort * weight * (before.counts[small]! - before.counts[large]!) +
        surcharge * before.weights[top]! -
        effort * weight * before.counts[top]!
      const short = linear * target - gained
      return prices.bound(short > 0n ? ceilDivide(short, weight) : 0n, target)
    }
  }

  const solve = ({ large, least: target }: Cut, allowance: number): Solved => {
    const order = orderOf(large)
    const steps = order.map((index) => ({ ...classes[index]!, index, linear: linearOf(index, large) }))
    /** What the steps from here on have as a common divisor: their sums are its multiples. */
    const divisors = divisorsOf(steps.map(({ weight }) => weight))
    const counts = new Array<bigint>(classes.length).fill(0n)

    /**
     * A bound once so much is chosen, for steps from `from` on, of which sums are multiples of a divisor; undefined where
     * they do not suffice.
     */
    const relaxed = (from: number, weight: bigint, linear: bigint, divisor = 1n): Cost | undefined => {
      if (weight >= target) return prices.bound(linear, weight)
      let cost = linear
      let short = ceilDivide(target - weight, divisor) * divisor
      const reached = weight + short
      for (let at = from; at < steps.length; at += 1) {
        left -= 1
        const step = steps[at]!
        const filled = step.weight * step.count
        if (filled >= short) return prices.bound(cost + ceilDivide(step.linear * short, step.weight), reached)
        cost += step.linear * step.count
        short -= filled
      }
      return undefined
    }

    /** Fills as the relaxation does, in whole holders, and closes what is left with the lightest that does. */
    const fill = (): void => {
      const trial = [...counts]
      let short = target
      for (const { weight, count, index } of steps) {
        left -= 1
        const taken = smaller(count, short / weight)
        trial[index] = taken
        short -= taken * weight
      }
      const last = short > 0n ? classes.findLastIndex(({ count }, index) => trial[index]! < count) : -1
      if (last >= 0) trial[last]! += 1n
      offer(trial)
    }

    /** What the last unit costs that the relaxation takes. */
    const priceOfLast = (): Price | undefined => {
      let short = target
      return steps.find(({ weight, count }) => {
        short -= weight * count
        return short <= 0n
      })
    }

    let open: Cost | undefined
    const leave = (bound: Cost): void => {
      open = open === undefined ? bound : lesser(open, bound)
    }

    /** Tries every count of a step that may still do better. Where slashing rises, more than is needed is never better. */
    const descend = (at: number, weight: bigint, linear: bigint): void => {
      const step = steps[at]
      if (step === undefined) return
      const divisor = divisors[at + 1] ?? 1n
      const most = prices.isRising ? smaller(step.count, ceilDivide(target - weight, step.weight)) : step.count
      for (let count = most; count >= 0n; count -= 1n) {
        left -= toll
        if (left < until) {
          leave(relaxed(at, weight, linear)!)
          break
        }
        const reached = weight + count * step.weight
        const spent = linear + count * step.linear
        counts[step.index] = count
        if (reached >= target) {
          offer(counts)
          if (prices.isRising) continue
        }
        const bound = relaxed(at + 1, reached, spent)
        if (bound === undefined) break
        if (!isBelow(bound, least)) {
          // Fewer of the cheapest never cost less.
          if (prices.isRising) break
          continue
        }
        if (divisor === 1n || isBelow(relaxed(at + 1, reached, spent, divisor)!, least)) descend(at + 1, reached, spent)
      }
      counts[step.index] = 0n
    }

    const root = relaxed(0, 0n, 0n)
    if (root === undefined || !isBelow(root, least)) return { bound: least }
    fill()
    const until = Math.max(0, left - allowance)
    const price = priceOfLast()
    const known = price === undefined ? {} : { price }
    if (steps.length > mostSearched) return { bound: root, ...known }
    descend(0, 0n, 0n)
    return { bound: open === undefined ? least : greater(root, open), ...known }
  }

  const cuts = cutsOf(holdings, prices)
  const bounds = cuts.map(simpleBound)
  const isOpen = cuts.map(() => true)
  let bound: Cost | undefined
  for (let round = 0; ; round += 1) {
    let next = -1
    for (let index = 0; index < cuts.length; index += 1)
      if (isOpen[index] && (next < 0 || isBelow(bounds[index]!, bounds[next]!))) next = index
    if (next < 0 || !isBelow(bounds[next]!, least)) break
    left -= cuts.length
    if ((left <= 0 && round >= fewestRounds) || (classes.length > mostSearched && isNear(bounds[next]!, least))) {
      bound = bound === undefined ? bounds[next]! : lesser(bound, bounds[next]!)
      break
    }
    isOpen[next] = false
    const solved = solve(cuts[next]!, work / 4)
    const own = greater(bounds[next]!, solved.bound)
    bound = bound === undefined ? own : lesser(bound, own)
    if (solved.price === undefined) continue
    const read = boundAt(solved.price)
    for (const [index, cut] of cuts.entries()) if (isOpen[index]) bounds[index] = greater(bounds[index]!, read(cut))
  }
  return { counts: best, cost: least, bound: bound === undefined ? least : lesser(bound, least) }
}

const isNear = (a: Cost, b: Cost): boolean =>
  (b.numerator * a.denominator - a.numerator * b.denominator) * nearEnough <= b.numerator * a.denominator

/** What a number of units costs, effort and price alone. */
interface Price {
  readonly linear: bigint
  readonly weight: bigint
}

interface Solved {
  readonly bound: Cost
  readonly price?: Price
}

/** How many of the heaviest classes satisfy what is true of heavier ones first. */
const prefixOf = (classes: Holdings['classes'], isTrue: (weight: bigint) => boolean): number => {
  let [low, high] = [0, classes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isTrue(classes[middle]!.weight)) low = middle + 1
    else high = middle
  }
  return low
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const ceilDivide = (a: bigint, b: bigint): bigint => (a + b - 1n) / b

const divisorsOf = (weights: readonly bigint[]): readonly bigint[] => {
  const divisors: bigint[] = []
  let common = 0n
  for (let index = weights.length - 1; index >= 0; index -= 1) {
    let [a, b] = [common, weights[index]!]
    while (b !== 0n) [a, b] = [b, a % b]
    common = a
    divisors[index] = common
  }
  return divisors
}
