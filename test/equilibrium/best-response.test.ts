import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import feeRebate from '../../games/fee-rebate/mechanism.js'
import { parseRational, rational } from '../../src/arithmetic/rational.js'
import { bestResponse, type BestResponse } from '../../src/equilibrium/best-response.js'
import { gameOf, type Game } from '../../src/game/strategic.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import type { Problem } from '../../src/problem/problem.js'
import * as games from './games.js'

const respond = (game: Game, player = 0): E.Either<Problem, BestResponse> =>
  bestResponse(game, player, game.start, { seed: 'test', evaluations: 5000, boxes: 20_000 })

const right = <A>(either: E.Either<Problem, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

const textbook = (vary: readonly string[], sideIncome: string): Game =>
  right(
    gameOf(
      right(writeOut(feeRebate)),
      new Map([...feeRebate.presets.get('textbook')!.values, ['sideIncome', parseRational(sideIncome)!]]),
      { vary },
    ),
  )

describe('The textbook deployer’s best response', () => {
  test.each([
    ['0', '3', 5],
    ['0.1', '2.75', 5.5125],
    ['0.5', '1.75', 7.8125],
    ['1', '0.5', 11.25],
    ['3', '0', 27.2],
  ])(
    'with a side income of %s is to pad %s gas, exactly, and that is proved the best in [0, 10⁶].',
    (side, gas, profit) => {
      const { choices, payoff, upper, gap } = right(respond(textbook(['deployer.padding'], side)))
      expect(choices).toStrictEqual(new Map([['deployer.padding', parseRational(gas)]]))
      expect(payoff.high).toBeCloseTo(profit, 12)
      expect(upper).toBeGreaterThanOrEqual(profit)
      expect(gap).toBeLessThan(1e-7)
    },
  )

  test('where a fee can be charged is a fee of 3.8, which brings 17.64.', () => {
    const { choices, payoff, gap } = right(respond(textbook(['deployer.fee'], '0')))
    expect(choices).toStrictEqual(new Map([['deployer.fee', rational(19n, 5n)]]))
    expect(payoff.high).toBeCloseTo(17.64, 12)
    expect(gap).toBeLessThan(1e-6)
  })

  test('leaves alone what it need not move: with fee and padding both free, it charges and does not pad.', () => {
    const { choices, gap } = right(respond(textbook(['deployer.padding', 'deployer.fee'], '0')))
    expect(choices.get('deployer.padding')).toStrictEqual(rational(0n))
    expect(choices.get('deployer.fee')).toStrictEqual(rational(19n, 5n))
    expect(gap).toBeLessThan(1e-6)
  })
})

test('A best response over options, integers and reals together is global and exact.', () => {
  const game = games.game(`
mechanism: mix
players:
  a:
    choices: { mode: { options: [slow, fast, off], honest: slow }, n: { integers: [0, 50], honest: 1 }, x: { in: [-3, 7], honest: 0 } }
    payoff: if mode is fast then 10 * sqrt(n) - n - (x - 1/3)^2 else if mode is slow then n / 10 - (x + 1)^2 else 0
`)
  const { choices, payoff, gap } = right(respond(game))
  expect(choices).toStrictEqual(
    new Map<string, unknown>([
      ['a.mode', 'fast'],
      ['a.n', rational(25n)],
      ['a.x', rational(1n, 3n)],
    ]),
  )
  expect(payoff).toStrictEqual({ low: 25, high: 25 })
  expect(gap).toBeLessThan(1e-8)
})

test('A spike that is one part in ten thousand of the domain is found.', () => {
  const game = games.game(`
mechanism: spike
players:
  a: { choices: { x: { in: [0, 100], honest: 0 } }, payoff: "max(x / 1000, 1 - 200 * abs(x - 61.803))" }
`)
  const { choices, payoff, upper } = right(respond(game))
  expect(choices.get('a.x')).toStrictEqual(parseRational('61.803'))
  expect(payoff.high).toBe(1)
  expect(upper).toBeCloseTo(1, 8)
})

test('With an implicit price the bound from above holds.', () => {
  const { choices, payoff, upper } = right(respond(games.game(games.implicitPrice)))
  // q = 10 - p³ - p turns the payoff into (p - 1)(10 - p³ - p), greatest where its slope is zero; and q ≤ 5.
  let most = 0
  for (let p = 1; p <= 2; p += 1e-5) {
    const q = 10 - p ** 3 - p
    if (q >= 0 && q <= 5) most = Math.max(most, (p - 1) * q)
  }
  expect(payoff.high).toBeCloseTo(most, 6)
  expect(upper).toBeGreaterThanOrEqual(most)
  expect(choices.size).toBe(1)
})

test('Where a choice leaves a state without a solution, the problem shows the point.', () => {
  const game = games.game(`
mechanism: nowhere
state: { price: { in: [0, 10], equation: "price^2 = 4 - 2 * a.q" } }
players:
  a: { choices: { q: { in: [0, 5], honest: 0 } }, payoff: price + a.q }
`)
  const found = respond(game)
  expect(E.isLeft(found) && found.left).toMatchObject({ code: 'no-state' })
  expect(E.isLeft(found) && found.left.what).toMatch(/^the equation for price has no solution at a\.q = /)
})

test('Where payoffs jump with a state, the bound from above still holds, and is near.', () => {
  const game = games.game(`
mechanism: jump
state: { s: { in: [-20, 20], equation: "s + s^3 / 10 = 3 * x - 4" } }
players:
  a:
    choices: { x: { in: [0, 5], honest: 0 }, y: { in: [-2, 3], honest: 0 } }
    payoff: "(if s >= 1.234 then 3 else 0) - abs(s) / 2 + floor(x) / 10 - (y - 1/7 * s)^2"
`)
  const { payoff, upper } = right(respond(game))
  // At s = 1.234, just where 3 is paid: 3 - 1.234 / 2 + 0.1.
  expect(payoff.high).toBeLessThanOrEqual(2.483 + 1e-12)
  expect(payoff.high).toBeGreaterThan(2.48)
  expect(upper).toBeGreaterThanOrEqual(2.483)
  expect(upper).toBeLessThan(2.49)
})
