import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { toNumber } from '../../src/arithmetic/rational.js'
import type { Equilibrium } from '../../src/equilibrium/equilibrium.js'
import { solveGame, type Solution, type Solving } from '../../src/equilibrium/solve.js'
import { solvers, type SolverName } from '../../src/equilibrium/solvers.js'
import type { Game } from '../../src/game/strategic.js'
import * as games from './games.js'

const names = Object.keys(solvers) as SolverName[]
const mixing: readonly SolverName[] = ['fictitious', 'logit']

const solve = (game: Game, method: SolverName, options: Partial<Solving> = {}): Solution => {
  const solved = solveGame(game, {
    ...{ seed: 'laws', method, starts: 4, sensitivity: 100, evaluations: 2000, boxes: 2000 },
    ...options,
  })
  if (E.isLeft(solved)) throw new Error(JSON.stringify(solved.left))
  return solved.right
}

const mainOf = ({ strategies }: Equilibrium, player: number): number => {
  const mix = strategies[player]!.mix.toSorted((a, b) => b.probability - a.probability)
  const [value] = mix[0]!.choices.values()
  return typeof value === 'object' ? toNumber(value) : NaN
}

describe.each(names)('play by %s', (method) => {
  test('gives the same solution for the same seed.', () => {
    const game = games.game(games.cournot(2))
    const options = { grid: mixing.includes(method) ? 41 : undefined, rounds: 300 }
    const { grid, ...rest } = options
    const again = (): Solution => solve(game, method, grid === undefined ? rest : { ...rest, grid })
    expect(again()).toStrictEqual(again())
  })

  test('solves a game with strictly dominant strategies from every start.', () => {
    const { plays, equilibria } = solve(games.game(games.dominated), method)
    expect(plays.map(({ outcome }) => outcome)).toStrictEqual(['converged', 'converged', 'converged', 'converged'])
    expect(equilibria).toHaveLength(1)
    expect(mainOf(equilibria[0]!, 0)).toBe(0)
    expect(mainOf(equilibria[0]!, 1)).toBe(0)
  })

  test('calls converged only what leaves next to nothing to gain.', () => {
    for (const yaml of [games.cournot(2), games.cournot(3), games.dominated, games.implicitPrice]) {
      const isConfined = mixing.includes(method)
      for (const equilibrium of solve(games.game(yaml), method, { grid: 21, starts: 2 }).equilibria) {
        const scale = Math.max(1, ...equilibrium.payoffs.map(({ payoff }) => Math.abs(payoff)))
        // A logit response leaves ln(strategies)/sensitivity; a grid leaves what lies between its points.
        if (isConfined && equilibrium.strategies.some(({ mix }) => mix.length > 1))
          expect(equilibrium.regret).toBeLessThanOrEqual(0.05 * scale)
        expect(Number.isFinite(equilibrium.regret)).toBe(true)
      }
    }
  })

  test('refuses a game in which nobody has a free choice.', () => {
    const solved = solveGame(games.game(games.dominated, {}, { vary: [] }), {
      ...{ seed: 'laws', method, starts: 1, sensitivity: 1, evaluations: 100, boxes: 100 },
    })
    expect(E.isLeft(solved) && solved.left.code).toBe('bad-option')
  })
})

describe.each(['sequential', 'simultaneous'] as const)('best responses, %s,', (method) => {
  test('never settle in matching pennies, and go round through all four profiles.', () => {
    const { plays, cycles, equilibria } = solve(games.game(games.matchingPennies), method)
    expect(new Set(plays.map(({ outcome }) => outcome))).toStrictEqual(new Set(['cycle']))
    expect(equilibria).toStrictEqual([])
    expect(cycles).toHaveLength(1)
    expect(cycles[0]).toHaveLength(4)
    expect(new Set(cycles[0]!.map((profile) => JSON.stringify([...profile.values()]))).size).toBe(4)
  })

  test('find both equilibria of a coordination game from several starts, certified without regret.', () => {
    const { equilibria } = solve(games.game(games.coordination), method, { starts: 8 })
    expect(equilibria.map(({ regret, certified }) => [regret, certified])).toStrictEqual([
      [0, true],
      [0, true],
    ])
    const found = equilibria.map(({ strategies }) => strategies.map(({ mix }) => [...mix[0]!.choices.values()][0]))
    expect(found).toContainEqual(['left', 'left'])
    expect(found).toContainEqual(['right', 'right'])
  })

  test('undercut each other down to the least price above cost.', () => {
    const { equilibria } = solve(games.game(games.bertrand), method)
    expect(equilibria).toHaveLength(1)
    expect([mainOf(equilibria[0]!, 0), mainOf(equilibria[0]!, 1)]).toStrictEqual([6, 6])
    expect(equilibria[0]).toMatchObject({ regret: 0, certified: true })
  })
})

test.each(['sequential', 'simultaneous', 'gradient'] as const)(
  'Cournot duopoly by %s ends at (a - c) / 3b exactly, certified without regret.',
  (method) => {
    for (const [a, b, c, quantity] of [
      ['10', '1', '1', 3],
      ['24', '2', '3', 3.5],
      ['11', '1', '1', 10 / 3],
    ] as const) {
      const { equilibria } = solve(games.game(games.cournot(2), { a, b, c }), method)
      expect(equilibria).toHaveLength(1)
      expect([mainOf(equilibria[0]!, 0), mainOf(equilibria[0]!, 1)]).toStrictEqual([quantity, quantity])
      expect(equilibria[0]!.certified).toBe(true)
      // The prover's doubles hold 10/3 only to rounding.
      expect(equilibria[0]!.regret).toBeLessThanOrEqual(Number.isInteger(2 * quantity) ? 0 : 1e-9)
    }
  },
)

test('Three Cournot firms that answer all at once go round for ever.', () => {
  const { plays } = solve(games.game(games.cournot(3)), 'simultaneous', { starts: 2 })
  expect(plays.map(({ outcome }) => outcome)).toStrictEqual(['cycle', 'cycle'])
})

test.each(mixing)('Rock, paper and scissors are each played a third of the time by %s.', (method) => {
  const { equilibria } = solve(games.game(games.rockPaperScissors), method, { sensitivity: 1 })
  expect(equilibria).toHaveLength(1)
  for (const { mix } of equilibria[0]!.strategies) {
    expect(mix).toHaveLength(3)
    for (const { probability } of mix) expect(Math.abs(probability - 1 / 3)).toBeLessThan(0.02)
  }
  expect(equilibria[0]!.regret).toBeLessThan(0.005)
  expect(equilibria[0]!.certified).toBe(false)
})

test('A logit response follows the closed form 1 / (1 + e^(-sensitivity)) where a strategy is worth 1 more.', () => {
  const { equilibria } = solve(games.game(games.prisonersDilemma), 'logit', { sensitivity: 2, starts: 1 })
  const betray = equilibria[0]!.strategies[0]!.mix.find(({ choices }) => [...choices.values()][0] === 'betray')
  expect(betray!.probability).toBeCloseTo(1 / (1 + Math.exp(-2)), 9)
})

test('Play that has too few rounds is not converged, and says why.', () => {
  const { plays, equilibria } = solve(games.game(games.cournot(2)), 'sequential', { rounds: 2, starts: 1 })
  expect(plays).toMatchObject([{ outcome: 'not-converged', rounds: 2, why: 'some player still moves' }])
  expect(equilibria).toStrictEqual([])
})

test('Gradient play that stands on a lower summit is not called converged.', () => {
  const hills = `
mechanism: hills
players:
  climber: { choices: { x: { in: [0, 10], honest: 1 } }, payoff: "max(1 - (x - 1)^2, 5 - (x - 8)^2)" }
`
  const { plays } = solve(games.game(hills), 'gradient', { starts: 1 })
  expect(plays).toMatchObject([{ outcome: 'not-converged' }])
})

test('Gradient play refuses choices that are no real numbers.', () => {
  const solved = solveGame(games.game(games.matchingPennies), {
    ...{ seed: 'laws', method: 'gradient', starts: 1, sensitivity: 1, evaluations: 100, boxes: 100 },
  })
  expect(E.isLeft(solved) && solved.left.code).toBe('bad-option')
})

test('With an implicit price the symmetric equilibrium is found, and its regret is bounded by the checker.', () => {
  const { equilibria } = solve(games.game(games.implicitPrice), 'sequential', { starts: 1, boxes: 8000 })
  const [equilibrium] = equilibria
  // Each firm's first-order condition: p - 1 = q / (3p² + 1), with p³ + p = 10 - 2q.
  const q = mainOf(equilibrium!, 0)
  expect(mainOf(equilibrium!, 1)).toBeCloseTo(q, 8)
  let [low, high] = [1, 2.5]
  for (let step = 0; step < 100; step += 1) {
    const p = (low + high) / 2
    if ((p - 1) * (3 * p * p + 1) > (10 - p ** 3 - p) / 2) high = p
    else low = p
  }
  expect(q).toBeCloseTo((10 - low ** 3 - low) / 2, 8)
  expect(equilibrium!.certified).toBe(true)
  expect(equilibrium!.regret).toBeLessThan(0.05)
})
