import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { bestResponse } from '../../src/equilibrium/best-response.js'
import { solveGame } from '../../src/equilibrium/solve.js'
import type { SolverName } from '../../src/equilibrium/solvers.js'
import { renderAnswer } from '../../src/report/answer.js'
import { answerOfSolve, type SolveReport } from '../../src/report/solve.js'
import { solveDocument } from '../../src/report/solve-document.js'
import { whereOf } from '../../src/report/where.js'
import * as games from '../equilibrium/games.js'

const tool = { name: 'hurwicz', version: '0' }
const look = { color: false, width: 100 }

const wary = `mechanism: wary
parameters:
  stake: { in: [1, 10], default: 4 }
players:
  a:
    types: { friends: { in: [0, 20] } }
    choices: { cheat: { in: [0, 1], honest: 0 } }
    payoff: cheat * (friends - stake)
`

const reportOf = (yaml: string, method: SolverName, starts = 2): SolveReport => {
  const game = games.game(yaml)
  const solution = solveGame(game, {
    ...{ seed: 'report', method, starts, sensitivity: 1, evaluations: 2000, boxes: 2000 },
  })
  if (E.isLeft(solution)) throw new Error(JSON.stringify(solution.left))
  return { tool, seed: 'report', where: '', game, found: { kind: 'play', solution: solution.right } }
}

test('A pure equilibrium is printed by player and choice, with payoffs, regret and whether it is certified.', () => {
  expect(solveDocument(reportOf(games.cournot(2), 'sequential'))).toMatchObject({
    tool,
    seed: 'report',
    game: 'cournot',
    method: 'sequential',
    complete: false,
    equilibria: [
      {
        strategies: { 'firm.1': { q: 3 }, 'firm.2': { q: 3 } },
        payoffs: { 'firm.1': 9, 'firm.2': 9 },
        regret: 0,
        certified: true,
      },
    ],
  })
})

test('An option that is chosen for sure has the number 1 under its name.', () => {
  expect(solveDocument(reportOf(games.prisonersDilemma, 'sequential'))).toMatchObject({
    equilibria: [{ strategies: { row: { betray: 1 }, column: { betray: 1 } }, payoffs: { row: -2, column: -2 } }],
  })
})

test('A mixed equilibrium has a probability for each strategy on its grid, and these add up to 1.', () => {
  const document = solveDocument(reportOf(games.matchingPennies, 'logit'))
  const [equilibrium] = 'cycles' in document ? document.equilibria : []
  const { row } = equilibrium!.strategies
  expect(Object.keys(row!)).toStrictEqual(['heads', 'tails'])
  expect(row!['heads']! + row!['tails']!).toBeCloseTo(1, 12)
  expect(equilibrium).toMatchObject({ certified: false, grid: 21 })
})

test('A best response is printed with its proved bound; the gap is a number.', () => {
  const game = games.game(games.cournot(2))
  const response = bestResponse(game, 0, game.start, { seed: 'report', evaluations: 2000, boxes: 2000 })
  if (E.isLeft(response)) throw new Error(JSON.stringify(response.left))
  const report: SolveReport = {
    tool,
    seed: 'report',
    where: '',
    game,
    found: { kind: 'best-response', response: response.right },
  }
  expect(solveDocument(report)).toMatchObject({
    method: 'best-response',
    bestResponse: { player: 'firm.1', choices: { q: 4 }, payoff: 16, before: 7 },
  })
  expect(renderAnswer(answerOfSolve(report), 'text', look)).toContain('no choice brings more: proved')
  const exactly = { ...response.right, gap: 0, payoff: { low: -2.2e-17, high: -2.2e-17 } }
  const text = renderAnswer(
    answerOfSolve({ ...report, found: { kind: 'best-response', response: exactly } }),
    'text',
    look,
  )
  expect(text).toContain('proved, exactly')
  expect(text).toContain('payoff 0\n')
})

test('What is said of where a game was solved names what was pinned, the types and the preset.', () => {
  const { game } = reportOf(wary, 'sequential')
  expect(whereOf(game.model, game.fixed, [], undefined)).toBe('at a.friends = 10, the default parameters')
  expect(whereOf(game.model, game.fixed, ['stake'], 'launch')).toBe('at stake = 4, a.friends = 10, preset launch')
})

test('A cycle is told with its profiles, in text and in Markdown, and is no equilibrium.', () => {
  const report = reportOf(games.matchingPennies, 'simultaneous')
  expect(solveDocument(report)).toMatchObject({ equilibria: [], plays: [{ outcome: 'cycle' }, { outcome: 'cycle' }] })
  expect(renderAnswer(answerOfSolve(report), 'text', look)).toContain('cycle of 4: no equilibrium is reached')
  expect(renderAnswer(answerOfSolve(report), 'markdown', look)).toContain('| row: move heads | column: move tails |')
})

test('The same seed prints the same bytes.', () => {
  const print = (): string => renderAnswer(answerOfSolve(reportOf(games.cournot(2), 'simultaneous')), 'json', look)
  expect(print()).toBe(print())
})
