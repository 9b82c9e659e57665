import type { Question } from '../../src/question/question.js'

const undercut = 'hurwicz check kickback-among-2 --claim no-kickback --budget 1s'
const settled = 'hurwicz solve kickback-among-2 --starts 1 --param ticks=100'
const everything = 'hurwicz check eligible-gas-market --claim other-users-pay-the-same --preset everything --budget 1s'
const half = 'hurwicz check eligible-gas-market --claim no-value-is-lost --preset half --budget 1s'
const halfOfHalf = 'hurwicz check eligible-gas-market --claim no-value-is-lost --preset half-of-half --budget 1s'

export const q2: Question = {
  id: 'Q2',
  asks: 'Is it worth rebating the rebate to users, and what does competition do with it?',
  claims: [
    {
      command: undercut,
      says: 'Nobody gains by handing back a part of the rebate when nobody else does.',
    },
    {
      command: 'hurwicz check kickback-among-2 --claim anything-less-is-undercut --budget 2s',
      says: 'Where both keep three ticks or more, one tick of undercutting brings more than a share of the calls.',
    },
    {
      command: 'hurwicz check eligible-gas-market --claim neutral-where-all-gas-is-eligible --budget 1s',
      says: 'Where all gas is eligible, users pay in the end what they paid without a rebate.',
    },
    { command: half, says: 'A rebate to some costs nobody anything on balance.' },
  ],
  figures: {
    gain: { command: undercut, at: '/results/0/gain/approximate', unit: 'gwei' },
    kept: { command: settled, at: '/equilibria/0/strategies/deployer.1/kickback', unit: 'of 100 ticks' },
    regret: { command: settled, at: '/equilibria/0/regret', unit: 'gwei' },
    everyone: { command: everything, at: '/results/0/witness/states/baseFee/approximate', unit: 'gwei/gas' },
    someFee: { command: half, at: '/results/0/witness/states/baseFee/approximate', unit: 'gwei/gas' },
    lost: { command: half, at: '/results/0/gain/approximate', show: 'percent', digits: 3 },
    moreLost: { command: halfOfHalf, at: '/results/0/gain/approximate', show: 'percent', digits: 3 },
  },
  decides: 'gain',
  answer:
    'Yes, for each contract on its own: a tick handed back gains {gain}, and competition ends with nearly all of the rebate in the hands of users ({kept}). No, for users together: if all gas is eligible the base fee rises until they pay what they paid before.',
  reasoning: `Two contracts that do the same compete for the same calls. Whoever hands back one tick more of the rebate wins them all, so that as long as much is kept, undercutting by a tick costs a little on each call and doubles their number. That is Bertrand’s competition, with the rebate in the place of the price. With N deployers who all keep j ticks, a tick less brings j − 1 on all calls where sharing brings j on 1/N of them, and play rests only where j ≤ N/(N − 1). Starting from nothing handed back, two contracts come to rest at {kept}, and there the regret of each, over all of its choices, is {regret}. Ticks are there because competition in a continuum has no best undercut; the finer they are, the nearer users get to the whole.

What users then have of it is a matter of the base fee, which moves until blocks are at their target. If all gas is eligible, calls are cheaper by ρ·b, more calls are made, and the base fee goes from 20 gwei to {everyone}, which is b0/(1 − ρ): at ρ = .2 users pay 20 again, the same calls are made, and the net burn is the same. The rebate was a change of units.

If only some contracts are eligible, it is not. With half of all gas eligible, ρ = .2 and an elasticity of 1 the base fee rises to {someFee}. Eligible users pay less than 20, all others pay more, and gas goes from calls that are worth more to calls that pay less. That loses {lost} of what the block’s gas is worth at the old base fee; at ρ = .5 it is {moreLost}. The loss grows with the square of ln(1 − ρ) and with s(1 − s), so that it is largest where half is eligible and nothing where all or none is. The approximation ½·ε·ln²(1 − ρ)·s(1 − s) is the limit of small rebates; these numbers are integrals of demand.

The answer rests on copies being free to make and users seeing the kickback. Where users are held by something that costs them to leave, a contract keeps that much (question 4). It leaves out demand that answers slowly, and kickbacks in forms that are hard to compare, such as points and lotteries.`,
}
