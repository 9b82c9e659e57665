import { bestChoiceGoals } from './best-choice.js'
import type { ClaimOf, Context } from './context.js'
import type { Stated } from './statement.js'

/** No player gains by any choice of its own, at any types, while all others are honest. */
export const nashGoals = (context: Context<ClaimOf<'dominant' | 'nash'>>): Stated => bestChoiceGoals(context, () => [])
