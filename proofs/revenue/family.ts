import { familyOf } from '../suite/family.js'

/** The mechanisms of games/revenue. */
export const family = familyOf(['revenue-sources', 'marginal-value-allocation'])
