import type { Question } from '../../src/question/question.js'

const pumping = 'hurwicz solve base-fee-pumping --method best-response --param clearing=by-hand'
const elastic = `${pumping} --param elasticity=0.5`
const washing = 'hurwicz solve fee-rebate --method best-response --vary deployer.wash --param demand=0'
const rewarded = `${washing} --param rebate=0.95 --param tip=2 --param airdrop=3.1`
const short = `${washing} --param rebate=0.95 --param tip=2 --param airdrop=2.9`
const pool = `${washing} --param rebate=0.6 --param attribution=pool`
const agreement = 'hurwicz check off-chain-agreement --claim no-agreement --budget 1s'

export const q3: Question = {
  id: 'Q3',
  asks: 'Is calling your own contract (wash) or pumping the base fee profitable? With a colluding proposer?',
  claims: [
    {
      command: 'hurwicz check base-fee-pumping --claim no-pumping --budget 1s',
      says: 'Pushing up the base fee does not pay.',
    },
    {
      command: 'hurwicz check base-fee-pumping --claim no-pumping-when-elastic --budget 1s',
      says: 'It does not where the elasticity of demand is at least κ = ρs/(1 − ρ + ρs).',
    },
    {
      command: 'hurwicz check fee-rebate --claim no-wash-below-one --budget 1s',
      says: 'Calling your own contract does not pay while the share is below 1.',
    },
    {
      command: 'hurwicz check fee-rebate --claim no-collusive-wash --budget 1s',
      says: 'Nor with a proposer that hands back its tips.',
    },
    { command: agreement, says: 'User, deployer and proposer together gain nothing by an agreement off chain.' },
  ],
  figures: {
    wash: { command: pumping, at: '/bestResponse/choices/wash', show: 'percent', digits: 4 },
    pumped: { command: pumping, at: '/bestResponse/payoff', unit: 'gwei' },
    quiet: { command: pumping, at: '/bestResponse/before', unit: 'gwei' },
    elasticWash: { command: elastic, at: '/bestResponse/choices/wash', show: 'percent' },
    rewarded: { command: rewarded, at: '/bestResponse/payoff', unit: 'gwei' },
    short: { command: short, at: '/bestResponse/payoff', unit: 'gwei' },
    pool: { command: pool, at: '/bestResponse/payoff', unit: 'gwei' },
    agreed: { command: agreement, at: '/results/0/gain/approximate', unit: 'gwei/gas' },
  },
  decides: 'pumped',
  answer:
    'Calling your own contract within a block never pays while the share is below 1, not even with the proposer. Pumping the base fee does where demand is inelastic: filling {wash} of the target earns {pumped} a block where honest play earns {quiet}.',
  reasoning: `Each unit of gas that a deployer sends to its own contract costs the base fee and the tip and returns the rebate: (1 − ρ)b + (1 − ρt − k)τ is lost, where k is the part of its tips that a colluding proposer hands back. As long as ρ is below 1 and ρt + k is at most 1 that is positive for every amount, which is proved with a certificate for each variant of attribution by \`to\` or by call frame. A proposer adds nothing: tips between friends only change hands, and the burned part of the base fee is lost to both. An outside reward for gas spent changes that at once. With ρ = .95 and a tip of 2 the cost is 3 gwei a gas: a reward of 2.9 brings {short}, one of 3.1 brings {rewarded} on ten million gas. And where a pool is shared by gas, washing takes from the others: at ρ = .6 the best wash earns {pool}.

Pumping is wash with patience. A deployer that fills a part w of every block’s target raises the base fee on all gas, and is paid its share of the higher fee on the calls that users make. In steady state b = b0(1 − w)^(−1/ε), and profit is ρ·s·b(1 − w) − (1 − ρ)b·w, with s the deployer’s share of organic gas. It pays exactly if ε < κ = ρs/(1 − ρ + ρs). The derivative changes sign once, so that this threshold of the margin is the global one; the best w is (κ − ε)/(1 − ε). At ρ = s = ½, κ is a third. With ε = .25 the best is {wash} of the target; with ε = .5 it is {elasticWash}.

There is one more way in which a proposer helps. A user, a deployer and a proposer together face the reserve (1 − ρ)b in place of the base fee. On a transaction that is worth just what the base fee asks they gain {agreed} at ρ = .2 and b = 20, and share it off chain. Under a burn they gain nothing. As ρ goes to 1 the base fee no longer keeps out what it is for.

The answer rests on steady states: it leaves out who stops washing first, proposers who censor wash, and large deployers who share the cost of pumping among themselves without agreeing.`,
  pictures: [
    {
      command: `${pumping} --over elasticity=0.2..0.5:31 --axes elasticity,deployer.wash --plot pumping.svg`,
      shows: 'the best wash by the elasticity of demand',
    },
  ],
}
