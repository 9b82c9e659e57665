import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Domain } from '../formula/domain.js'
import type { Game, GamePlayer } from '../game/strategic.js'
import { problem, type Problem } from '../problem/problem.js'

export const mostStrategies = 4096

/** How many members a domain has where reals are looked at in so many places only; Infinity without such a number. */
const sizeOf = (domain: Domain, points = Infinity): number => {
  if (domain.kind === 'options') return domain.options.length
  if (domain.kind === 'real') return Q.equals(domain.low, domain.high) ? 1 : points
  return Number(Q.floor(domain.high) - Q.ceil(domain.low)) + 1
}

/** Whether a player has so few strategies, on a grid or without one, that they can all be looked at. */
export const isEnumerable = ({ choices: domains }: Game, { choices }: GamePlayer, points?: number): boolean =>
  choices.reduce((product, choice) => product * sizeOf(domains.get(choice)!, points), 1) <= mostStrategies

/** How many combinations of the players' strategies there are on a grid. */
export const combinationsOf = ({ choices, players }: Game, points: number): number =>
  players.reduce(
    (product, player) => player.choices.reduce((own, choice) => own * sizeOf(choices.get(choice)!, points), product),
    1,
  )

/**
 * All strategies of a player: every combination of its options, its integers, and evenly spaced points of its reals, both
 * ends included. Integers beyond 1,000 are taken evenly spaced too.
 */
export const strategiesOf = (
  game: Game,
  { name, choices }: GamePlayer,
  points?: number,
): E.Either<Problem, readonly Float64Array[]> => {
  let strategies: readonly (readonly number[])[] = [[]]
  for (const choice of choices) {
    const values = valuesOf(game.choices.get(choice)!, points)
    if (values.length * strategies.length > mostStrategies)
      return E.left(
        problem('bad-option', `${name} has too many strategies on this grid`, {
          expected: `at most ${mostStrategies}`,
          mend: 'take fewer grid points, or vary fewer choices',
        }),
      )
    strategies = strategies.flatMap((before) => values.map((value) => [...before, value]))
  }
  return E.right(strategies.map((strategy) => Float64Array.from(strategy)))
}

const mostIntegers = 1000

const valuesOf = (domain: Domain, points = 0): readonly number[] => {
  if (domain.kind === 'options') return domain.options.map((_, index) => index)
  const isWhole = domain.kind === 'integer'
  const low = isWhole ? Q.rational(Q.ceil(domain.low)) : domain.low
  const high = isWhole ? Q.rational(Q.floor(domain.high)) : domain.high
  const width = Q.subtract(high, low)
  const size = sizeOf(domain, points)
  const count = isWhole && size > Math.max(mostIntegers, points) ? Math.max(2, points) : size
  if (count <= 1) return [Q.toNumber(low)]
  // Exactly, then rounded: 0.1 · 3 is 0.3 on a grid of tenths.
  const values = Array.from({ length: count }, (_, index) => {
    const value = Q.add(low, Q.multiply(width, Q.rational(BigInt(index), BigInt(count - 1))))
    return Q.toNumber(isWhole ? Q.rational(Q.floor(value)) : value)
  })
  return [...new Set(values)]
}
