import { condition, declare, formula } from '../../src/index.js'

/** The user's side of result A9 of README.md, beside this file: three users of EIP-1559 and a block with room for some. */
const m = declare('tip-competition', {
  about: 'Users of EIP-1559 name a cap and a tip; where a block cannot hold all who would pay, higher tips go first.',
  parameters: {
    baseFee: { in: [0, 100], default: 20, unit: 'gwei/gas' },
    cost: { in: [0.1, 10], default: 1, unit: 'gwei/gas', about: 'of the proposer for including gas' },
    room: { integers: [1, 3], default: 2, about: 'how many of the three a block can hold' },
  },
  players: {
    user: {
      count: 3,
      types: { value: { in: [0, 200], unit: 'gwei/gas', about: 'of being included' } },
      choices: {
        cap: { in: [0, 400], unit: 'gwei/gas', about: 'the most that it pays in all' },
        tip: { in: [0, 200], unit: 'gwei/gas', about: 'the most that it pays beyond the base fee' },
      },
    },
  },
})
const { baseFee, cost, room } = m.parameters
const { user } = m.players

/** What the proposer gets of a bid. */
const paid = formula`min(${user.tip}, ${user.cap} - ${baseFee})`
const rival = formula`min(${user.others.tip}, ${user.others.cap} - ${baseFee})`
const ahead = formula`sum(if ${rival} >= ${cost} and ${rival} > ${paid} then 1 else 0)`
const level = formula`sum(if ${rival} >= ${cost} and ${rival} = ${paid} then 1 else 0)`
const chance = formula`if ${paid} >= ${cost} then min(1, max(0, ${room} - ${ahead}) / (1 + ${level})) else 0`
/** How many would pay the base fee and the proposer's cost. */
const demand = formula`sum(if ${user.all.value} >= ${baseFee} + ${cost} then 1 else 0)`

export default m.define({
  where: { paid, chance, demand },
  payoffs: { user: formula`${chance} * (${user.value} - ${baseFee} - ${paid})` },
  honest: { user: { cap: user.value, tip: cost } },
  attacks: {
    outbid: { varying: [user.tip], story: 'Tip more than the proposer’s cost, to go before the others.' },
  },
  claims: {
    'the-obvious-bid-is-best': {
      kind: 'nash',
      expect: 'refuted',
      about: 'A cap of what inclusion is worth and a tip of the proposer’s cost is best, if the others bid so.',
    },
    'the-obvious-bid-is-best-unless-the-base-fee-is-excessively-low': {
      kind: 'nash',
      assuming: condition`${demand} <= ${room}`,
      expect: 'tested',
      about: 'It is where the block can hold all who would pay the base fee and the cost.',
    },
  },
})
