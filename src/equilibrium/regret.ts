import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Goal } from '../checker/goal.js'
import { checkCertificate, checkEquilibrium, type EquilibriumPlayer } from '../checker/index.js'
import { deviationGoal, gainOf } from '../claim/deviation.js'
import { compare, constant, truth } from '../formula/build.js'
import type { Domain, Point } from '../formula/domain.js'
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

type Proved = Omit<EquilibriumPlayer, 'name'>

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
    const sliced = typeof proved === 'string' ? provedBySlices(stated, deviator, boxes) : [proved]
    if (typeof sliced === 'string') return { certified: false, why: `${name}: ${sliced}` }
    players.push(...sliced.map((part) => ({ name, ...part })))
  }
  const check = checkEquilibrium({ players })
  return check.accepted ? { certified: true, ...check.regret } : { certified: false, why: check.why }
}

const provedFor = (
  stated: (bound: Q.Rational) => E.Either<Problem, Goal>,
  { best, gain, scale }: Deviator,
  boxes: number,
): Proved | string => {
  const prove = (bound: Q.Rational): Proved | string => {
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
  let least: Proved | string = 'no bound'
  for (const share of shares) {
    const bound = simpleAbove(base + share * Math.max(scale, base, Number.MIN_VALUE), share)
    if (bound === undefined) continue
    const proved = prove(bound)
    if (typeof proved === 'string') return typeof least === 'string' ? proved : least
    least = proved
  }
  return least
}

const mostSlices = 1000

/** The same for one integer or option of the deviating choices after another, where these are few. */
const provedBySlices = (
  stated: (bound: Q.Rational) => E.Either<Problem, Goal>,
  { best, gain }: Deviator,
  boxes: number,
): readonly Proved[] | string => {
  const bound = gain > 0 ? simpleAbove(gain, 1e-9) : Q.zero
  const goal = bound === undefined ? undefined : stated(bound)
  if (goal === undefined || E.isLeft(goal)) return 'no bound'
  const slices = slicesOf(goal.right)
  if (slices === undefined) return 'too many deviations to look at one by one'
  const proofs: Proved[] = []
  for (const slice of slices) {
    const outcome = directProver.prove(slice, { boxes: Math.ceil(boxes / slices.length) + 10 })
    if (outcome.kind === 'unknown') return outcome.tried
    // What is not admissible is no deviation, if the checker says so too.
    if (outcome.kind === 'vacuous') {
      const check = checkCertificate({ ...slice, violation: truth(true) }, outcome.certificate)
      if (!check.accepted) return check.why
      continue
    }
    const point = isIn(slice, best) ? best : cornerOf(slice)
    proofs.push({ goal: slice, certificate: outcome.certificate, best: known(slice, point) })
  }
  // To stay is one of the slices: where none is admissible, the profile is not.
  return proofs.length === 0 ? 'the profile is not admissible' : proofs
}

/** A goal cut into one for each combination of its integers and options. */
const slicesOf = (goal: Goal): readonly Goal[] | undefined => {
  let slices: readonly ReadonlyMap<string, Domain>[] = [goal.variables]
  for (const [name, domain] of goal.variables) {
    const parts = partsOf(domain)
    if (parts.length * slices.length > mostSlices) return undefined
    slices = slices.flatMap((slice) => parts.map((part) => new Map(slice).set(name, part)))
  }
  return slices.map((variables) => ({ ...goal, variables }))
}

const partsOf = (domain: Domain): readonly Domain[] => {
  if (domain.kind === 'real') return [domain]
  if (domain.kind === 'options') return domain.options.map((option) => ({ kind: 'options', options: [option] }))
  const first = Q.ceil(domain.low)
  const count = Math.min(Number(Q.floor(domain.high) - first) + 1, mostSlices + 1)
  return Array.from({ length: count }, (_, index) => {
    const value = Q.rational(first + BigInt(index))
    return { kind: 'integer', low: value, high: value }
  })
}

const isIn = ({ variables }: Goal, point: Point): boolean =>
  [...variables].every(([name, domain]) => {
    const value = point.get(name)
    if (domain.kind === 'options') return value === domain.options[0]
    return (
      value !== undefined &&
      typeof value !== 'string' &&
      Q.compare(domain.low, value) <= 0 &&
      Q.compare(value, domain.high) <= 0
    )
  })

const cornerOf = ({ variables }: Goal): Point =>
  new Map([...variables].map(([name, domain]) => [name, domain.kind === 'options' ? domain.options[0]! : domain.low]))

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
