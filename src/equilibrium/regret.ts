import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Goal } from '../checker/goal.js'
import { checkEquilibrium, type EquilibriumPlayer } from '../checker/index.js'
import { deviationGoal, gainOf } from '../claim/deviation.js'
import { compare, constant, truth } from '../formula/build.js'
import type { Point } from '../formula/domain.js'
import { settingsOf } from '../formula/substitute.js'
import type { Game } from '../game/strategic.js'
import type { Model } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'
import { directProver } from '../proof/direct-prover.js'

/** How much the player with most to gain gains by leaving a profile alone, as the checker recomputed it. */
export type CertifiedRegret =
  | { readonly certified: true; readonly low: Q.Rational; readonly high: Q.Rational }
  | { readonly certified: false; readonly why: string }

/** A player, the best deviation known of it, and about how much it gains. */
export interface Deviator {
  readonly player: number
  readonly best: Point
  readonly gain: number
  /** The size of the player's payoff, beside which a gain is small. */
  readonly scale: number
}

/** Beside the payoff, from what is hard to show to what is easy. */
const shares = [1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12]

/**
 * The regret of a pure profile, from below by the best deviations known and from above by certificates: first that nobody
 * gains at all, and where that is not shown, that nobody gains more than the least bound that is.
 */
export const certifyRegret = (
  game: Game,
  profile: Point,
  deviators: readonly Deviator[],
  boxes: number,
): CertifiedRegret => {
  const model = withHonest(game, profile)
  const players: EquilibriumPlayer[] = []
  for (const deviator of deviators) {
    const { name, choices } = game.players[deviator.player]!
    if (choices.length === 0) continue
    const stated = (bound: Q.Rational): E.Either<Problem, Goal> => goalOf(game, model, deviator.player, bound)
    const proved = provedFor(stated, deviator, boxes)
    if (typeof proved === 'string') return { certified: false, why: `${name}: ${proved}` }
    players.push({ name, ...proved })
  }
  const check = checkEquilibrium({ players })
  return check.accepted ? { certified: true, ...check.regret } : { certified: false, why: check.why }
}

const provedFor = (
  stated: (bound: Q.Rational) => E.Either<Problem, Goal>,
  { best, gain, scale }: Deviator,
  boxes: number,
): Omit<EquilibriumPlayer, 'name'> | string => {
  const prove = (bound: Q.Rational): Omit<EquilibriumPlayer, 'name'> | string => {
    const goal = stated(bound)
    if (E.isLeft(goal)) return goal.left.what
    const outcome = directProver.prove(goal.right, { boxes })
    if (outcome.kind === 'unknown') return outcome.tried
    if (outcome.kind === 'vacuous') return outcome.why
    return { goal: goal.right, certificate: outcome.certificate, best: known(goal.right, best) }
  }
  if (!(gain > 0)) {
    const tight = prove(Q.zero)
    if (typeof tight !== 'string') return tight
  }
  const base = Math.max(0, gain)
  let least: Omit<EquilibriumPlayer, 'name'> | string = 'no bound'
  for (const share of shares) {
    const bound = simpleAbove(base + share * Math.max(scale, base, Number.MIN_VALUE), share)
    if (bound === undefined) continue
    const proved = prove(bound)
    if (typeof proved === 'string') return typeof least === 'string' ? proved : least
    least = proved
  }
  return least
}

/** A short number a little above. */
const simpleAbove = (value: number, share: number): Q.Rational | undefined => {
  const high = value * (1 + share)
  return Number.isFinite(high) ? Q.simplestBetween(Q.fromNumber(value), Q.fromNumber(high)) : undefined
}

/** The part of a deviation that a goal speaks of. */
const known = ({ variables }: Goal, best: Point): Point => new Map([...best].filter(([name]) => variables.has(name)))

/** The model whose honest profile is this one. */
const withHonest = ({ model, held }: Game, profile: Point): Model => {
  const settings = new Map([...held, ...settingsOf(profile)])
  return {
    ...model,
    players: model.players.map((player) => ({
      ...player,
      honest: new Map([...player.honest].map(([name, rule]) => [name, settings.get(name) ?? rule])),
    })),
  }
}

/** That a player gains no more than a bound by any of its free choices. */
const goalOf = (game: Game, model: Model, player: number, bound: Q.Rational): E.Either<Problem, Goal> => {
  const { name, choices } = game.players[player]!
  const self = model.players[player]!
  const claim = { kind: 'nash', assuming: truth(true), tolerance: constant(bound), player: name } as const
  return deviationGoal(
    { model, name: 'equilibrium', claim, fixed: settingsOf(game.fixed) },
    {
      about: name,
      departure: { varying: choices, playing: new Map(), free: new Set() },
      selves: [self],
      counted: [self],
    },
    ([payoff], tolerance) => {
      const gain = gainOf(payoff!)
      return { gain, violation: compare(gain, '>', tolerance) }
    },
  )
}
