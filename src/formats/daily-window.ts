import * as E from 'fp-ts/lib/Either.js'
import { problem, type Problem } from '../problem/problem.js'
import { showDay, showDays } from './day.js'
import type { DailySeries } from './etherscan.js'

/** Several series on the same days, one after another without a gap. */
export interface DailyWindow {
  /** Since 1970-01-01. */
  readonly first: number
  readonly last: number
  /** By name, one value for each day. */
  readonly columns: ReadonlyMap<string, Float64Array>
}

/**
 * Joins series on the days from `from` to `to`, both included; without them, on the days from the latest beginning to the
 * earliest end.
 *
 * @returns a problem where a series does not cover the window, says what it covers, and which days it lacks.
 */
export const joinDaily = (
  series: ReadonlyMap<string, DailySeries>,
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined } = {},
): E.Either<Problem, DailyWindow> => {
  const all = [...series.values()]
  const begins = all.map(({ days }) => days[0]!)
  const ends = all.map(({ days }) => days[days.length - 1]!)
  const first = from ?? Math.max(...begins)
  const last = to ?? Math.min(...ends)
  if (first > last)
    return E.left(
      problem('bad-option', `no day lies between ${showDay(first)} and ${showDay(last)}`, {
        expected: 'a window whose first day is not behind its last',
        found: all.map(coverage).join('; '),
      }),
    )
  for (const one of all)
    if (one.days[0]! > first || one.days[one.days.length - 1]! < last)
      return E.left(
        problem('bad-series', `${one.file} does not cover ${showDay(first)} to ${showDay(last)}`, {
          found: all.map(coverage).join('; '),
          mend: `ask for days from ${showDay(Math.max(...begins))} to ${showDay(Math.min(...ends))}`,
        }),
      )
  const columns = new Map<string, Float64Array>()
  for (const [name, one] of series) {
    const missing = missingIn(one, first, last)
    if (missing.length > 0)
      return E.left(
        problem('bad-series', `${one.file} lacks ${missing.length} of the days ${showDay(first)} to ${showDay(last)}`, {
          expected: 'a number for every day',
          found: `nothing for ${showDays(missing)}`,
          mend: 'ask for a window without them',
        }),
      )
    const start = one.days.indexOf(first)
    columns.set(name, Float64Array.from(one.values.slice(start, start + last - first + 1)))
  }
  return E.right({ first, last, columns })
}

const coverage = ({ file, days }: DailySeries): string =>
  `${file} covers ${showDay(days[0]!)} to ${showDay(days[days.length - 1]!)}`

const missingIn = ({ days }: DailySeries, first: number, last: number): readonly number[] => {
  const known = new Set(days)
  const missing: number[] = []
  for (let day = first; day <= last; day += 1) if (!known.has(day)) missing.push(day)
  return missing
}
