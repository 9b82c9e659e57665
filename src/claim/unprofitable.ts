import * as E from 'fp-ts/lib/Either.js'
import type { Goal } from '../checker/goal.js'
import { sum } from '../formula/build.js'
import { combinations } from '../mechanism/combinations.js'
import type { Attack } from '../mechanism/mechanism.js'
import type { ModelPlayer } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'
import { attackOf, formulasOf, instancesNamed, type ClaimOf, type Context } from './context.js'
import { departureIn, deviationGoal, exceeds, gainOf, leavesAnything, type Judge } from './deviation.js'
import { areInterchangeable, ownersOf } from './instances.js'
import { stated, type Stated } from './statement.js'

/** No values of an attack's choices, everything else honest, let the attackers (or one named player) gain. */
export const unprofitableGoals = (context: Context<ClaimOf<'unprofitable'>>): Stated =>
  E.flatMap(attackOf(context, context.claim.attack), (attack) =>
    E.flatMap(beneficiaries(context), (named) =>
      E.flatMap(teamsOf(context, attack), (teams) =>
        stated(
          teams.flatMap((team) => goalOf(context, attack, team, named)),
          'the attack leaves nothing to vary',
        ),
      ),
    ),
  )

const beneficiaries = ({ model, claim }: Context<ClaimOf<'unprofitable'>>) =>
  claim.player === undefined ? E.right(undefined) : instancesNamed(model, claim.player)

const goalOf = (
  context: Context<ClaimOf<'unprofitable'>>,
  attack: Attack,
  team: readonly ModelPlayer[],
  named: readonly ModelPlayer[] | undefined,
): readonly E.Either<Problem, Goal>[] => {
  const departure = departureIn(context, attack, team)
  if (E.isLeft(departure)) return [departure]
  if (!leavesAnything(context, departure.right)) return []
  // A named player that stands for several means the members of the team, if there are any among them.
  const members = named?.filter((player) => team.includes(player)) ?? team
  const counted = members.length > 0 ? members : named!
  const isOneOfSeveral = team.some(({ name, of }) => name !== of)
  const about = isOneOfSeveral ? { about: team.map(({ name }) => name).join(', ') } : {}
  const cost = attack.cost ? { cost: attack.cost } : {}
  return [
    deviationGoal(context, { departure: departure.right, counted, selves: team, ...about, ...cost }, gainsJointly),
  ]
}

/** The sum of the gains exceeds the claim's tolerance. */
export const gainsJointly: Judge = (payoffs, tolerance) => {
  const gain = sum(payoffs.map(gainOf))
  return { gain, violation: exceeds(gain, tolerance) }
}

/**
 * The teams that may carry out an attack: where it names a choice of a player that stands for several, one of them
 * makes it, and each in turn unless they are interchangeable.
 */
export const teamsOf = (context: Context, attack: Attack): E.Either<Problem, readonly (readonly ModelPlayer[])[]> => {
  const { model } = context
  const formulas = formulasOf(context, attack)
  const parts = new Map<string, readonly ModelPlayer[]>()
  for (const choice of [...attack.varying, ...attack.playing.keys()]) {
    const owners = ownersOf(model, choice)
    const [first] = owners
    if (first === undefined) continue
    if (owners.length === 1) parts.set(first.name, owners)
    else parts.set(first.of, areInterchangeable(model, owners, formulas) ? [first] : owners)
  }
  return combinations([...parts.values()])
}
