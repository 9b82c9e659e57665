import { expect, test } from 'vitest'
import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../../src/arithmetic/rational.js'
import { populationOf } from '../../src/game/population.js'
import { measuresAt } from '../../src/game/population-measures.js'
import { modelOf } from '../claim/model-of.js'
import { populationGame, populationProblem } from '../equilibrium/population-game.js'

test('A payoff that is what joining earns minus the type is taken apart; another is not.', () => {
  const joined = ['1', '10'] as const
  const quantile = '3 * holders.rank'
  const parts = (payoff: string) => populationGame({ joined, quantile, payoff }).earned !== undefined
  expect(parts('5 / holders.joined - holders.type')).toBe(true)
  expect(parts('-holders.type + 1')).toBe(true)
  expect(parts('5 / holders.joined - 2 * holders.type')).toBe(false)
  expect(parts('5 / holders.joined - floor(holders.type) - holders.type')).toBe(false)
  expect(parts('(5 - holders.type) / holders.joined')).toBe(false)
})

test('Types that fall with the rank are refused, with where they do.', () => {
  expect(
    populationProblem({ joined: ['0', '1'], quantile: '1 - holders.rank', payoff: '1 - holders.type' }),
  ).toMatchObject({
    code: 'bad-value',
    what: 'the types of holders fall with the rank, so that lower ranks need not join first',
  })
  const hump = 'holders.rank * (1.8 - holders.rank)'
  expect(populationProblem({ joined: ['0', '1'], quantile: hump, payoff: '1 - holders.type' })).toMatchObject({
    code: 'bad-value',
  })
})

test('Payoffs that rise with the type are refused, also where they do so only when many have joined.', () => {
  for (const payoff of ['1 + holders.type', '(holders.joined - 9) * holders.type'])
    expect(populationProblem({ joined: ['0', '10'], quantile: 'holders.rank', payoff })).toMatchObject({
      code: 'bad-value',
      what: 'joining holders pays those of a higher type more, so that they would join first',
    })
})

test('A quantile that is no number at some rank is refused.', () => {
  expect(
    populationProblem({ joined: ['0', '1'], quantile: 'log(holders.rank - 0.5)', payoff: '1 - holders.type' }),
  ).toMatchObject({ code: 'not-a-number' })
})

test('The order of entry is proved where slopes tell it, and else looked at.', () => {
  const order = (quantile: string, payoff: string) => populationGame({ joined: ['0', '10'], quantile, payoff }).order
  expect(order('holders.rank^0.3', 'holders.joined - holders.type^3')).toBe('proved')
  expect(order('holders.rank / (1 - holders.rank)', '1 - holders.type')).toBe('proved')
  expect(order('floor(5 * holders.rank)', '1 - holders.type')).toBe('sampled')
})

const staking = `
mechanism: staking
parameters: { reward: { in: [1, 100], default: 10 } }
state: { price: { in: [0, 100], equation: price * (1 + holders.joined) = 50 } }
populations:
  holders: { joined: { in: [1, 100] }, type: {}, quantile: rank, payoff: reward / joined - type }
measures:
  issuance: { formula: reward }
  worth: { formula: price * holders.joined }
`

test('A population written as data is fixed by parameters, and measures follow what has joined, through later states.', () => {
  const model = modelOf(staking)
  const game = populationOf(model, 'holders', new Map([['reward', Q.rational(25n)]]))
  if (E.isLeft(game)) throw new Error(game.left.what)
  expect(Q.toNumber(game.right.fixed.get('reward') as Q.Rational)).toBe(25)
  const measures = measuresAt(game.right, Q.rational(49n))
  expect(measures.get('issuance')).toBe(25)
  expect(measures.get('worth')).toBeCloseTo(49, 12)
})

test('A population that there is not is named with those that there are.', () => {
  const found = populationOf(modelOf(staking), 'holder', new Map())
  expect(E.isLeft(found) && found.left).toMatchObject({ expected: 'holders', mend: 'did you mean holders?' })
})
