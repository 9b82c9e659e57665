import * as E from 'fp-ts/lib/Either.js'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import issuance from '../../games/validator-entry/issuance.js'
import securityBudget from '../../games/validator-entry/security-budget.js'
import { showRational } from '../../src/arithmetic/rational.js'
import { bind } from '../../src/audit/bind.js'
import { readPins, readConstants } from '../../src/cli/constants-option.js'
import { readConsensusSpecs } from '../../src/formats/consensus-specs.js'
import type { Point } from '../../src/formula/domain.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import type { Problem } from '../../src/problem/problem.js'

const folder = mkdtempSync(join(tmpdir(), 'hurwicz-constants-'))
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const told = (read: E.Either<Problem, Point>): string =>
  E.isLeft(read)
    ? `${read.left.code} ${read.left.place?.line ?? 0}:${read.left.place?.column ?? 0} ${read.left.what}`
    : [...read.right]
        .map(([name, value]) => `${name} ${typeof value === 'string' ? value : showRational(value)}`)
        .join(', ')

const pinned = (texts: readonly string[], mechanism: Mechanism = issuance): string =>
  told(
    readConstants(
      mechanism,
      texts.map((text, index) => fileOf(`${index}.yaml`, text)),
    ),
  )

describe('constants from files of the consensus-specs', () => {
  it('are the parameters that the mechanism binds to them, converted', () => {
    expect(pinned(['BASE_REWARD_FACTOR: 32\nMAX_DEPOSITS: 16\n', "CONFIG_NAME: 'x'\nSLOT_DURATION_MS: 8000\n"])).toBe(
      'baseRewardFactor 32, slotSeconds 8',
    )
  })

  it('are those of the later file where both say something', () => {
    expect(pinned(['BASE_REWARD_FACTOR: 32\n', 'BASE_REWARD_FACTOR: 48\n'])).toBe('baseRewardFactor 48')
  })

  it.each([
    [['BASE_REWARD_FACTOR: many\n'], 'bad-value 1:21 BASE_REWARD_FACTOR needs a number'],
    [['BASE_REWARD_FACTOR: -1\n'], 'bad-value 1:21 baseRewardFactor = -1 is outside its domain'],
    [['SLOTS_PER_EPOCH: 31.5\n'], 'bad-value 1:18 slotsPerEpoch = 31.5 is no whole number'],
    [['SLOTS_PER_EPOCH: 0\n'], 'bad-value 1:18 slotsPerEpoch = 0 is outside its domain'],
    [['proposal: x\n'], 'bad-shape 1:1 this is not a file of consensus-specs constants'],
    [['# nothing\n'], 'bad-shape 1:1 this is not a file of consensus-specs constants'],
  ])('are refused with their place: %j', (texts, problem) => {
    expect(pinned(texts)).toBe(problem)
  })

  it('are of no use to a mechanism that binds none of them, and must be there', () => {
    expect(pinned(['MAX_DEPOSITS: 16\n'])).toMatch(
      /^bad-option 0:0 --constants: issuance reads no constant of .*0.yaml$/,
    )
    expect(pinned(['BASE_REWARD_FACTOR: 32\n'], securityBudget)).toMatch(/^bad-option .* reads no constants/)
    expect(told(readConstants(issuance, [join(folder, 'none.yaml')]))).toMatch(/^no-such-file/)
  })

  it('stand above a preset and below settings', () => {
    const constants = [fileOf('both.yaml', 'BASE_REWARD_FACTOR: 32\nSLOTS_PER_EPOCH: 16\n')]
    const pins = readPins(issuance, { preset: 'mainnet', constants, settings: ['slotsPerEpoch=8', 'stake=1e6'] })
    expect(told(pins)).toContain('baseRewardFactor 32, slotsPerEpoch 8, slotSeconds 12')
    expect(told(pins)).toMatch(/, stake 1000000$/)
  })
})

describe('constants as a proposal', () => {
  const proposed = (text: string) =>
    E.flatMap(readConsensusSpecs(text, 'preset.yaml'), (document) => bind(document, issuance))

  it('change what differs from mainnet, and count the constants that are of no concern', () => {
    const found = proposed('BASE_REWARD_FACTOR: 32\nSLOTS_PER_EPOCH: 32\nMAX_DEPOSITS: 16\nMAX_ATTESTATIONS: 128\n')
    if (E.isLeft(found)) throw new Error(found.left.what)
    expect(found.right.baseline.name).toBe('mainnet')
    expect(found.right.readings.map(({ changes }) => changes.map(({ key }) => key))).toEqual([['BASE_REWARD_FACTOR']])
    expect(found.right.unread).toEqual([{ what: '2 other constants', why: 'issuance has no parameters for them' }])
  })

  it('that change nothing are refused', () => {
    expect(proposed('BASE_REWARD_FACTOR: 64\n')).toMatchObject(E.left({ code: 'unread-proposal' }))
  })
})
