import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { joinDaily } from '../../src/formats/daily-window.js'
import { parseDay, showDay, showDays } from '../../src/formats/day.js'
import type { DailySeries } from '../../src/formats/etherscan.js'

const seriesOn = (file: string, first: string, count: number, without: readonly number[] = []): DailySeries => {
  const indices = Array.from({ length: count }, (_, index) => index).filter((index) => !without.includes(index))
  return { file, days: indices.map((index) => parseDay(first)! + index), values: indices }
}

const joined = (series: readonly DailySeries[], from?: string, to?: string) => {
  const found = joinDaily(new Map(series.map((one) => [one.file, one])), {
    ...(from === undefined ? {} : { from: parseDay(from)! }),
    ...(to === undefined ? {} : { to: parseDay(to)! }),
  })
  if (E.isLeft(found)) return `${found.left.what} | ${found.left.found ?? ''}`
  const { first, last, columns } = found.right
  return [showDay(first), showDay(last), ...[...columns.values()].map((values) => [...values])]
}

describe('joining daily series', () => {
  it('puts the same days side by side', () => {
    expect(
      joined([seriesOn('a', '2020-01-01', 6), seriesOn('b', '2019-12-31', 9)], '2020-01-02', '2020-01-04'),
    ).toEqual(['2020-01-02', '2020-01-04', [1, 2, 3], [2, 3, 4]])
  })

  it('takes the days that all have where no window is named', () => {
    expect(joined([seriesOn('a', '2020-01-01', 6), seriesOn('b', '2020-01-03', 9)])).toEqual([
      '2020-01-03',
      '2020-01-06',
      [2, 3, 4, 5],
      [0, 1, 2, 3],
    ])
  })

  it('does not mind a gap outside the window', () => {
    expect(joined([seriesOn('a', '2020-01-01', 9, [1])], '2020-01-03', '2020-01-04')).toEqual([
      '2020-01-03',
      '2020-01-04',
      [2, 3],
    ])
  })

  it('names the days that are missing inside it', () => {
    expect(joined([seriesOn('a', '2020-01-01', 9, [2, 4, 5, 6])])).toBe(
      'a lacks 4 of the days 2020-01-01 to 2020-01-09 | nothing for 2020-01-03, 2020-01-05 to 2020-01-07',
    )
  })

  it('says what is covered where the window is not', () => {
    const covered = 'a covers 2020-01-01 to 2020-01-06; b covers 2020-01-03 to 2020-01-04'
    const files = [seriesOn('a', '2020-01-01', 6), seriesOn('b', '2020-01-03', 2)]
    expect(joined(files, '2020-01-01', '2020-01-04')).toBe(`b does not cover 2020-01-01 to 2020-01-04 | ${covered}`)
    expect(joined(files, '2020-01-03', '2020-01-07')).toBe(`a does not cover 2020-01-03 to 2020-01-07 | ${covered}`)
  })

  it('refuses a window that ends before it begins, and files without a common day', () => {
    expect(joined([seriesOn('a', '2020-01-01', 6)], '2020-01-04', '2020-01-03')).toContain('no day lies between')
    expect(joined([seriesOn('a', '2020-01-01', 2), seriesOn('b', '2020-02-01', 2)])).toContain('no day lies between')
  })
})

describe('days', () => {
  it.each(['2000-02-29', '1/31/2020', '2020-01-31 00:00:00', '2020-01-31T00:00:00.000Z', '12/31/9999'])(
    'are read from %s',
    (text) => {
      expect(parseDay(text)).toBeTypeOf('number')
    },
  )

  it.each(['1900-02-29', '2021-02-29', '1969-12-31', '2020-1-5', '0/1/2020', '2020-01-31T01:00', '2020', ''])(
    'are not read from "%s"',
    (text) => {
      expect(parseDay(text)).toBeUndefined()
    },
  )

  it('are told in spans, and of many the first', () => {
    expect(showDays([0, 1, 2, 4])).toBe('1970-01-01 to 1970-01-03, 1970-01-05')
    expect(showDays([0, 2, 4, 6, 7], 2)).toBe('1970-01-01, 1970-01-03, 3 more')
  })
})
