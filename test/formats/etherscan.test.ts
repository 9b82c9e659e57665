import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { showDay } from '../../src/formats/day.js'
import { readDailySeries } from '../../src/formats/etherscan.js'

/** What is read, or where and why it is not. */
const read = (text: string, { file = 'days.csv', unit }: { file?: string; unit?: string } = {}) => {
  const found = readDailySeries(text, file, unit)
  if (E.isRight(found)) return found.right.days.map((day, index) => [showDay(day), found.right.values[index]])
  const { code, what, place } = found.left
  return `${code} ${place?.line ?? 0}:${place?.column ?? 0} ${what}`
}

const header = '"Date(UTC)","UnixTimeStamp","Value"\n'

describe('a daily series', () => {
  it('is read as Etherscan exports it', () => {
    expect(read(`${header}"12/31/2019","1577750400","129.16"\n"1/1/2020","1577836800","130.7"\n`)).toEqual([
      ['2019-12-31', 129.16],
      ['2020-01-01', 130.7],
    ])
  })

  it('is read from two columns with ISO dates, in any order of columns', () => {
    const expected = [
      ['2020-02-28', 1],
      ['2020-02-29', 2000],
    ]
    expect(read('date,value\n2020-02-28,1\n2020-02-29,2e3')).toEqual(expected)
    expect(read('price,day\r\n1,2020-02-28\r\n2000.0,2020-02-29T00:00:00Z\r\n')).toEqual(expected)
  })

  it('is read from rows in JSON', () => {
    const rows = '[["2020-01-01T00:00:00Z", 0.5], ["2020-01-03T00:00:00Z", 1]]'
    expect(read(`{ "rows": ${rows} }`, { file: 'mev.json' })).toEqual([
      ['2020-01-01', 0.5],
      ['2020-01-03', 1],
    ])
  })

  it.each([
    ['Value (Wei)', 'wei/gas'],
    ['Value(USD)', 'USD/ETH'],
    ['Value (Ether)', 'ETH'],
    ['Value', 'gas'],
    ['Price ($)', 'USD'],
  ])('headed %s is taken for %s', (name, unit) => {
    expect(read(`date,${name}\n2020-01-01,1\n`, { unit })).toEqual([['2020-01-01', 1]])
  })

  it.each([
    ['date,Value (Gwei)\n2020-01-01,1\n', '1:6 the header says that these numbers are in another unit'],
    ['2020-01-01,1\n2020-01-02,2\n', '1:1 no column says the date'],
    ['date,low,high\n2020-01-01,1,2\n', '1:10 2 columns might be the value'],
    ['date;value\n2020-01-01;1\n', '1:1 no column says the date'],
    ['date,value\n', '1:1 days.csv has no days'],
    ['date,value\n2020-01-01,\n', '2:12 no number'],
    ['date,value\n2020-01-01,n/a\n', '2:12 this is no number'],
    ['date,value\n2020-01-01,"1,000"\n', '2:12 this is no number'],
    ['date,value\n2020-01-01,1e999\n', '2:12 this is no number'],
    ['date,value\n2020-01-01,-1\n', '2:12 a number below zero'],
    ['date,value\n2020-02-30,1\n', '2:1 this is no date'],
    ['date,value\n31/12/2020,1\n', '2:1 this is no date'],
    ['date,value\n2020-01-01T12:00:00Z,1\n', '2:1 this is no date'],
    ['date,value\n2020-01-02,1\n2020-01-01,1\n', '3:1 2020-01-01 stands behind 2020-01-02'],
    ['date,value\n2020-01-01,1\n2020-01-01,1\n', '3:1 2020-01-01 stands here a second time'],
    [`${header}"1/2/2020","1577836800","1"\n`, '2:12 the timestamp is not the beginning of 2020-01-02'],
    [`${header}"1/1/2020","1577836801","1"\n`, '2:12 the timestamp is not the beginning of 2020-01-01'],
    [`${header}"1/1/2020","","1"\n`, '2:12 the timestamp is not the beginning of 2020-01-01'],
  ])('is refused with its place: %j', (text, problem) => {
    expect(read(text, { unit: 'wei/gas' })).toBe(`bad-series ${problem}`)
  })

  it.each([
    ['{ "days": [] }', 'bad-series 1:1 no list of rows'],
    ['{ "rows": 1 }', 'bad-series 1:11 no list of rows'],
    ['{ "rows": [["2020-01-01", 1, 2]] }', 'bad-series 1:12 this is no row of a daily series'],
    ['{ "rows": [["2020-01-01", {}]] }', 'bad-series 1:12 this is no row of a daily series'],
    ['{ "rows": [["2020-01-01", -1]] }', 'bad-series 1:27 a number below zero'],
    ['{ "rows": [] }', 'bad-series 1:1 mev.json has no days'],
    ['[["2020-01-01", 1]]', 'bad-series 1:1 a list without a name'],
    ['{ "rows": [["2020-01-01", 1] }', 'bad-yaml 1:30 this is not JSON'],
  ])('in JSON is refused with its place: %s', (text, problem) => {
    expect(read(text, { file: 'mev.json' })).toBe(problem)
  })
})
