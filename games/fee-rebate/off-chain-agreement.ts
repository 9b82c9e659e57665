import { condition, declare, formula } from '../../src/index.js'

/** Result A7 of README.md, beside this file, for one unit of gas of one transaction. */
const m = declare('off-chain-agreement', {
  about: 'A user, a deployer and a proposer agree on a transaction that the base fee was meant to keep out.',
  parameters: {
    rebate: { in: [0, 1], default: 0.2, about: 'share of the base fee paid to the contract' },
    baseFee: { in: [1, 200], default: 20, unit: 'gwei/gas' },
    cost: { in: [0, 10], default: 1, unit: 'gwei/gas', about: 'of the proposer for including gas' },
  },
  players: {
    user: {
      types: { value: { in: [0, 400], unit: 'gwei/gas', about: 'of the transaction to its user' } },
      choices: {
        sends: { integers: [0, 1] },
        tip: { in: [0, 400], unit: 'gwei/gas' },
      },
    },
    deployer: { choices: { refund: { in: [0, 400], unit: 'gwei/gas', about: 'paid to the user for sending' } } },
    proposer: { choices: { includes: { integers: [0, 1] } } },
  },
})
const { rebate, baseFee, cost } = m.parameters
const { user, deployer, proposer } = m.players

const happens = formula`${user.sends} * ${proposer.includes}`
const isWorthIt = formula`if ${user.value} >= ${baseFee} + ${cost} then 1 else 0`
/** What the transaction is worth to the three together: the base fee that is not burned comes back to them. */
const joint = formula`${user.value} - (1 - ${rebate}) * ${baseFee} - ${cost}`

export default m.define({
  where: { happens, joint },
  payoffs: {
    user: formula`${happens} * (${user.value} - ${baseFee} - ${user.tip} + ${deployer.refund})`,
    deployer: formula`${happens} * (${rebate} * ${baseFee} - ${deployer.refund})`,
    proposer: formula`${happens} * (${user.tip} - ${cost})`,
  },
  honest: {
    user: { sends: isWorthIt, tip: cost },
    deployer: { refund: 0 },
    proposer: { includes: 1 },
  },
  claims: {
    'honest-alone': {
      kind: 'nash',
      expect: 'proved',
      about: 'Alone nobody gains: the user sends what is worth the base fee and the proposer’s cost.',
    },
    'no-agreement': {
      kind: 'collusion-proof',
      coalitions: [['user', 'deployer', 'proposer']],
      transfers: true,
      expect: 'refuted',
      about: 'User, deployer and proposer together gain nothing by an agreement off chain.',
    },
    'no-agreement-under-a-burn': {
      kind: 'collusion-proof',
      coalitions: { size: 3 },
      transfers: true,
      assuming: condition`${rebate} = 0`,
      expect: 'proved',
      about: 'Nobody does, where the whole base fee is burned.',
    },
    'no-agreement-without-the-proposer': {
      kind: 'collusion-proof',
      coalitions: [['user', 'deployer']],
      transfers: true,
      expect: 'refuted',
      about: 'User and deployer together gain nothing, the proposer being paid its cost as ever.',
    },
    'no-agreement-without-transfers': {
      kind: 'collusion-proof',
      coalitions: [['user', 'deployer', 'proposer']],
      transfers: false,
      expect: 'refuted',
      about: 'Nor can all three gain by no more than a tip and a refund.',
    },
    'nothing-below-the-reserve': {
      kind: 'holds',
      condition: condition`${joint} <= 0`,
      assuming: condition`${user.value} <= (1 - ${rebate}) * ${baseFee} + ${cost}`,
      expect: 'proved',
      about: 'The three gain nothing by a transaction worth less than (1 - ρ)b + μ.',
    },
    'the-reserve-is-the-base-fee': {
      kind: 'holds',
      condition: condition`${joint} <= 0`,
      assuming: condition`${user.value} < ${baseFee} + ${cost}`,
      expect: 'refuted',
      about: 'They gain nothing by a transaction that is worth less than the base fee and the cost.',
    },
  },
})
