import * as E from 'fp-ts/lib/Either.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'

/** A share of a fee, small enough that every verdict about it is plain. */
const text = `
mechanism: shares
parameters:
  share: { in: [0, 2], default: 0.2 }
  fee:   { in: [1, 10], default: 4, unit: gwei }
  idle:  { in: [0, 1], default: 0 }
players:
  payee:
    choices: { wash: { in: [0, 100], honest: 0 } }
    payoff: (share - 1) * fee * wash
presets:
  low: { share: 0.5, idle: 0 }
  high: { share: 1.5 }
attacks:
  wash: { varying: [wash] }
claims:
  no-wash:
    kind: unprofitable
    attack: wash
    margin: { formula: 1 - share, about: of the fee is lost }
  no-free-lunch: { kind: unprofitable, attack: wash, assuming: share < 1 }
bindings:
  chain: { format: cosmos, baseline: low, reads: { fees/Share: [share], fees/Idle: [idle] } }
  paper:
    format: eip
    baseline: low
    reads:
      SHARE_QUOTIENT:
        readings:
          divided: { quote: "fee // SHARE_QUOTIENT", sets: { share: 1 / value } }
          multiplied: { quote: "fee * SHARE_QUOTIENT", sets: { share: value } }
`

const decoded = decodeMechanism(text, 'shares.yaml')
if (E.isLeft(decoded)) throw new Error(`${decoded.left.what} at line ${decoded.left.place?.line ?? 0}`)
export const shares: Mechanism = decoded.right
