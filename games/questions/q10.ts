import type { Question } from '../../src/question/question.js'

const steadiness = 'hurwicz solve budget-steadiness'
const days = '--data ethereum-daily --from 2020-01-01 --to 2021-07-03'
const inEther = `hurwicz solve security-budget ${days}`
const inDollars = `${inEther} --param currency=USD`
const payers = `hurwicz solve budget-payers ${days}`
const merge = 'hurwicz solve issuance --preset at-14M'
const today = 'hurwicz solve issuance --preset at-35M'
const claim = 'hurwicz check budget-steadiness --claim'

export const q10: Question = {
  id: 'Q10',
  asks: 'Do issuance and burn together steady the security budget, against fees alone? Who pays: holders, or users who refund them?',
  claims: [
    {
      command: `${claim} issuance-steadies --budget 1s`,
      says: 'Issuance that varies no more than fees, with any share of them, is at least as steady as fees alone.',
    },
    { command: `${claim} any-issuance-steadies --budget 1s`, says: 'So is any issuance.' },
    { command: `${claim} burning-steadies --budget 1s`, says: 'The more of the fees is burned, the steadier.' },
    {
      command: 'hurwicz check issuance --claim offsetting-base-fee',
      says: 'The supply grows by what the base fee lacks of the offsetting one, times the gas of a year.',
    },
  ],
  figures: {
    fees: { command: inEther, at: '/series/fees/variation', recorded: 1.0058957786855505 },
    issuance: { command: inEther, at: '/series/issuance/variation', recorded: 0.01435287465940793, digits: 3 },
    together: { command: inEther, at: '/series/issuanceAndShare/variation', recorded: 0.0848682280583749, digits: 3 },
    allFees: { command: inEther, at: '/series/issuanceAndFees/variation', recorded: 0.3161176654659499, digits: 3 },
    dollarFees: { command: inDollars, at: '/series/fees/variation', recorded: 1.6175275302735368, digits: 4 },
    dollarIssuance: { command: inDollars, at: '/series/issuance/variation', recorded: 1.0337749631014086, digits: 4 },
    outpaid: { command: payers, at: '/series/outpaid/mean', recorded: 0.04363636363636364, show: 'percent', digits: 2 },
    variation: { command: steadiness, at: '/measures/variation/approximate', digits: 3 },
    times: { command: steadiness, at: '/measures/steadierThanFees/approximate', digits: 3 },
    steadiest: { command: steadiness, at: '/measures/steadiestShare/approximate', show: 'percent', digits: 2 },
    users: { command: steadiness, at: '/measures/usersPart/approximate', show: 'percent', digits: 3 },
    holders: { command: steadiness, at: '/measures/holdersPart/approximate', show: 'percent', digits: 3 },
    mergeFee: { command: merge, at: '/measures/offsetting/approximate', unit: 'gwei/gas', digits: 4 },
    todayFee: { command: today, at: '/measures/offsetting/approximate', unit: 'gwei/gas', digits: 4 },
  },
  decides: 'variation',
  answer:
    'Yes, in ETH: issuance with a fifth of the fees varies by {variation} of its mean where fees alone vary by {fees}, {times} times as much. In dollars the price decides. Holders carry {holders} of it, and users {users}.',
  reasoning: `A budget is steady if its standard deviation is small against its mean. The variation of a sum is at most the mean of the variations, weighted by the parts: so if issuance varies less than fees, issuance with any share of the fees varies less than fees alone. That holds whatever the correlation between the two, and is tested over all means, variations and correlations; where issuance varies more than fees it fails, and a witness shows how.

On the recorded days of Ethereum, from 2020-01-01 to 2021-07-03, variation was {fees} by fees alone, {issuance} by issuance alone, and {together} by issuance and a fifth of the fees. The means and variations of these days are the defaults of the model that needs no data, which gives {variation} again. It is the second half of the arrangement, the burn, that keeps fees from coming back through validators’ income: with all fees paid out the budget varies by {allFees}. But that more burning always steadies is refuted. Where fees move against issuance, a little of them is a hedge; on these days the steadiest share would have been {steadiest}, which is as good as none.

In dollars the price of ether is in both, and dominates: {dollarFees} by fees and {dollarIssuance} by issuance alone. What is steady in ETH is not steady in what validators pay their bills with, nor in what an attacker must pay.

Who pays? Holders pay what is issued, by dilution, and get back what is burned. Users pay all their fees, burned or not. With a fifth paid out and the rest burned, users carried {users} of the mean budget, and holders the remaining {holders}. On {outpaid} of the days the burn would have exceeded issuance, so that users paid for security and holders were paid besides. Where it balances is arithmetic: at 14 million ETH staked and a target of 15 million gas at {mergeFee}, at 35 and 30 million at {todayFee}. Above it users pay all.

What the answer leaves out: that the recorded issuance is that of mining, which moved little; what proposers extract from the order of transactions, which is as unsteady as fees (a variant of \`security-budget\` counts it); and that the burn did not exist then, so that fees might have been others.`,
  pictures: [
    { command: `${inEther} --plot budget.svg`, shows: 'fees, issuance and both, day by day' },
    {
      command: `${steadiness} --over share=0..1:41 --axes share,variation --plot steadiness.svg`,
      shows: 'the variation by the share of the fees that is not burned',
    },
  ],
  data: 'the daily series that Etherscan offers as CSV (gas used, average gas price, block rewards, supply, price), in the folder ethereum-daily',
}
