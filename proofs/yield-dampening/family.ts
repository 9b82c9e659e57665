import { familyOf } from '../suite/family.js'

/** The mechanisms of games/yield-dampening. */
export const family = familyOf([
  'yield-dampening',
  'least-dampening',
  'collective-rewards',
  'stake-waves',
  'local-exponent',
  'micro-griefing',
  'driving-out',
  'queued-attack',
  'attack-policy',
  'stability-frontier',
])
