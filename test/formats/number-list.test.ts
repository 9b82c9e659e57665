import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { readNumberList } from '../../src/formats/number-list.js'

const read = (text: string, column?: string) => {
  const found = readNumberList(text, 'list.csv', column)
  return E.isRight(found) ? [...found.right] : { ...found.left.place, what: found.left.what }
}

test('A list has one number in each line, with or without a header, in any common notation.', () => {
  expect(read('0.02\n1e-3\r\n-4\n.5\n')).toStrictEqual([0.02, 0.001, -4, 0.5])
  expect(read('\uFEFFyield\n0.02\n 3 \n"4"')).toStrictEqual([0.02, 3, 4])
})

test('Of several columns one is named.', () => {
  expect(read('name,yield\na,0.02\nb,0.03\n', 'yield')).toStrictEqual([0.02, 0.03])
  expect(read('name,yield\na,0.02\n')).toMatchObject({
    line: 1,
    what: 'there are several columns, and it is not said which holds the numbers',
  })
  expect(read('name,yield\na,0.02\n', 'stake')).toMatchObject({ what: 'there is no column “stake”' })
})

test('What is no number is refused with its line.', () => {
  expect(read('1\n2\nthree\n4\n')).toMatchObject({ file: 'list.csv', line: 3, what: 'this is not a number' })
  expect(read('0..2\n1\n')).toMatchObject({ line: 1, what: 'this is not a number' })
  expect(read('1\n\n2\n')).toMatchObject({ line: 2, what: 'a blank line or an empty cell' })
  expect(read('1\n1e999\n')).toMatchObject({ line: 2 })
  expect(read('1\n0x10\n')).toMatchObject({ line: 2 })
  expect(read('NaN\n0.1\n')).toMatchObject({ line: 1, what: 'this is not a number' })
  expect(read('a,b\n1,2\n3\n', 'a')).toMatchObject({ line: 3, what: 'this row is not as long as the first' })
  expect(read('yield\n')).toMatchObject({ what: 'list.csv has no numbers' })
  expect(read('')).toMatchObject({ what: 'list.csv has no numbers' })
})

test('A million numbers are read.', () => {
  const text = Array.from({ length: 1_000_000 }, (_, index) => `${index}\n`).join('')
  const found = readNumberList(text, 'long.csv')
  expect(E.isRight(found) && [found.right.length, found.right[999_999]]).toStrictEqual([1_000_000, 999_999])
})
