import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { isConsensusSpecs, readConsensusSpecs } from '../../src/formats/consensus-specs.js'
import { haveFixtures, readFixture, skipNote } from '../fixtures.js'

const read = (text: string) => {
  const found = readConsensusSpecs(text, 'preset.yaml')
  if (E.isRight(found)) return found.right
  const { code, what, place } = found.left
  return `${code} ${place?.line ?? 0}:${place?.column ?? 0} ${what}`
}

describe('a file of consensus-specs constants', () => {
  it('gives each constant with its place', () => {
    expect(
      read("# A preset\nPRESET_BASE: 'minimal'\n\nBASE_REWARD_FACTOR: 32  # was 64\nSLOTS_PER_EPOCH: 0x08\n"),
    ).toEqual({
      format: 'consensus-specs',
      title: 'consensus-specs constants',
      changes: [
        { key: 'BASE_REWARD_FACTOR', value: '32', place: { file: 'preset.yaml', line: 4, column: 21 } },
        { key: 'SLOTS_PER_EPOCH', value: '8', place: { file: 'preset.yaml', line: 5, column: 18 } },
      ],
      unread: [],
    })
  })

  it('keeps every digit, and takes hashes and addresses for words', () => {
    expect(read(`TOTAL: 58750000000000000000000\nHASH: 0x${'0'.repeat(64)}\n`)).toMatchObject({
      changes: [{ value: '58750000000000000000000' }, { value: `0x${'0'.repeat(64)}` }],
    })
  })

  it('tells lists as unread, and takes its title from CONFIG_NAME', () => {
    expect(read('CONFIG_NAME: mainnet\nBLOB_SCHEDULE:\n  - EPOCH: 1\n')).toMatchObject({
      title: 'configuration mainnet',
      changes: [],
      unread: [{ what: 'BLOB_SCHEDULE' }],
    })
  })

  it.each([
    ['', 'bad-shape 1:1 this is not a file of consensus-specs constants'],
    ['mechanism: x\n', 'bad-shape 1:1 this is not a file of consensus-specs constants'],
    ['BASE_REWARD_FACTOR: 64\nSlots: 32\n', 'bad-shape 2:1 this is not a file of consensus-specs constants'],
    ['BASE_REWARD_FACTOR: 64\nBASE_REWARD_FACTOR: 32\n', 'bad-yaml 2:1'],
    ['BASE_REWARD_FACTOR 64\n', 'bad-shape 1:1 this is not a file of consensus-specs constants'],
  ])('is refused with its place: %j', (text, problem) => {
    expect(read(text)).toMatch(new RegExp(`^${problem}`))
  })

  it('is known by its first key', () => {
    expect(isConsensusSpecs('# Mainnet preset\n\n# Misc\nMAX_COMMITTEES_PER_SLOT: 64\n')).toBe(true)
    expect(isConsensusSpecs('proposal: X\nmechanism: issuance\n')).toBe(false)
    expect(isConsensusSpecs('{ "changes": [] }')).toBe(false)
  })

  it.skipIf(!haveFixtures)(`is read whole as published${skipNote}`, () => {
    for (const [file, key, value] of [
      ['preset-phase0', 'BASE_REWARD_FACTOR', '64'],
      ['preset-altair', 'SYNC_COMMITTEE_SIZE', '512'],
      ['preset-bellatrix', 'PROPORTIONAL_SLASHING_MULTIPLIER_BELLATRIX', '3'],
      ['preset-electra', 'MIN_ACTIVATION_BALANCE', '32000000000'],
      ['mainnet', 'CHURN_LIMIT_QUOTIENT', '65536'],
    ] as const) {
      const text = readFixture(`proposals/consensus-specs/${file}.yaml`)
      expect(isConsensusSpecs(text)).toBe(true)
      const found = read(text)
      if (typeof found === 'string') throw new Error(found)
      expect(found.changes.find((change) => change.key === key)?.value).toBe(value)
    }
  })
})
