import * as E from 'fp-ts/lib/Either.js'
import type { ModelPlayer } from '../mechanism/model.js'
import { playersOf, type ClaimOf, type Context } from './context.js'
import { departureBy, deviationGoal, leavesAnything } from './deviation.js'
import { stated, type Stated } from './statement.js'
import { gainsJointly } from './unprofitable.js'

/** Honesty is each player's best choice at any types, the others' choices being what `freedomFor` leaves free, or honest. */
export const bestChoiceGoals = (
  context: Context<ClaimOf<'dominant' | 'nash'>>,
  freedomFor: (player: ModelPlayer) => readonly string[],
): Stated =>
  E.flatMap(playersOf(context, context.claim.player), (players) =>
    stated(
      players
        .map((player) => ({ player, departure: departureBy([player], freedomFor(player)) }))
        .filter(({ departure }) => leavesAnything(context, departure))
        .map(({ player, departure }) =>
          deviationGoal(context, { about: player.name, departure, selves: [player], counted: [player] }, gainsJointly),
        ),
      context.claim.player === undefined ? 'no player has a choice' : `${context.claim.player} has no choice`,
    ),
  )
