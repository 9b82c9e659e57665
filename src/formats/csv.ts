import * as E from 'fp-ts/lib/Either.js'
import { problem, type Place, type Problem } from '../problem/problem.js'

/** A table of text: every row has as many cells as the header. */
export interface Csv {
  /** The first row, whatever it says: a file without names has numbers here. */
  readonly header: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface Cell {
  /** Without the quotes around it, and otherwise as it stands, blanks included. */
  readonly text: string
  readonly place: Place
}

const longest = 32_000_000
const bare = /[^",\r\n]*/y
const lineBreak = /\r?\n/g

/**
 * Reads comma-separated values by RFC 4180: cells in double quotes may hold commas, line breaks and doubled quotes; lines end
 * in LF or CRLF; a byte order mark and blank lines at the end are passed over.
 *
 * Linear in the text. Refuses, with the place: a quote inside a bare cell, a quote left open, text behind a closing quote, a
 * row of another length than the header, a blank line between rows, a text of over 32 million characters.
 *
 * @example readCsv('day,price\n2020-01-01,130.7\n', 'price.csv')
 * @source RFC 4180, https://www.rfc-editor.org/rfc/rfc4180
 */
export const readCsv = (text: string, file: string): E.Either<Problem, Csv> => {
  if (text.length > longest)
    return E.left(problem('bad-csv', `${file} is too large`, { expected: `at most ${longest} characters` }))
  const rows: (readonly Cell[])[] = []
  let row: Cell[] = []
  let offset = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  let lineStart = offset
  const end = endOf(text)
  const placeAt = (where: number): Place => ({ file, line, column: where - lineStart + 1 })

  while (offset < end) {
    const place = placeAt(offset)
    if (text[offset] === '"') {
      const closing = closingQuote(text, offset)
      if (closing === undefined)
        return E.left(problem('bad-csv', 'a quote is never closed', { place, expected: 'a closing double quote' }))
      const inside = text.slice(offset + 1, closing)
      row.push({ text: inside.replaceAll('""', '"'), place })
      for (const found of inside.matchAll(lineBreak)) {
        line += 1
        lineStart = offset + 1 + found.index + found[0].length
      }
      offset = closing + 1
    } else {
      bare.lastIndex = offset
      const cell = bare.exec(text)![0]
      row.push({ text: cell, place })
      offset += cell.length
    }
    const next = text[offset]
    if (next === ',') {
      offset += 1
      // What follows the last comma of a text is an empty cell.
      if (offset === end) row.push({ text: '', place: placeAt(offset) })
      else if (!isLineEnd(text, offset)) continue
      else row.push({ text: '', place: placeAt(offset) })
    } else if (offset < end && !isLineEnd(text, offset)) return E.left(misplaced(next!, placeAt(offset)))
    const fault = wrongRow(row, rows[0])
    if (fault !== undefined) return E.left(fault)
    rows.push(row)
    row = []
    if (offset < end) {
      offset += text[offset] === '\r' ? 2 : 1
      line += 1
      lineStart = offset
    }
  }
  const [header, ...rest] = rows
  return header === undefined
    ? E.left(problem('bad-csv', `${file} has no rows`, { expected: 'a header, and rows of cells with commas between' }))
    : E.right({ header, rows: rest })
}

/** Where the text ends without its last line breaks. */
const endOf = (text: string): number => {
  let end = text.length
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1
  return end
}

const isLineEnd = (text: string, offset: number): boolean =>
  text[offset] === '\n' || (text[offset] === '\r' && text[offset + 1] === '\n')

const closingQuote = (text: string, opening: number): number | undefined => {
  for (let offset = opening + 1; ; offset += 2) {
    offset = text.indexOf('"', offset)
    if (offset < 0) return undefined
    if (text[offset + 1] !== '"') return offset
  }
}

const misplaced = (character: string, place: Place): Problem =>
  character === '\r'
    ? problem('bad-csv', 'a carriage return without a line feed', { place, mend: 'end lines with LF or CRLF' })
    : problem('bad-csv', `a ${character === '"' ? 'quote inside a cell' : 'character behind a quoted cell'}`, {
        place,
        expected: 'a comma or the end of the line',
        found: JSON.stringify(character),
        mend: 'put the whole cell in double quotes, and double those inside it',
      })

const wrongRow = (row: readonly Cell[], header: readonly Cell[] | undefined): Problem | undefined => {
  if (header === undefined || row.length === header.length) return undefined
  const [first] = row
  if (row.length === 1 && first!.text === '')
    return problem('bad-csv', 'a blank line between rows', { place: first!.place, mend: 'remove it' })
  return problem('bad-csv', 'this row is not as long as the header', {
    place: (row[header.length] ?? first!).place,
    expected: cells(header.length),
    found: cells(row.length),
  })
}

const cells = (count: number): string => (count === 1 ? 'one cell' : `${count} cells`)
