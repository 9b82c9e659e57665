import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Item, Scalar } from '../mechanism/data/source/item.js'
import { readSource } from '../mechanism/data/source/source.js'
import { problem, type Place, type Problem } from '../problem/problem.js'
import { readCsv, type Cell } from './csv.js'
import { parseDay, secondsOfDay, showDay } from './day.js'

/** One number a day, in rising order of days; days may be missing. */
export interface DailySeries {
  readonly file: string
  /** Since 1970-01-01. */
  readonly days: readonly number[]
  readonly values: readonly number[]
}

/**
 * Reads a daily series as Etherscan's charts export it: CSV with the columns `Date(UTC)`, `UnixTimeStamp` and one more, whose
 * unit may stand behind its name (`Value (Wei)`). Also CSV with a date (ISO, or month/day/year) and a number, and JSON
 * with rows of [ISO date, number].
 *
 * Refuses, with the place: what is no date or no number, a number below zero, a timestamp of another day than the date, days
 * doubled or out of order, a header with another unit than is wanted.
 *
 * @param unit what the numbers are to be in, `wei/gas`: a header that says `Wei` agrees with it, and so does one that says nothing
 *
 * @source https://etherscan.io/charts, "Download: CSV Data" under each chart
 */
export const readDailySeries = (text: string, file: string, unit?: string): E.Either<Problem, DailySeries> =>
  /^\uFEFF?\s*[[{]/.test(text) ? fromJson(text, file) : fromCsv(text, file, unit)

/** A piece of the file with its place. */
type Written = Pick<Scalar, 'text' | 'place'>

interface Row {
  readonly date: Written
  readonly stamp?: Written | undefined
  readonly value: Written
}

const fromCsv = (text: string, file: string, wanted: string | undefined): E.Either<Problem, DailySeries> =>
  pipe(
    readCsv(text, file),
    E.bindTo('csv'),
    E.bind('columns', ({ csv }) => columnsOf(csv.header)),
    E.chainFirst(({ csv, columns: { value } }) => agreesIn(wanted, csv.header[value]!)),
    E.chain(({ csv: { rows }, columns: { date, stamp, value } }) =>
      seriesOf(
        file,
        rows.map((row) => ({
          date: row[date]!,
          stamp: stamp === undefined ? undefined : row[stamp]!,
          value: row[value]!,
        })),
      ),
    ),
  )

interface Columns {
  readonly date: number
  readonly stamp: number | undefined
  readonly value: number
}

const expectedHeader = 'the columns "Date(UTC)", "UnixTimeStamp" and "Value", or a date and a value'

const columnsOf = (header: readonly Cell[]): E.Either<Problem, Columns> => {
  const names = header.map(({ text }) => text.trim())
  const find = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name))
  const date = find(/^(?:date|day|datetime)(?: ?\(utc\))?$/i)
  const stamp = find(/^unix ?time ?stamp$/i)
  const values = [...names.keys()].filter((index) => index !== date && index !== stamp)
  const [value] = values
  const found = names.join(', ')
  if (date < 0 || value === undefined || values.length > 1)
    return E.left(
      problem('bad-series', date < 0 ? 'no column says the date' : `${values.length} columns might be the value`, {
        place: header[values.length > 1 && date >= 0 ? values[1]! : 0]!.place,
        expected: expectedHeader,
        found: found.length > 80 ? `${found.slice(0, 79)}…` : found,
        mend: date < 0 ? 'name the column of dates "date" in the first line' : 'keep one column of values',
      }),
    )
  return E.right({ date, stamp: stamp < 0 ? undefined : stamp, value })
}

/** A header `Value (Wei)` says what is counted, as the part of `wei/gas` above the line does. */
const agreesIn = (wanted: string | undefined, { text, place }: Cell): E.Either<Problem, undefined> => {
  const said = /\(([^()]+)\)\s*$/.exec(text)?.[1]?.trim()
  if (wanted === undefined || said === undefined) return E.right(undefined)
  const [above = ''] = wanted.split('/')
  if ([wanted, above].some((unit) => commonName(unit) === commonName(said))) return E.right(undefined)
  return E.left(
    problem('bad-series', 'the header says that these numbers are in another unit', {
      place,
      expected: above,
      found: shown(said),
      mend: 'convert them, or name another file',
    }),
  )
}

const commonName = (unit: string): string => {
  const name = unit.trim().toLowerCase()
  return { ether: 'eth', $: 'usd', us$: 'usd' }[name] ?? name
}

const fromJson = (text: string, file: string): E.Either<Problem, DailySeries> => {
  // What reads data files takes maps only.
  if (/^\uFEFF?\s*\[/.test(text)) return E.left(notRows({ file, line: 1, column: 1 }, 'a list without a name', shape))
  return pipe(
    readSource(text, file),
    E.chain(({ root }) => {
      const list = root.kind === 'entries' ? root.entries.get('rows')?.value : undefined
      if (list?.kind !== 'list') return E.left(notRows((list ?? root).place, 'no list of rows', shape))
      const rows: Row[] = []
      for (const item of list.items) {
        const row = rowOf(item)
        if (row === undefined)
          return E.left(notRows(item.place, 'this is no row of a daily series', '["2020-01-01", 1.5]'))
        rows.push(row)
      }
      return seriesOf(file, rows)
    }),
  )
}

const shape = '{ "rows": [["2020-01-01", 1.5], …] }'

const notRows = (place: Place, what: string, expected: string): Problem =>
  problem('bad-series', what, { place, expected })

const rowOf = (item: Item): Row | undefined => {
  if (item.kind !== 'list' || item.items.length !== 2) return undefined
  const [date, value] = item.items
  return date?.kind === 'scalar' && value?.kind === 'scalar' ? { date, value } : undefined
}

const seriesOf = (file: string, rows: readonly Row[]): E.Either<Problem, DailySeries> => {
  const days: number[] = []
  const values: number[] = []
  for (const { date, stamp, value } of rows) {
    const day = dayIn(date, stamp)
    if (E.isLeft(day)) return day
    const before = days[days.length - 1]
    if (before !== undefined && day.right <= before) return E.left(outOfOrder(day.right, before, date.place))
    const number = amountIn(value)
    if (E.isLeft(number)) return number
    days.push(day.right)
    values.push(number.right)
  }
  if (days.length === 0)
    return E.left(problem('bad-series', `${file} has no days`, { place: { file, line: 1, column: 1 } }))
  return E.right({ file, days, values })
}

const dayIn = (date: Written, stamp: Written | undefined): E.Either<Problem, number> => {
  const day = parseDay(date.text.trim())
  if (day === undefined)
    return E.left(
      problem('bad-series', 'this is no date', {
        place: date.place,
        expected: '2020-01-31, or 1/31/2020 with the month first',
        found: shown(date.text),
      }),
    )
  if (stamp === undefined) return E.right(day)
  const text = stamp.text.trim()
  if (/^\d{1,15}$/.test(text) && Number(text) === day * secondsOfDay) return E.right(day)
  return E.left(
    problem('bad-series', `the timestamp is not the beginning of ${showDay(day)}`, {
      place: stamp.place,
      expected: String(day * secondsOfDay),
      found: shown(stamp.text),
    }),
  )
}

const outOfOrder = (day: number, before: number, place: Place): Problem =>
  day === before
    ? problem('bad-series', `${showDay(day)} stands here a second time`, { place, mend: 'remove one of the two rows' })
    : problem('bad-series', `${showDay(day)} stands behind ${showDay(before)}`, {
        place,
        expected: 'days in rising order',
        mend: 'sort the rows by date',
      })

const numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

const amountIn = ({ text, place }: Written): E.Either<Problem, number> => {
  const number = numeral.test(text.trim()) ? Number(text) : NaN
  if (Number.isFinite(number) && number >= 0) return E.right(number)
  return E.left(
    problem('bad-series', number < 0 ? 'a number below zero' : text.trim() === '' ? 'no number' : 'this is no number', {
      place,
      expected: 'a number of at least 0, with a point before its decimals and without separators',
      found: shown(text),
    }),
  )
}

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text)
