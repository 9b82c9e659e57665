import { games } from '../../games/index.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'

const names = [
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
]

/** The mechanisms of games/fee-rebate, as users find them. */
export const family: readonly Mechanism[] = names.map((name) => {
  const game = games.find((candidate) => candidate.name === name)
  if (game === undefined) throw new Error(`games/index.ts lacks ${name}`)
  return game
})
