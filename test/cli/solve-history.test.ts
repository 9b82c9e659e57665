import * as E from 'fp-ts/lib/Either.js'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormRun } from '../../src/cli/form.js'
import { readFixed } from '../../src/cli/option.js'
import { solveHistory } from '../../src/cli/solve-history.js'
import type { SolveFlags } from '../../src/cli/solve-flags.js'
import securityBudget from '../../games/validator-entry/security-budget.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { budgetOf } from '../../src/verdict/budget.js'
import { renderAnswer } from '../../src/report/answer.js'

const folder = mkdtempSync(join(tmpdir(), 'hurwicz-history-'))
const fileOf = (name: string, unit: string, values: readonly number[]): string => {
  const path = join(folder, name)
  const rows = values.map((value, index) => `1/${index + 1}/2020,${value}`)
  writeFileSync(path, [`Date(UTC),Value${unit}`, ...rows, ''].join('\n'))
  return path
}
fileOf('ether_gas_used.csv', '', [1e10, 2e10, 3e10])
fileOf('ether_avg_gas_price.csv', ' (Wei)', [1e11, 1e11, 1e11])
fileOf('ether_block_rewards.csv', '', [10000, 10000, 10000])
const prices = fileOf('prices.csv', ' (USD)', [100, 100])
const empty = join(folder, 'empty')
mkdirSync(empty)

const right = <A>(read: E.Either<unknown, A>): A => {
  if (E.isLeft(read)) throw new Error(JSON.stringify(read.left))
  return read.right
}

const flags: SolveFlags = {
  ...{ method: 'simultaneous', vary: [], set: [], sensitivity: '1', starts: '1', param: [], seed: '7' },
  ...{ budget: '1s', format: [], constants: [], data: [folder] },
}
const model = right(writeOut(securityBudget))
const solve = (given: Partial<SolveFlags> = {}) => {
  const run: FormRun = {
    ...{ model, part: 'daily', set: new Map(), vary: [], where: 'here', budget: budgetOf(1) },
    given: right(readFixed(securityBudget, undefined, given.param ?? [])),
    flags: { ...flags, ...given },
  }
  return solveHistory(run)
}
const refused = (given: Partial<SolveFlags>): string => {
  const found = solve(given)
  return E.isLeft(found) ? `${found.left.code}: ${found.left.what}` : 'not refused'
}

describe('solving a history', () => {
  it('reads its columns from a folder, over the days that all files have', () => {
    expect(right(solve()).document).toMatchObject({
      seed: '7',
      game: 'security-budget',
      parameters: { share: 0.2, currency: 'ETH' },
      history: 'daily',
      window: { from: '2020-01-01', to: '2020-01-03', days: 3 },
      columns: { gasUsed: join(folder, 'ether_gas_used.csv') },
      series: {
        fees: { unit: 'ETH', mean: 2000, total: 6000, least: { value: 1000, day: '2020-01-01' } },
        issuance: { deviation: 0, variation: 0 },
        issuanceAndShare: { mean: 10400 },
        issuanceAndFees: { mean: 12000, most: { value: 13000, day: '2020-01-03' } },
      },
    })
  })

  it('cuts out a window', () => {
    expect(right(solve({ from: '2020-01-02', to: '2020-01-02' })).document).toMatchObject({
      window: { from: '2020-01-02', to: '2020-01-02', days: 1 },
      series: { fees: { mean: 2000, deviation: 0 } },
    })
  })

  it('reads a further column from a file of its own where it is needed, and has the window of the shortest', () => {
    expect(right(solve({ data: [folder, `price=${prices}`], param: ['currency=USD'] })).document).toMatchObject({
      window: { to: '2020-01-02' },
      series: { fees: { unit: 'USD', mean: 150000 } },
    })
  })

  it('is told in words and drawn over time', () => {
    const answer = right(solve())
    const text = renderAnswer(answer, 'text', { color: false, width: 100 })
    expect(text).toContain('security-budget · daily · 2020-01-01 to 2020-01-03, 3 days')
    expect(text).toMatch(/fees +ETH +0\.40825 +2,000 +816\.5 +6,000 +▁▅█/)
    expect(answer.chart?.panels).toHaveLength(1)
    expect(answer.chart?.panels[0]?.lines.map(({ name }) => name)).toEqual([
      ...['fees', 'issuance', 'issuanceAndShare', 'issuanceAndFees'],
    ])
    expect(answer.chart?.panels[0]?.lines[0]?.points[0]).toEqual([Date.UTC(2020, 0, 1), 1000])
  })

  it.each([
    [{ data: [] }, 'no-such-file: security-budget daily reads recorded days, and is given none'],
    [{ data: [empty] }, `no-such-file: security-budget daily reads more than is in ${empty}`],
    [{ param: ['currency=USD'] }, `no-such-file: security-budget daily reads more than is in ${folder}`],
    [{ data: ['nowhere'] }, 'no-such-file: --data nowhere: there is no such folder'],
    [{ data: ['pric=x.csv'] }, 'bad-option: --data pric=x.csv: there is no column “pric”'],
    [{ data: [prices] }, `bad-option: --data ${prices} does not say which column this file is`],
    [{ data: [folder, 'gasUsed=nowhere.csv'] }, 'no-such-file: nowhere.csv cannot be read: there is no such file'],
    [{ data: [folder, `gasUsed=${prices}`] }, 'bad-series: the header says that these numbers are in another unit'],
    [{ from: '2020-1-1' }, 'bad-option: --from 2020-1-1 is no day'],
    [{ to: '2019-12-31' }, 'bad-option: no day lies between 2020-01-01 and 2019-12-31'],
    [{ to: '2020-01-04' }, `bad-series: ${join(folder, 'ether_gas_used.csv')} does not cover 2020-01-01 to 2020-01-04`],
  ])('is refused clearly: %j', (given, problem) => {
    expect(refused(given)).toBe(problem)
  })

  it('says where the files that it needs come from', () => {
    const found = solve({ data: [] })
    if (E.isRight(found)) throw new Error('not refused')
    expect(found.left.expected).toContain('gasPrice in wei/gas (ether_avg_gas_price.csv)')
    expect(found.left.mend).toContain('https://etherscan.io/chart/gasprice')
  })
})
