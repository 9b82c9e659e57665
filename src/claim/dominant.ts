import { bestChoiceGoals } from './best-choice.js'
import type { ClaimOf, Context } from './context.js'
import type { Stated } from './statement.js'

/** No player gains by any choice of its own, at any types, whatever all others choose: the same in both profiles. */
export const dominantGoals = (context: Context<ClaimOf<'dominant' | 'nash'>>): Stated =>
  bestChoiceGoals(context, (player) =>
    context.model.players.filter((other) => other !== player).flatMap(({ choices }) => choices),
  )
