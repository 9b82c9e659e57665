import { condition, declare, formula, match, proposed } from '../../src/index.js'

/** Result C7's queue, and how entry settles epoch by epoch: README.md, beside this file. */
const m = declare('validator-queue', {
  about: 'Holders who want to stake or to leave wait in queues, of which an epoch lets a capped amount through.',
  parameters: {
    // what the mechanism fixes
    churnRule: {
      options: ['altair', 'deneb', 'electra'],
      default: 'electra',
      about: 'by validators; by validators with a cap on entry (EIP-7514); by balance (EIP-7251)',
    },
    leastChurn: { integers: [0, 1e6], default: 4, about: 'validators an epoch', source: 'MIN_PER_EPOCH_CHURN_LIMIT' },
    churnQuotient: { integers: [1, 1e9], default: 65536, source: 'consensus-specs, CHURN_LIMIT_QUOTIENT' },
    mostActivations: {
      integers: [0, 1e6],
      default: 8,
      about: 'validators an epoch',
      source: 'EIP-7514, MAX_PER_EPOCH_ACTIVATION_CHURN_LIMIT',
    },
    leastBalanceChurn: {
      in: [0, 1e6],
      default: 128,
      unit: 'ETH',
      source: 'consensus-specs Electra, MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA',
    },
    mostBalanceChurn: {
      in: [0, 1e6],
      default: 256,
      unit: 'ETH',
      source: 'consensus-specs Electra, MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT',
    },
    baseRewardFactor: { in: [0, 1e6], default: 64, source: 'consensus-specs, BASE_REWARD_FACTOR' },
    // what the world fixes
    startingStake: { in: [32, 120e6], default: 35e6, unit: 'ETH' },
    wish: { options: ['by-yield', 'fixed'], default: 'by-yield', about: 'what decides how much wants to be staked' },
    wishedStake: { in: [0, 120e6], default: 17.5e6, unit: 'ETH', about: 'where it is fixed' },
    anchorStake: { in: [1e5, 120e6], default: 25e6, unit: 'ETH', about: 'wants to be staked at the anchor yield' },
    anchorYield: { in: [0.001, 1], default: 0.03, unit: '1/year' },
    elasticity: { in: [0.01, 10], default: 1, about: 'of what wants to be staked in the yield: η' },
    fees: { in: [0, 1e7], default: 300e3, unit: 'ETH/year', about: 'tips and MEV of all validators: V' },
    patience: { in: [1, 1e7], default: 20545, unit: '1', about: 'epochs in which 1 of e of those who would move does' },
  },
  dynamics: {
    epochs: {
      step: 'epoch',
      steps: 822000,
      state: {
        stake: { in: [0, 120e6], unit: 'ETH' },
        entering: { in: [0, 120e6], unit: 'ETH', about: 'waits to be activated' },
        leaving: { in: [0, 120e6], unit: 'ETH', about: 'is still staked and waits to leave' },
      },
    },
  },
})
const { churnRule, leastChurn, churnQuotient, mostActivations, leastBalanceChurn, mostBalanceChurn } = m.parameters
const { baseRewardFactor, startingStake, wish, wishedStake, anchorStake, anchorYield } = m.parameters
const { elasticity, fees, patience } = m.parameters
const { stake, entering, leaving } = m.dynamics.epochs

const validators = formula`floor(${stake} / 32)`
const byNumber = formula`32 * max(${leastChurn}, floor(${validators} / ${churnQuotient}))`
// In whole ETH, as EIP-7251 rounds down to the increment of effective balances.
const byBalance = formula`min(${mostBalanceChurn}, max(${leastBalanceChurn}, floor(${stake} / ${churnQuotient})))`
const entryCap = match(churnRule, {
  altair: byNumber,
  deneb: formula`min(32 * ${mostActivations}, ${byNumber})`,
  electra: byBalance,
})
const exitCap = match(churnRule, { altair: byNumber, deneb: byNumber, electra: byBalance })

// 225 epochs a day, 365.25 days a year; base rewards as in the mechanism "issuance".
const epochYield = formula`225 * 365.25 / sqrt(1e9) * ${baseRewardFactor} / sqrt(${stake}) + ${fees} / ${stake}`
const wanted = match(wish, {
  'by-yield': formula`min(119e6, ${anchorStake} * (${epochYield} / ${anchorYield})^${elasticity})`,
  fixed: wishedStake,
})
/** What would be staked once both queues are empty. */
const pending = formula`${stake} + ${entering} - ${leaving}`
const moves = match(wish, {
  'by-yield': formula`(${wanted} - ${pending}) / ${patience}`,
  fixed: formula`${wanted} - ${pending}`,
})
const activated = formula`min(${entering}, ${entryCap})`
const exited = formula`min(${leaving}, ${exitCap})`

export default m.define({
  dynamics: {
    epochs: {
      start: { stake: startingStake, entering: 0, leaving: 0 },
      next: {
        stake: formula`${stake} + ${activated} - ${exited}`,
        entering: formula`${entering} - ${activated} + max(0, ${moves})`,
        leaving: formula`${leaving} - ${exited} + min(${stake} - ${leaving}, max(0, -(${moves})))`,
      },
      measures: {
        yield: { formula: epochYield, unit: '1/year', about: 'with fees and MEV' },
        daysToLeave: { formula: formula`${leaving} / ${exitCap} / 225`, about: 'for who joins the queue now' },
      },
    },
  },
  admissible: condition`${leastBalanceChurn} <= ${mostBalanceChurn}`,
  presets: {
    mainnet: { churnRule: 'electra', about: 'Ethereum since Electra', source: 'consensus-specs, configs/mainnet.yaml' },
    exodus: {
      wish: 'fixed',
      wishedStake: 17.5e6,
      startingStake: 35e6,
      about: 'half of the stake wants to leave at once',
    },
    rush: { wish: 'fixed', wishedStake: 70e6, startingStake: 35e6, about: 'as much again wants to enter at once' },
    restless: { elasticity: 4, patience: 225, about: 'holders answer to the yield strongly and within days' },
    closed: { wish: 'fixed', leastBalanceChurn: 0, mostBalanceChurn: 0, about: 'nobody is let through' },
  },
  bindings: {
    'consensus-specs': {
      format: 'consensus-specs',
      about: 'Constants of a preset or a configuration.',
      source: 'https://github.com/ethereum/consensus-specs',
      baseline: 'mainnet',
      reads: {
        BASE_REWARD_FACTOR: ['baseRewardFactor'],
        MIN_PER_EPOCH_CHURN_LIMIT: ['leastChurn'],
        CHURN_LIMIT_QUOTIENT: ['churnQuotient'],
        MAX_PER_EPOCH_ACTIVATION_CHURN_LIMIT: ['mostActivations'],
        MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA: { leastBalanceChurn: formula`${proposed} / 1e9` },
        MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT: { mostBalanceChurn: formula`${proposed} / 1e9` },
      },
    },
  },
})
