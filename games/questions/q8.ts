import type { Question } from '../../src/question/question.js'

const hundred = 'hurwicz solve greedy-majority'
const zipf = `${hundred} --preset zipf`
const claim = 'hurwicz check greedy-majority --claim'

export const q8: Question = {
  id: 'Q8',
  asks: 'Which distribution of stake secures the most when a greedy majority replaces an honest one?',
  claims: [
    {
      command: `${claim} more-holders-secure-as-much --budget 1s`,
      says: 'The same stake among more holders is no cheaper to bribe.',
    },
    {
      command: `${claim} the-price-alone-deters --budget 1s`,
      says: 'Without slashing, the fall of the price makes every bribe cost something.',
    },
    {
      command: `${claim} slashing-secures-the-threshold --budget 1s`,
      says: 'Slashing alone makes the attack cost φq, whatever the number of holders.',
    },
    {
      command: `${claim} coordination-secures-in-proportion --budget 1s`,
      says: 'The cost of coordination secures κqn: the more, the more holders there are.',
    },
    {
      command: 'hurwicz check bribed-3-of-5 --claim all-accept-the-least-bribe --budget 1s',
      says: 'With three of five bribed, player by player: nobody gains by refusing φ/n + κ, and δ/n where it is pivotal.',
    },
  ],
  figures: {
    equal: { command: hundred, at: '/bribe/cost/approximate', unit: 'of all stake' },
    equalCorrupt: { command: hundred, at: '/guarantees/honest/fewestToCorrupt', unit: 'holders' },
    half: { command: hundred, at: '/distributions/known/2/cost/approximate', unit: 'of all stake' },
    best: { command: hundred, at: '/distributions/best/cost/approximate', unit: 'of all stake' },
    bound: { command: hundred, at: '/distributions/bound/approximate' },
    spared: { command: hundred, at: '/distributions/spared/best/cost/approximate', unit: 'of all stake' },
    sparedHolders: { command: hundred, at: '/distributions/spared/best/holders' },
    zipf: { command: zipf, at: '/bribe/cost/approximate', unit: 'of all stake' },
    zipfCorrupt: { command: zipf, at: '/guarantees/honest/fewestToCorrupt', unit: 'holders' },
    price: { command: `${hundred} --preset price-alone-three`, at: '/bribe/cost/approximate', unit: 'of all stake' },
    priceTwo: { command: `${hundred} --preset price-alone-two`, at: '/bribe/cost/approximate', unit: 'of all stake' },
    coordination: { command: `${hundred} --preset coordination`, at: '/bribe/cost/approximate', unit: 'of all stake' },
  },
  decides: 'best',
  answer:
    'The most concentrated one, where slashing and the price deter: one holder, or two alike, can only be bought for {best}, a hundred alike for {equal}. If deterrence is by the cost of coordination alone, the most dispersed one.',
  reasoning: `An honest majority refuses whatever it is offered; then security is the number of holders who must be corrupted, and dispersion is all to the good. A greedy one takes part in an attack as soon as a bribe covers what it loses by it. An offer to a set B of holders is accepted by all of them, in equilibrium, iff each is paid what slashing takes from it (φ of its stake), its effort κ, and the fall δ in the price of its stake if the attack fails without it. Whoever is not pivotal cannot save the price by refusing.

For n equal holders and m the least number above the threshold, the cheapest set costs the lesser of (φ + δ)m/n + κm, in which all are pivotal, and (φ/n + κ)(m + 1), in which nobody is. With φ = 1, δ = .5 and κ = 0 a hundred equal holders cost {equal}. One with half of all and 99 beside it cost {half}. A single holder, or two alike, cost {best}; the solver bounds what any distribution can reach by {bound}, so that none is better. Among those in which every holder can be spared, {sparedHolders} equal ones are best, at {spared}.

The two guarantees point in opposite directions. Of a hundred equal holders {equalCorrupt} must be corrupted, of a hundred by Zipf’s law {zipfCorrupt}; but these cost {zipf}, a little more than equal ones.

What dispersion does depends on what deters. Slashing deters alike at every distribution: φq at least. The price deters only the pivotal: without slashing two equal holders cost {priceTwo}, and three cost {price}, since all three can be bribed and nobody matters. Coordination deters in proportion to the number who must be brought together: with κ = .002 a thousand equal holders cost {coordination}. So whoever counts on the price alone should not disperse stake, and whoever counts on coordination should.

The sets are exact minima, found by search over sets and certified by a bound; the formula is then compared. What the answer leaves out: offers that are secret, repeated or conditional on who else accepts; holders’ reputation; and that one who holds everything may be the attacker, who needs no bribe. A bribe that is paid only if the attack fails costs nothing where a majority judges, and works nowhere if those who took part are slashed whoever wins.`,
  pictures: [{ command: `${hundred} --plot bribes.svg`, shows: 'the least bribe by the number of equal holders' }],
}
