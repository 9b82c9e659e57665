import * as E from 'fp-ts/lib/Either.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'

export const mechanismOf = (text: string): Mechanism => {
  const decoded = decodeMechanism(text, 'test.yaml')
  if (E.isLeft(decoded)) throw new Error(`${decoded.left.what} ${JSON.stringify(decoded.left.place)}`)
  return decoded.right
}

/** One claim for each verdict. */
export const everyVerdict = mechanismOf(`
mechanism: every-verdict
parameters:
  share: { in: [0, 2], default: 1.5 }
  level: { in: [0, 4], default: 1 }
players:
  payee:
    choices: { wash: { in: [0, 100], honest: 0 }, effort: { in: [0, 10], honest: 2 } }
    payoff: (share - 1) * wash + 4 * effort - effort^2
attacks:
  wash: { varying: [wash], cost: wash, story: Call yourself. }
claims:
  proved:       { kind: unprofitable, varying: [effort], expect: proved }
  refuted:      { kind: unprofitable, attack: wash, expect: refuted }
  tested:       { kind: holds, condition: exp(level) >= 1 + level + level^2 / 2 - 1e-12, expect: tested }
  vacuous:      { kind: unprofitable, attack: wash, assuming: share > 1 and share < 0.5, expect: vacuous }
  inconclusive: { kind: unprofitable, attack: wash, assuming: share^2 = 2 and level^2 = 3 }
  error:        { kind: holds, condition: log(level - 2) < 5 }
`)
