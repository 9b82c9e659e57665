import type { Question } from '../../src/question/question.js'

const padding = 'hurwicz solve gas-padding --method best-response --vary deployer.padding'
const withFee =
  'hurwicz solve fee-rebate --method best-response --vary deployer.fee --vary deployer.padding --preset textbook'
const small = 'hurwicz solve gas-padding --method best-response --vary deployer.padding --preset inelastic'

export const q1: Question = {
  id: 'Q1',
  asks: 'Is redistribution to contracts in proportion to gas incentive-compatible: is gas padding profitable?',
  claims: [
    { command: 'hurwicz check gas-padding --claim no-padding --budget 1s', says: 'Gas padding does not pay.' },
    {
      command: 'hurwicz check gas-padding --claim no-padding-by-the-margin --budget 1s',
      says: 'With linear or exponential demand it does not pay in any amount where the first unit of it does not.',
    },
    {
      command: 'hurwicz check gas-padding --claim no-padding-by-the-margin-whatever-demand --budget 1s',
      says: 'It does not pay in any amount where the first unit of it does not, whatever demand is like.',
    },
    {
      command: 'hurwicz check gas-padding --claim a-fee-beats-padding --budget 1s',
      says: 'A fee that costs users as much as some padding brings the deployer at least as much.',
    },
  ],
  figures: {
    best: { command: padding, at: '/bestResponse/choices/padding', unit: 'gas/call' },
    earned: { command: padding, at: '/bestResponse/payoff', unit: 'gwei' },
    before: { command: padding, at: '/bestResponse/before', unit: 'gwei' },
    fee: { command: withFee, at: '/bestResponse/choices/fee', unit: 'gwei/call' },
    feeEarned: { command: withFee, at: '/bestResponse/payoff', unit: 'gwei' },
    farPadding: { command: small, at: '/bestResponse/choices/padding', unit: 'gas/call' },
    farEarned: { command: small, at: '/bestResponse/payoff', unit: 'gwei' },
    farBefore: { command: small, at: '/bestResponse/before', unit: 'gwei' },
  },
  decides: 'earned',
  answer:
    'No: where the contract cannot charge users directly, padding of {best} earns {earned} where honest code earns {before}. Where it can, a fee does better, and padding disappears.',
  reasoning: `A contract that is paid a share ρ of the base fee earns more on a call that wastes gas, and loses the callers whom the higher price turns away. Which of the two is larger depends on how demand answers to the price at the margin: with the elasticity ε of calls in the price of gas, and side income φ from each call, wasting a little more pays exactly if ε < ρ·b·g0/(ρ·b·g0 + φ). A contract without side income (φ = 0) pads whenever its demand is inelastic. In the example (ten calls at a price of zero, one lost for each gwei, ρ = .2, b = 1, two units of gas necessary, φ = .1) the best padding is {best}.

The threshold of the margin is the global one as long as demand is log-concave, such as linear or exponential. It is not for demand of constant elasticity with side income: there a small trial of padding loses, and a large one pays. At ε = .6 and φ = .4 the best is {farPadding}, which earns {farEarned} against {farBefore}: whoever experiments in small steps never finds it, and whoever proves safety from the derivative is wrong.

What removes padding is neither a small share nor a watchful reviewer, but a better way to the same money. A fee of f costs callers as much as f/(b + τ) units of useless gas, and brings the deployer f instead of ρ·b times that. In the textbook's example the best fee, {fee}, earns {feeEarned}. So padding is a sign that fees are ruled out, by an interface, a norm, or competition; and under attribution by call frame every contract on the way pads on its own.

What the answer leaves out: users who see the waste and leave for good, and block builders who order by fee for each unit of gas and do not mind.`,
  pictures: [
    {
      command: `${padding} --over sideIncome=0..2:21 --axes sideIncome,deployer.padding --plot padding.svg`,
      shows: 'the best padding by the side income, demand being linear, with the inelastic example beside it',
    },
  ],
}
