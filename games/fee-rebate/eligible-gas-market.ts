import { condition, declare, formula, type Formula } from '../../src/index.js'

/** Results A2 and A3 of README.md, beside this file: eligible users get the whole rebate, as competition gives it them. */
const m = declare('eligible-gas-market', {
  about: 'The base fee clears a block in which users of some contracts get the rebate and the other users do not.',
  parameters: {
    rebate: { in: [0, 0.9], default: 0.2, about: 'share of the base fee, all of it handed on to eligible users' },
    eligible: { in: [0, 1], default: 0.5, about: 'share of gas, without a rebate, that goes to eligible contracts' },
    elasticity: { in: [0.2, 4], default: 1, about: 'of all demand for gas, a positive number' },
    quietFee: { in: [1, 200], default: 20, unit: 'gwei/gas', about: 'base fee without a rebate' },
    target: { in: [1e6, 1e8], default: 15e6, unit: 'gas', about: 'gas target of a block' },
  },
  players: {
    eligibleUsers: { about: 'surplus against a block without a rebate' },
    otherUsers: { about: 'surplus against a block without a rebate' },
    holders: { about: 'gain by the burn, against a block without a rebate' },
  },
  state: { baseFee: { in: [0.5, 4000], unit: 'gwei/gas' } },
})

const { rebate, eligible, elasticity, quietFee, target } = m.parameters
const { baseFee } = m.state

type Name = 'rebate' | 'eligible' | 'elasticity' | 'quietFee' | 'target' | 'baseFee'

// Prices relative to the base fee without a rebate, and the gas that is bought at them.
const eligiblePrice = formula`(1 - ${rebate}) * ${baseFee} / ${quietFee}`
const otherPrice = formula`${baseFee} / ${quietFee}`
const eligibleGas = formula`${target} * ${eligible} * (${eligiblePrice})^(-${elasticity})`
const otherGas = formula`${target} * (1 - ${eligible}) * (${otherPrice})^(-${elasticity})`

/** The integral of x^(-ε) from 1 to a relative price. */
const area = (price: Formula<Name>): Formula<Name> =>
  formula`if ${elasticity} = 1 then log(${price}) else (${price}^(1 - ${elasticity}) - 1) / (1 - ${elasticity})`

const eligibleArea = area(eligiblePrice)
const otherArea = area(otherPrice)
// What those who leave would have paid, less what those who come pay: with dq = -ε x^(-ε-1) dx, the integral of x dq.
const lossShare = formula`${elasticity} * (${eligible} * ${eligibleArea} + (1 - ${eligible}) * ${otherArea})`
const loss = formula`${target} * ${quietFee} * ${lossShare}`
const closedFee = formula`
  ${quietFee} * (${eligible} * (1 - ${rebate})^(-${elasticity}) + 1 - ${eligible})^(1 / ${elasticity})`
const approximateLossShare = formula`${elasticity} * log(1 - ${rebate})^2 * ${eligible} * (1 - ${eligible}) / 2`
// Close to 1, and there only, the integral in closed form loses its digits.
const isClearOfOne = condition`abs(${elasticity} - 1) >= 0.01 or ${elasticity} = 1`

export default m.define({
  where: { eligiblePrice, otherPrice, eligibleGas, otherGas, lossShare, loss, closedFee, approximateLossShare },
  equations: { baseFee: condition`${eligibleGas} + ${otherGas} = ${target}` },
  payoffs: {
    eligibleUsers: formula`-${target} * ${quietFee} * ${eligible} * ${eligibleArea}`,
    otherUsers: formula`-${target} * ${quietFee} * (1 - ${eligible}) * ${otherArea}`,
    holders: formula`${target} * (${baseFee} - ${quietFee}) - ${rebate} * ${baseFee} * ${eligibleGas}`,
  },
  honest: { eligibleUsers: {}, otherUsers: {}, holders: {} },
  presets: {
    half: { rebate: 0.2, eligible: 0.5, elasticity: 1, about: 'b/b0 = 1.1250 and a loss of .00621 of b0 T' },
    'half-of-half': { rebate: 0.5, eligible: 0.5, elasticity: 1, about: 'b/b0 = 1.5 and a loss of .0589 of b0 T' },
    everything: { eligible: 1, about: 'every contract is eligible: the rebate only changes the unit of account' },
  },
  claims: {
    'eligible-users-pay-no-more': {
      kind: 'holds',
      condition: condition`(1 - ${rebate}) * ${baseFee} <= ${quietFee} * (1 + 1e-12)`,
      expect: 'tested',
      about: 'Eligible users pay (1 - ρ)b, which is at most the base fee without a rebate.',
    },
    'other-users-pay-no-less': {
      kind: 'holds',
      condition: condition`${baseFee} >= ${quietFee} * (1 - 1e-12)`,
      expect: 'tested',
      about: 'The others pay b, which is at least the base fee without a rebate.',
    },
    'other-users-pay-the-same': {
      kind: 'holds',
      condition: condition`${baseFee} <= ${quietFee} * (1 + 1e-12)`,
      expect: 'refuted',
      about: 'A rebate to some leaves the others’ price alone.',
    },
    'the-base-fee-in-closed-form': {
      kind: 'holds',
      condition: condition`abs(${baseFee} / (${closedFee}) - 1) <= 1e-9`,
      expect: 'tested',
      about: 'b/b0 = (s (1 - ρ)^(-ε) + 1 - s)^(1/ε).',
    },
    'neutral-where-all-gas-is-eligible': {
      kind: 'holds',
      condition: condition`abs((1 - ${rebate}) * ${baseFee} / ${quietFee} - 1) <= 1e-9`,
      assuming: condition`${eligible} = 1`,
      expect: 'tested',
      about: 'Where all gas is eligible, b = b0/(1 - ρ): users pay what they paid before.',
    },
    'neutral-in-general': {
      kind: 'holds',
      condition: condition`abs((1 - ${rebate}) * ${baseFee} / ${quietFee} - 1) <= 1e-9`,
      expect: 'refuted',
      about: 'Users pay what they paid before, whatever is eligible.',
    },
    'no-value-is-lost': {
      kind: 'holds',
      condition: condition`${lossShare} <= 1e-9`,
      assuming: isClearOfOne,
      expect: 'refuted',
      about: 'A rebate to some costs nobody anything on balance.',
    },
    'no-value-is-made': {
      kind: 'holds',
      condition: condition`${lossShare} >= -1e-9`,
      assuming: isClearOfOne,
      expect: 'tested',
      about: 'A rebate to some makes no value.',
    },
    'what-users-and-holders-lose-is-the-loss': {
      kind: 'holds',
      condition: condition`abs(
        (${target} * (${baseFee} - ${quietFee}) - ${rebate} * ${baseFee} * ${eligibleGas}) / (${target} * ${quietFee})
        - ${eligible} * ${eligibleArea} - (1 - ${eligible}) * ${otherArea} + ${lossShare}) <= 1e-6`,
      assuming: isClearOfOne,
      expect: 'tested',
      about: 'Surplus and burn together fall by what the gas was worth to those who left, less to those who came.',
    },
    'the-approximate-loss': {
      kind: 'holds',
      condition: condition`abs(${lossShare} - ${approximateLossShare}) <= 0.1 * ${approximateLossShare} + 1e-9`,
      assuming: condition`${rebate} <= 0.2 and ${elasticity} <= 1 and (${isClearOfOne})`,
      expect: 'tested',
      about: 'For ρ up to a fifth and ε up to 1 the loss is ½ ε ln²(1 - ρ) s (1 - s) b0 T, within 10 %.',
    },
  },
})
