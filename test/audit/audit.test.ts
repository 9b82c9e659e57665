import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { audit, isFinding, type Audit } from '../../src/audit/audit.js'
import { bind } from '../../src/audit/bind.js'
import { readProposal } from '../../src/audit/read-proposal.js'
import { readCosmosProposal } from '../../src/formats/cosmos.js'
import { readEip } from '../../src/formats/eip.js'
import type { Problem } from '../../src/problem/problem.js'
import { auditDocument } from '../../src/report/audit.js'
import { budgetOf } from '../../src/verdict/budget.js'
import { shares } from './mechanism.js'
import feeRebate from '../../games/fee-rebate/mechanism.js'

const surroundings = {
  mechanism: (name: string) =>
    Promise.resolve(
      name === 'shares' ? E.right(shares) : E.left({ code: 'unknown-mechanism', what: 'none' } satisfies Problem),
    ),
  document: (path: string) =>
    readCosmosProposal('{"changes":[{"subspace":"fees","key":"Share","value":"\\"0.95\\""}]}', path),
}
const proposal = (text: string) => readProposal(text, 'proposal.yaml', surroundings)

const right = <A>(found: E.Either<Problem, A>): A => {
  if (E.isLeft(found)) throw new Error(`${found.left.what} ${JSON.stringify(found.left.place)}`)
  return found.right
}
const audited = async (text: string): Promise<Audit> =>
  right(await audit(right(await proposal(text)), { budget: budgetOf(1), seed: 'test' }))
const classes = ({ readings }: Audit) =>
  readings.map(({ claims }) => Object.fromEntries(claims.map((claim) => [claim.claim, claim.class])))
const told = async (text: string) => {
  const found = await proposal(text)
  return E.isLeft(found) ? found.left : undefined
}

describe('an audit', () => {
  it('calls a claim introduced that breaks by the change, with a witness on that side only', async () => {
    const result = await audited('proposal: p\nmechanism: shares\nbaseline: low\nchanges: { share: { to: 1.5 } }\n')
    const claim = result.readings[0]!.claims.find(({ claim: name }) => name === 'no-wash')!
    expect([claim.before.verdict, claim.after.verdict, claim.class]).toEqual(['proved', 'refuted', 'introduced'])
    expect(isFinding(claim)).toBe(true)
  })

  it('calls a claim fixed that holds by the change, and that is no finding', async () => {
    const result = await audited('proposal: p\nmechanism: shares\nbaseline: high\nchanges: { share: { to: 0.9 } }\n')
    const claim = result.readings[0]!.claims.find(({ claim: name }) => name === 'no-wash')!
    expect([claim.before.verdict, claim.after.verdict, claim.class]).toEqual(['refuted', 'proved', 'fixed'])
    expect(isFinding(claim)).toBe(false)
  })

  it('calls a claim improved whose margin grows', async () => {
    const result = await audited('proposal: p\nmechanism: shares\nchanges: { share: { from: 0.2, to: 0.1 } }\n')
    expect(classes(result)).toEqual([{ 'no-wash': 'improved', 'no-free-lunch': 'unchanged' }])
  })

  it('calls a claim worsened that stays proved while its margin shrinks, and gives the margin in its unit', async () => {
    const result = await audited('proposal: p\nmechanism: shares\nbaseline: low\ndocument: submitted.json\n')
    expect(classes(result)).toEqual([{ 'no-wash': 'worsened', 'no-free-lunch': 'unchanged' }])
    const document = auditDocument({ tool: { name: 'hurwicz', version: '0' }, seed: 'test', audits: [result] })
    expect(document).toMatchObject({
      changes: [{ parameter: 'share', from: '1/2', to: '19/20', key: 'fees/Share' }],
      findings: [
        {
          claim: 'no-wash',
          before: 'proved',
          after: 'proved',
          class: 'worsened',
          margin: { before: { exact: '1/2' }, after: { exact: '1/20' }, unit: '1' },
        },
      ],
      unread: [],
    })
  })

  it('calls a guarantee lost whose assumptions the change excludes', async () => {
    const result = await audited('proposal: p\nmechanism: shares\nchanges: { share: { from: 0.2, to: 1 } }\n')
    // Assuming share < 1 excludes the share of 1 itself: what was proved says nothing any more.
    const claim = result.readings[0]!.claims.find(({ claim: name }) => name === 'no-free-lunch')!
    expect([claim.before.verdict, claim.after.verdict, claim.class]).toEqual(['proved', 'vacuous', 'worsened'])
  })

  it('refuses to pin what the baseline or the proposal pins already', async () => {
    const read = right(await proposal('proposal: p\nmechanism: shares\nbaseline: low\nchanges: { share: { to: 1 } }\n'))
    const fixed = new Map([['share', { numerator: 1n, denominator: 4n }]])
    expect(await audit(read, { fixed })).toMatchObject({ left: { code: 'bad-option' } })
  })

  it('lists a changed parameter that no claim reads', async () => {
    const result = await audited('proposal: p\nmechanism: shares\nbaseline: low\nchanges: { idle: { to: 1 } }\n')
    expect(result.unread).toEqual([{ what: 'idle', why: 'no claim reads this parameter' }])
  })

  it("decides the author's own statements with the others", async () => {
    const result = await audited(`
proposal: p
mechanism: shares
baseline: low
changes: { share: { to: 1.2 } }
claims:
  spam-is-dear: { kind: holds, condition: (1 - share) * fee >= 0.4, about: A unit of spam costs something. }
`)
    expect(classes(result)[0]).toMatchObject({ 'spam-is-dear': 'introduced' })
    expect(result.proposal.statements).toEqual(['spam-is-dear'])
  })

  it('shows a document that contradicts itself as several readings with a verdict each', async () => {
    const document = right(readEip('| SHARE_QUOTIENT | 2 |\n', 'eip.md'))
    const result = right(await audit(right(bind(document, shares)), { budget: budgetOf(1) }))
    expect(result.readings.map(({ name }) => name)).toEqual(['divided', 'multiplied'])
    expect(classes(result).map((claims) => claims['no-wash'])).toEqual(['unchanged', 'introduced'])
  })

  it('gives the same document for the same seed', async () => {
    const text = 'proposal: p\nmechanism: shares\nbaseline: low\nchanges: { share: { to: 1.5 } }\n'
    const print = async () =>
      JSON.stringify(auditDocument({ tool: { name: 'h', version: '0' }, seed: 'test', audits: [await audited(text)] }))
    expect(await print()).toBe(await print())
  })
})

describe('a proposal that does not fit', () => {
  it('is told that its `from` is stale, with place, what was expected and what was found', async () => {
    expect(
      await told('proposal: p\nmechanism: shares\nbaseline: low\nchanges:\n  share: { from: 0.4, to: 0.95 }\n'),
    ).toMatchObject({
      code: 'stale-from',
      place: { file: 'proposal.yaml', line: 5, column: 18 },
      expected: '0.5',
      found: '0.4',
    })
  })

  it('is told the nearest parameter, preset and mechanism', async () => {
    expect(await told('proposal: p\nmechanism: shares\nchanges: { shere: { to: 1 } }\n')).toMatchObject({
      code: 'unknown-name',
      mend: 'did you mean share?',
    })
    expect(await told('proposal: p\nmechanism: shares\nbaseline: loww\nchanges: { share: { to: 1 } }\n')).toMatchObject(
      { code: 'unknown-name', mend: 'did you mean low?', place: { line: 3 } },
    )
    expect(await told('proposal: p\nmechanism: sharez\nchanges: { share: { to: 1 } }\n')).toMatchObject({
      code: 'unknown-mechanism',
      place: { line: 2 },
    })
  })

  it('is told of values outside the domain, of nothing to change, and of two sources of change', async () => {
    expect(await told('proposal: p\nmechanism: shares\nchanges: { share: { to: 3 } }\n')).toMatchObject({
      code: 'bad-value',
    })
    expect(await told('proposal: p\nmechanism: shares\n')).toMatchObject({ code: 'bad-shape' })
    expect(
      await told('proposal: p\nmechanism: shares\ndocument: x.json\nchanges: { share: { to: 1 } }\n'),
    ).toMatchObject({ code: 'bad-shape' })
  })

  it("may not give a claim a name that the mechanism's own has", async () => {
    expect(
      await told(
        'proposal: p\nmechanism: shares\nchanges: { share: { to: 1 } }\nclaims:\n  no-wash: { kind: holds, condition: share < 1 }\n',
      ),
    ).toMatchObject({ code: 'bad-name', place: { line: 5, column: 3 } })
  })

  it('is told of a key that it gives two values, and may repeat one', () => {
    const rows = (...values: string[]) =>
      right(readEip(values.map((value) => `| REVENUE_SHARE_QUOTIENT | ${value} |`).join('\n'), 'eip.md'))
    const twice = bind(rows('5', '4'), feeRebate)
    expect(E.isLeft(twice) ? [twice.left.place?.line, twice.left.expected, twice.left.found] : []).toEqual([
      2,
      '5',
      '4',
    ])
    // Each row has two readings: were they multiplied, this would not end.
    expect(right(bind(rows(...Array.from({ length: 100 }, () => '5')), feeRebate)).readings).toHaveLength(2)
  })

  it('is told when nothing in it is known', () => {
    const document = right(
      readCosmosProposal('{"changes":[{"subspace":"mint","key":"Inflation","value":"\\"1\\""}]}', 'p.json'),
    )
    expect(bind(document, shares)).toMatchObject({ left: { code: 'unread-proposal', found: 'mint/Inflation' } })
  })
})
