import { fc, test } from '@fast-check/vitest'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect } from 'vitest'
import { secondsOfDay, showDay } from '../../src/formats/day.js'
import { readDailySeries } from '../../src/formats/etherscan.js'

const firstDay = 18262
const amounts = fc.array(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 20 })

/** As Etherscan exports it. */
const exported = (values: readonly number[]): string =>
  [
    '"Date(UTC)","UnixTimeStamp","Value"',
    ...values.map((value, index) => {
      const [year, month, day] = showDay(firstDay + index).split('-')
      return `"${Number(month)}/${Number(day)}/${year!}","${(firstDay + index) * secondsOfDay}","${value}"`
    }),
  ].join('\n')

describe('a daily series', () => {
  test.prop([amounts], { seed: 7, numRuns: 300 })('comes back as it was exported, to the last digit', (values) => {
    const read = readDailySeries(exported(values), 'days.csv')
    if (E.isLeft(read)) throw new Error(read.left.what)
    expect(read.right.days).toEqual(values.map((_, index) => firstDay + index))
    expect(read.right.values).toEqual(values)
  })

  const edit = fc.record({
    at: fc.nat(),
    cut: fc.nat({ max: 3 }),
    put: fc.constantFrom('', '"', ',', '\n', '\r', '-', '0', '9', 'e', '/', '{', '[', '\uFEFF', '\0'),
  })
  test.prop([amounts, fc.array(edit, { minLength: 1, maxLength: 3 })], { seed: 8, numRuns: 2000 })(
    'that is damaged is refused in words, or read in rising order without negative numbers',
    (values, edits) => {
      const damaged = edits.reduce((text, { at, cut, put }) => {
        const where = at % (text.length + 1)
        return text.slice(0, where) + put + text.slice(where + cut)
      }, exported(values))
      const read = readDailySeries(damaged, 'days.csv')
      if (E.isLeft(read)) {
        expect(read.left.what).not.toBe('')
        return
      }
      const { days, values: found } = read.right
      expect(days).toHaveLength(found.length)
      expect(found.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
      expect(days.every((day, index) => index === 0 || day > days[index - 1]!)).toBe(true)
    },
  )
})
