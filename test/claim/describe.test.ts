import { describe, expect, it } from 'vitest'
import { sentence } from '../../src/claim/describe.js'
import { modelOf } from './model-of.js'

const { mechanism } = modelOf(`
mechanism: words
parameters:
  rebate: { in: [0, 1], default: 0.2 }
players:
  deployer:
    choices: { wash: { in: [0, 1], honest: 0 }, fee: { in: [0, 9], honest: rebate } }
    payoff: gas * rebate
  user:
    payoff: 1 - gas
  bidder:
    count: 2
    types: { value: { in: [0, 1] } }
    choices: { bid: { in: [0, 1], honest: value } }
    payoff: value - bid
where:
  gas: deployer.wash + 2
attacks:
  both: { varying: [wash], playing: { fee: 2 * wash } }
claims:
  no-wash: { kind: unprofitable, varying: [wash], assuming: gas <= 3 and rebate < 1 }
  both: { kind: unprofitable, attack: both, tolerance: 0.1 }
  joint: { kind: unprofitable, varying: [wash, bidder.bid] }
  truthful: { kind: dominant, player: bidder }
  nash: { kind: nash }
  pairs: { kind: collusion-proof, coalitions: { size: 2 }, transfers: true }
  ring: { kind: collusion-proof, coalitions: [[deployer, user]], transfers: false }
  worth: { kind: rational, player: bidder, outside: 0 }
  enough: { kind: holds, condition: gas >= 2 }
  peace: { kind: griefing, player: deployer, victims: [user, bidder], factor: 3 }
`)
const say = (claim: string): string => sentence(mechanism.claims.get(claim)!, mechanism)

describe('the sentence of a claim', () => {
  it.each([
    [
      'no-wash',
      'No value of deployer.wash makes the deployer better off than deployer.wash = 0, whatever the parameters, provided that gas <= 3 and rebate < 1.',
    ],
    [
      'both',
      'No value of deployer.wash, with deployer.fee = 2 * deployer.wash, makes the deployer better off by more than 0.1 than deployer.wash = 0 and deployer.fee = rebate, whatever the parameters.',
    ],
    [
      'joint',
      'No values of deployer.wash and bidder.bid make the deployer and a bidder jointly better off than deployer.wash = 0 and bidder.bid = bidder.value, whatever the parameters.',
    ],
    [
      'truthful',
      'Whatever all others choose, no bidder gains by departing from bidder.bid = bidder.value, whatever the parameters.',
    ],
    [
      'nash',
      'While all others are honest, no player gains by departing from deployer.wash = 0, deployer.fee = rebate and bidder.bid = bidder.value, whatever the parameters.',
    ],
    [
      'pairs',
      'No coalition of at most 2 players gains in sum by anything its members do together while the others are honest, whatever the parameters.',
    ],
    [
      'ring',
      'None of the coalitions {deployer, user} can depart from honesty so that each of its members gains while the others are honest, whatever the parameters.',
    ],
    ['worth', 'A bidder gets at least 0 when all are honest, whatever the parameters.'],
    ['enough', 'At every admissible point, whatever is chosen, gas >= 2, whatever the parameters.'],
    [
      'peace',
      'By its choice of deployer.wash and deployer.fee, the deployer can make the user and all of bidder together lose at most 3 times what it loses itself, whatever the parameters.',
    ],
  ])('of %s reads well', (claim, words) => {
    expect(say(claim)).toBe(words)
  })
})
