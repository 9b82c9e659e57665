import { fc, test } from '@fast-check/vitest'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect } from 'vitest'
import { readCsv } from '../../src/formats/csv.js'

const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', '"', '\n', '\r\n', '.', 'é'), maxLength: 6 })
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))

describe('comma-separated values', () => {
  test.prop([table, fc.constantFrom('\n', '\r\n')], { seed: 3, numRuns: 500 })(
    'come back as they were written, every cell quoted',
    (rows, lineBreak) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(lineBreak)
      const read = readCsv(text, 'x.csv')
      if (E.isLeft(read)) throw new Error(read.left.what)
      expect([read.right.header, ...read.right.rows].map((row) => row.map((found) => found.text))).toEqual(rows)
    },
  )

  test.prop([fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\uFEFF'), maxLength: 30 })], {
    seed: 4,
    numRuns: 2000,
  })('never throw, and give rows of one length with places inside the text', (text) => {
    const read = readCsv(text, 'x.csv')
    const lines = text.split('\n').length
    if (E.isLeft(read)) {
      expect(read.left.code).toBe('bad-csv')
      return
    }
    for (const row of read.right.rows) {
      expect(row).toHaveLength(read.right.header.length)
      for (const { place } of row) expect(place.line).toBeLessThanOrEqual(lines)
    }
  })
})
