import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, hurwicz, market, root } from '../cli/hurwicz.js'

const folder = join(root, 'docs', 'schema')
const schemas = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as AnySchemaObject,
)
// Half of each schema's keywords stand in what it refers to, which strict types cannot see.
const ajv = new Ajv2020({ schemas, allErrors: true, strictTypes: false, strictRequired: false, strictTuples: false })

const faultsOf = (name: string, text: string): readonly string[] => {
  const validate = ajv.getSchema(`https://unpkg.com/hurwicz/docs/schema/${name}.schema.json`)
  if (validate === undefined) throw new Error(`no schema ${name}`)
  return validate(JSON.parse(text)) === true
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}

const several = `mechanism: several
parameters: { share: { in: [0, 0.9], default: 0.2 }, fee: { in: [1, 2] }, odd: { in: [0, 1] } }
players:
  seller:
    choices: { price: { in: [0, 10], honest: 1 }, wash: { in: [0, 100], honest: 0 } }
    types: { cost: { in: [0, 1] } }
    payoff: price * (10 - price) - (1 - share) * fee * wash - cost * exp(price / 10)
  other:
    choices: { stall: { options: [left, right], honest: left } }
    payoff: if stall is left then 1 else 1 - fee * sqrt(2)
  zero: { choices: { x: { in: [0, 1], honest: 0 } }, payoff: 1 / x }
claims:
  refuted: { kind: unprofitable, varying: [price] }
  proved: { kind: unprofitable, varying: [wash] }
  best: { kind: nash, player: other }
  tested: { kind: holds, condition: exp(share + fee) * 1.0000001 >= exp(share) * exp(fee) }
  vacuous: { kind: nash, player: other, assuming: share > 1 }
  error: { kind: nash, player: zero }
  irrational: { kind: holds, condition: sqrt(2) * share < 1 }
`

const proposal = `proposal: A larger share
mechanism: market.yaml
changes: { share: { from: 0.2, to: 0.9 } }
claims: { free-choice: { kind: nash, player: seller } }
`

describe('the schemas in docs/schema', () => {
  it('describe what check prints, verdict by verdict', async () => {
    const cwd = folderOf({ 'several.yaml': several, 'wrong.yaml': 'mechanism: [1]\n' })
    const args = ['check', 'several.yaml', 'wrong.yaml', '--budget', '200ms', '--format', 'json', '--timings']
    const { out } = await hurwicz(args, { cwd })
    expect(faultsOf('check', out)).toEqual([])
    const { results } = JSON.parse(out) as { results: { claim: string; verdict: string }[] }
    const verdicts = new Set(results.map(({ verdict }) => verdict))
    for (const verdict of ['proved', 'refuted', 'tested', 'vacuous', 'error']) expect(verdicts).toContain(verdict)
    expect(out).toContain('"within"')
  })

  it('describe what check prints of the ready-made mechanism', async () => {
    const { out } = await hurwicz(['check', 'fee-rebate', '--budget', '1s', '--format', 'json'])
    expect(faultsOf('check', out)).toEqual([])
  })

  it('describe a stored witness', async () => {
    const cwd = folderOf({ 'several.yaml': several })
    await hurwicz(['check', 'several.yaml', '--budget', '200ms', '--witness', 'found'], { cwd })
    const found = readdirSync(join(cwd, 'found'))
    expect(found).toContain('several.refuted.json')
    for (const name of found) expect(faultsOf('witness', readFileSync(join(cwd, 'found', name), 'utf8'))).toEqual([])
  })

  it.each(['best-response', 'sequential', 'simultaneous', 'fictitious', 'logit', 'gradient'])(
    'describe what solve prints by %s',
    async (method) => {
      const cwd = folderOf({ 'market.yaml': market })
      const { out } = await hurwicz(
        ['solve', 'market.yaml', '--vary', 'price', '--method', method, '--format', 'json'],
        { cwd },
      )
      expect(faultsOf('solve', out)).toEqual([])
    },
  )

  it('describe what audit prints, of one proposal and of several', async () => {
    const cwd = folderOf({ 'market.yaml': market, 'one.yaml': proposal, 'two.yaml': proposal })
    const one = await hurwicz(['audit', 'one.yaml', '--budget', '200ms', '--format', 'json'], { cwd })
    expect(faultsOf('audit', one.out)).toEqual([])
    const two = await hurwicz(['audit', 'one.yaml', 'two.yaml', '--budget', '200ms', '--format', 'json'], { cwd })
    expect(faultsOf('audit', two.out)).toEqual([])
    expect(JSON.parse(two.out)).toHaveProperty('audits.1')
  })

  it('refuse what is not as they say', () => {
    const result = { mechanism: 'm', claim: 'c', kind: 'nash', verdict: 'proved', milliseconds: null }
    const document = (more: object): string =>
      JSON.stringify({ tool: { name: 'hurwicz', version: '1' }, seed: 's', results: [{ ...result, ...more }] })
    expect(faultsOf('check', document({ certificate: [], trusted: [] }))).toEqual([])
    expect(faultsOf('check', document({}))).not.toEqual([])
    expect(faultsOf('check', document({ certificate: [], trusted: [], trials: 3 }))).not.toEqual([])
    expect(faultsOf('check', document({ verdict: 'sound', certificate: [], trusted: [] }))).not.toEqual([])
  })
})
