import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { readEip } from '../../src/formats/eip.js'
import { haveFixtures, readFixture, skipNote } from '../fixtures.js'

const constantsOf = (text: string) => {
  const found = readEip(text, 'eip.md')
  if (E.isLeft(found)) throw new Error(found.left.what)
  return Object.fromEntries(found.right.changes.map(({ key, value }) => [key, value]))
}

describe('the table of constants of an EIP', () => {
  it('gives names in capitals with the number beside them, whatever marks are around', () => {
    expect(
      constantsOf('| Constant | Value |\n|---|---|\n| `MAX_BLOBS` | `9` |\n| **TARGET_BLOBS**   | 1,000 |\n'),
    ).toEqual({ MAX_BLOBS: '9', TARGET_BLOBS: '1000' })
  })

  it('reads powers, hexadecimal numbers and per cent exactly', () => {
    expect(constantsOf('| A_B | 2**64 |\n| C_D | 0x49 |\n| E_F | 12.5% |\n')).toEqual({
      A_B: '18446744073709551616',
      C_D: '73',
      E_F: '1/8',
    })
  })

  it('says which values are no numbers', () => {
    const found = readEip('| FORK_EPOCH | TBD |\n| A_B | 1 |\n', 'eip.md')
    expect(E.isRight(found) && found.right.unread).toEqual([
      { what: 'FORK_EPOCH', why: 'its value “TBD” is not a number' },
    ])
  })

  it('knows the line and column of a value', () => {
    const found = readEip('# Title\n\n| A_B | 7 |\n', 'eip.md')
    expect(E.isRight(found) && found.right.changes[0]!.place).toEqual({ file: 'eip.md', line: 3, column: 9 })
  })

  it('is read at once where a stranger wrote half a million marks into a cell', () => {
    const marks = '`'.repeat(500_000)
    const found = readEip(`| A_B | 1${marks}x |\n| C_D | ${marks}7${marks} |\n`, 'eip.md')
    expect(E.isRight(found) && found.right.changes.map(({ key, value }) => [key, value])).toEqual([['C_D', '7']])
  })

  it('is missed with one problem where there is none', () => {
    expect(readEip('# Nothing here\n', 'eip.md')).toMatchObject({ left: { code: 'bad-shape' } })
  })

  it.skipIf(!haveFixtures)(`is read in real documents${skipNote}`, () => {
    expect(constantsOf(readFixture('proposals/eips/eip-6968.md'))).toEqual({ REVENUE_SHARE_QUOTIENT: '5' })
    expect(constantsOf(readFixture('proposals/eips/eip-7691.md'))).toMatchObject({
      MAX_BLOBS_PER_BLOCK_ELECTRA: '9',
      BLOB_BASE_FEE_UPDATE_FRACTION_PRAGUE: '5007716',
    })
  })
})
