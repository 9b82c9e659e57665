import { expect, test } from 'vitest'
import { freeEntry } from '../../src/equilibrium/free-entry.js'
import type { PopulationText } from '../game/population-model.js'
import { populationGame } from './population-game.js'

const entryOf = (joined: PopulationText['joined'], quantile: string, payoff: string) =>
  freeEntry(populationGame({ joined, quantile, payoff }))

const told = (joined: PopulationText['joined'], quantile: string, payoff: string) =>
  entryOf(joined, quantile, payoff).equilibria.map(({ kind, number, stability }) => [kind, number, stability])

test('Where supply rises and the yield falls there is one equilibrium, proved, and it is stable.', () => {
  const { equilibria, isComplete } = entryOf(['1', '100'], 'holders.rank', '10 / holders.joined - holders.type')
  expect(isComplete).toBe(true)
  expect(equilibria).toHaveLength(1)
  const [{ joined, kind, number, stability }] = equilibria as [(typeof equilibria)[0]]
  expect([kind, number, stability]).toStrictEqual(['crossing', 'one', 'stable'])
  expect(joined.low ** 2).toBeLessThanOrEqual(1000)
  expect(joined.high ** 2).toBeGreaterThanOrEqual(1000)
  expect(joined.high - joined.low).toBeLessThan(1e-12 * joined.high)
})

test('Where being many pays, all equilibria are found: nobody, a threshold from which play moves away, and everybody.', () => {
  expect(told(['0', '10'], '0.3 + 0.4 * holders.rank', 'holders.joined / 10 - holders.type')).toStrictEqual([
    ['nobody', 'one', 'stable'],
    ['crossing', 'one', 'unstable'],
    ['everybody', 'one', 'stable'],
  ])
})

test('Three roots and a corner are told with the stability of each.', () => {
  const cubic = '(holders.joined - 2) * (5 - holders.joined) * (holders.joined - 7) - holders.type'
  const { equilibria, isComplete } = entryOf(['0', '10'], '0 * holders.rank', cubic)
  expect(equilibria.map(({ joined, stability }) => [joined.low, joined.high, stability])).toStrictEqual([
    [2, 2, 'stable'],
    [5, 5, 'unstable'],
    [7, 7, 'stable'],
  ])
  expect(isComplete).toBe(true)
})

test('A payoff that touches zero has an equilibrium there, to which play comes back from one side.', () => {
  const { equilibria, isComplete } = entryOf(
    ['0', '10'],
    '0 * holders.rank',
    '(4 * holders.joined - holders.joined^2 - 4) * (holders.joined - 7) - holders.type',
  )
  expect(equilibria.map(({ kind, stability }) => [kind, stability])).toStrictEqual([
    ['touching', 'from below'],
    ['crossing', 'stable'],
  ])
  expect(equilibria[0]!.exact).toStrictEqual({ numerator: 2n, denominator: 1n })
  expect(isComplete).toBe(false)
})

test('A touch that cannot be established is a doubt and never an equilibrium for certain.', () => {
  const { equilibria, doubts, isComplete } = entryOf(
    ['0', '10'],
    '0 * holders.rank',
    '-(exp(holders.joined) - exp(1) - exp(1) * (holders.joined - 1)) - holders.type',
  )
  expect(equilibria.filter(({ number }) => number === 'one').map(({ kind }) => kind)).toStrictEqual(['nobody'])
  expect(isComplete).toBe(false)
  expect([...equilibria.slice(1), ...doubts].some(({ joined: { low, high } }) => low <= 1 && 1 <= high)).toBe(true)
})

test('At a jump there is no equilibrium, and it is said what the marginal agent has on both sides.', () => {
  const { equilibria, doubts } = entryOf(
    ['0', '10'],
    'holders.rank',
    '(if holders.joined < 4 then 1 else 0) - holders.type',
  )
  expect(equilibria).toStrictEqual([])
  expect(doubts.map(({ kind }) => kind)).toStrictEqual(['jump'])
  const [{ joined, before, after }] = doubts as [(typeof doubts)[0]]
  expect([joined.high, joined.low > 3.999999]).toStrictEqual([4, true])
  expect([before, after]).toStrictEqual([expect.closeTo(0.6, 9), expect.closeTo(-0.4, 9)])
})

test('Beside a jump upwards, equilibria on both sides are found.', () => {
  const { equilibria, doubts } = entryOf(
    ['0', '10'],
    'holders.rank',
    '(if holders.joined < 4 then 0.1 else 1) - holders.type',
  )
  expect(equilibria.map(({ kind, stability }) => [kind, stability])).toStrictEqual([
    ['crossing', 'stable'],
    ['everybody', 'stable'],
  ])
  expect(doubts.map(({ kind }) => kind)).toStrictEqual(['jump'])
})

test('A step that meets supply at an end has every meeting found.', () => {
  const { equilibria } = entryOf(['0', '10'], 'holders.rank', 'floor(holders.joined) / 10 - holders.type')
  expect(equilibria.map(({ exact }) => Number(exact?.numerator))).toStrictEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('Where the marginal agent is indifferent all along there is a stretch of equilibria.', () => {
  const { equilibria, isComplete } = entryOf(
    ['0', '10'],
    'holders.rank',
    'max(0, 5 - holders.joined) - max(0, holders.type - 0.75)',
  )
  expect(equilibria.map(({ kind, number }) => [kind, number])).toStrictEqual([['stretch', 'many']])
  expect(equilibria[0]!.joined).toStrictEqual({
    low: expect.closeTo(5, 9) as number,
    high: expect.closeTo(7.5, 9) as number,
  })
  expect(isComplete).toBe(false)
})

test('A stretch that rounding hides is not taken for one equilibrium.', () => {
  const { equilibria, isComplete } = entryOf(
    ['1', '10'],
    'holders.rank',
    '1 / holders.joined * holders.joined / 10 * holders.joined - holders.type',
  )
  expect(equilibria.map(({ kind }) => kind)).toStrictEqual(['stretch'])
  expect(isComplete).toBe(false)
})

test('Where even the lowest domain asks more than joining earns there is no equilibrium, and both numbers are there.', () => {
  const { equilibria, doubts, isComplete, atLow } = entryOf(['1', '10'], '0.03 + holders.rank', '0.02 - holders.type')
  expect([equilibria, doubts, isComplete]).toStrictEqual([[], [], true])
  expect(atLow).toBeCloseTo(0.02 - 0.13, 12)
})

test('The same with a domain from 0 has an equilibrium at which nobody joins.', () => {
  expect(told(['0', '10'], '0.03 + holders.rank', '0.02 - holders.type')).toStrictEqual([['nobody', 'one', 'stable']])
})

test('Everybody joins where the last one likes it, and where the last one is just indifferent.', () => {
  expect(told(['1', '10'], 'holders.rank', '2 - holders.type')).toStrictEqual([['everybody', 'one', 'stable']])
  expect(told(['1', '10'], 'holders.rank', '1 - holders.type')).toStrictEqual([['everybody', 'one', 'stable']])
})

test('A pole is passed over: no equilibrium is made of a change of sign at infinity.', () => {
  const { equilibria, doubts } = entryOf(['0', '10'], 'holders.rank', '1 / (holders.joined - 3.3) - holders.type')
  expect(equilibria.map(({ kind }) => kind)).toStrictEqual(['nobody', 'crossing'])
  expect(equilibria[1]!.joined.low).toBeCloseTo(5.21686136540236, 12)
  expect(doubts.map(({ kind }) => kind)).toStrictEqual(['jump'])
})

test('Where the yield is infinite when nobody has joined, nobody is no equilibrium.', () => {
  expect(told(['0', '100'], 'holders.rank', '10 / sqrt(holders.joined) / 100 - holders.type')).toStrictEqual([
    ['crossing', 'one', 'stable'],
  ])
})

test('Steep curves on a domain of nine powers of ten keep their one equilibrium, enclosed to twelve digits.', () => {
  for (const [p, s, digits] of [
    ['5', '0.001', 1e-12],
    ['5', '5', 1e-12],
    ['1/2', '0.001', 1e-11],
    ['1/100', '3', 1e-12],
  ] as const) {
    const { equilibria, isComplete } = entryOf(
      ['1', '1e9'],
      `0.001 * holders.rank^${s}`,
      `5 * holders.joined^(-${p}) - holders.type`,
    )
    expect([p, s, isComplete, equilibria.length]).toStrictEqual([p, s, true, 1])
    const { low, high } = equilibria[0]!.joined
    expect(high - low).toBeLessThanOrEqual(digits * high)
  }
})

test('Where types jump over what joining earns, those below join and those above do not: an equilibrium.', () => {
  const { equilibria, doubts } = entryOf(
    ['0', '10'],
    'if holders.rank <= 0.3 then 0.1 else 0.9',
    '1 - holders.joined / 10 - holders.type',
  )
  expect(doubts).toStrictEqual([])
  expect(equilibria.map(({ kind, number, stability, types }) => [kind, number, stability, types])).toStrictEqual([
    ['gap', 'some', 'stable', [0.1, 0.9]],
  ])
  expect(equilibria[0]!.joined.low).toBeCloseTo(3, 12)
})

test('A jump is told as one where no double is at the place of it, too.', () => {
  const payoff = '(if holders.joined < 0.3 then 1 else 0) - holders.type'
  const { doubts } = entryOf(['0', '1'], '0.5 + 0 * holders.rank', payoff)
  expect(doubts.map(({ kind }) => kind)).toStrictEqual(['jump'])
})
