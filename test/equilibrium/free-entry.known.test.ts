import { describe, expect, test } from 'vitest'
import { solveEntry } from '../../src/equilibrium/population.js'
import { freeEntry } from '../../src/equilibrium/free-entry.js'
import { surplusAt } from '../../src/equilibrium/surplus.js'
import { text } from '../../src/formula/reading/text.js'
import { formula } from '../../src/formula/template/template.js'
import { variableHandle } from '../../src/formula/template/handle.js'
import { elowssonSupply } from '../../src/game/supply.js'
import { populationGame } from './population-game.js'

/** Issuance at 64 · 2.5988 / √D, as mainnet has it: 82,181.25 epochs a year, over the root of a billion. */
const issuance = `64 * 82181.25 / sqrt(1e9) / sqrt(holders.joined)`

describe('Entry where demand y = A · D^(-p) meets the supply D = N · y^η', () => {
  // η = 1 / s, and the quantile is the inverse: (D / N)^s.
  test.each([
    [1, 3, 0.5, 1],
    [2, 10, 0.5, 2],
    [0.5, 100, 1, 0.25],
    [3, 7, 5, 0.05],
    [1, 2, 0.01, 8],
  ])('with A = %f, N = %f, p = %f, η = %f stops at (N · A^η)^(1 / (1 + pη)).', (a, n, p, eta) => {
    const high = 1e6
    const game = populationGame({
      joined: ['0.000001', '1e6'],
      quantile: `(${high} * holders.rank / ${n})^(1 / ${eta})`,
      payoff: `${a} * holders.joined^(-${p}) - holders.type`,
    })
    const { equilibria, isComplete } = freeEntry(game)
    expect(isComplete).toBe(true)
    expect(equilibria).toHaveLength(1)
    const { low, high: most } = equilibria[0]!.joined
    const published = (n * a ** eta) ** (1 / (1 + p * eta))
    expect(Math.abs((low + most) / 2 / published - 1)).toBeLessThan(1e-12)
    // Of what they earn stakers' types ask η / (1 + η), and 1 / (1 + η) is their surplus.
    const { total, cost } = surplusAt(game, (low + most) / 2)
    expect(cost! / (cost! + total)).toBeCloseTo(eta / (1 + eta), 9)
  })
})

test('Elowsson’s supply, through 2.5 % at 25 million, meets issuance and 300,000 ETH a year of MEV at 41.9 million ETH.', () => {
  const supply = elowssonSupply(formula`${variableHandle('holders.rank')} * 120e6`, { stake: 25e6, yield: 0.025 })
  const solution = solveEntry(
    populationGame({
      joined: ['1', '120e6'],
      quantile: text(supply.tree),
      payoff: `${issuance} + 300000 / holders.joined - holders.type`,
    }),
  )
  expect(solution.entry.isComplete).toBe(true)
  const [{ joined }] = solution.entry.equilibria as [(typeof solution.entry.equilibria)[0]]
  expect(Math.abs(joined.low / 41.9e6 - 1)).toBeLessThan(0.005)
  expect(Math.abs(joined.high / 41.9e6 - 1)).toBeLessThan(0.005)
  expect(solution.agreement.kind).toBe('agree')
  expect(solution.agreement.difference).toBeLessThan(1e-9)
})

test('Played with everyone moving, entry is stable for p < s and not for p > s; a smaller share κ makes it so iff κ(1 + p/s) < 2.', () => {
  for (const [p, s, kind] of [
    [0.5, 1, 'settles'],
    [0.5, 0.55, 'settles'],
    [0.5, 0.45, 'cycles'],
    [1, 0.9, 'cycles'],
    [1, 1.1, 'settles'],
  ] as const) {
    const game = populationGame({
      joined: ['1', '1000'],
      quantile: `(holders.rank * 10)^${s}`,
      payoff: `(holders.joined / 100)^(-${p}) - holders.type`,
    })
    const { play, damped } = solveEntry(game)
    expect([p, s, new Set(play.outcomes.map((outcome) => outcome.kind))]).toStrictEqual([p, s, new Set([kind])])
    if (kind === 'cycles') expect(damped!.adjust * (1 + p / s)).toBeLessThan(2)
    for (const share of [1.98, 2.05].map((most) => most / (1 + p / s)).filter((each) => each <= 1)) {
      const kinds = new Set(solveEntry(game, share).play.outcomes.map((outcome) => outcome.kind))
      // Exactly at the equilibrium play rests in any case, and it does not start there.
      expect([p, s, share, kinds]).toStrictEqual([
        p,
        s,
        share,
        new Set([share * (1 + p / s) < 2 ? 'settles' : 'cycles']),
      ])
    }
  }
})

test('What types ask is summed up to the digits that are shown, where types jump, too.', () => {
  const text = { joined: ['0', '1'], quantile: 'floor(3 * holders.rank)', payoff: '1.5 - holders.type' } as const
  const { total, cost } = surplusAt(populationGame(text), 2 / 3)
  expect(total).toBeCloseTo(2 / 3, 9)
  expect(cost).toBeCloseTo(1 / 3, 9)
})

test('Play that ends a rounding away from nobody is at the equilibrium at which nobody joins.', () => {
  const game = populationGame({
    joined: ['0', '1'],
    quantile: 'holders.rank',
    payoff: '(if holders.joined < 0.25 then 0 else 1) - holders.type',
  })
  expect(solveEntry(game).agreement.kind).toBe('agree')
})
