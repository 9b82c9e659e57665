import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { checkMechanism, isAsExpected } from '../../src/verdict/check.js'
import { budgetOf } from '../../src/verdict/budget.js'
import type { Result } from '../../src/verdict/verdict.js'
import { everyVerdict, mechanismOf } from './mechanism.js'

const check = async (mechanism = everyVerdict, options = {}): Promise<readonly Result[]> => {
  const results = await checkMechanism(mechanism, { budget: budgetOf(1), seed: 'test', ...options })
  if (E.isLeft(results)) throw new Error(results.left.what)
  return results.right
}
const one = async (text: string, options = {}) => (await check(mechanismOf(text), options))[0]!.verdict

const follows = `
mechanism: follows
parameters: { advice: { options: [stay, leave], default: stay } }
players:
  p: { choices: { does: { options: [stay, leave], honest: advice } }, payoff: if does is leave then 1 else 0 }
claims: { obeys: { kind: nash, assuming: advice is stay } }
`

// The whole check takes seconds: tests that only look at it share one.
let whole: Promise<readonly Result[]> | undefined
const everything = () => (whole ??= check())

describe('a check', () => {
  it('names the option that honest play follows, where a parameter says which', async () => {
    const verdict = await one(follows)
    if (verdict.verdict !== 'refuted') throw new Error(verdict.verdict)
    expect(verdict.witness.honest.get('p.does')).toBe('stay')
    expect(verdict.witness.deviation.get('p.does')).toBe('leave')
  })

  it('gives each claim its verdict, with what that verdict always carries', async () => {
    const results = Object.fromEntries((await everything()).map(({ claim, verdict }) => [claim, verdict]))
    expect(results['proved']).toMatchObject({ verdict: 'proved', trusted: [] })
    expect(results['refuted']).toMatchObject({
      verdict: 'refuted',
      witness: { mechanism: 'every-verdict', claim: 'refuted', players: ['payee'], seed: 'test' },
    })
    expect(results['tested']).toMatchObject({ verdict: 'tested' })
    expect(results['vacuous']).toMatchObject({ verdict: 'vacuous' })
    expect(results['error']).toMatchObject({ verdict: 'error', problem: { code: 'not-a-number' } })
  })

  it('never takes undecided for a pass', async () => {
    const results = await everything()
    const undecided = results.find(({ claim }) => claim === 'inconclusive')!
    expect(['inconclusive', 'refuted']).toContain(undecided.verdict.verdict)
    expect(isAsExpected(undecided)).toBe(false)
  })

  it('names the assumptions that empty a vacuous claim', async () => {
    const verdict = (await everything()).find(({ claim }) => claim === 'vacuous')!.verdict
    expect(verdict.verdict === 'vacuous' && verdict.why).toBe('no point meets “share > 1” and “share < 0.5”')
  })

  it('keeps the default parameters in a witness wherever the attack pays there, and its outlay', async () => {
    const verdict = (await everything()).find(({ claim }) => claim === 'refuted')!.verdict
    if (verdict.verdict !== 'refuted') throw new Error(verdict.verdict)
    const { parameters, deviation, gain, cost } = verdict.witness
    expect(parameters.get('share')).toEqual({ numerator: 3n, denominator: 2n })
    expect(deviation.get('payee.wash')).toMatchObject({ low: { numerator: 100n, denominator: 1n } })
    expect(gain.low).toEqual({ numerator: 50n, denominator: 1n })
    expect(cost?.low).toEqual({ numerator: 100n, denominator: 1n })
  })

  it('pins parameters, and then speaks of those values only', async () => {
    const pinned = await check(everyVerdict, {
      fixed: new Map([['share', { numerator: 1n, denominator: 2n }]]),
      claims: ['refuted'],
    })
    expect(pinned[0]!.verdict.verdict).toBe('proved')
  })

  it('gives the same results for the same seed', async () => {
    const plain = (results: readonly Result[]) =>
      JSON.stringify(
        results.map(({ claim, verdict }) => [claim, verdict]),
        (_, value: unknown) =>
          typeof value === 'bigint' ? `${value}` : value instanceof Map ? [...(value as Map<string, unknown>)] : value,
      )
    expect(plain(await check())).toBe(plain(await everything()))
  })

  it('does not mistake rounding for a gain: a tight claim with awkward numbers is not refuted', async () => {
    const verdict = await one(`
mechanism: tight
parameters: { a: { in: [0.1, 0.3], default: 0.2 }, b: { in: [0.1, 0.7], default: 0.3 } }
players:
  p: { choices: { x: { in: [0, 1], honest: 0 } }, payoff: (a + b) * x - a * x - b * x }
claims: { c: { kind: unprofitable, varying: [x] } }
`)
    expect(verdict.verdict).toBe('proved')
  })

  it('does not let one goal that says nothing hide an attack in another', async () => {
    const verdict = await one(`
mechanism: two-sided
parameters: { a: { in: [0, 1], default: 0.5 } }
players:
  idle: { choices: { x: { in: [0, 1], honest: 0 } }, payoff: 0 - x }
  thief: { choices: { y: { in: [0, 1], honest: 0 } }, payoff: y }
claims: { c: { kind: nash, assuming: idle.x >= 2 or a >= 0 } }
`)
    expect(verdict.verdict).toBe('refuted')
  })

  it('finds a dominant strategy broken by what the others do', async () => {
    const verdict = await one(`
mechanism: first-price
players:
  bidder:
    count: 2
    types: { value: { in: [0, 10] } }
    choices: { bid: { in: [0, 10], honest: value } }
    payoff: if bid > max(bidder.others.bid) then value - bid else 0
claims: { truthful: { kind: dominant } }
`)
    expect(verdict.verdict).toBe('refuted')
  })

  it('meets an expected "tested" with a proof, and no other expectation with another verdict', () => {
    const verdict = { verdict: 'proved', certificates: [], trusted: [] } as const
    expect(isAsExpected({ verdict, expect: 'tested' })).toBe(true)
    expect(isAsExpected({ verdict, expect: 'refuted' })).toBe(false)
    expect(isAsExpected({ verdict })).toBe(true)
  })

  it('does not miss an expected attack where pinned parameters exclude it, and still reports a broken claim', () => {
    const holds = { verdict: 'proved', certificates: [], trusted: [] } as const
    expect(isAsExpected({ verdict: holds, expect: 'refuted', isPinned: true })).toBe(true)
    const silent = { verdict: 'vacuous', why: 'test' } as const
    expect(isAsExpected({ verdict: silent, expect: 'proved', isPinned: true })).toBe(false)
    const tested = { verdict: 'tested', trials: 9, worst: 0, bound: 1 } as const
    expect(isAsExpected({ verdict: tested, expect: 'proved', isPinned: true })).toBe(false)
  })
})
