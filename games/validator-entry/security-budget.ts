import { declare, formula, match } from '../../src/index.js'

/** Result B7 of README.md, beside this file: how steady the income of validators was on recorded days. */
const m = declare('security-budget', {
  about:
    'What a blockchain pays for its security, day by day: fees alone, issuance alone, or both. Which is steadiest?',
  parameters: {
    share: { in: [0, 1], default: 0.2, about: 'of the fees that is paid beside the issuance; the rest is burned' },
    currency: { options: ['ETH', 'USD'], default: 'ETH', about: 'what income is counted in' },
    extraction: {
      options: ['apart', 'with-fees'],
      default: 'apart',
      about: 'whether what proposers extract from the order of transactions counts as fees, or not at all',
    },
    weiPerEther: { in: [1e18, 1e18], unit: 'wei/ETH', about: 'a definition' },
  },
  histories: {
    daily: {
      about: 'Days as block explorers publish them.',
      columns: {
        gasUsed: {
          unit: 'gas',
          file: 'ether_gas_used.csv',
          source: 'https://etherscan.io/chart/gasused',
          about: 'by all transactions of the day',
        },
        gasPrice: {
          unit: 'wei/gas',
          file: 'ether_avg_gas_price.csv',
          source: 'https://etherscan.io/chart/gasprice',
          about: 'mean of the day',
        },
        blockRewards: {
          unit: 'ETH',
          file: 'ether_block_rewards.csv',
          source: 'https://etherscan.io/chart/blockreward',
          about:
            'issued on the day, rewards for uncles included and fees not: the growth of the supply to the last digit',
        },
        price: {
          unit: 'USD/ETH',
          file: 'ether_price.csv',
          source: 'https://etherscan.io/chart/etherprice',
          about: 'of the day; 0 before there was a market, until 2015-08-06',
        },
        extracted: {
          unit: 'ETH',
          file: 'daily_extracted_mev.json',
          about: 'value extracted by proposers',
        },
      },
    },
  },
})
const { share, currency, extraction, weiPerEther } = m.parameters
const { gasUsed, gasPrice, blockRewards, price, extracted } = m.histories.daily

const rate = match(currency, { ETH: 1, USD: price })
const paid = formula`${gasUsed} * ${gasPrice} / ${weiPerEther} + ${match(extraction, { apart: 0, 'with-fees': extracted })}`
const fees = formula`${paid} * ${rate}`
const issuance = formula`${blockRewards} * ${rate}`

export default m.define({
  histories: {
    daily: {
      series: {
        fees: { formula: fees, about: 'all fees and nothing else: gas used times the mean gas price' },
        issuance: { formula: issuance, about: 'all issuance and nothing else' },
        issuanceAndShare: {
          formula: formula`${issuance} + ${share} * ${fees}`,
          about: 'issuance and the share of the fees; the rest is burned',
        },
        issuanceAndFees: { formula: formula`${issuance} + ${fees}`, about: 'issuance and all fees' },
      },
    },
  },
})
