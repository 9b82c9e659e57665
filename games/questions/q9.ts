import type { Question } from '../../src/question/question.js'

const shares = 'hurwicz solve cheapest-guarantee --over slashable=1/3..1:3'
const rising =
  'hurwicz solve cheapest-guarantee --method best-response --vary protocol.slashed --preset rising-accidents'
const risingShares = 'hurwicz solve cheapest-guarantee --preset rising-accidents --over slashable=0.5..1:2'
const claim = 'hurwicz check cheapest-guarantee --claim'

export const q9: Question = {
  id: 'Q9',
  asks: 'Which gives the least cost of capital for a guarantee?',
  claims: [
    {
      command: `${claim} nothing-is-cheaper-at-steady-accidents --budget 1s`,
      says: 'No share is cheaper to slash than all of it, where accidents do not become more frequent with the penalty.',
    },
    {
      command: `${claim} nothing-is-cheaper-while-accidents-rise-slowly --budget 1s`,
      says: 'Nor is any where a little less slashing saves less in accidents than the stake in its place asks for.',
    },
    {
      command: `${claim} nothing-is-cheaper-than-slashing-all --budget 1s`,
      says: 'No share is cheaper to slash than all of it, however accidents answer.',
    },
  ],
  figures: {
    third: { command: shares, at: '/runs/0/points/0/values/cost', unit: 'METH/year' },
    thirdStake: { command: shares, at: '/runs/0/points/0/values/stake', unit: 'METH' },
    thirdYield: { command: shares, at: '/runs/0/points/0/values/yield', show: 'percent', digits: 3 },
    all: { command: shares, at: '/runs/0/points/2/values/cost', unit: 'METH/year' },
    allStake: { command: shares, at: '/runs/0/points/2/values/stake', unit: 'METH' },
    allYield: { command: shares, at: '/runs/0/points/2/values/yield', show: 'percent', digits: 3 },
    inside: { command: rising, at: '/bestResponse/choices/slashed', show: 'percent', digits: 4 },
    insideCost: { command: rising, at: '/measures/cost/approximate', unit: 'METH/year' },
    wholeCost: { command: risingShares, at: '/runs/0/points/1/values/cost', unit: 'METH/year' },
  },
  decides: 'all',
  answer:
    'The one in which all of an attacker’s stake can be slashed: a guarantee of a million ETH costs {all} then, and {third} where only a third can. It is not where accidents become much more frequent with the penalty.',
  reasoning: `A guarantee is worth what an attacker is sure to lose. Let a third of all stake, slashed, be worth X: then φD/3 = X, with D the stake and φ the share of its stake that an attacker loses. The same guarantee can be had with much stake of which little is lost or with little stake of which all is lost. The protocol pays for it by issuance: the last holder asks for ρ(D) = ρ0·D^s, and accidents cost λφ a year, so that the cost is D(ρ(D) + λφ).

Both terms can be seen in the numbers. A third slashable takes {thirdStake} of stake at {thirdYield} a year, which is {third}. All slashable takes {allStake} at {allYield}, which is {all}. A harder penalty saves twice: less stake is needed, and the last who is needed asks for less. With X put in, the cost is 3X(ρ(3X/φ)/φ + λ), which falls in φ for every s. What accidents cost is 3Xλ at any φ, since more is lost of less. So at steady accidents slashing all is cheapest, on the whole range and not only at the margin; that is tested over all parameters, and the closed form is proved.

The other side of the threshold is where λ itself rises with the penalty: because honest validators who fear it buy worse insurance, or because a harder penalty makes it worth more to somebody else to bring accidents about. With λ·e^(kφ) slashing all stays best iff kλe^k ≤ (1 + s)ρ(3X). At λ = .001 and k = 5 it does not. There the best is to slash {inside}, for {insideCost}; slashing all costs {wholeCost}. That is why the claim without the condition is refuted.

Penalties that grow with the share that is slashed together, three times it and at most all in Ethereum, get both: an attack by a third still loses everything, and accidents that strike few cost little.

The answer rests on supply having one slope, on attribution (what is slashed is the attacker’s) and on a third attacking as one. It leaves out that holders ask for more where the penalty is harder even at the same expected loss, since they dislike risk: this works like a rise in λ.`,
  pictures: [
    {
      command: 'hurwicz solve cheapest-guarantee --over slashable=0.1..1:46 --axes slashable,cost --plot guarantee.svg',
      shows: 'the cost of the guarantee by the share that is slashed',
    },
  ],
}
