import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../../src/arithmetic/rational.js'
import { bestResponse } from '../../src/equilibrium/best-response.js'
import type { Point } from '../../src/formula/domain.js'
import { gameOf, type Game } from '../../src/game/strategic.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { writeOut } from '../../src/mechanism/write-out.js'

/** Numbers mean the decimals that they print as. */
export type Given = Readonly<Record<string, string | number>>

export interface Setting {
  readonly preset?: string
  /** And types. */
  readonly parameters?: Given
  /** Choices that are free; the others stay honest, or as set. */
  readonly vary: readonly string[]
  readonly set?: Given
}

/** What a player does best, found from the mechanism alone. */
export interface Reply {
  readonly choices: ReadonlyMap<string, number>
  readonly payoff: number
  /** Against the profile that was replied to. */
  readonly gain: number
  /** How much better than this any choice can be: proved. */
  readonly gap: number
}

export const bestReply = (mechanism: Mechanism, player: string, setting: Setting): Reply => {
  const game = gameAt(mechanism, setting)
  const index = game.players.findIndex(({ name }) => name === player)
  const found = taken(bestResponse(game, index, game.start, { seed: 'hurwicz', evaluations: 4000, boxes: 4000 }))
  const payoff = found.payoff.low / 2 + found.payoff.high / 2
  return { choices: numbersOf(found.choices), payoff, gain: payoff - found.before, gap: found.gap }
}

/** A mechanism at some parameters, with some choices free. */
export const gameAt = (mechanism: Mechanism, { preset, parameters, vary, set }: Setting): Game => {
  const pinned = preset === undefined ? new Map() : mechanism.presets.get(preset)!.values
  const fixed = new Map([...pinned, ...pointOf(parameters)])
  return taken(gameOf(taken(writeOut(mechanism)), fixed, { vary, set: pointOf(set) }))
}

/** What every player gets where nobody leaves the profile that the setting describes. */
export const payoffsAt = (mechanism: Mechanism, setting: Omit<Setting, 'vary'>): ReadonlyMap<string, number> => {
  const game = gameAt(mechanism, { ...setting, vary: [] })
  const payoffs = new Float64Array(game.players.length)
  game.payoffs(game.start, payoffs)
  return new Map(game.players.map(({ name }, index) => [name, payoffs[index]!]))
}

export const pointOf = (given: Given = {}): Point =>
  new Map(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? (Q.parseRational(value) ?? value) : Q.parseRational(String(value))!,
    ]),
  )

export const numbersOf = (point: Point): ReadonlyMap<string, number> =>
  new Map([...point].map(([name, value]) => [name, typeof value === 'string' ? Number.NaN : Q.toNumber(value)]))

export const taken = <A>(read: E.Either<unknown, A>): A => {
  if (E.isLeft(read)) throw new Error(JSON.stringify(read.left))
  return read.right
}
