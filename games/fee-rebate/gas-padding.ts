import { condition, declare, formula, match, type Formula } from '../../src/index.js'

/** Results A4 and A5 of README.md, beside this file: one contract, paid for the gas of its calls. */
const m = declare('gas-padding', {
  about: 'A deployer burns useless gas in every call, and loses the calls that this makes too dear.',
  parameters: {
    rebate: { in: [0, 1], default: 0.2, about: 'share of the base fee paid to the contract' },
    baseFee: { in: [0.1, 200], default: 1, unit: 'gwei/gas' },
    tip: { in: [0, 20], default: 0, unit: 'gwei/gas' },
    necessaryGas: { in: [1, 100], default: 2, unit: 'gas/call' },
    mostPadding: { in: [0, 1000], default: 10, unit: 'gas/call', about: 'as much as blocks and users put up with' },
    sideIncome: { in: [0, 100], default: 0.1, unit: 'gwei/call', about: 'what a call brings besides' },
    demandForm: { options: ['linear', 'exponential', 'constant-elasticity'], default: 'linear' },
    demand: { in: [0, 1000], default: 10, unit: 'call', about: 'at price zero, or at the reference price' },
    slope: { in: [0.01, 10], default: 1, unit: 'call^2/gwei', about: 'calls lost for each gwei of price, if linear' },
    scale: { in: [0.1, 1000], default: 5, unit: 'gwei/call', about: 'price at which exponential demand is 1/e' },
    elasticity: { in: [0.05, 4], default: 0.6, about: 'of calls to their price, where that is constant' },
    referencePrice: { in: [0.1, 1000], default: 2, unit: 'gwei/call', about: 'of demand of constant elasticity' },
  },
  players: {
    deployer: {
      choices: {
        padding: { in: [0, 1000], unit: 'gas/call' },
        fee: { in: [0, 1000], unit: 'gwei/call', about: 'charged directly, where the contract can' },
      },
    },
  },
})
const { rebate, baseFee, tip, necessaryGas, mostPadding, sideIncome, demandForm, demand, slope, scale } = m.parameters
const { elasticity, referencePrice } = m.parameters
const { padding, fee } = m.players.deployer

type Name = keyof typeof m.parameters | 'deployer.padding' | 'deployer.fee'

const incomeAt = (padded: Formula<Name>): Formula<Name> =>
  formula`${rebate} * ${baseFee} * (${necessaryGas} + ${padded}) + ${sideIncome}`
const profitAt = (padded: Formula<Name>, charged: Formula<Name>): Formula<Name> => {
  const price = formula`(${baseFee} + ${tip}) * (${necessaryGas} + ${padded}) + ${charged}`
  const calls = match(demandForm, {
    linear: formula`max(0, ${demand} - ${slope} * ${price})`,
    exponential: formula`${demand} * exp(-${price} / ${scale})`,
    'constant-elasticity': formula`${demand} * (${price} / ${referencePrice})^(-${elasticity})`,
  })
  return formula`${calls} * (${incomeAt(padded)} + ${charged})`
}
const nothing = formula`0`
const quietPrice = formula`(${baseFee} + ${tip}) * ${necessaryGas}`
const quietIncome = incomeAt(nothing)

/** What the first unit of padding loses, in calls, less what it brings: not negative iff ε_g >= ρ b g0 / (ρ b g0 + φ). */
const marginalLoss = match(demandForm, {
  linear: formula`
    ${slope} * (${baseFee} + ${tip}) * ${quietIncome} - ${rebate} * ${baseFee} * (${demand} - ${slope} * ${quietPrice})`,
  exponential: formula`
    (${baseFee} + ${tip}) * ${quietIncome} * ${demand} / ${scale} - ${rebate} * ${baseFee} * ${demand}`,
  'constant-elasticity': formula`
    (${elasticity} * ${quietIncome} / ${necessaryGas} - ${rebate} * ${baseFee}) * ${demand}`,
})

export default m.define({
  where: { profit: profitAt(padding, fee), quietPrice, quietIncome, marginalLoss },
  admissible: condition`${padding} <= ${mostPadding}`,
  payoffs: { deployer: profitAt(padding, fee) },
  honest: { deployer: { padding: 0, fee: 0 } },
  presets: {
    inelastic: {
      demandForm: 'constant-elasticity',
      elasticity: 0.6,
      sideIncome: 0.4,
      mostPadding: 10,
      about: 'a little padding loses, much of it gains',
    },
  },
  attacks: {
    padding: { varying: [padding], story: 'Burn useless gas in every call, to be paid a share of it.' },
    charge: { varying: [fee], story: 'Charge users directly.' },
  },
  claims: {
    'no-padding': {
      kind: 'unprofitable',
      attack: 'padding',
      expect: 'refuted',
      about: 'Gas padding does not pay.',
    },
    'no-padding-by-the-margin': {
      kind: 'unprofitable',
      attack: 'padding',
      assuming: condition`${marginalLoss} >= 0 and not ${demandForm.is('constant-elasticity')}`,
      tolerance: 1e-9,
      expect: 'tested',
      about: 'With linear or exponential demand it does not pay in any amount where the first unit of it does not.',
    },
    'no-padding-by-the-margin-whatever-demand': {
      kind: 'unprofitable',
      attack: 'padding',
      assuming: condition`${marginalLoss} >= 0`,
      tolerance: 1e-6,
      expect: 'refuted',
      about: 'It does not pay in any amount where the first unit of it does not, whatever demand is like.',
    },
    'no-padding-in-any-amount': {
      kind: 'unprofitable',
      attack: 'padding',
      assuming: condition`
        ${demandForm.is('constant-elasticity')}
        and ${elasticity} * log((${necessaryGas} + ${mostPadding}) / ${necessaryGas})
          >= log(${incomeAt(mostPadding)} / ${quietIncome})`,
      tolerance: 1e-6,
      expect: 'tested',
      about: 'With constant elasticity it does not pay in any amount where the most of it does not.',
    },
    'a-fee-beats-padding': {
      kind: 'holds',
      condition: condition`
        ${profitAt(nothing, formula`(${baseFee} + ${tip}) * ${padding}`)} >= ${profitAt(padding, nothing)}`,
      assuming: condition`${demandForm.is('linear')}`,
      expect: 'tested',
      about:
        'A fee that costs users as much as some padding brings the deployer at least as much, and loses no more calls.',
    },
  },
})
