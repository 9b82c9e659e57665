import { condition, declare, formula, match } from '../../src/index.js'

/** Question Q6 of README.md, beside this file. Amounts are per unit of the gas target, so that a full block is 1. */
const m = declare('revenue-sources', {
  about: 'What a protocol raises by one source alone, and what that costs all others beyond the revenue.',
  parameters: {
    instrument: { options: ['base-fee', 'excise', 'rent-tax', 'tip-tax', 'issuance'], default: 'excise' },
    capacity: {
      options: ['fixed', 'elastic'],
      default: 'fixed',
      about: 'whether more gas is offered at a higher price',
    },
    choke: { in: [10, 1000], default: 100, unit: 'gwei/gas', about: 'price at which nobody calls' },
    slope: {
      in: [1, 1000],
      default: 60,
      unit: 'gwei/gas',
      about: 'by which the price falls as demand fills the target',
    },
    cost: { in: [0, 10], default: 1, unit: 'gwei/gas', about: 'of including the first gas' },
    steepness: {
      in: [0, 1000],
      default: 30,
      unit: 'gwei/gas',
      about: 'by which the cost of including rises up to the target, where capacity is elastic',
    },
    excise: { in: [0, 1000], default: 10, unit: 'gwei/gas', about: 'what every unit of gas pays' },
    tax: { in: [0, 1], default: 0.2, about: 'share of declared rent or tips' },
    concealment: { in: [0.01, 10], default: 0.5, about: 'what hiding all rent costs, as a share of it' },
    sideChannel: { in: [0.001, 10], default: 0.05, about: 'what paying all tips off chain costs, as a share of them' },
    inflation: { in: [0, 0.2], default: 0.01, about: 'issued in a period, as a share of all holdings' },
    holdings: { in: [0, 1e6], default: 1000, unit: 'gwei/gas', about: 'without inflation' },
    flight: { in: [0, 5], default: 2, about: 'share of holdings that leaves for each unit of inflation' },
  },
  players: {
    proposer: { choices: { hidden: { in: [0, 1], about: 'share of rent or tips that is not declared' } } },
  },
})
const { instrument, capacity, choke, slope, cost, steepness, excise, tax } = m.parameters
const { concealment, sideChannel, inflation, holdings, flight } = m.parameters
const { hidden } = m.players.proposer

const costSlope = match(capacity, { fixed: 0, elastic: steepness })
/** By how much what the next unit is worth, less its cost, falls up to the target. */
const tilt = formula`${slope} + ${costSlope}`
const margin = formula`${choke} - ${cost}`
const unlevied = match(capacity, {
  fixed: formula`min(1, ${margin} / ${slope})`,
  elastic: formula`${margin} / ${tilt}`,
})
/** What fills exactly the target is worth over its cost: the base fee, where nothing else is levied. */
const scarcity = formula`max(0, ${margin} - ${tilt})`
const levied = formula`if ${excise} <= ${margin} then (${margin} - ${excise}) / ${tilt} else 0`
const quantity = match(instrument, {
  'base-fee': match(capacity, { fixed: unlevied, elastic: formula`min(1, ${unlevied})` }),
  // Up to what scarce room is worth, an excise takes the place of the base fee and changes nothing else.
  excise: match(capacity, {
    fixed: formula`if ${excise} <= ${scarcity} then ${unlevied} else ${levied}`,
    elastic: levied,
  }),
  'rent-tax': unlevied,
  'tip-tax': unlevied,
  issuance: unlevied,
})
/** Where capacity answers, no base fee is needed to clear the block. */
const leftToClear = match(capacity, { fixed: scarcity, elastic: 0 })
const baseFee = match(instrument, {
  'base-fee': scarcity,
  excise: formula`max(0, ${leftToClear} - ${excise})`,
  'rent-tax': leftToClear,
  'tip-tax': leftToClear,
  issuance: leftToClear,
})
/** What is left to proposers where it is not burned: scarcity, or the cheaper units under a rising cost. */
const rent = match(capacity, {
  fixed: formula`${baseFee} * ${quantity}`,
  elastic: formula`${steepness} * ${quantity}^2 / 2`,
})
const taxed = match(instrument, { 'base-fee': 0, excise: 0, 'rent-tax': tax, 'tip-tax': tax, issuance: 0 })
const hiding = match(instrument, {
  'base-fee': 0,
  excise: 0,
  'rent-tax': formula`${concealment} * ${hidden}^2 / 2`,
  'tip-tax': formula`${sideChannel} * ${hidden}^2 / 2`,
  issuance: 0,
})
const kept = match(instrument, {
  'base-fee': match(capacity, { fixed: 0, elastic: 1 }),
  excise: 1,
  'rent-tax': 1,
  'tip-tax': 1,
  issuance: 1,
})
const revenue = match(instrument, {
  'base-fee': formula`${baseFee} * ${quantity}`,
  excise: formula`${excise} * ${quantity}`,
  'rent-tax': formula`${tax} * (1 - ${hidden}) * ${rent}`,
  'tip-tax': formula`${tax} * (1 - ${hidden}) * ${rent}`,
  issuance: formula`${inflation} * ${holdings} * (1 - ${flight} * ${inflation})`,
})
const lostGas = formula`(${tilt} * (${unlevied} - ${quantity}) / 2 + (${margin} - ${tilt} * ${unlevied})) * (${unlevied} - ${quantity})`
const lostHoldings = match(instrument, {
  'base-fee': 0,
  excise: 0,
  'rent-tax': 0,
  'tip-tax': 0,
  issuance: formula`${flight} * ${inflation}^2 * ${holdings} / 2`,
})
/** What everybody together is worse off by, beyond what the protocol raises. */
const loss = formula`${lostGas} + ${lostHoldings} + ${hiding} * ${rent}`

const isFixed = condition`${capacity.is('fixed')}`
const isElastic = condition`${capacity.is('elastic')}`

export default m.define({
  where: { tilt, margin, unlevied, scarcity, quantity, baseFee, rent, revenue, loss },
  payoffs: { proposer: formula`${rent} * (${kept} - ${taxed} * (1 - ${hidden}) - ${hiding})` },
  honest: { proposer: { hidden: 0 } },
  admissible: condition`${flight} * ${inflation} <= 1`,
  measures: {
    revenue: { formula: revenue, unit: 'gwei/gas', about: 'that the protocol raises' },
    loss: { formula: loss, unit: 'gwei/gas', about: 'of everybody together, beyond the revenue' },
    lossPerRevenue: { formula: formula`${loss} / ${revenue}`, about: 'what raising one more costs, on average' },
    quantity: { formula: quantity, about: 'of gas, as a share of the target' },
    baseFee: { formula: baseFee, unit: 'gwei/gas', about: 'that still clears the block' },
  },
  presets: {
    'base-fee': { instrument: 'base-fee' },
    excise: { instrument: 'excise' },
    'rent-tax': { instrument: 'rent-tax' },
    'tip-tax': { instrument: 'tip-tax' },
    issuance: { instrument: 'issuance' },
  },
  attacks: {
    hide: { varying: [hidden], story: 'Take payment where the protocol does not see it.' },
  },
  claims: {
    'only-the-base-fee-distorts-nothing': {
      kind: 'holds',
      condition: condition`${loss} > 0`,
      assuming: condition`not ${instrument.is('base-fee')} and ${revenue} > 0`,
      expect: 'refuted',
      about: 'Whatever raises revenue and is not the base fee loses value.',
    },
    'base-fee-distorts-nothing': {
      kind: 'holds',
      condition: condition`${loss} = 0`,
      assuming: condition`${instrument.is('base-fee')} and ${isFixed}`,
      expect: 'proved',
      about: 'With capacity fixed the base fee loses nothing: it is what scarce room is worth.',
    },
    'base-fee-distorts-nothing-when-capacity-answers': {
      kind: 'holds',
      condition: condition`${loss} = 0`,
      assuming: condition`${instrument.is('base-fee')} and ${isElastic}`,
      expect: 'refuted',
      about: 'Nor does it where more gas would be offered at a higher price.',
    },
    'excise-distorts-nothing-below-the-base-fee': {
      kind: 'holds',
      condition: condition`${loss} = 0`,
      assuming: condition`${instrument.is('excise')} and ${isFixed} and ${excise} <= ${scarcity}`,
      expect: 'tested',
      about: 'With capacity fixed an excise of at most the base fee loses nothing either.',
    },
    'excise-lowers-the-base-fee-one-for-one': {
      kind: 'holds',
      condition: condition`${baseFee} + ${excise} = ${scarcity} and ${quantity} = 1`,
      assuming: condition`${instrument.is('excise')} and ${isFixed} and ${excise} <= ${scarcity} and ${margin} >= ${slope}`,
      expect: 'tested',
      about: 'It lowers the base fee one for one, and blocks stay full.',
    },
    'excise-distorts-nothing': {
      kind: 'holds',
      condition: condition`${loss} = 0`,
      assuming: condition`${instrument.is('excise')} and ${isFixed}`,
      expect: 'refuted',
      about: 'Nor does an excise of any size.',
    },
    'excise-distorts-nothing-when-capacity-answers': {
      kind: 'holds',
      condition: condition`${loss} = 0`,
      assuming: condition`${instrument.is('excise')} and ${isElastic} and ${excise} <= ${scarcity}`,
      expect: 'refuted',
      about: 'Nor does a small one where capacity is elastic.',
    },
    'loss-of-an-excise': {
      kind: 'holds',
      condition: condition`${loss} = ${excise}^2 / (2 * (${slope} + ${steepness}))`,
      assuming: condition`${instrument.is('excise')} and ${isElastic} and ${excise} <= ${margin}`,
      expect: 'tested',
      about: 'Where capacity is elastic an excise t loses t²/(2(d + k)).',
    },
    'a-rent-tax-loses-what-hiding-costs': {
      kind: 'holds',
      condition: condition`${loss} = ${concealment} * ${hidden}^2 / 2 * ${rent}`,
      assuming: condition`${instrument.is('rent-tax')}`,
      expect: 'proved',
      about:
        'A tax on the rent of proposers loses what they spend on hiding, and nothing else, whatever capacity does.',
    },
    'the-market-clears': {
      kind: 'holds',
      condition: condition`abs(${margin} - ${tilt} * ${quantity} - (${baseFee} + ${excise})) <= 1e-9 * ${choke}`,
      assuming: condition`${instrument.is('excise')} and ${isFixed} and ${excise} <= ${margin} and ${margin} >= ${slope}`,
      expect: 'tested',
      about: 'What the last unit is worth is what it costs: inclusion, the excise and the base fee.',
    },
    'rent-is-declared': {
      kind: 'unprofitable',
      attack: 'hide',
      assuming: condition`${instrument.is('rent-tax')}`,
      expect: 'refuted',
      about: 'It does not pay to hide rent from a tax on it.',
    },
    'tips-are-declared': {
      kind: 'unprofitable',
      attack: 'hide',
      assuming: condition`${instrument.is('tip-tax')}`,
      expect: 'refuted',
      about: 'It does not pay to be tipped off chain where tips are taxed.',
    },
    'nothing-to-hide-from-a-base-fee': {
      kind: 'unprofitable',
      attack: 'hide',
      assuming: condition`${instrument.is('base-fee')} or ${instrument.is('excise')} or ${instrument.is('issuance')}`,
      expect: 'proved',
      about: 'There is nothing to hide from what is levied on gas or on holdings.',
    },
    'issuance-distorts-nothing': {
      kind: 'holds',
      condition: condition`${loss} = 0`,
      assuming: condition`${instrument.is('issuance')}`,
      expect: 'refuted',
      about: 'Issuance loses nothing.',
    },
  },
})
