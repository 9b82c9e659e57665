import * as E from 'fp-ts/lib/Either.js'
import { problem, type Place, type Problem } from '../problem/problem.js'

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i
// What other programs write for no number is none of a column either.
const name = /^(?!(inf|infinity|nan|null|none|na)$)[\p{L}_]/iu
const mostNumbers = 20_000_000

/**
 * Reads a list of numbers: one in a line, or a column of comma-separated values, under a header or without one.
 *
 * Linear in the text, and without an object for each line, since lists may have millions of them.
 * @param column the header of the column to read, where a row has several cells.
 * @returns a Problem with the line where there is no number; a blank line may stand at the end only.
 * @example readNumberList('0.02\n0.035\n', 'types.csv') // right(Float64Array [0.02, 0.035])
 */
export const readNumberList = (text: string, file: string, column?: string): E.Either<Problem, Float64Array> => {
  const end = endOf(text)
  let values = new Float64Array(1024)
  let count = 0
  let offset = text.startsWith('\uFEFF') ? 1 : 0
  let index = 0
  let width = 1
  for (let line = 1; offset < end; line += 1) {
    const lineBreak = text.indexOf('\n', offset)
    const lineEnd = lineBreak < 0 ? end : Math.min(end, lineBreak)
    const cells = text.slice(offset, lineEnd).trimEnd().split(',').map(unquoted)
    offset = lineEnd + 1
    const place = { file, line, column: 1 }
    if (line === 1) {
      const chosen = columnOf(cells, column, place)
      if (E.isLeft(chosen)) return chosen
      index = chosen.right
      width = cells.length
      // Only what begins like a name is a header: a mistyped number is none.
      if (name.test(cells[index]!)) continue
    }
    if (cells.length !== width)
      return E.left(
        problem('bad-csv', 'this row is not as long as the first', {
          place,
          ...{ expected: `${width} ${width === 1 ? 'cell' : 'cells'}`, found: String(cells.length) },
        }),
      )
    const cell = cells[index]!
    const value = decimal.test(cell) ? Number(cell) : NaN
    if (!Number.isFinite(value)) return E.left(noNumber(cell, place))
    if (count === mostNumbers)
      return E.left(problem('bad-csv', `${file} has too many numbers`, { expected: `at most ${mostNumbers}` }))
    if (count === values.length) {
      const longer = new Float64Array(2 * count)
      longer.set(values)
      values = longer
    }
    values[count] = value
    count += 1
  }
  return count === 0
    ? E.left(problem('bad-csv', `${file} has no numbers`, { expected: 'one number in each line' }))
    : E.right(values.slice(0, count))
}

/** Where the text ends without its last line breaks. */
const endOf = (text: string): number => {
  let end = text.length
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1
  return end
}

const unquoted = (cell: string): string => {
  const bare = cell.trim()
  return bare.length >= 2 && bare.startsWith('"') && bare.endsWith('"') ? bare.slice(1, -1).trim() : bare
}

/** Which cell of each row is meant. */
const columnOf = (first: readonly string[], column: string | undefined, place: Place): E.Either<Problem, number> => {
  if (column !== undefined) {
    const found = first.indexOf(column)
    if (found >= 0 && !decimal.test(column)) return E.right(found)
    return E.left(problem('bad-csv', `there is no column “${column}”`, { place, expected: first.join(', ') }))
  }
  if (first.length === 1) return E.right(0)
  return E.left(
    problem('bad-csv', 'there are several columns, and it is not said which holds the numbers', {
      place,
      expected: first.join(', '),
      mend: 'name it behind the file: FILE:COLUMN',
    }),
  )
}

const noNumber = (cell: string, place: Place): Problem =>
  problem('bad-csv', cell === '' ? 'a blank line or an empty cell' : 'this is not a number', {
    place,
    expected: 'a decimal number such as 0.025 or 2.5e-2',
    ...(cell === '' ? { mend: 'remove it' } : { found: JSON.stringify(cell.slice(0, 40)) }),
  })
