import * as E from 'fp-ts/lib/Either.js'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { budgetOf, condition, declare, decodeMechanism, formula, rational } from '../src/index.js'
import { ClaimError, describeClaims, testClaim } from '../src/vitest.js'

const m = declare('shop', {
  parameters: { share: { in: [0, 0.9], default: 0.2 }, fee: { in: [1, 100], default: 10 } },
  players: {
    seller: { choices: { price: { in: [0, 10] }, wash: { in: [0, 100] } } },
  },
})
const { share, fee } = m.parameters
const { price, wash } = m.players.seller
const shop = m.define({
  payoffs: { seller: formula`${price} * (10 - ${price}) - (1 - ${share}) * ${fee} * ${wash}` },
  honest: { seller: { price: 1, wash: 0 } },
  attacks: {
    raise: { varying: [price], story: 'Ask for more.' },
    wash: { varying: [wash], story: 'Buy from yourself.' },
  },
  claims: {
    'no-raise': { kind: 'unprofitable', attack: 'raise', expect: 'refuted' },
    'no-wash': { kind: 'unprofitable', attack: 'wash', expect: 'proved' },
    'no-gain': { kind: 'holds', condition: condition`${price} <= 10` },
  },
})
const options = { budget: budgetOf(0.1) }

describeClaims(shop, options)

describe('the test of a claim', () => {
  it('throws the story of an attack that was not expected, with how to reproduce it', async () => {
    const mechanism = m.define({
      payoffs: { seller: formula`${price} * (10 - ${price})` },
      honest: { seller: { price: 1, wash: 0 } },
      attacks: { raise: { varying: [price] } },
      claims: { 'no-raise': { kind: 'unprofitable', attack: 'raise', about: 'One is enough.' } },
    })
    const failure: unknown = await testClaim(mechanism, 'no-raise', {
      ...options,
      seed: 'july',
      fixed: new Map([['share', rational(1n, 4n)]]),
      file: 'shop.ts',
    }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ClaimError)
    expect((failure as ClaimError).message.split('\n')).toEqual([
      'no-raise is refuted, and was expected to be proved or tested',
      '  claim: One is enough.',
      '  gain: +16',
      '  price 1 → 5, at share = 0.25',
      '  payoffs: seller 9 → 25 (+178 %)',
      '  to reproduce: hurwicz check shop.ts --claim no-raise --seed july --param share=0.25',
    ])
  })

  it('names a claim that the mechanism does not have', async () => {
    await expect(testClaim(shop, 'no-such')).rejects.toThrow(/no claim “no-such”/)
  })

  it('fails with the problem of a mechanism that is not one', async () => {
    const decoded = decodeMechanism(
      'mechanism: odd\nplayers: { a: { choices: { x: { in: [0, 1], honest: 0 } }, payoff: 1 / x } }\nclaims: { best: { kind: nash } }\n',
    )
    if (E.isLeft(decoded)) throw new Error(decoded.left.what)
    await expect(testClaim(decoded.right, 'best', options)).rejects.toThrow(/best is error/)
  })
})

describe('a suite of claims', () => {
  it('has one test for each claim, and fails exactly those that surprise', () => {
    const root = resolve(import.meta.dirname, '..')
    mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true })
    const folder = mkdtempSync(join(root, 'node_modules', '.cache', 'claims-'))
    try {
      writeFileSync(
        join(folder, 'shop.spec.ts'),
        `import { declare, formula } from '${root}/src/index.js'
import { describeClaims } from '${root}/src/vitest.js'
const m = declare('shop', { players: { seller: { choices: { price: { in: [0, 10] } } } } })
const { price } = m.players.seller
const shop = m.define({
  payoffs: { seller: formula\`\${price} * (10 - \${price})\` },
  honest: { seller: { price: 5 } },
  claims: { best: { kind: 'nash' }, worst: { kind: 'nash', expect: 'refuted' } },
})
describeClaims(shop)
`,
      )
      writeFileSync(join(folder, 'vitest.config.mjs'), `export default { test: { include: ['*.spec.ts'] } }\n`)
      const { status } = spawnSync(
        process.execPath,
        [
          join(root, 'node_modules', 'vitest', 'vitest.mjs'),
          'run',
          '--root',
          folder,
          '--reporter=json',
          '--outputFile=out.json',
        ],
        { cwd: folder },
      )
      expect(status).toBe(1)
      const { testResults } = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as {
        testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[]
      }
      const results = testResults.flatMap(({ assertionResults }) => assertionResults)
      expect(results.map(({ title, status: how }) => [title, how])).toEqual([
        ['best is proved or tested', 'passed'],
        ['worst is refuted', 'failed'],
      ])
      expect(results[1]?.failureMessages[0]).toContain('worst is proved, and was expected to be refuted')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
