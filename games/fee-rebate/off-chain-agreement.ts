import { condition, declare, formula } from '../../src/index.js'

/**
 * Result A7 of README.md, beside this file, for one unit of gas of one transaction. What the user alone knows is told
 * as an excess, so that which transactions the base fee keeps out can be read off its sign.
 */
const m = declare('off-chain-agreement', {
  about: 'A user, a deployer and a proposer agree on a transaction that the base fee was meant to keep out.',
  parameters: {
    rebate: { in: [0, 1], default: 0.2, about: 'share of the base fee paid to the contract' },
    baseFee: { in: [1, 200], default: 20, unit: 'gwei/gas' },
    cost: { in: [0, 10], default: 1, unit: 'gwei/gas', about: 'of the proposer for including gas' },
  },
  players: {
    user: {
      types: {
        excess: {
          in: [-200, 200],
          unit: 'gwei/gas',
          about: 'of what the transaction is worth over the base fee and the proposer’s cost',
        },
      },
      choices: {
        sends: { integers: [0, 1] },
        tip: { in: [0, 400], unit: 'gwei/gas' },
      },
    },
    deployer: { choices: { refund: { in: [0, 400], unit: 'gwei/gas', about: 'paid to the user for sending' } } },
    proposer: { choices: { least: { in: [0, 400], unit: 'gwei/gas', about: 'tip from which it includes' } } },
  },
})
const { rebate, baseFee, cost } = m.parameters
const { user, deployer, proposer } = m.players

const value = formula`${baseFee} + ${cost} + ${user.excess}`
const happens = formula`if ${user.tip} >= ${proposer.least} then ${user.sends} else 0`
/** What the transaction is worth to the three together: what is not burned of the base fee stays among them. */
const joint = formula`${value} - (1 - ${rebate}) * ${baseFee} - ${cost}`

const three = [['user', 'deployer', 'proposer']] as const

export default m.define({
  where: { value, happens, joint },
  payoffs: {
    user: formula`${happens} * (${value} - ${baseFee} - ${user.tip} + ${deployer.refund})`,
    deployer: formula`${happens} * (${rebate} * ${baseFee} - ${deployer.refund})`,
    proposer: formula`${happens} * (${user.tip} - ${cost})`,
  },
  honest: {
    user: { sends: formula`if ${user.excess} > 0 then 1 else 0`, tip: cost },
    deployer: { refund: 0 },
    proposer: { least: cost },
  },
  admissible: condition`${value} >= 0`,
  claims: {
    'honest-alone': {
      kind: 'nash',
      expect: 'tested',
      about: 'Alone nobody gains: the user sends what is worth more than the base fee and the proposer’s cost.',
    },
    'no-agreement': {
      kind: 'collusion-proof',
      coalitions: three,
      transfers: true,
      expect: 'refuted',
      about: 'User, deployer and proposer together gain nothing by an agreement off chain.',
    },
    'no-agreement-under-a-burn': {
      kind: 'collusion-proof',
      coalitions: { size: 3 },
      transfers: true,
      assuming: condition`${rebate} = 0`,
      expect: 'tested',
      about: 'Nobody does, where the whole base fee is burned.',
    },
    'no-agreement-on-what-a-burn-keeps-out': {
      kind: 'collusion-proof',
      coalitions: three,
      transfers: true,
      assuming: condition`${rebate} = 0 and ${user.excess} <= 0`,
      expect: 'proved',
      about: 'Where the whole base fee is burned, the three gain nothing by what is not worth it.',
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
      coalitions: three,
      transfers: false,
      expect: 'refuted',
      about: 'Nor can all three gain by no more than a tip and a refund.',
    },
    'no-agreement-below-the-reserve': {
      kind: 'collusion-proof',
      coalitions: three,
      transfers: true,
      assuming: condition`${value} <= (1 - ${rebate}) * ${baseFee} + ${cost}`,
      expect: 'tested',
      about: 'The three gain nothing by a transaction worth no more than the reserve (1 - ρ)b + μ.',
    },
    'the-reserve-is-the-base-fee': {
      kind: 'holds',
      condition: condition`${joint} <= 0`,
      assuming: condition`${user.excess} <= 0`,
      expect: 'refuted',
      about: 'They gain nothing by a transaction that is worth no more than the base fee and the cost.',
    },
  },
})
