import * as E from 'fp-ts/lib/Either.js'
import { parseRational, sign, type Rational } from '../arithmetic/rational.js'
import { problem, type Problem } from '../problem/problem.js'
import { readCsv, type Cell } from './csv.js'

/** Who holds how much, as a list has it; those who hold nothing included. */
export interface HoldingsList {
  readonly holders: readonly { readonly holder?: string; readonly amount: Rational; readonly line: number }[]
}

/**
 * Reads a list of holdings from CSV: one column of amounts, or two, holders and amounts; a first row that has no amount is a
 * header. Amounts are exact decimals.
 *
 * @returns a Problem with its place: an amount that is missing, negative or no number, a holder who is listed twice, no holder at
 * all, nobody who holds anything.
 */
export const readHoldings = (text: string, file: string): E.Either<Problem, HoldingsList> => {
  const csv = readCsv(text, file)
  if (E.isLeft(csv)) return csv
  const { header, rows } = csv.right
  if (header.length > 2)
    return E.left(
      problem('bad-csv', 'a list of holdings has too many columns', {
        place: header[2]!.place,
        expected: 'amounts, or holders and amounts',
        found: `${header.length} columns`,
      }),
    )
  // What other programs write for no number is no header.
  const isHeader = /^\s*(?!(inf|infinity|nan|null|none|na)\s*$)[a-z]/i.test(header.at(-1)!.text)
  const holders: { readonly holder?: string; readonly amount: Rational; readonly line: number }[] = []
  const lines = new Map<string, number>()
  for (const row of isHeader ? rows : [header, ...rows]) {
    const cell = row.at(-1)!
    const amount = amountOf(cell)
    if (amount === undefined || sign(amount) < 0) return E.left(badAmount(cell))
    const { line } = cell.place
    if (row.length === 1) {
      holders.push({ amount, line })
      continue
    }
    const holder = row[0]!.text.trim()
    if (holder === '') return E.left(problem('bad-csv', 'a holder has no name', { place: row[0]!.place }))
    // Addresses of Ethereum may be written in capitals or not.
    const key = holder.startsWith('0x') ? holder.toLowerCase() : holder
    const earlier = lines.get(key)
    if (earlier !== undefined)
      return E.left(
        problem('bad-csv', 'a holder is listed twice', {
          place: row[0]!.place,
          found: `${holder}, also on line ${earlier}`,
          mend: 'add their amounts up in one row',
        }),
      )
    lines.set(key, line)
    holders.push({ holder, amount, line })
  }
  if (holders.length === 0)
    return E.left(problem('bad-csv', `${file} lists no holders`, { expected: 'rows of amounts' }))
  return holders.some(({ amount }) => sign(amount) > 0)
    ? E.right({ holders })
    : E.left(problem('bad-csv', `in ${file} nobody holds anything`, { expected: 'an amount above 0' }))
}

const amountOf = ({ text }: Cell): Rational | undefined =>
  /^[\s\d.eE+_-]+$/.test(text) ? parseRational(text.trim()) : undefined

const badAmount = (cell: Cell): Problem => {
  const amount = amountOf(cell)
  const isNothing = cell.text.trim() === ''
  const what = isNothing
    ? 'an amount is missing'
    : amount === undefined
      ? 'an amount is no number'
      : 'an amount is negative'
  return problem('bad-csv', what, {
    place: cell.place,
    expected: 'a number, 0 or more, without thousands separators',
    ...(isNothing ? {} : { found: cell.text.length > 60 ? `${cell.text.slice(0, 60)}…` : cell.text }),
  })
}
