import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import type { FormRun } from '../../src/cli/form.js'
import { solveDynamic } from '../../src/cli/solve-dynamic.js'
import { renderAnswer, type Answer } from '../../src/report/answer.js'
import { budgetOf } from '../../src/verdict/budget.js'
import { modelOf } from '../claim/model-of.js'
import { right } from '../equilibrium/dynamics.js'
import { point } from '../equilibrium/games.js'

const stakers = `
mechanism: stakers
parameters: { p: { in: [0, 4], default: 0.5 }, churn: { in: [0, 1], default: 1 } }
players:
  attacker: { choices: { grief: { in: [0, 1], unit: ETH, honest: 0 } }, payoff: -attacker.grief }
  bystander: { choices: { wave: { in: [0, 1], honest: 0 } }, payoff: -bystander.wave }
dynamics:
  waves:
    step: century
    steps: 40
    state:
      stake: { in: [0, 1], start: 0.2, next: "stake + max(-churn, min(churn, 0.3 * (stake / 0.3)^(-p) - stake))" }
      profit: { in: [-1000, 1000], start: 0, next: "profit + attacker.grief * (time - 19.5)", unit: ETH }
    payoffs: { attacker: profit }
    measures: { share: { formula: 1 / (waves.stake - 0.2), about: no number at first } }
`

const flags: FormRun['flags'] = {
  ...{ method: 'best-response', vary: [], set: [], sensitivity: '1', starts: '1', param: [], seed: 'test' },
  ...{ budget: '1s', format: [], data: [], constants: [] },
}

interface Asked {
  readonly yaml?: string
  readonly parameters?: Readonly<Record<string, string>>
  readonly vary?: readonly string[]
  readonly flags?: Partial<FormRun['flags']>
}

const solved = ({ yaml = stakers, parameters = {}, vary = [], flags: more = {} }: Asked = {}) => {
  const model = modelOf(yaml)
  return solveDynamic({
    ...{ model, part: 'waves', given: point(parameters), set: new Map(), vary, where: 'at a point' },
    flags: { ...flags, vary, ...more },
    budget: budgetOf(0.1),
  })
}

const text = (answer: Answer): string => renderAnswer(answer, 'text', { color: false, width: 200 })
const documentOf = (answer: Answer): Record<string, Record<string, Record<string, unknown>>> =>
  JSON.parse(renderAnswer(answer, 'json', { color: false, width: 100 })) as Record<
    string,
    Record<string, Record<string, unknown>>
  >

describe('The report of a dynamic', () => {
  test('says where each variable goes, what the linear law says, and what the payoffs are.', () => {
    const page = text(right(solved()))
    expect(page).toContain('stakers · waves · 40 centuries: stake converges')
    expect(page).toMatch(/stake {2,}converges to 0\.3.*waves of 2 centuries, each 0\.25 of the one before/)
    expect(page).toContain(
      'small deviations are multiplied by −0.5 each century, changing sides each time: they die out',
    )
    expect(page).toMatch(/attacker {2,}0 ETH/)
    expect(page).toContain('share has no value at century 0')
  })

  test('tells a cycle for ever from one that seems so, and divergence from both.', () => {
    expect(text(right(solved({ parameters: { p: '1' } })))).toContain('cycles, every 2 centuries')
    const page = text(right(solved({ parameters: { p: '2' } })))
    expect(page).toContain('waves.stake would be')
    expect(page).toMatch(/it ends early, at century \d+ of 40/)
    expect(page).toContain('stake diverges')
  })

  test('shows where exact whole numbers come to stand still in full, and not rounded.', () => {
    const yaml = `
mechanism: whole
dynamics:
  waves:
    step: block
    steps: 300
    arithmetic: exact
    state: { fee: { integers: [0, 1e15], start: 1e10, next: fee + floor((19999998822 - fee) / 2) } }
`
    expect(text(right(solved({ yaml })))).toMatch(/converges to 19,999,998,82[12],/)
  })

  test('says that nothing moves where the cap is zero.', () => {
    expect(text(right(solved({ parameters: { churn: '0' } })))).toContain('does not move from 0.2')
  })

  test('says of a measure that never has a value that it has none.', () => {
    const yaml = stakers.replace('1 / (waves.stake - 0.2)', 'sqrt(-1 - waves.stake)')
    const page = text(right(solved({ yaml })))
    expect(page).toMatch(/share( {2,}no number){4}/)
    expect(page).not.toContain('infinity')
  })

  test('takes as many steps as asked.', () => {
    expect(text(right(solved({ flags: { steps: '1' } })))).toContain('waves · 1 century')
    expect(solved({ flags: { steps: '0' } })).toMatchObject({ left: { code: 'bad-option' } })
    expect(solved({ flags: { steps: '1e9' } })).toMatchObject({ left: { code: 'bad-option' } })
    expect(solved({ flags: { steps: '2.5' } })).toMatchObject({ left: { code: 'bad-option' } })
  })

  test('holds the same as a document, with the path.', () => {
    const document = documentOf(right(solved({ flags: { steps: '30' } })))
    expect(document).toMatchObject({
      game: 'stakers',
      dynamic: 'waves',
      parameters: { p: 0.5, churn: 1 },
      steps: 30,
      ending: { kind: 'ran', step: 30 },
      variables: { stake: { start: 0.2, goes: { kind: 'converges' } }, profit: { unit: 'ETH', end: 0 } },
      payoffs: { attacker: 0 },
    })
    expect(document['variables']!['stake']!['path']).toHaveLength(31)
  })

  test('gives a chart with a panel for each variable and measure, along its steps.', () => {
    const { chart } = right(solved())
    expect(chart?.panels.map(({ x, y }) => [x.label, y.label, y.unit])).toStrictEqual([
      ['century', 'stake', undefined],
      ['century', 'profit', 'ETH'],
      ['century', 'share', undefined],
    ])
  })

  test('can be Markdown.', () => {
    expect(renderAnswer(right(solved({ parameters: { p: '2' } })), 'markdown', { color: false, width: 80 })).toContain(
      '| stake | diverges |',
    )
  })
})

describe('The report of a policy', () => {
  const planned = (more: Partial<FormRun['flags']> = {}, vary = ['attacker.grief']) => solved({ vary, flags: more })

  test('says what is chosen when, and what it brings against the usual choices.', () => {
    const page = text(right(planned({ phases: '4' })))
    expect(page).toContain('best policy found for attacker: payoff 200 ETH, against 0 ETH with honest choices')
    expect(page).toMatch(/century 0 to 20 {2,}grief 0 {2,}for 20 centuries/)
    expect(page).toMatch(/century 20 to 40 {2,}grief 1 {2,}for 20 centuries/)
    expect(page).toContain('is not proved')
  })

  test('without phases is the best that does not change.', () => {
    const document = documentOf(right(planned()))
    expect(document['policy']).toMatchObject({ player: 'attacker', phases: [{ from: 0, to: 40 }], usual: 0 })
  })

  test('draws what was chosen, and the usual path dashed beside.', () => {
    const { chart } = right(planned({ phases: '4' }))
    expect(chart?.panels[0]!.y.label).toBe('attacker.grief')
    expect(chart?.panels[1]!.lines.map(({ look }) => look)).toStrictEqual(['dashed', 'solid'])
  })

  test.each([
    [{ phases: '4' }, [], '--phases has nothing to change'],
    [{ phases: '41' }, ['attacker.grief'], '--phases 41 is more than the 40 steps that there are'],
    [{ phases: '0' }, ['attacker.grief'], '--phases cannot be “0”'],
    [{}, ['bystander.wave'], 'waves does not depend on bystander.wave'],
    [{ player: 'bystander' }, ['attacker.grief'], 'waves has no payoff of “bystander”'],
  ])('with %j and %j is refused: %s', (more, vary, what) => {
    expect(planned(more, vary)).toMatchObject({ left: { code: 'bad-option', what } })
  })

  test('is refused where the dynamic has no payoffs.', () => {
    const yaml = stakers.replace('    payoffs: { attacker: profit }\n', '')
    expect(E.isLeft(solved({ yaml, vary: ['attacker.grief'] }))).toBe(true)
  })
})
