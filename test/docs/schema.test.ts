import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { games } from '../../games/index.js'
import { questions } from '../../games/questions/index.js'
import { renderList, renderMechanism } from '../../src/report/list.js'
import { renderQuestions } from '../../src/report/questions.js'
import { folderOf, hurwicz, market } from '../cli/hurwicz.js'
import { faultsOf } from './schemas.js'

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

  it('describe what audit prints, of one proposal and of several', async () => {
    const cwd = folderOf({ 'market.yaml': market, 'one.yaml': proposal, 'two.yaml': proposal })
    const one = await hurwicz(['audit', 'one.yaml', '--budget', '200ms', '--format', 'json'], { cwd })
    expect(faultsOf('audit', one.out)).toEqual([])
    const two = await hurwicz(['audit', 'one.yaml', 'two.yaml', '--budget', '200ms', '--format', 'json'], { cwd })
    expect(faultsOf('audit', two.out)).toEqual([])
    expect(JSON.parse(two.out)).toHaveProperty('audits.1')
  })

  const tool = { name: 'hurwicz', version: '1' }
  const look = { color: false, width: 100 }

  it('describe what questions prints, of every question', () => {
    const answered = questions.map((question) => ({
      question,
      decided: question.claims.map((claim) => ({ ...claim, verdict: 'proved', isAsExpected: true })),
      figures: new Map(Object.keys(question.figures).map((name) => [name, 0.5])),
    }))
    const out = renderQuestions({ tool, seed: 's', answered, isWhole: false }, 'json', look)
    expect(faultsOf('questions', out)).toEqual([])
    expect(faultsOf('questions', out.replaceAll('"at": "/', '"at": "'))).not.toEqual([])
  })

  it('describe what list prints, of every mechanism', () => {
    expect(faultsOf('list', renderList({ tool, games }, 'json', look))).toEqual([])
    for (const mechanism of games) {
      const out = renderMechanism({ tool, mechanism }, 'json', look)
      expect(faultsOf('list', out), mechanism.name).toEqual([])
      expect(faultsOf('list', out.replace('"default":', '"defaults":')).length > 0, mechanism.name).toBe(
        mechanism.parameters.size > 0,
      )
    }
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
