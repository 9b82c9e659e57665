import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import { exactReading } from '../formula/reading/exact.js'
import { compileTree } from '../formula/reading/number.js'
import type { Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import { problem, type Problem } from '../problem/problem.js'
import { holdingsOf, type Holding, type Holdings } from './holdings.js'

const mostRanks = 1_000_000n
/** With more different weights than this, exact sums take longer than what they are for. */
const mostExact = 3000

/**
 * What the holders at ranks 1 … n hold, by a formula over the rank.
 *
 * Exact where the formula is rational, and up to 3,000 different weights; else rounded to 12 digits of the greatest.
 * @returns a Problem where a weight is negative or not a number, or all are zero.
 */
export const weightsByRank = (weight: Tree, rank: string, holders: bigint): E.Either<Problem, Holdings> => {
  const exactAt = (at: bigint): Q.Rational | undefined => {
    const value = exactReading(new Map([[rank, Q.rational(at)]])).tree(weight)
    return E.isRight(value) ? value.right : undefined
  }
  const number = compileTree(weight, { slots: new Map([[rank, 0]]), options: new Map() })
  const numberAt = (at: bigint): number => number(Float64Array.of(Number(at)))
  const isByRank = variablesOf(weight).has(rank)
  if (isByRank && holders > mostRanks)
    return E.left(
      problem('bad-value', 'there are too many holders of different weights', {
        expected: `at most ${mostRanks}`,
        found: String(holders),
        mend: 'take fewer, or a weight that does not mention the rank',
      }),
    )
  // Equal holders need looking at once, at the first and the last of them.
  const runs: { readonly first: bigint; readonly value: number; last: bigint }[] = []
  for (let at = 1n; at <= (isByRank ? holders : 1n); at += 1n) {
    const value = numberAt(at)
    if (!(value >= 0 && value < Infinity))
      return E.left(
        problem('bad-value', `the weight at ${rank} = ${at} is no weight`, {
          expected: 'a number, 0 or more',
          found: Number.isNaN(value) ? 'no number' : String(value),
        }),
      )
    const run = runs.at(-1)
    if (run?.value === value) run.last = at
    else runs.push({ first: at, value, last: at })
  }
  if (!isByRank) runs[0]!.last = holders
  if (runs.every(({ value }) => value === 0))
    return E.left(problem('bad-value', 'all weights are 0', { mend: 'give some rank a weight above 0' }))
  const exact = runs.length > mostExact ? undefined : exactHoldings(runs, exactAt)
  const rounded = (): readonly Holding[] =>
    runs.map(({ first, last, value }) => ({ weight: Q.fromNumber(value), count: last - first + 1n }))
  return E.right(exact === undefined ? holdingsOf(rounded(), true) : holdingsOf(exact))
}

const exactHoldings = (
  runs: readonly { readonly first: bigint; readonly last: bigint }[],
  exactAt: (at: bigint) => Q.Rational | undefined,
): readonly Holding[] | undefined => {
  const holdings: Holding[] = []
  for (const { first, last } of runs) {
    const [weight, other] = [exactAt(first), exactAt(last)]
    if (weight === undefined || other === undefined) return undefined
    if (Q.equals(weight, other)) holdings.push({ weight, count: last - first + 1n })
    else
      for (let at = first; at <= last; at += 1n) {
        const own = exactAt(at)
        if (own === undefined) return undefined
        holdings.push({ weight: own, count: 1n })
      }
  }
  return holdings
}
