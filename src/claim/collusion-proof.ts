import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { all, extremum } from '../formula/build.js'
import type { ModelPlayer } from '../mechanism/model.js'
import { problem, type Problem } from '../problem/problem.js'
import { formulasOf, instancesNamed, type ClaimOf, type Context } from './context.js'
import { departureBy, deviationGoal, exceeds, gainOf, leavesAnything, type Judge } from './deviation.js'
import { areInterchangeable, instancesOf } from './instances.js'
import { stated, type Stated } from './statement.js'
import { gainsJointly } from './unprofitable.js'
import { each } from './written.js'

type Coalition = readonly ModelPlayer[]

/** More goals than this help nobody: who means that many coalitions lists the ones that matter. */
const coalitionLimit = 1000

/** No coalition gains by any choices of its members while the others are honest: jointly, or each of them. */
export const collusionProofGoals = (context: Context<ClaimOf<'collusion-proof'>>): Stated =>
  E.flatMap(coalitionsOf(context), (coalitions) =>
    stated(
      coalitions
        .map((members) => ({ members, departure: departureBy(members) }))
        .filter(({ departure }) => leavesAnything(context, departure))
        .map(({ members, departure }) =>
          deviationGoal(
            context,
            {
              about: members.map(({ name }) => name).join(', '),
              departure,
              selves: firstOfEach(members),
              counted: members,
            },
            context.claim.transfers ? gainsJointly : eachGains,
          ),
        ),
      'no coalition has a choice',
    ),
  )

const eachGains: Judge = (payoffs, tolerance) => {
  const gains = payoffs.map(gainOf)
  return { gain: extremum('min', gains), violation: all(gains.map((gain) => exceeds(gain, tolerance))) }
}

/** A bare name of a player that stands for several means the first of them in the coalition. */
const firstOfEach = (members: Coalition): Coalition =>
  members.filter((member, index) => members.findIndex(({ of }) => of === member.of) === index)

const coalitionsOf = (context: Context<ClaimOf<'collusion-proof'>>): E.Either<Problem, readonly Coalition[]> => {
  const { claim, model } = context
  const coalitions =
    'size' in claim.coalitions
      ? E.right(coalitionsUpTo(context, claim.coalitions.size))
      : each(claim.coalitions, (names) =>
          pipe(
            each(names, (name) => instancesNamed(model, name)),
            E.map((members) => [...new Set(members.flat())]),
          ),
        )
  return E.filterOrElse(
    (found: readonly Coalition[]) => found.length <= coalitionLimit,
    () =>
      problem('bad-value', `the claim speaks of more than ${coalitionLimit} coalitions`, {
        mend: 'list the coalitions that matter, or lower the size',
      }),
  )(coalitions)
}

/**
 * All coalitions of at most `size` members, of those that differ: of interchangeable players only the number matters.
 * Without transfers, members without a choice only add a condition, and smaller coalitions say more.
 */
const coalitionsUpTo = (context: Context<ClaimOf<'collusion-proof'>>, size: number): readonly Coalition[] => {
  const { model, claim } = context
  let coalitions: readonly Coalition[] = [[]]
  for (const name of model.mechanism.players.keys()) {
    const instances = instancesOf(model, name).filter(({ choices }) => claim.transfers || choices.length > 0)
    const groups = areInterchangeable(model, instances, formulasOf(context))
      ? instances.slice(0, size).map((_, index) => instances.slice(0, index + 1))
      : subsetsUpTo(instances, size)
    coalitions = [
      ...coalitions,
      ...coalitions.flatMap((coalition) =>
        groups.filter((group) => coalition.length + group.length <= size).map((group) => [...coalition, ...group]),
      ),
    ]
    if (coalitions.length > 2 * coalitionLimit) break
  }
  return coalitions.filter(({ length }) => length > 0)
}

const subsetsUpTo = (players: Coalition, size: number): readonly Coalition[] => {
  let subsets: readonly Coalition[] = [[]]
  for (const player of players) {
    subsets = [...subsets, ...subsets.filter(({ length }) => length < size).map((subset) => [...subset, player])]
    if (subsets.length > 2 * coalitionLimit) break
  }
  return subsets.filter(({ length }) => length > 0)
}
