import * as E from 'fp-ts/lib/Either.js'
import type { Game } from '../game/strategic.js'
import { problem } from '../problem/problem.js'
import { replierOf } from './reply.js'
import { sharpenerOf } from './sharpen.js'
import type { Outcome, Solver } from './solver.js'

/** Steps below this share of a choice's size, or of its domain's where the choice is near zero, are none. */
const smallest = 1e-10
const thoroughEvaluations = 5000
const polishing = 60

interface Mover {
  readonly player: number
  readonly slot: number
  readonly low: number
  readonly high: number
  /** The length of the next step: longer after one the same way, shorter after a turn. */
  step: number
  /** Which way the last one went. */
  way: -1 | 0 | 1
}

/**
 * Gradient play, projected: every round each player moves each real choice a step up its own payoff's slope, the others
 * being as in the round before, and stays inside the domain. The slope is that over the step, and a step grows while it
 * goes the same way and shrinks when it turns, so that choices of any size are found.
 *
 * It sees only what is near. Where it stands still it is asked whether a player gains by a move to anywhere;
 * then it did not converge to an equilibrium, and says so.
 */
export const gradient: Solver = {
  name: 'gradient',
  solve: (game, { seed, start, rounds }) => {
    const named = [...game.choices].find(([, { kind }]) => kind !== 'real')
    if (named)
      return E.left(
        problem('bad-option', `gradient play cannot move ${named[0]}, which is no real number`, {
          mend: 'vary real choices only, or take another method',
        }),
      )
    const movers = moversOf(game)
    let profile = Float64Array.from(start)
    for (let round = 1; round <= rounds; round += 1) {
      profile = step(game, movers, profile)
      if (movers.every((mover) => mover.step <= leastStep(mover, profile)))
        return E.right(judge(game, sharpened(game, profile), seed, round))
    }
    return E.right({
      ...{ kind: 'not-converged', profile: { kind: 'pure', profile }, rounds },
      why: 'some player still moves',
    })
  },
}

const moversOf = (game: Game): readonly Mover[] =>
  game.players.flatMap(({ slots }, player) =>
    slots.map((slot) => {
      const { low, high } = game.space.axes[slot]!
      return { player, slot, low, high, step: (high - low) / 64, way: 0 }
    }),
  )

const leastStep = ({ slot, low, high }: Mover, profile: Float64Array): number =>
  smallest * Math.max(Math.abs(profile[slot]!), 1e-6 * (high - low))

const step = (game: Game, movers: readonly Mover[], profile: Float64Array): Float64Array<ArrayBuffer> => {
  const out = new Float64Array(game.players.length)
  const trial = Float64Array.from(profile)
  const next = Float64Array.from(profile)
  for (const mover of movers) {
    const { player, slot, low, high } = mover
    const at = profile[slot]!
    const payoffAt = (value: number): number => {
      trial[slot] = Math.min(high, Math.max(low, value))
      game.payoffs(trial, out)
      trial[slot] = at
      return out[player]!
    }
    const now = payoffAt(at)
    const up = payoffAt(at + mover.step)
    const down = payoffAt(at - mover.step)
    const way = up > now && !(down > up) ? 1 : down > now ? -1 : 0
    next[slot] = Math.min(high, Math.max(low, at + way * mover.step))
    // On the same way faster; after a turn, or where neither way pays, more carefully.
    mover.step *= next[slot] !== at && way !== -mover.way ? 1.2 : 0.5
    mover.way = way
    mover.step = Math.min(mover.step, high - low)
  }
  return next
}

/** The last digits, which steps that compare payoffs cannot see. */
const sharpened = (game: Game, profile: Float64Array): Float64Array => {
  const sharpen = sharpenerOf(game)
  const sharp = Float64Array.from(profile)
  for (let round = 0; round < polishing; round += 1)
    game.players.forEach((_, player) => {
      sharpen(player, sharp)
    })
  return sharp
}

const judge = (game: Game, profile: Float64Array, seed: string, rounds: number): Outcome => {
  const reply = replierOf(game, { seed, evaluations: thoroughEvaluations })
  const found: Outcome = { kind: 'converged', profile: { kind: 'pure', profile }, rounds }
  const out = new Float64Array(game.players.length)
  game.payoffs(profile, out)
  const tempted = game.players.find(
    (_, player) => reply(player, profile).gain > 1e-9 * Math.max(Math.abs(out[player]!), Number.MIN_VALUE),
  )
  return tempted === undefined
    ? found
    : {
        ...found,
        kind: 'not-converged',
        why: `no small move pays any more, but ${tempted.name} gains by a greater one`,
      }
}
