import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { showRational } from '../../src/arithmetic/rational.js'
import { readHoldings } from '../../src/formats/holdings.js'
import type { Problem } from '../../src/problem/problem.js'

const amounts = (text: string): readonly string[] => {
  const read = readHoldings(text, 'list.csv')
  if (E.isLeft(read)) throw new Error(read.left.what)
  return read.right.holders.map(({ holder, amount }) => `${holder ?? ''}:${showRational(amount)}`)
}
const problemOf = (text: string): Problem => {
  const read = readHoldings(text, 'list.csv')
  if (E.isRight(read)) throw new Error('no problem')
  return read.left
}

describe('a list of holdings', () => {
  it('is amounts, or holders and amounts, under a header or not', () => {
    expect(amounts('5\n0.25\n')).toEqual([':5', ':1/4'])
    expect(amounts('amount\n5\n')).toEqual([':5'])
    expect(amounts('a,32\nb,1e3\n')).toEqual(['a:32', 'b:1000'])
    expect(amounts('address,amount 2024\n0xA,32\n0xB,0\n')).toEqual(['0xA:32', '0xB:0'])
  })

  it.each([
    ['a negative amount', 'a,1\nb,-2\n', 2, 3],
    ['what is no number', 'a,1\nb,many\n', 2, 3],
    ['an amount with a suffix in the first row', 'a,9.4M\nb,1\n', 1, 3],
    ['what stands for no number in the first row', 'inf\n1\n', 1, 1],
    ['a missing amount', 'a,1\nb,\n', 2, 3],
    ['a fraction', '1/3\n', 1, 1],
    ['a holder without a name', ' ,1\n', 1, 1],
    ['a holder listed twice', 'a,1\na,2\n', 2, 1],
    ['an address listed twice in other letters', '0xAB,1\n0xab,2\n', 2, 1],
    ['a third column', 'a,1,x\n', 1, 5],
  ])('with %s is refused there', (_, text, line, column) => {
    expect(problemOf(text)).toMatchObject({ code: 'bad-csv', place: { file: 'list.csv', line, column } })
  })

  it.each(['amount\n', '0\n0\n', ''])('without anybody who holds anything is refused: %j', (text) => {
    expect(problemOf(text).code).toBe('bad-csv')
  })
})
