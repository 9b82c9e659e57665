import type { Question } from '../../src/question/question.js'

const worlds = 'hurwicz solve security-determinants'
const prize = `${worlds} --param otherPrize=1.5`
const fall = `${worlds} --param otherFall=0`
const hazard = `${worlds} --param otherHazard=0.05`
const claim = 'hurwicz check security-determinants --claim'

export const q12: Question = {
  id: 'Q12',
  asks: 'Do the algorithm, the distribution and social consensus fully determine security?',
  claims: [
    {
      command: `${claim} the-prize-does-not-matter --budget 1s`,
      says: 'Where a bribed attack does not pay in one world, it does not in another that has a larger prize.',
    },
    { command: `${claim} the-price-does-not-matter --budget 1s`, says: 'Nor in one whose price falls less.' },
    {
      command: `${claim} accidents-do-not-matter --budget 1s`,
      says: 'A majority must earn the same in both worlds, however often honest stake is slashed by accident.',
    },
    {
      command: `${claim} nothing-else-matters --budget 1s`,
      says: 'With all three the same, the worlds are equally secure, at the same yield.',
    },
  ],
  figures: {
    bribe: { command: prize, at: '/measures/bribe/approximate', unit: 'of all stake' },
    leastYield: { command: prize, at: '/measures/leastYield/approximate', show: 'percent' },
    prizeYield: { command: prize, at: '/measures/otherLeastYield/approximate', show: 'percent' },
    fallBribe: { command: fall, at: '/measures/otherBribe/approximate', unit: 'of all stake' },
    hazardYield: { command: hazard, at: '/measures/otherLeastYield/approximate', show: 'percent' },
  },
  decides: 'prizeYield',
  answer:
    'No: with the same holders, penalties, threshold and cost of coordination, a majority that stays honest at a yield of {leastYield} needs {prizeYield} where the prize is five times as large; a price that falls less, or more accidents, change the verdict too.',
  reasoning: `Refuting “fully determine” takes two worlds that agree in all that is said to determine security and differ in security. In both, stake is spread over the same n equal holders; the algorithm is the same, since more than half is needed and the same share φ is slashed; and so is social consensus, since those who attack are slashed whoever wins, and getting together costs each the same effort κ.

Security is counted in two ways, after questions 8 and 11: an attack by bribery pays if the prize is above the least total of bribes, and a majority that needs no bribe stays honest if its yield is at least y* = ρ + λφ + r·max(0, V/A − φ − δ).

*The prize* V is not in the protocol: it is what can be stolen, shorted or censored through it, and grows with what is built on it. In the first world V is .3 of all stake, the least bribe {bribe}, and no bribed attack pays. In the second V is 1.5: the bribe is the same, and the attack pays. The yield that a majority must earn goes from {leastYield} to {prizeYield}.

*The price* after an attack falls by δ, which is what the market makes of the news. With δ = 0 in place of .4 the least bribe is {fallBribe}: below the prize of other worlds that the first withstands.

*Accidents*, λ, are a matter of software, hosting and care. At 5 % a year in place of .1 % the yield that is needed is {hazardYield} and not {leastYield}.

With V, δ and λ the same as well, the worlds are equally secure, which is tested over all parameters: in this model nothing else matters. So algorithm, distribution and consensus say what an attack costs in stake. What it brings, and what stake is worth after it, they do not say. A claim that a protocol is secure needs a bound on the prize, and such a bound is a statement about the world.

The counterexamples need one point each, so that they hold in every richer model that contains this one. What the answer leaves out: that V, δ and λ may themselves depend on algorithm and distribution, such as a price that falls further if stake is concentrated. Then they determine more than here, and still not all.`,
  pictures: [
    {
      command: `${worlds} --over otherPrize=0..2:41 --axes otherPrize,otherLeastYield --plot worlds.svg`,
      shows: 'the yield that is needed in the other world by the prize there',
    },
  ],
}
