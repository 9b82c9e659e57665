import type { Question } from '../../src/question/question.js'

const best = 'hurwicz solve marginal-value-allocation --method best-response'
const little = `${best} --param deployerValue=0.01 --param stakerValue=0`
const claim = 'hurwicz check marginal-value-allocation --claim'

export const q7: Question = {
  id: 'Q7',
  asks: 'Is the burn optimal only in so far as holders alone add marginal value?',
  claims: [
    {
      command: `${claim} the-burn-is-optimal-only-for-holders-alone --budget 1s`,
      says: 'If anybody else adds value, the burn is worth nothing beside the best split.',
    },
    {
      command: `${claim} the-burn-is-optimal-for-holders-alone --budget 1s`,
      says: 'Where holders alone add value, no split beats the burn.',
    },
    { command: `${claim} the-burn-is-optimal --budget 1s`, says: 'Burning everything is as good as the best split.' },
  ],
  figures: {
    holders: { command: best, at: '/measures/burned/approximate', show: 'percent' },
    deployers: { command: best, at: '/bestResponse/choices/deployers', show: 'percent' },
    stakers: { command: best, at: '/bestResponse/choices/stakers', show: 'percent' },
    holdersShadow: { command: best, at: '/measures/holdersShadow/approximate' },
    deployersShadow: { command: best, at: '/measures/deployersShadow/approximate' },
    stakersShadow: { command: best, at: '/measures/stakersShadow/approximate' },
    value: { command: best, at: '/bestResponse/payoff' },
    burnAll: { command: best, at: '/measures/burnAgainstBest/approximate' },
    littlePaid: { command: little, at: '/bestResponse/choices/deployers', show: 'percent', digits: 3 },
    littleValue: { command: little, at: '/bestResponse/payoff', digits: 4 },
  },
  decides: 'holders',
  answer:
    'Yes: revenue is best split in proportion to marginal values, {holders} burned in the example, {deployers} to deployers and {stakers} to stakers; burning all of it is best exactly where nobody but holders adds value.',
  reasoning: `Let a protocol hand on what it raises: to holders by a burn, to deployers, to stakers. What each gets makes it do more of what the protocol’s value depends on, with diminishing returns. The simplest such value is the product of the shares, each to the power of its elasticity: V = ∏ x_j^β_j, where a percent more for j raises the value by β_j percent.

The best split is then x_j = β_j/Σβ. With elasticities of 1, .6 and .4 it burns {holders}, and pays {deployers} and {stakers}; the best response finds it without the formula, and its bound says that no split gets more than {value}. What makes it best is that a unit more is worth the same wherever it goes. These shadow values, β_j/x_j, are {holdersShadow} for holders, {deployersShadow} for deployers and {stakersShadow} for stakers: all Σβ. Where they differ, moving a unit from the lower to the higher gains.

Under a burn of everything the shadow values of deployers and stakers are infinite, unless they are 0 because their elasticity is. So the burn is one split among many, and best in one corner: where holders alone add value it is proved that nothing beats it, and everywhere else it is worth {burnAll} of the best.

That last number is the form speaking. In a product of powers nobody can be done without, so that whoever gets nothing brings all to nothing. The best split itself moves smoothly: if deployers’ elasticity is .01 and stakers’ 0, it pays deployers {littlePaid}, for a value of {littleValue}, and the rest is burned. With a form in which others can be done without, such as a sum of concave terms whose slope at 0 is finite, the burn stays best near the corner too. The condition in words survives: burn all exactly while nobody else’s first unit is worth more than the holders’ last.

What the answer leaves out: elasticities that nobody knows well, and that are not constant; deployers and stakers who are paid by others besides; and that whoever decides about the split is often paid by it.`,
  pictures: [
    {
      command: `${best} --over deployerValue=0..2:21 --axes deployerValue,burned --plot shares.svg`,
      shows: 'the share that is best burned by the elasticity of deployers',
    },
  ],
}
