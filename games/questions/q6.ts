import type { Question } from '../../src/question/question.js'

const excise = 'hurwicz solve revenue-sources --over excise=0..50:6'
const elastic = `${excise} --param capacity=elastic`
const issuing = 'hurwicz solve revenue-sources --over inflation=0..0.02:3 --preset issuance'
const rent = 'hurwicz solve revenue-sources --method best-response --preset rent-tax'
const tips = 'hurwicz solve revenue-sources --method best-response --preset tip-tax'
const claim = 'hurwicz check revenue-sources --claim'
const quota = `${claim} base-fee-distorts-nothing-when-capacity-answers --budget 1s`

export const q6: Question = {
  id: 'Q6',
  asks: 'Is the base fee the only revenue that distorts nothing?',
  claims: [
    {
      command: `${claim} only-the-base-fee-distorts-nothing --budget 1s`,
      says: 'Whatever raises revenue and is not the base fee loses value.',
    },
    {
      command: `${claim} base-fee-distorts-nothing --budget 1s`,
      says: 'With capacity fixed the base fee loses nothing.',
    },
    { command: quota, says: 'Nor does it where more gas would be offered at a higher price.' },
    {
      command: `${claim} nothing-to-hide-from-a-base-fee --budget 1s`,
      says: 'There is nothing to hide from what is levied on gas or on holdings.',
    },
    {
      command: `${claim} tips-are-declared --budget 1s`,
      says: 'It does not pay to be tipped off chain where tips are taxed.',
    },
  ],
  figures: {
    feeBefore: { command: excise, at: '/runs/0/points/0/values/baseFee', unit: 'gwei/gas' },
    feeAfter: { command: excise, at: '/runs/0/points/1/values/baseFee', unit: 'gwei/gas' },
    lost: { command: excise, at: '/runs/0/points/1/values/loss', unit: 'gwei/gas' },
    raised: { command: excise, at: '/runs/0/points/1/values/revenue', unit: 'gwei/gas' },
    largeLost: { command: excise, at: '/runs/0/points/4/values/loss', unit: 'gwei/gas' },
    elasticLost: { command: elastic, at: '/runs/0/points/1/values/loss', unit: 'gwei/gas' },
    doubleLost: { command: elastic, at: '/runs/0/points/2/values/loss', unit: 'gwei/gas' },
    quotaLost: { command: quota, at: '/results/0/gain/approximate', unit: 'gwei/gas' },
    rentHidden: { command: rent, at: '/bestResponse/choices/hidden', show: 'percent' },
    rentLost: { command: rent, at: '/measures/loss/approximate', unit: 'gwei/gas' },
    tipsHidden: { command: tips, at: '/bestResponse/choices/hidden', show: 'percent' },
    tipsRaised: { command: tips, at: '/measures/revenue/approximate', unit: 'gwei/gas' },
    issuanceLost: { command: issuing, at: '/runs/0/points/1/values/loss', unit: 'gwei/gas' },
    issuanceRaised: { command: issuing, at: '/runs/0/points/1/values/revenue', unit: 'gwei/gas' },
  },
  decides: 'lost',
  answer:
    'No: with capacity fixed an excise of 10 gwei takes the place of as much base fee, raises {raised} and loses {lost}. What sets the base fee apart is that there is nothing to gain by hiding from it; and it loses nothing only while room is truly scarce.',
  reasoning: `A source of revenue distorts if it keeps somebody from doing what is worth more than it costs. The loss is what everybody together is worse off by, beyond what is raised. Callers would pay a − d·q for the last of q units of gas, including it costs c, and capacity is either fixed at the target or grows with the price.

With capacity fixed, room in a block is like land: there is no more of it at a higher price. The base fee takes what the last unit is worth over its cost, which somebody would have had anyhow, and nobody’s choice changes. That it loses nothing is proved. But an excise t on gas does the same while t is at most that scarcity: the base fee falls one for one, from {feeBefore} to {feeAfter} at t = 10, blocks stay full, and the loss is {lost}. Only an excise beyond the scarcity keeps calls out: at 40 it loses {largeLost}. That one example refutes “only the base fee”.

With capacity elastic the picture turns round. Then every excise loses t²/(2(d + k)), {elasticLost} at 10 and {doubleLost} at 20, the loss growing with the square. And the base fee itself loses, {quotaLost} here, since a target that is held in spite of offers is a quota.

A tax on proposers’ rent would lose nothing, as it changes no price, if rent were declared. Where it costs something to hide, they hide up to the point where the last bit costs what it saves: at a tax of a fifth {rentHidden} of the rent, and hiding loses {rentLost}. Tips can be paid off chain at little cost: {tipsHidden} is hidden, and the tax raises {tipsRaised}. Issuance is a tax on holding: of a percent a year some flee, so that {issuanceRaised} raised loses {issuanceLost}.

Within the protocol the base fee cannot be evaded, which is proved; and that, more than the absence of distortion, is its merit. It can be evaded by an agreement off chain as soon as a part of it is handed back (question 3).

What the answer leaves out: demand that moves from block to block, so that scarcity is now 0 and now large; proposers who fill blocks themselves; and what the revenue is good for.`,
  pictures: [
    {
      command:
        'hurwicz solve revenue-sources --over excise=0..50:51 --each capacity=fixed,elastic --axes excise,loss --plot excise.svg',
      shows: 'the loss by the excise, capacity being fixed or elastic',
    },
  ],
}
