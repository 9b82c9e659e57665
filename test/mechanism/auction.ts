import { condition, formula } from '../../src/formula/template/template.js'
import { declare } from '../../src/mechanism/code/declare.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'

/** A second-price auction among a number of symmetric bidders. */
export const secondPrice = (count: number): Mechanism => {
  const m = declare('second-price', {
    parameters: { reserve: { in: [0, 1], default: 0.25, unit: 'gwei' } },
    players: {
      bidder: {
        count,
        types: { value: { in: [0, 10], unit: 'gwei', distribution: 'uniform' } },
        choices: { bid: { in: [0, 10], unit: 'gwei' } },
      },
      seller: {},
    },
  })
  const { reserve } = m.parameters
  const { bidder } = m.players
  const price = formula`max(${reserve}, max(${bidder.others.bid}))`
  return m.define({
    where: { price, total: formula`sum(${bidder.all.bid})` },
    payoffs: {
      bidder: formula`if ${bidder.bid} > ${price} then ${bidder.value} - ${price} else 0`,
      seller: formula`sum(if ${bidder.all.bid} > ${reserve} then ${reserve} else 0)`,
    },
    honest: { bidder: { bid: bidder.value }, seller: {} },
    admissible: condition`${bidder.bid} <= 2 * ${bidder.value}`,
    claims: { truthful: { kind: 'dominant', player: 'bidder', expect: 'proved' } },
  })
}
