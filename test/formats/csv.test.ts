import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../src/formats/csv.js'

const textsOf = (text: string): readonly (readonly string[])[] | string => {
  const read = readCsv(text, 'days.csv')
  if (E.isLeft(read)) {
    const { code, what, place } = read.left
    return `${code} ${place?.line ?? 0}:${place?.column ?? 0} ${what}`
  }
  return [read.right.header, ...read.right.rows].map((row) => row.map(({ text: cell }) => cell))
}

describe('reading comma-separated values', () => {
  it('reads bare and quoted cells alike', () => {
    expect(textsOf('day,price\n"2020-01-01","130.7"\n2020-01-02,126')).toEqual([
      ['day', 'price'],
      ['2020-01-01', '130.7'],
      ['2020-01-02', '126'],
    ])
  })

  it('keeps commas, line breaks and doubled quotes inside quotes, and blanks everywhere', () => {
    expect(textsOf('a,b\n"x,""y""\r\nz", 1 \n')).toEqual([
      ['a', 'b'],
      ['x,"y"\r\nz', ' 1 '],
    ])
  })

  it('takes CRLF, LF, a byte order mark and blank lines at the end', () => {
    expect(textsOf('\uFEFFa,b\r\n1,2\n3,4\r\n\r\n\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('reads empty cells at the beginning, in the middle and at the end of a row', () => {
    expect(textsOf('a,b,c\n,,\n"",2,""\n1,,')).toEqual([
      ['a', 'b', 'c'],
      ['', '', ''],
      ['', '2', ''],
      ['1', '', ''],
    ])
  })

  it('says where every cell stands, also behind a line break in quotes', () => {
    const read = readCsv('\uFEFFa,b\n"x\ny",2\n3,"4"', 'days.csv')
    if (E.isLeft(read)) throw new Error(read.left.what)
    expect(read.right.rows.map((row) => row.map(({ place }) => `${place.line}:${place.column}`))).toEqual([
      ['2:1', '3:4'],
      ['4:1', '4:3'],
    ])
  })

  it.each([
    ['', 'bad-csv 0:0 days.csv has no rows'],
    ['\uFEFF\n\n', 'bad-csv 0:0 days.csv has no rows'],
    ['a,b\n1,2\n3', 'bad-csv 3:1 this row is not as long as the header'],
    ['a,b\n1,2,3\n', 'bad-csv 2:5 this row is not as long as the header'],
    ['a,b\n\n1,2\n', 'bad-csv 2:1 a blank line between rows'],
    ['a,b\n1,"2\n3,4\n', 'bad-csv 2:3 a quote is never closed'],
    ['a,b\n1,2"2\n', 'bad-csv 2:4 a quote inside a cell'],
    ['a,b\n1,"2"2\n', 'bad-csv 2:6 a character behind a quoted cell'],
    ['a,b\r1,2\r', 'bad-csv 1:4 a carriage return without a line feed'],
  ])('refuses %j', (text, problem) => {
    expect(textsOf(text)).toBe(problem)
  })
})
