import { condition, declare, formula, match } from '../../src/index.js'

/** Question Q10, after result B7 of README.md, beside this file: who carried the security budget on recorded days. */
const m = declare('budget-payers', {
  about:
    'Who pays for security, day by day: holders, whom issuance dilutes, or users, whose burned fees refund the holders?',
  parameters: {
    burned: { in: [0, 1], default: 0.8, about: 'share of the fees that is burned; the rest goes to validators' },
    issuing: {
      options: ['recorded', 'by-stake'],
      default: 'recorded',
      about: 'the issuance of the day, or what the consensus-specs would have issued at a stake',
    },
    stake: { in: [0, 1e9], default: 35e6, unit: 'ETH', about: 'of the issuance by stake' },
    currency: { options: ['ETH', 'USD'], default: 'ETH', about: 'what amounts are counted in' },
    ether: { in: [1, 1], unit: 'ETH', about: 'one' },
    weiPerEther: { in: [1e18, 1e18], unit: 'wei/ETH', about: 'a definition' },
  },
  histories: {
    daily: {
      about: 'Days as block explorers publish them.',
      columns: {
        gasUsed: { unit: 'gas', file: 'ether_gas_used.csv', source: 'https://etherscan.io/chart/gasused' },
        gasPrice: { unit: 'wei/gas', file: 'ether_avg_gas_price.csv', source: 'https://etherscan.io/chart/gasprice' },
        blockRewards: {
          unit: 'ETH',
          file: 'ether_block_rewards.csv',
          source: 'https://etherscan.io/chart/blockreward',
        },
        supply: {
          unit: 'ETH',
          file: 'ether_supply.csv',
          source: 'https://etherscan.io/chart/ethersupplygrowth',
          about: 'at the end of the day',
        },
        price: { unit: 'USD/ETH', file: 'ether_price.csv', source: 'https://etherscan.io/chart/etherprice' },
      },
    },
  },
})
const { burned, issuing, stake, currency, ether, weiPerEther } = m.parameters
const { gasUsed, gasPrice, blockRewards, supply, price } = m.histories.daily

const rate = match(currency, { ETH: 1, USD: price })
const fees = formula`${gasUsed} * ${gasPrice} / ${weiPerEther}`
// 225 epochs a day of 64 √(stake ÷ 10^9) ETH each.
const byStake = formula`225 * 64 * ${ether} * sqrt(${stake} / (1e9 * ${ether}))`
const issuance = match(issuing, { recorded: blockRewards, 'by-stake': byStake })
const budget = formula`${issuance} + (1 - ${burned}) * ${fees}`
const dilution = formula`${issuance} - ${burned} * ${fees}`

export default m.define({
  histories: {
    daily: {
      series: {
        budget: {
          formula: formula`${budget} * ${rate}`,
          about: 'what validators receive: issuance and the fees not burned',
        },
        users: { formula: formula`${fees} * ${rate}`, about: 'of it from users: all their fees, burned or not' },
        holders: {
          formula: formula`${dilution} * ${rate}`,
          about: 'of it from holders: issuance less the burn; below 0 where users refund them more than they pay',
        },
        usersShare: { formula: formula`${fees} / (${budget})`, unit: '1', about: 'users’ part of the budget' },
        growth: {
          formula: formula`365.25 * (${dilution}) / ${supply}`,
          unit: '1/year',
          about: 'of the supply in a year like this day, which is what holders pay with',
        },
        outpaid: {
          formula: formula`if ${condition`${dilution} < 0`} then 1 else 0`,
          unit: 'day',
          about: '1 on a day on which the burn exceeds the issuance: its mean is the share of such days',
        },
      },
    },
  },
})
