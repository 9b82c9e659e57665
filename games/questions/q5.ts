import type { Question } from '../../src/question/question.js'

const both = 'hurwicz solve burn-and-redistribution'
const claim = 'hurwicz check burn-and-redistribution --claim'

export const q5: Question = {
  id: 'Q5',
  asks: 'Is burning equivalent to redistributing in proportion to holdings?',
  claims: [
    {
      command: `${claim} the-same --budget 1s`,
      says: 'A burn and handing out in proportion to holdings after the payment leave each holder the same share.',
    },
    {
      command: 'hurwicz check burn-among-5 --claim the-same --budget 1s',
      says: 'So they do among five holders of any size, of whom all may pay.',
    },
    {
      command: `${claim} the-same-by-holdings-before-the-payment --budget 1s`,
      says: 'So they do if holdings count as they were before the payment.',
    },
    { command: `${claim} the-same-for-stakers-only --budget 1s`, says: 'So they do if some holders are left out.' },
    {
      command: `${claim} the-same-on-a-nominal-curve --budget 1s`,
      says: 'So they do after a year of staking, if its yield is told by the amount that is staked.',
    },
    { command: `${claim} the-same-after-tax --budget 1s`, says: 'So they do if what is handed out is taxed.' },
  ],
  figures: {
    burned: { command: both, at: '/measures/burnedFirst/approximate', show: 'percent' },
    handed: { command: both, at: '/measures/handedFirst/approximate', show: 'percent' },
    burnedSecond: { command: both, at: '/measures/burnedSecond/approximate', show: 'percent' },
    burnedThird: { command: both, at: '/measures/burnedThird/approximate', show: 'percent' },
    before: { command: `${both} --preset before-payment`, at: '/measures/handedFirst/approximate', show: 'percent' },
    beforeSecond: {
      command: `${both} --preset before-payment`,
      at: '/measures/handedSecond/approximate',
      show: 'percent',
    },
    beforeThird: {
      command: `${both} --preset before-payment`,
      at: '/measures/handedThird/approximate',
      show: 'percent',
    },
    stakers: { command: `${both} --preset stakers-only`, at: '/measures/handedFirst/approximate', show: 'percent' },
    stakersSecond: {
      command: `${both} --preset stakers-only`,
      at: '/measures/handedSecond/approximate',
      show: 'percent',
    },
    stakersThird: {
      command: `${both} --preset stakers-only`,
      at: '/measures/handedThird/approximate',
      show: 'percent',
    },
    nominalBurned: { command: `${both} --preset nominal`, at: '/measures/burnedFirst/approximate', show: 'percent' },
    nominalHanded: { command: `${both} --preset nominal`, at: '/measures/handedFirst/approximate', show: 'percent' },
    taxed: { command: `${both} --preset taxed`, at: '/measures/handedFirst/approximate', show: 'percent' },
  },
  decides: 'handed',
  answer:
    'Yes, exactly, if “in proportion” means holdings after the payment: the payer of the example has {burned} after a burn and {handed} after a redistribution. There are four ways in which it fails.',
  reasoning: `What money can buy depends on the share of it that one has, as long as its amount does not matter by itself. So compare shares. Somebody pays T, and L is left in all hands together. After a burn whoever holds h has the share h/L. After handing T out in proportion to what each has left, h has become h + T·h/L, and all have L + T: the share is (h + T·h/L)/(L + T), which is h/L again. The tool proves the identity as it stands, over all holdings and payments of three holders of whom one pays, and of five of whom all may pay.

In the example three hold 5, 3 and 2 ETH, and the first pays 1. After a burn they have {burned}, {burnedSecond} and {burnedThird}, and after redistribution the same. Each condition of the identity can be taken away, and a witness shows what then differs.

If *holdings before the payment* count, the payer gets back a part of what it paid: {before}, {beforeSecond} and {beforeThird}. This is the reading of most proposals, as a snapshot is taken first. If *some holders are left out*, such as all who do not stake, those who are not pay for them: handing out to stakers only gives {stakers}, {stakersSecond} and {stakersThird}. If *the yield curve reads the amount of stake* and not its share of all ether, a burn lowers the stake and so raises next year’s yield: a year later the payer has {nominalBurned} after a burn and {nominalHanded} after a redistribution. Ethereum’s curve does read the amount. If *one side is taxed*, since receipts are income and a rising price is not, or is so later, the payer ends with {taxed}; the rest is with the treasury.

So the sentence “burning is a dividend to all holders” is a theorem about shares, and its conditions are what proposals differ in. In the first, third and fourth way the differences are small; in the second they are the point of the proposal.

What the answer leaves out: that a redistribution must find all holders, ether in contracts and on exchanges included, and costs gas for each; lost keys, which receive and never spend; and prices that answer to nominal supply because people look at it.`,
}
