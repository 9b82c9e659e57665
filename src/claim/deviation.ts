import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as Q from '../arithmetic/rational.js'
import type { Goal, GoalPayoff } from '../checker/goal.js'
import { and, compare, constant, subtract } from '../formula/build.js'
import type { Setting } from '../formula/domain.js'
import type { Substitution } from '../formula/substitute.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import type { Attack } from '../mechanism/mechanism.js'
import type { ModelPlayer } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'
import { assemble } from './assemble.js'
import { assumptionAt } from './assumption.js'
import type { Context } from './context.js'
import { leavesChoice } from './extent.js'
import { choiceOf } from './instances.js'
import { profilesOf, type Departure } from './profile.js'
import { each, writtenFor } from './written.js'

/** A departure from the honest profile, and who is asked what it does to them. */
export interface Deviating {
  /** The player or coalition, where the claim speaks of several. */
  readonly about?: string
  readonly departure: Departure
  /** The instances that the claim's own bare names mean. */
  readonly selves: readonly ModelPlayer[]
  /** Whose payoffs decide. */
  readonly counted: readonly ModelPlayer[]
  readonly cost?: Tree
}

export interface Judgement {
  readonly gain: Tree
  readonly violation: ConditionTree
}

/** Decides from the counted payoffs, in their order, what is gained and what breaks the claim. */
export type Judge = (payoffs: readonly GoalPayoff[], tolerance: Tree, honest: Substitution) => Judgement

export const gainOf = ({ honest, deviation }: GoalPayoff): Tree => subtract(deviation, honest)
export const lossOf = ({ honest, deviation }: GoalPayoff): Tree => subtract(honest, deviation)

/** That a gain is more than is tolerated. */
export const exceeds = (gain: Tree, tolerance: Tree): ConditionTree => {
  const beyond = compare(gain, '>', tolerance)
  const isPositive = tolerance.kind === 'constant' && Q.sign(tolerance.value) > 0
  // It says nothing new, but a gain that is never positive is easier to see than one that stays within a tolerance.
  return isPositive ? and(compare(gain, '>', constant(Q.zero)), beyond) : beyond
}

/** The goal that no departure of this form does what the judge forbids, wherever the claim's assumptions hold. */
export const deviationGoal = (context: Context, deviating: Deviating, judge: Judge): E.Either<Problem, Goal> => {
  const { model, name, claim } = context
  const { about, departure, selves, counted, cost } = deviating
  const written = writtenFor(model, selves)
  return E.flatMap(profilesOf(model, context.fixed, departure), (profiles) =>
    E.flatMap(assumptionAt(context, departure, selves, profiles), (assuming) =>
      E.flatMap(each([claim.tolerance, ...(cost ? [cost] : [])], written.tree), ([tolerance, laidOut]) => {
        const { honest, deviation, states, played } = profiles
        const payoffs = counted.map((player) => ({
          player: player.name,
          honest: honest.tree(player.payoff),
          deviation: deviation.tree(player.payoff),
        }))
        const draft = {
          name: about === undefined ? name : `${name} (${about})`,
          assuming,
          ...judge(payoffs, honest.tree(tolerance!), honest),
          deviating: profiles.deviating,
          played,
          payoffs,
        }
        return assemble(model, laidOut ? { ...draft, cost: deviation.tree(laidOut) } : draft, states)
      }),
    ),
  )
}

/** All own choices of some players, set as they like. */
export const departureBy = (players: readonly ModelPlayer[], free: readonly string[] = []): Departure => ({
  varying: players.flatMap(({ choices }) => choices),
  playing: new Map(),
  free: new Set(free),
})

/** An attack's choices, as those of the players that carry it out. */
export const departureIn = (
  context: Context,
  { varying, playing }: Attack,
  actors: readonly ModelPlayer[],
): E.Either<Problem, Departure> => {
  const written = writtenFor(context.model, actors)
  const own = (choice: string): readonly string[] =>
    actors
      .map((actor) => [actor, choiceOf(actor, choice)] as const)
      .flatMap(([{ choices }, name]) => (choices.includes(name) ? [name] : []))
  const rules = [...playing].flatMap(([choice, setting]) => own(choice).map((name) => ({ name, setting })))
  return pipe(
    each(rules, ({ name, setting }) =>
      pipe(
        written.setting(setting),
        E.map((rule): [string, Setting] => [name, rule]),
      ),
    ),
    E.map((settings) => ({ varying: varying.flatMap(own), playing: new Map(settings), free: new Set() })),
  )
}

/** Whether a departure can be anything but honest: something is played by a rule, or chosen among several values. */
export const leavesAnything = ({ model }: Context, { varying, playing }: Departure): boolean =>
  playing.size > 0 || varying.some((name) => leavesChoice(model.variables.get(name)!.domain))
