import * as E from 'fp-ts/lib/Either.js'
import type { Goal } from '../checker/goal.js'
import { and, compare, constant, multiply, subtract, sum } from '../formula/build.js'
import type { Tree } from '../formula/tree.js'
import type { Attack } from '../mechanism/mechanism.js'
import type { ModelPlayer } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'
import { attackOf, instancesNamed, playersOf, type ClaimOf, type Context } from './context.js'
import { departureBy, departureIn, deviationGoal, exceeds, leavesAnything, lossOf, type Judge } from './deviation.js'
import { stated, type Stated } from './statement.js'
import { teamsOf } from './unprofitable.js'
import { each, writtenFor } from './written.js'

type Griefing = Context<ClaimOf<'griefing'>>

/** Victims lose at most `factor` times what it costs the attacker to harm them. */
export const griefingGoals = (context: Griefing): Stated => {
  const { claim, model } = context
  return E.flatMap(claim.attack === undefined ? E.right(undefined) : attackOf(context, claim.attack), (attack) =>
    E.flatMap(playersOf(context, claim.player, attack), (griefers) =>
      E.flatMap(
        each(claim.victims, (name) => instancesNamed(model, name)),
        (named) =>
          E.flatMap(attack === undefined ? E.right([[]]) : teamsOf(context, attack), (teams) =>
            stated(
              griefers.flatMap((griefer) => {
                const victims = [...new Set(named.flat())].filter((victim) => victim !== griefer)
                return victims.length === 0
                  ? []
                  : teamsAround(griefer, teams).flatMap((team) => goalOf(context, team, victims, attack))
              }),
              `${claim.player} has no choice by which it could harm others`,
            ),
          ),
      ),
    ),
  )
}

/** The griefer, and whoever else takes part in the attack. */
const teamsAround = (
  griefer: ModelPlayer,
  teams: readonly (readonly ModelPlayer[])[],
): readonly (readonly ModelPlayer[])[] =>
  teams
    // One team for each way to take part that the others have: the griefer's part is its own.
    .filter((team, _, [first]) => team.every((member, part) => member.of !== griefer.of || member === first?.[part]))
    .map((team) => [griefer, ...team.filter(({ of }) => of !== griefer.of)])

const goalOf = (
  context: Griefing,
  team: readonly ModelPlayer[],
  victims: readonly ModelPlayer[],
  attack: Attack | undefined,
): readonly E.Either<Problem, Goal>[] => {
  const { model, claim } = context
  const griefer = team[0]!
  const departure = attack === undefined ? E.right(departureBy([griefer])) : departureIn(context, attack, team)
  if (E.isLeft(departure)) return [departure]
  if (!leavesAnything(context, departure.right)) return []
  const deviating = {
    departure: departure.right,
    selves: team,
    counted: [griefer, ...victims],
    ...(griefer.name === claim.player ? {} : { about: griefer.name }),
    ...(attack?.cost ? { cost: attack.cost } : {}),
  }
  return [
    E.flatMap(writtenFor(model, team).tree(claim.factor), (factor) =>
      deviationGoal(context, deviating, harmsBeyond(factor)),
    ),
  ]
}

const harmsBeyond =
  (factor: Tree): Judge =>
  ([griefer, ...victims], tolerance, honest) => {
    const harm = sum(victims.map(lossOf))
    const gain = subtract(harm, multiply(honest.tree(factor), lossOf(griefer!)))
    return { gain, violation: and(compare(harm, '>', constant(0)), exceeds(gain, tolerance)) }
  }
