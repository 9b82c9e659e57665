import type { Mechanism } from '../src/index.js'
import feeRebate from './fee-rebate/mechanism.js'

/** The ready-made mechanisms, as `hurwicz list` shows them: by family, the family's main mechanism first. */
export const games: readonly Mechanism[] = [feeRebate]
