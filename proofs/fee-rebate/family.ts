import { familyOf } from '../suite/family.js'

/** The mechanisms of games/fee-rebate. */
export const family = familyOf([
  'fee-rebate',
  'gas-padding',
  'kickback-among-2',
  'kickback-among-3',
  'kickback-among-10',
  'eligible-gas-market',
  'base-fee-pumping',
  'off-chain-agreement',
  'rebate-routing',
  'frame-padding-among-2',
  'frame-padding-among-3',
  'public-goods',
  'tip-competition',
  'base-fee-controller',
])
