import { condition, declare, formula, type Formula } from '../../src/index.js'

/** Question Q10 of README.md, beside this file, for any means and variations: no recorded days are needed. */
const m = declare('budget-steadiness', {
  about: 'How steady the pay for security is, by the means and variations of what is issued and what users pay.',
  parameters: {
    issued: { in: [0, 1e6], default: 13553, unit: 'ETH/day', about: 'mean issuance' },
    fees: { in: [1, 1e6], default: 6223, unit: 'ETH/day', about: 'mean of all fees' },
    issuanceVariation: { in: [0, 10], default: 0.014353, about: 'standard deviation of issuance over its mean' },
    feesVariation: { in: [0.001, 10], default: 1.0059, about: 'standard deviation of fees over their mean' },
    correlation: { in: [-1, 1], default: -0.0577, about: 'of fees with issuance, day by day' },
    share: { in: [0, 1], default: 0.2, about: 'of the fees that is paid beside the issuance; the rest is burned' },
    otherShare: { in: [0, 1], default: 1, about: 'another share of them, to compare with' },
  },
  players: {},
})
const { issued, fees, issuanceVariation, feesVariation, correlation, share, otherShare } = m.parameters

type Name = keyof typeof m.parameters

const budgetAt = (paid: Formula<Name>): Formula<Name> => formula`${issued} + ${paid} * ${fees}`
/** The square of the standard deviation of issuance and a share of the fees. */
const varianceAt = (paid: Formula<Name>): Formula<Name> => formula`
  (${issued} * ${issuanceVariation})^2 + (${paid} * ${fees} * ${feesVariation})^2
  + 2 * ${correlation} * ${paid} * ${issued} * ${fees} * ${issuanceVariation} * ${feesVariation}`
const variationAt = (paid: Formula<Name>): Formula<Name> =>
  formula`sqrt(max(0, ${varianceAt(paid)})) / (${budgetAt(paid)})`

const budget = budgetAt(share)
const isSteadier = condition`${varianceAt(share)} <= (${feesVariation} * (${budget}))^2`
const isBurnedMore = condition`${share} <= ${otherShare}`
const burningSteadies = condition`
  ${varianceAt(share)} * (${budgetAt(otherShare)})^2 <= ${varianceAt(otherShare)} * (${budget})^2 * (1 + 1e-9)`

export default m.define({
  payoffs: {},
  honest: {},
  measures: {
    budget: { formula: budget, unit: 'ETH/day', about: 'what validators receive' },
    variation: { formula: variationAt(share), about: 'its standard deviation over its mean' },
    withAllFees: { formula: variationAt(formula`1`), about: 'the same if no fees are burned' },
    steadierThanFees: {
      formula: formula`${feesVariation} / ${variationAt(share)}`,
      about: 'how many times as steady as fees alone',
    },
    usersPart: {
      formula: formula`${fees} / (${budget})`,
      about: 'of the budget, that users pay: all fees, burned or not',
    },
    holdersPart: {
      formula: formula`(${issued} - (1 - ${share}) * ${fees}) / (${budget})`,
      about: 'of the budget, that holders pay: what is issued, less the burn that refunds them',
    },
    steadiestShare: {
      formula: formula`max(0, min(1, ${issued} / ${fees}
        * ${issuanceVariation} * (${issuanceVariation} - ${correlation} * ${feesVariation})
        / (${feesVariation} * (${feesVariation} - ${correlation} * ${issuanceVariation}))))`,
      about: 'share of fees at which the budget is steadiest, where issuance is steadier than fees',
    },
  },
  presets: {
    'as-recorded': {
      ...{ issued: 13553, fees: 6223, issuanceVariation: 0.014353, feesVariation: 1.0059, correlation: -0.0577 },
      about: 'Ethereum, 2020-01-01 to 2021-07-03, in ETH',
      source: 'Etherscan’s daily exports, by hurwicz solve security-budget',
    },
  },
  claims: {
    'issuance-steadies': {
      kind: 'holds',
      condition: isSteadier,
      assuming: condition`${issuanceVariation} <= ${feesVariation}`,
      expect: 'tested',
      about: 'Issuance that varies no more than fees, with any share of them, is at least as steady as fees alone.',
    },
    'any-issuance-steadies': {
      kind: 'holds',
      condition: isSteadier,
      expect: 'refuted',
      about: 'So is any issuance.',
    },
    'burning-steadies': {
      kind: 'holds',
      condition: burningSteadies,
      assuming: condition`${isBurnedMore} and ${issuanceVariation} <= ${feesVariation}`,
      expect: 'refuted',
      about: 'The more of the fees is burned, the steadier.',
    },
    'burning-steadies-where-fees-move-with-issuance': {
      kind: 'holds',
      condition: burningSteadies,
      assuming: condition`${isBurnedMore} and ${issuanceVariation} <= ${correlation} * ${feesVariation}`,
      expect: 'tested',
      about: 'It is where issuance varies at most as much as the part of the fees that moves with it.',
    },
  },
})
