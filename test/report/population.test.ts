import { expect, test } from 'vitest'
import { drawTypes } from '../../src/equilibrium/agents.js'
import { solveEntry } from '../../src/equilibrium/population.js'
import { sampledEntry } from '../../src/equilibrium/sampled-entry.js'
import { answerOfPopulation } from '../../src/report/population.js'
import { renderAnswer } from '../../src/report/answer.js'
import { populationGame } from '../equilibrium/population-game.js'
import type { PopulationText } from '../game/population-model.js'

const answerOf = (text: PopulationText, agents?: number) => {
  const game = populationGame(text)
  const types = agents === undefined ? undefined : drawTypes(game, agents, 'report')
  return answerOfPopulation({
    tool: { name: 'hurwicz', version: '0' },
    seed: 'report',
    where: 'at the default parameters',
    solution: solveEntry(game),
    ...(types === undefined ? {} : { sampled: sampledEntry(game, types, 'report') }),
  })
}
const textOf = (text: PopulationText, agents?: number): string =>
  renderAnswer(answerOf(text, agents), 'text', { color: false, width: 200 })

const linear: PopulationText = {
  joined: ['1', '100'],
  quantile: 'holders.rank',
  payoff: '10 / holders.joined - holders.type',
  measures: { paid: 'holders.joined * 3' },
}

test('One equilibrium is told with its enclosure, its marginal type, its surplus, its measures and how play ends.', () => {
  const text = textOf(linear)
  expect(text).toContain('free entry: one equilibrium')
  expect(text).toContain('31.623 ETH joined, 31.62 % of all · stable under slow play')
  expect(text).toContain('proved: the only equilibrium there is')
  // ∫ of 10/D − x/100 over [0, D] is half of what they earn.
  expect(text).toContain('50 % of what they earn')
  expect(text).toContain('94.868')
  expect(text).toContain('the two methods agree')
})

test('As data it has the contract’s fields, the enclosure, and whether it is complete.', () => {
  const document = answerOf(linear, 1000).document as Record<string, unknown>
  expect(document).toMatchObject({
    ...{ tool: { name: 'hurwicz' }, seed: 'report', game: 'entry', population: 'holders', complete: true },
    equilibria: [{ kind: 'crossing', number: 'one', stability: 'stable', joined: { exact: null } }],
    agreement: { kind: 'agree' },
    agents: { number: 1000, count: 1, agree: true },
  })
  expect(Object.keys(document).slice(0, 3)).toStrictEqual(['tool', 'seed', 'game'])
  const [{ joined, surplus }] = document['equilibria'] as [{ joined: { within: [number, number] }; surplus: number }]
  expect(joined.within[0] ** 2).toBeLessThanOrEqual(1000)
  expect(joined.within[1] ** 2).toBeGreaterThanOrEqual(1000)
  expect(surplus).toBeCloseTo(5, 9)
})

test('Where there is none, both numbers say why, and that is an answer.', () => {
  const none: PopulationText = {
    joined: ['1', '10'],
    quantile: '0.02 + holders.rank / 10',
    payoff: '0.02 - holders.type',
  }
  const text = textOf(none)
  expect(text).toContain('no equilibrium')
  expect(text).toContain(
    'because at the least that is thought possible, 1 ETH, joining earns 0.02, below what the marginal agent asks, 0.03, and nowhere do they meet',
  )
  expect(answerOf(none).isAnswered).toBe(true)
  expect(renderAnswer(answerOf(none), 'markdown', { color: false, width: 100 })).toContain('## no equilibrium')
})

test('Three equilibria are told apart, and a jump is no equilibrium.', () => {
  const three = textOf({
    joined: ['0', '10'],
    quantile: '0.3 + 0.4 * holders.rank',
    payoff: 'holders.joined / 10 - holders.type',
  })
  for (const part of [
    '3 equilibria',
    'nobody joins · stable',
    '5 ETH joined, 50 % of all · unstable',
    'everybody joins: 10 ETH · stable',
  ])
    expect(three).toContain(part)
  const jump = textOf({
    joined: ['0', '10'],
    quantile: 'holders.rank',
    payoff: '(if holders.joined < 4 then 1 else 0) - holders.type',
  })
  for (const part of ['no equilibrium', 'jumps over zero', '0.6 just below, −0.4 just above', 'play hovers there'])
    expect(jump).toContain(part)
})

test('A cycle of play is told with its period and bounds, and with the share that settles.', () => {
  const text = textOf({ ...linear, quantile: 'holders.rank^0.5', payoff: '1 / holders.joined - holders.type' })
  expect(text).toContain('a cycle of 2 rounds')
  expect(text).toContain('it settles where a share of 0.5 moves')
})

test('The picture has both curves and the crossing, or the marginal payoff where the type is no price.', () => {
  const [panel] = answerOf(linear).chart!.panels
  expect(panel!.lines.map(({ name }) => name)).toStrictEqual(['what joining earns', 'what the next holder asks'])
  expect(panel!.marks).toStrictEqual([
    {
      x: expect.closeTo(Math.sqrt(1000), 9) as number,
      y: expect.closeTo(Math.sqrt(0.1), 9) as number,
      label: '31.623 ETH, stable',
    },
  ])
  const [other] = answerOf({ ...linear, payoff: '10 / holders.joined - holders.type^2' }).chart!.panels
  expect(other!.lines.map(({ name }) => name)).toStrictEqual(['payoff of the marginal agent'])
})

test('Where types fall between the ranks that are looked at, nothing is said to be the only equilibrium for certain.', () => {
  const dented: PopulationText = {
    joined: ['0', '1'],
    quantile: 'holders.rank - 0.02 * max(0, 1 - abs(holders.rank - 0.603515625) * 2000)',
    payoff: '0.5 - holders.type',
  }
  const text = textOf(dented)
  expect(text).toContain('one equilibrium')
  expect(text).not.toContain('the only equilibrium there is')
  expect(text).toContain('if lower ranks join first, which is not proved')
  expect(answerOf(dented).document).toMatchObject({ complete: false })
})
