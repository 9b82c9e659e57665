import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { readCosmosProposal } from '../../src/formats/cosmos.js'
import { haveFixtures, readFixture, skipNote } from '../fixtures.js'

const read = (document: unknown) => readCosmosProposal(JSON.stringify(document, undefined, 2), 'proposal.json')
const change = (value: string, key = 'DeveloperShares') => ({ subspace: 'revenue', key, value })
const changesOf = (document: unknown) => {
  const found = read(document)
  if (E.isLeft(found)) throw new Error(found.left.what)
  return found.right.changes.map(({ key, value }) => [key, value])
}

describe('a parameter-change proposal of the Cosmos SDK', () => {
  it('has its changes at the top, with values as JSON inside text', () => {
    expect(changesOf({ title: 't', changes: [change('"0.950000000000000000"')] })).toEqual([
      ['revenue/DeveloperShares', '0.950000000000000000'],
    ])
  })

  it('may have them under content, and under the content of messages', () => {
    expect(changesOf({ content: { changes: [change('"1"')] } })).toEqual([['revenue/DeveloperShares', '1']])
    expect(changesOf({ messages: [{ content: { changes: [change('"2"')] } }] })).toEqual([
      ['revenue/DeveloperShares', '2'],
    ])
  })

  it('keeps the digits of a bare number, which a double would not', () => {
    expect(changesOf({ changes: [change('0.30000000000000000001')] })).toEqual([
      ['revenue/DeveloperShares', '0.30000000000000000001'],
    ])
  })

  it('says what it could not read instead of leaving it out', () => {
    const found = read({
      changes: [change('{"denom":"aevmos"}', 'Deposit'), change('"0.5"'), { subspace: 'revenue' }],
      messages: [{ '@type': '/cosmos.bank.v1beta1.MsgSend' }],
    })
    expect(E.isRight(found) && found.right.unread.map(({ what }) => what)).toEqual([
      'revenue/Deposit',
      'a change',
      '/cosmos.bank.v1beta1.MsgSend',
    ])
  })

  it('knows the line of each value', () => {
    const found = read({ changes: [change('"0.5"')] })
    expect(E.isRight(found) && found.right.changes[0]!.place).toMatchObject({ file: 'proposal.json', line: 6 })
  })

  it('is refused with one problem where it is something else', () => {
    for (const text of ['{}', '[]', '"x"', '{"changes": 3}', '{"changes"', ''])
      expect(E.isLeft(readCosmosProposal(text, 'p.json')), text).toBe(true)
  })

  it.skipIf(!haveFixtures)(`is read as Evmos submitted it${skipNote}`, () => {
    const found = readCosmosProposal(readFixture('proposals/cosmos/evmos-104.json'), 'evmos-104.json')
    expect(E.isRight(found) && found.right.changes.map(({ key, value }) => [key, value])).toEqual([
      ['revenue/DeveloperShares', '0.950000000000000000'],
    ])
  })
})
