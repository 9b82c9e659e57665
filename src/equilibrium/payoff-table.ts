import * as E from 'fp-ts/lib/Either.js'
import { faultAt } from '../game/fault.js'
import type { Game } from '../game/strategic.js'
import { problem, type Problem } from '../problem/problem.js'
import { strategiesOf } from './grid.js'

/** Every player's payoff at every combination of the players' strategies on a grid. */
export interface PayoffTable {
  readonly strategies: readonly (readonly Float64Array[])[]
  /** How far apart, in the payoffs' arrays, neighbouring strategies of each player are. */
  readonly strides: readonly number[]
  readonly payoffs: readonly Float64Array[]
}

/** How often each of a player's strategies is played. */
export type Mix = Float64Array

export const defaultGrid = 21
const mostProfiles = 500_000

/** @returns a Problem where there are too many combinations, or one of them has no payoffs. */
export const payoffTableOf = (game: Game, points = defaultGrid): E.Either<Problem, PayoffTable> => {
  const strategies: (readonly Float64Array[])[] = []
  const strides: number[] = []
  let size = 1
  for (const player of game.players) {
    const own = strategiesOf(game, player, points)
    if (E.isLeft(own)) return own
    strategies.push(own.right)
    strides.push(size)
    size *= own.right.length
    if (size > mostProfiles)
      return E.left(
        problem('bad-option', 'the players have too many strategies together to look at every combination', {
          expected: `at most ${mostProfiles} combinations`,
          mend: 'take fewer grid points, vary fewer choices, or play best responses',
        }),
      )
  }
  const payoffs = game.players.map(() => new Float64Array(size))
  const profile = Float64Array.from(game.start)
  const out = new Float64Array(game.players.length)
  for (let index = 0; index < size; index += 1) {
    strategies.forEach((own, player) => {
      const strategy = own[Math.floor(index / strides[player]!) % own.length]!
      game.players[player]!.slots.forEach((slot, at) => {
        profile[slot] = strategy[at]!
      })
    })
    game.payoffs(profile, out)
    if (!out.every(Number.isFinite)) {
      const fault = faultAt(game, profile)
      return E.left(fault ?? problem('not-a-number', 'a combination of strategies on the grid has no payoffs'))
    }
    out.forEach((value, player) => {
      payoffs[player]![index] = value
    })
  }
  return E.right({ strategies, strides, payoffs })
}

/** What each of a player's strategies is worth against the others' mixes. Exact enumeration, in doubles. */
export const worthOf = (
  { strategies, strides, payoffs }: PayoffTable,
  mixes: readonly Mix[],
  player: number,
): Float64Array => {
  const worth = new Float64Array(strategies[player]!.length)
  const own = strides[player]!
  const table = payoffs[player]!
  const visit = (other: number, offset: number, weight: number): void => {
    if (other === mixes.length) {
      for (let index = 0; index < worth.length; index += 1) worth[index]! += weight * table[offset + index * own]!
      return
    }
    if (other === player) {
      visit(other + 1, offset, weight)
      return
    }
    const mix = mixes[other]!
    for (let index = 0; index < mix.length; index += 1)
      if (mix[index]! > 0) visit(other + 1, offset + index * strides[other]!, weight * mix[index]!)
  }
  visit(0, 0, 1)
  return worth
}

export const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, index) => sum + value * b[index]!, 0)

/** The most that any player gains on the grid by another strategy, each player's gain being measured by its scale. */
export const regretOf = (
  table: PayoffTable,
  mixes: readonly Mix[],
  scales: readonly number[] = mixes.map(() => 1),
): number =>
  mixes.reduce((most, mix, player) => {
    const worth = worthOf(table, mixes, player)
    return Math.max(most, (worth.reduce((a, b) => Math.max(a, b), -Infinity) - dot(worth, mix)) / scales[player]!)
  }, 0)

/** What is much for each player: how far apart its payoffs are where all play what they sometimes play. */
export const scalesOf = (table: PayoffTable, mixes: readonly Mix[]): readonly number[] =>
  table.payoffs.map((payoffs, player) => {
    let low = Infinity
    let high = -Infinity
    const visit = (other: number, offset: number): void => {
      if (other === mixes.length) {
        low = Math.min(low, payoffs[offset]!)
        high = Math.max(high, payoffs[offset]!)
        return
      }
      mixes[other]!.forEach((probability, index) => {
        if (probability > 0) visit(other + 1, offset + index * table.strides[other]!)
      })
    }
    visit(0, 0)
    return high > low
      ? high - low
      : Math.max(Math.abs(dot(worthOf(table, mixes, player), mixes[player]!)), Number.MIN_VALUE)
  })

/** The strategy of a player nearest to what it does in a profile. */
export const nearestStrategy = (
  game: Game,
  { strategies }: PayoffTable,
  player: number,
  profile: Float64Array,
): number => {
  const { slots } = game.players[player]!
  const distance = (strategy: Float64Array): number =>
    slots.reduce((sum, slot, index) => {
      const { low, high } = game.space.axes[slot]!
      return sum + Math.abs(strategy[index]! - profile[slot]!) / (high - low || 1)
    }, 0)
  return strategies[player]!.reduce(
    (best, strategy, index, all) => (distance(strategy) < distance(all[best]!) ? index : best),
    0,
  )
}
