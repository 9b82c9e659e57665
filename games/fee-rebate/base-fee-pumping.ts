import { condition, declare, formula, match, type Formula } from '../../src/index.js'

/** Result A6 of README.md, beside this file: the demand of the whole block has constant elasticity. */
const m = declare('base-fee-pumping', {
  about: 'A deployer fills a part of every block with calls to itself, so that the base fee, and its rebate, go up.',
  parameters: {
    rebate: { in: [0, 0.99], default: 0.5, about: 'share of the base fee paid to the contract' },
    share: { in: [0, 1], default: 0.5, about: 'of organic gas that is the deployer’s own' },
    elasticity: { in: [0.2, 4], default: 0.25, about: 'of the demand for gas, a positive number' },
    quietFee: { in: [1, 200], default: 20, unit: 'gwei/gas', about: 'base fee without wash' },
    target: { in: [1e6, 1e8], default: 15e6, unit: 'gas', about: 'gas target of a block' },
    clearing: {
      options: ['by-equation', 'by-hand'],
      default: 'by-equation',
      about: 'whether the base fee is searched for or written down solved: the same, but the latter bounds better',
    },
  },
  players: {
    deployer: {
      choices: { wash: { in: [0, 0.9], about: 'gas of calls to itself, as a share of the target' } },
    },
  },
  state: { baseFee: { in: [0.5, 1e8], unit: 'gwei/gas' } },
})

const { rebate, share, elasticity, quietFee, target, clearing } = m.parameters
const { wash } = m.players.deployer
const { baseFee } = m.state

type Name = 'rebate' | 'share' | 'elasticity' | 'quietFee' | 'target' | 'baseFee' | 'deployer.wash'

/** What a block brings at a base fee and an amount of wash. */
const profitAt = (fee: Formula<Name>, washed: Formula<Name>): Formula<Name> =>
  formula`${target} * ${fee} * (${rebate} * ${share} * (1 - ${washed}) - (1 - ${rebate}) * ${washed})`

/** The base fee that keeps blocks at the target, solved by hand. */
const feeAt = (washed: Formula<Name>): Formula<Name> => formula`${quietFee} * (1 - ${washed})^(-1 / ${elasticity})`

const organic = formula`${target} * (${baseFee} / ${quietFee})^(-${elasticity})`
const threshold = formula`${rebate} * ${share} / (1 - ${rebate} + ${rebate} * ${share})`
const bestWash = formula`min(0.9, (${threshold} - ${elasticity}) / (1 - ${elasticity}))`
const profit = profitAt(baseFee, wash)
const quietProfit = formula`${target} * ${quietFee} * ${rebate} * ${share}`
const closedProfit = profitAt(feeAt(wash), wash)
const isElastic = condition`${elasticity} * (1 - ${rebate} + ${rebate} * ${share}) >= ${rebate} * ${share}`

export default m.define({
  where: { organic, threshold, profit, quietProfit, closedProfit },
  // The controller moves the base fee until demand and wash together are the target.
  equations: {
    baseFee: condition`${baseFee} = ${match(clearing, {
      'by-equation': formula`${baseFee} * (${organic} + ${wash} * ${target}) / ${target}`,
      'by-hand': feeAt(wash),
    })}`,
  },
  payoffs: { deployer: profit },
  honest: { deployer: { wash: 0 } },
  presets: {
    quarter: { rebate: 0.2, share: 0.5, about: 'pays where the elasticity is below 1/9' },
    most: { rebate: 0.95, share: 0.5, about: 'the share of Evmos after proposal 104: pays below 19/21' },
  },
  attacks: {
    pump: {
      varying: [wash],
      cost: formula`${wash} * ${target} * ${baseFee}`,
      story: 'Fill a part of every block with calls to your own contract, and be paid a share of a higher base fee.',
    },
  },
  claims: {
    'no-pumping': {
      kind: 'unprofitable',
      attack: 'pump',
      expect: 'refuted',
      about: 'Pushing up the base fee does not pay.',
    },
    'no-pumping-when-elastic': {
      kind: 'holds',
      condition: condition`${closedProfit} <= ${quietProfit} * (1 + 1e-9)`,
      assuming: isElastic,
      expect: 'tested',
      about: 'Pushing up the base fee does not pay where the elasticity is at least κ = ρs/(1 - ρ + ρs).',
    },
    'closed-form-of-the-base-fee': {
      kind: 'holds',
      condition: condition`abs(${baseFee} / ${feeAt(wash)} - 1) <= 1e-9`,
      assuming: condition`${clearing.is('by-equation')}`,
      expect: 'tested',
      about: 'The base fee that clears the block is b0 (1 - w/T)^(-1/ε).',
    },
    'pumping-pays-below-the-threshold': {
      kind: 'holds',
      condition: condition`${closedProfit} > ${quietProfit}`,
      assuming: condition`
        ${elasticity} <= 0.99 * ${threshold} and ${wash} >= 0.001
        and ${wash} * (1 - ${elasticity}) <= ${threshold} - ${elasticity}`,
      expect: 'tested',
      about: 'Below κ every wash up to (κ - ε)/(1 - ε) of the target gains.',
    },
    'nothing-beats-the-best-wash': {
      kind: 'holds',
      condition: condition`${closedProfit} <= ${profitAt(feeAt(bestWash), bestWash)} * (1 + 1e-9)`,
      assuming: condition`${elasticity} <= ${threshold} and ${elasticity} < 0.99`,
      expect: 'tested',
      about: 'Below κ no wash gains more than (κ - ε)/(1 - ε) of the target, or all that is possible if that is less.',
    },
  },
})
