import * as E from 'fp-ts/lib/Either.js'
import { parseRational, rational, showRational } from '../arithmetic/rational.js'
import { problem, type Problem } from '../problem/problem.js'
import type { ForeignChange, ForeignDocument, Unread } from './foreign.js'

const longest = 2_000_000

/**
 * The tables of constants of an EIP's Markdown: rows of a table with a name in capitals in one cell and a value in the
 * next. Values are numbers (decimal, hexadecimal, powers written `2**64`, per cent); others are told as unread.
 *
 * @returns a problem where the document has no such table.
 */
export const readEip = (text: string, file: string): E.Either<Problem, ForeignDocument> => {
  if (text.length > longest)
    return E.left(problem('not-text', `${file} is too large`, { expected: `at most ${longest} characters` }))
  const changes: ForeignChange[] = []
  const unread: Unread[] = []
  const lines = text.split(/\r?\n/)
  for (const [index, line] of lines.entries()) {
    const row = cellsOf(line)
    const at = row.findIndex(({ text: cell }) => isConstant(cell))
    const cell = at < 0 ? undefined : row[at + 1]
    if (cell === undefined) continue
    const key = row[at]!.text
    const value = numberIn(cell.text)
    if (value === undefined) unread.push({ what: key, why: `its value “${cell.text}” is not a number` })
    else changes.push({ key, value, place: { file, line: index + 1, column: cell.column } })
  }
  if (changes.length === 0 && unread.length === 0) {
    return E.left(
      problem('bad-shape', 'this document has no table of constants', {
        place: { file, line: 1, column: 1 },
        expected: 'rows such as | MAX_BLOBS_PER_BLOCK | 9 |',
      }),
    )
  }
  const title = frontMatter(lines, 'title')
  const eip = frontMatter(lines, 'eip')
  return E.right({
    format: 'eip',
    ...(title === undefined ? {} : { title: eip === undefined ? title : `EIP-${eip}: ${title}` }),
    changes,
    unread,
  })
}

/** The cells of a table's row, without the marks of code and emphasis; none of any other line. */
const cellsOf = (line: string): readonly { readonly text: string; readonly column: number }[] => {
  if (!line.trimStart().startsWith('|')) return []
  const cells: { text: string; column: number }[] = []
  let start = line.indexOf('|') + 1
  for (let end = line.indexOf('|', start); end >= 0; end = line.indexOf('|', start)) {
    const raw = line.slice(start, end)
    cells.push({
      text: withoutMarks(raw.trim()),
      column: start + 1 + (raw.length - raw.trimStart().length),
    })
    start = end + 1
  }
  return cells
}

/** Without the marks at its ends: counted, since an expression for those at the end takes time quadratic in their number. */
const withoutMarks = (cell: string): string => {
  const isMark = (at: number): boolean => cell[at] === '`' || cell[at] === '*'
  let start = 0
  let end = cell.length
  while (start < end && isMark(start)) start += 1
  while (end > start && isMark(end - 1)) end -= 1
  return cell.slice(start, end)
}

const isConstant = (cell: string): boolean => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(cell)

const numberIn = (cell: string): string | undefined => {
  const bare = cell.replace(/(?<=\d),(?=\d{3}\b)/g, '')
  if (/^0x[0-9a-fA-F]{1,64}$/.test(bare)) return BigInt(bare).toString()
  const power = /^(\d{1,6})\s*(?:\*\*|\^)\s*(\d{1,4})$/.exec(bare)
  if (power) return (BigInt(power[1]!) ** BigInt(power[2]!)).toString()
  const perCent = /^([\d.]+)\s*%$/.exec(bare)
  const number = parseRational(perCent ? perCent[1]! : bare)
  if (number === undefined) return undefined
  return perCent ? showRational(rational(number.numerator, number.denominator * 100n)) : bare
}

const frontMatter = (lines: readonly string[], key: string): string | undefined => {
  if (lines[0]?.trim() !== '---') return undefined
  const end = lines.indexOf('---', 1)
  return lines
    .slice(1, Math.max(end, 1))
    .find((line) => line.startsWith(`${key}:`))
    ?.slice(key.length + 1)
    .trim()
}
