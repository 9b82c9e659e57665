import { condition, declare, formula, type Formula } from '../../src/index.js'

const everyone = 119.9e6

/** Comparative statics of result B2 in README.md, beside this file: the same holders, before and after a change. */
const m = declare('entry-compared', {
  about: 'Ethereum’s yield curve before and after a change of issuance, of fees and MEV, or of penalties: who stakes?',
  parameters: {
    factor: { in: [1, 1024], default: 64, about: 'BASE_REWARD_FACTOR before: F' },
    laterFactor: { in: [1, 1024], default: 32, about: 'and after' },
    fees: { in: [0, 5e6], default: 300_000, unit: 'ETH/year', about: 'tips and MEV of all validators before: V' },
    laterFees: { in: [0, 5e6], default: 300_000, unit: 'ETH/year', about: 'and after; less where some are burned' },
    accidents: { in: [0, 0.02], default: 0, unit: '1/year', about: 'share of stake slashed by accident before: λφ' },
    laterAccidents: { in: [0, 0.02], default: 0, unit: '1/year', about: 'and after' },
    elasticity: { in: [0.2, 5], default: 1, about: 'of supply to the yield: η' },
    wholeSupply: { in: [1e6, 1e12], default: 9e8, unit: 'ETH', about: 'supply at a yield of 1: N0' },
  },
  players: {},
  populations: {
    before: { joined: { in: [1, everyone], unit: 'ETH' }, type: { unit: '1/year', about: 'reservation yield' } },
    after: { joined: { in: [1, everyone], unit: 'ETH' }, type: { unit: '1/year', about: 'reservation yield' } },
  },
})
const { factor, laterFactor, fees, laterFees, accidents, laterAccidents, elasticity, wholeSupply } = m.parameters
const { before, after } = m.populations

type Name = keyof typeof m.parameters

const yieldAt = <N extends string>(
  by: Formula<Name>,
  income: Formula<Name>,
  lost: Formula<Name>,
  stake: Formula<N>,
): Formula<N | Name> =>
  formula<N | Name>`225 * 365.25 / sqrt(1e9) * ${by} / sqrt(${stake}) + ${income} / ${stake} - ${lost}`
const asksAt = <N extends string>(stake: Formula<N>): Formula<N | Name> =>
  formula<N | Name>`(${stake} / ${wholeSupply})^(1 / ${elasticity})`

const one = formula`1`
const yieldBefore = yieldAt(factor, fees, accidents, before.joined)
const yieldAfter = yieldAt(laterFactor, laterFees, laterAccidents, after.joined)
const issuedBefore = formula`225 * 365.25 / sqrt(1e9) * ${factor} * sqrt(${before.joined})`
const issuedAfter = formula`225 * 365.25 / sqrt(1e9) * ${laterFactor} * sqrt(${after.joined})`
// Clear of the corners, where the last holder gains.
const someStayOut = condition`
  ${before.joined} >= 2 and ${after.joined} >= 2 and ${before.joined} <= 119e6 and ${after.joined} <= 119e6`
const sameFactor = condition`${factor} = ${laterFactor}`
const sameFees = condition`${fees} = ${laterFees}`
const sameAccidents = condition`${accidents} = ${laterAccidents}`

export default m.define({
  populations: {
    before: {
      quantile: asksAt(formula`${before.rank} * ${everyone}`),
      payoff: formula`${yieldBefore} - ${before.type}`,
    },
    after: { quantile: asksAt(formula`${after.rank} * ${everyone}`), payoff: formula`${yieldAfter} - ${after.type}` },
  },
  payoffs: {},
  honest: {},
  // Somebody stakes, before and after.
  admissible: condition`
    ${yieldAt(factor, fees, accidents, one)} >= ${asksAt(one)}
    and ${yieldAt(laterFactor, laterFees, laterAccidents, one)} >= ${asksAt(one)}`,
  measures: {
    stakeBefore: { formula: before.joined, unit: 'ETH' },
    stakeAfter: { formula: after.joined, unit: 'ETH' },
    yieldBefore: { formula: yieldBefore, unit: '1/year' },
    yieldAfter: { formula: yieldAfter, unit: '1/year' },
    issuanceBefore: { formula: issuedBefore, unit: 'ETH/year' },
    issuanceAfter: { formula: issuedAfter, unit: 'ETH/year' },
  },
  presets: {
    'half-the-factor': { factor: 64, laterFactor: 32 },
    'mev-burn': { laterFactor: 64, laterFees: 0, about: 'fees and MEV are burned instead' },
    'more-accidents': { laterFactor: 64, laterAccidents: 0.005, about: 'half a percent of stake is slashed a year' },
  },
  claims: {
    'stake-rises-with-issuance': {
      kind: 'holds',
      condition: condition`${after.joined} >= ${before.joined} * (1 - 1e-9)`,
      assuming: condition`${laterFactor} >= ${factor} and ${sameFees} and ${sameAccidents}`,
      expect: 'tested',
      about: 'More issuance on the same curve brings no less stake.',
    },
    'stake-falls-where-mev-is-burned': {
      kind: 'holds',
      condition: condition`${after.joined} <= ${before.joined} * (1 + 1e-9)`,
      assuming: condition`${laterFees} <= ${fees} and ${sameFactor} and ${sameAccidents}`,
      expect: 'tested',
      about: 'Fees and MEV that are burned bring no more stake.',
    },
    'stake-falls-with-accidents': {
      kind: 'holds',
      condition: condition`${after.joined} <= ${before.joined} * (1 + 1e-9)`,
      assuming: condition`${laterAccidents} >= ${accidents} and ${sameFactor} and ${sameFees}`,
      expect: 'tested',
      about: 'Penalties that honest stake fears bring no more stake.',
    },
    'the-yield-moves-as-much-as-issuance': {
      kind: 'holds',
      condition: condition`${yieldAfter} / ${yieldBefore} >= ${laterFactor} / ${factor} * (1 - 1e-9)`,
      assuming: condition`
        ${laterFactor} >= ${factor} and ${sameFees} and ${accidents} = 0 and ${laterAccidents} = 0`,
      expect: 'refuted',
      about: 'Twice the reward factor means twice the yield.',
    },
    'stake-follows-the-factor-by-a-power': {
      kind: 'holds',
      condition: condition`
        abs(log(${after.joined} / ${before.joined})
          - ${elasticity} / (1 + ${elasticity} / 2) * log(${laterFactor} / ${factor})) <= 1e-8`,
      assuming: condition`
        ${fees} = 0 and ${laterFees} = 0 and ${accidents} = 0 and ${laterAccidents} = 0 and ${someStayOut}`,
      expect: 'tested',
      about: 'Without fees, stake follows the reward factor by the power η/(1 + η/2).',
    },
  },
})
