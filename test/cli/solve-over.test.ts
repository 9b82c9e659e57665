import { describe, expect, it } from 'vitest'
import { noProgress } from '../../src/cli/progress.js'
import { runCommandLine } from '../../src/cli/run.js'

const run = async (line: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  let out = ''
  let err = ''
  const code = await runCommandLine(line.split(' '), () => ({
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    ...{ color: false, width: 120, progress: noProgress },
  }))
  return { code, out, err }
}

describe('solve --over', () => {
  it('gives the measures at every point as JSON', async () => {
    const { code, out } = await run('solve revenue-sources --over excise=0..40:3 --format json')
    const document = JSON.parse(out) as { runs: { points: { at: number; values: Record<string, number> }[] }[] }
    expect(code).toBe(0)
    expect(document.runs[0]!.points.map(({ at, values }) => [at, values['baseFee']])).toEqual([
      [0, 39],
      [20, 19],
      [40, 0],
    ])
  })

  it('also gives what a player gains at most, and by what', async () => {
    const { out } = await run(
      'solve revenue-sources --over tax=0..0.4:3 --preset rent-tax --method best-response --format json',
    )
    const document = JSON.parse(out) as { runs: { points: { values: Record<string, number> }[] }[] }
    const hidden = document.runs[0]!.points.map(({ values }) => values['proposer.hidden']!)
    const gains = document.runs[0]!.points.map(({ values }) => values['gain of proposer']!)
    // The best is to hide tax/concealment, which gains tax²/(2 concealment) of the rent.
    ;[0, 0.4, 0.8].forEach((share, index) => {
      expect(hidden[index]).toBeCloseTo(share, 4)
    })
    ;[0, 0.04, 0.16].forEach((share, index) => {
      expect(gains[index]).toBeCloseTo(share * 39, 6)
    })
  })

  it('says of best responses along a range that they are not proved, and of measures alone nothing of the kind', async () => {
    const swept = 'solve revenue-sources --over tax=0..0.4:2 --preset rent-tax'
    expect((await run(`${swept} --method best-response`)).out).toContain('that nothing brings more is not proved')
    expect((await run(swept)).out).not.toContain('not proved')
  })

  it.each([
    ['solve revenue-sources --over nothing', 'is no range'],
    ['solve revenue-sources --over excise=0..1 --each excise=1,2', 'excise cannot take both a range and values'],
    ['solve revenue-sources --over excise=0..1 --param excise=2', 'excise is pinned by --param and varied'],
    ['solve revenue-sources nowhere --over excise=0..1', 'has no part “nowhere”'],
    ['solve revenue-sources --each excise=1', '--each says nothing of the players’ game'],
    ['solve validator-entry holders --from 2020-01-01', '--from says nothing of a population'],
    ['solve greedy-majority stake --agents 5', '--agents says nothing of a majority'],
    ['solve revenue-sources --over exise=0..1', 'did you mean excise?'],
    ['solve revenue-sources --over excise=5..5', 'is an empty range'],
    ['solve revenue-sources --over excise=0..5:1', 'asks for 1 points'],
    ['solve revenue-sources --over excise=0..1e9', 'outside its domain'],
    ['solve revenue-sources --over capacity=fixed..elastic', 'has options and no range'],
    ['solve revenue-sources --over excise=0..5 --each capacity', 'sets nothing'],
    ['solve revenue-sources --over excise=0..5 --each capacity=fixd', 'did you mean fixed?'],
    ['solve revenue-sources --over excise=0..5 --axes loss', 'is not two measures'],
    ['solve revenue-sources --over excise=0..5 --axes loss,revenu', 'did you mean revenue?'],
    ['solve off-chain-agreement --over rebate=0..1', 'has no measures'],
    ['solve base-fee-controller', 'is not said which part'],
    ['solve base-fee-controller contoller', 'did you mean controller?'],
    ['solve fee-rebate --plot x.gif', 'no picture that can be drawn'],
  ])('%s is one clear error', async (line, said) => {
    const { code, out, err } = await run(line)
    expect(err.replace(/\s+/g, ' ')).toContain(said)
    expect(out).toBe('')
    expect(code).toBe(2)
  })
})
