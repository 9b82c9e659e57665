import { condition, declare, formula, proposed } from '../../src/index.js'

/** Results B1 and B9 of README.md, beside this file: what the consensus-specs issue at a stake, and the burn that offsets it. */
const m = declare('issuance', {
  about: 'How much a stake earns by the rules of the consensus-specs, and what base fee burns as much as is issued.',
  parameters: {
    // what the mechanism fixes
    baseRewardFactor: { in: [0, 1e6], default: 64, source: 'consensus-specs, BASE_REWARD_FACTOR' },
    slotsPerEpoch: { integers: [1, 8192], default: 32, source: 'consensus-specs, SLOTS_PER_EPOCH' },
    slotSeconds: { in: [0.001, 1000], default: 12, unit: 's', source: 'consensus-specs, SLOT_DURATION_MS' },
    sourceWeight: { in: [0, 64], default: 14, source: 'consensus-specs Altair, TIMELY_SOURCE_WEIGHT' },
    targetWeight: { in: [0, 64], default: 26, source: 'consensus-specs Altair, TIMELY_TARGET_WEIGHT' },
    headWeight: { in: [0, 64], default: 14, source: 'consensus-specs Altair, TIMELY_HEAD_WEIGHT' },
    syncWeight: { in: [0, 32], default: 2, source: 'consensus-specs Altair, SYNC_REWARD_WEIGHT' },
    proposerWeight: { in: [0, 32], default: 8, source: 'consensus-specs Altair, PROPOSER_WEIGHT' },
    gasTarget: { in: [1, 1e9], default: 15e6, unit: 'gas', about: 'of a block; there is one in every slot' },
    // what the world fixes
    stake: {
      in: [1, 1e9],
      default: 35e6,
      unit: 'ETH',
      about: 'sum of the effective balances of all active validators',
    },
    participation: { in: [0, 1], default: 1, about: 'share of the stake that does all its duties; the rest does none' },
    baseFee: { in: [0, 1e6], default: 15, unit: 'gwei/gas', about: 'burned' },
  },
})
const { baseRewardFactor, slotsPerEpoch, slotSeconds, gasTarget, stake, participation, baseFee } = m.parameters
const { sourceWeight, targetWeight, headWeight, syncWeight, proposerWeight } = m.parameters

// A year of 365.25 days, in seconds.
const slots = formula`31557600 / ${slotSeconds}`
const epochs = formula`${slots} / ${slotsPerEpoch}`

// A base reward is balance × F ÷ √(all balances), in gwei: summed over all who stake, F √(stake in gwei) an epoch.
const baseRewards = formula`${baseRewardFactor} * sqrt(${stake} / 1e9)`

// Rewards for attestations shrink with the share of others who attest; who is absent is fined but for the head.
const attesting = formula`${sourceWeight} + ${targetWeight} + ${headWeight}`
const attested = formula`${attesting} * ${participation}^2 - (${sourceWeight} + ${targetWeight}) * (1 - ${participation})`
const synced = formula`${syncWeight} * (2 * ${participation} - 1)`
const proposing = formula`${proposerWeight} / (64 - ${proposerWeight}) * (${attesting} + ${syncWeight}) * ${participation}`
const earned = formula`(${attested} + ${synced} + ${proposing}) / 64`

const issuance = formula`${epochs} * ${baseRewards} * ${earned}`
// The specs divide in whole gwei: a balance of 1 ETH earns ⌊10^9 F ÷ ⌊√balances⌋⌋ an epoch.
const wholeGwei = formula`floor(1e9 * ${baseRewardFactor} / floor(sqrt(1e9 * ${stake})))`
const rounded = formula`${epochs} * ${stake} * ${wholeGwei} / 1e9 * ${earned}`
const yearlyYield = formula`${issuance} / ${stake}`
const gasPerYear = formula`${slots} * ${gasTarget}`
const burn = formula`${baseFee} * ${gasPerYear} / 1e9`
const offsetting = formula`${issuance} / ${gasPerYear} * 1e9`

export default m.define({
  where: { baseRewards, earned, issuance, yearlyYield, burn, offsetting },
  measures: {
    issuance: { formula: issuance, unit: 'ETH', about: 'in a year of 365.25 days' },
    rounded: {
      formula: rounded,
      unit: 'ETH',
      about:
        'the same in whole gwei for each ETH and epoch, as the specs round down: less by under 0.6 % up to 120M ETH',
    },
    yield: { formula: yearlyYield, unit: '1', about: 'of the stake in a year, without fees' },
    coefficient: {
      formula: formula`${epochs} / sqrt(1e9)`,
      unit: '1',
      about: 'c of yield = c F / √stake, where everybody does all duties and the weights sum to 64',
    },
    offsetting: { formula: offsetting, unit: 'gwei/gas', about: 'base fee at which as much is burned as is issued' },
    burn: { formula: burn, unit: 'ETH', about: 'in a year, at the base fee and the gas target' },
    growth: { formula: formula`${issuance} - ${burn}`, unit: 'ETH', about: 'of the supply in a year' },
  },
  presets: {
    mainnet: {
      ...{ baseRewardFactor: 64, slotsPerEpoch: 32, slotSeconds: 12 },
      ...{ sourceWeight: 14, targetWeight: 26, headWeight: 14, syncWeight: 2, proposerWeight: 8 },
      about: 'Ethereum since Altair',
      source: 'consensus-specs, presets/mainnet and configs/mainnet.yaml',
    },
    'at-14M': { stake: 14e6, gasTarget: 15e6, about: 'as at the merge' },
    'at-35M': { stake: 35e6, gasTarget: 30e6, about: 'as in 2025' },
  },
  bindings: {
    'consensus-specs': {
      format: 'consensus-specs',
      about: 'Constants of a preset or a configuration.',
      source: 'https://github.com/ethereum/consensus-specs',
      baseline: 'mainnet',
      reads: {
        BASE_REWARD_FACTOR: ['baseRewardFactor'],
        SLOTS_PER_EPOCH: ['slotsPerEpoch'],
        SLOT_DURATION_MS: { slotSeconds: formula`${proposed} / 1000` },
        SECONDS_PER_SLOT: ['slotSeconds'],
        TIMELY_SOURCE_WEIGHT: ['sourceWeight'],
        TIMELY_TARGET_WEIGHT: ['targetWeight'],
        TIMELY_HEAD_WEIGHT: ['headWeight'],
        SYNC_REWARD_WEIGHT: ['syncWeight'],
        PROPOSER_WEIGHT: ['proposerWeight'],
      },
    },
  },
  claims: {
    'offsetting-base-fee': {
      kind: 'holds',
      condition: condition`${issuance} - ${burn} = (${offsetting} - ${baseFee}) * ${gasPerYear} / 1e9`,
      expect: 'proved',
      about: 'The supply grows by what the base fee lacks of the offsetting one, times the gas of a year.',
      margin: {
        formula: formula`${baseFee} - ${offsetting}`,
        unit: 'gwei/gas',
        about: 'of base fee above the offsetting one',
      },
    },
    'two-percent': {
      kind: 'holds',
      condition: condition`${yearlyYield} >= 0.02`,
      assuming: condition`${stake} <= 33554432 and ${participation} = 1`,
      expect: 'refuted',
      about: 'Issuance alone yields 2 % while at most 2^25 ETH are staked: true of mainnet’s constants, not of all.',
      margin: { formula: formula`${yearlyYield} - 0.02`, unit: '1', about: 'of yield above 2 %' },
    },
    'sixteen-gwei': {
      kind: 'holds',
      condition: condition`${issuance} <= ${burn}`,
      assuming: condition`${baseFee} >= 16 and ${gasTarget} >= 15e6 and ${stake} <= 14e6 and ${participation} = 1`,
      expect: 'refuted',
      about: 'A base fee of 16 gwei offsets the issuance to 14M ETH: true of mainnet’s constants, not of all.',
    },
  },
})
