import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, hurwicz, market } from './hurwicz.js'

/** Code that leaves a mark where it ran. */
const code = `import { writeFileSync } from 'node:fs'\nwriteFileSync('ran', '')\nexport default {}\n`

const witness = JSON.stringify({
  ...{ mechanism: 'market', file: './evil.ts', digest: '', claim: 'no-raise', goal: 'no-raise', seed: '' },
  ...{ parameters: {}, types: {}, honest: {}, deviation: {}, players: [], payoffs: { honest: {}, deviation: {} } },
  gain: { exact: '1', approximate: 1 },
})
const proposal = 'proposal: harmless\nmechanism: ./evil.ts\nchanges: { share: { to: 0.5 } }\n'

describe('a data file from a stranger', () => {
  it.each([
    ['audit', 'proposal.yaml', proposal],
    ['replay', 'witness.json', witness],
  ])('has no code run by %s', async (verb, name, text) => {
    const cwd = folderOf({ 'evil.ts': code, 'market.yaml': market, [name]: text })
    const { code: ended, err } = await hurwicz([verb, name], { cwd })
    expect(err).toMatch(/evil\.ts is code[^]*--mechanism/)
    expect(ended).toBe(2)
    expect(existsSync(join(cwd, 'ran'))).toBe(false)
  })

  it('speaks of the mechanism that its reader names, where one is named', async () => {
    const cwd = folderOf({ 'evil.ts': code, 'market.yaml': market, 'proposal.yaml': proposal })
    const { err } = await hurwicz(['audit', 'proposal.yaml', '--mechanism', 'market.yaml', '--budget', '1s'], { cwd })
    expect(err).toBe('')
    expect(existsSync(join(cwd, 'ran'))).toBe(false)
  })
})
