import { condition, declare, formula, match } from '../../src/index.js'

/** Results A10 and A11 of README.md, beside this file: the rule by which EIP-1559 moves the base fee, as a dynamic. */
const m = declare('base-fee-controller', {
  about: 'Each block raises the base fee by at most an eighth if it was fuller than the target, and lowers it if not.',
  parameters: {
    demand: {
      options: ['full', 'empty', 'elastic', 'uniform'],
      default: 'elastic',
      about: 'for gas: as much as fits, none, with constant elasticity, or of users with values spread evenly',
    },
    target: { in: [1e5, 1e9], default: 15e6, unit: 'gas' },
    limit: { in: [1e5, 2e9], default: 30e6, unit: 'gas', about: 'what a block can hold' },
    speed: { in: [0, 1], default: 0.125, about: 'by which share a full block raises the base fee', source: 'EIP-1559' },
    startingFee: { in: [1e-9, 1e6], default: 10, unit: 'gwei/gas' },
    restingFee: { in: [1e-9, 1e6], default: 20, unit: 'gwei/gas', about: 'at which elastic demand is the target' },
    offset: { in: [-0.001, 0.001], default: 0.001, about: 'of a fee near the resting one, as a share of it' },
    elasticity: { in: [0, 64], default: 1, about: 'of the demand for gas; a whole number, where wei are whole' },
    users: { in: [0, 1e7], default: 2000, unit: 'call', about: 'who would like to call in each block' },
    gasPerCall: { in: [1, 1e8], default: 21000, unit: 'gas/call' },
    highest: { in: [0, 1e6], default: 20, unit: 'gwei/gas', about: 'value of a call; values are spread evenly from 0' },
    waiting: { in: [0, 1e6], default: 3.5, unit: 'gwei/gas', about: 'mean of what a call pays in tips and waiting' },
  },
  dynamics: {
    controller: {
      about: 'the rule in real numbers',
      step: 'block',
      steps: 400,
      state: { fee: { in: [0, 1e12], unit: 'gwei/gas' } },
    },
    integers: {
      about: 'the rule in whole wei, with the divisions that drop remainders, as EIP-1559 states it',
      step: 'block',
      steps: 400,
      arithmetic: 'exact',
      state: { fee: { integers: [0, 1e30], unit: 'wei/gas' } },
    },
  },
})
const { demand, target, limit, speed, startingFee, restingFee, offset, elasticity } = m.parameters
const { users, gasPerCall, highest, waiting } = m.parameters
const { controller, integers } = m.dynamics

/** Whole calls, as many as a block can hold. */
const wholeCalls = formula`floor(${limit} / ${gasPerCall} * 1)`
const willing = formula`${users} * max(0, min(1, (${highest} - ${waiting} - ${controller.fee}) / ${highest}))`
const used = match(demand, {
  full: formula`${wholeCalls} * ${gasPerCall}`,
  empty: 0,
  elastic: formula`min(${limit}, ${target} * (${controller.fee} / ${restingFee})^(-${elasticity}))`,
  uniform: formula`min(${wholeCalls}, ${willing}) * ${gasPerCall}`,
})
const fullness = formula`(${used} - ${target}) / ${target}`
const wholeUsed = match(demand, {
  full: formula`${wholeCalls} * ${gasPerCall}`,
  empty: 0,
  elastic: formula`min(${limit}, floor(${target} * (${restingFee} * 1e9 / ${integers.fee})^${elasticity}))`,
  uniform: formula`min(${wholeCalls}, floor(${users} * max(0, min(1, (${highest} - ${waiting} - ${integers.fee} / 1e9) / ${highest})))) * ${gasPerCall}`,
})
const moved = formula`floor(floor(${integers.fee} * abs(${wholeUsed} - ${target}) / ${target}) * ${speed})`

/** How far a fee near the resting one is from it after one block of elastic demand, as a share. */
const offsetAfter = formula`
  (1 + ${offset}) * (1 + ${speed} * (min(${limit} / ${target}, (1 + ${offset})^(-${elasticity})) - 1)) - 1`
const isOff = condition`${offset} != 0 and ${limit} >= 1.1 * ${target}`

export default m.define({
  where: { offsetAfter },
  dynamics: {
    controller: {
      start: { fee: startingFee },
      next: { fee: formula`${controller.fee} * (1 + ${speed} * ${fullness})` },
      measures: { used: { formula: used, unit: 'gas', about: 'gas in the block' } },
    },
    integers: {
      start: { fee: formula`floor(${startingFee} * 1e9)` },
      next: {
        fee: formula`if ${wholeUsed} > ${target} then ${integers.fee} + max(1, ${moved})
          else if ${wholeUsed} < ${target} then ${integers.fee} - ${moved} else ${integers.fee}`,
      },
      measures: { used: { formula: wholeUsed, unit: 'gas', about: 'gas in the block' } },
    },
  },
  admissible: condition`${limit} >= ${target}`,
  presets: {
    'full-blocks': { demand: 'full', startingFee: 1, target: 1e7, limit: 2e7, about: 'as in the abm1559 notebooks' },
    'abm1559-uniform': { demand: 'uniform', startingFee: 1, target: 1e7, limit: 2e7 },
    'just-stable': { elasticity: 15.5, startingFee: 20.1 },
    'just-unstable': { elasticity: 16.5, startingFee: 20.1 },
  },
  claims: {
    'a-step-comes-nearer': {
      kind: 'holds',
      condition: condition`abs(${offsetAfter}) < abs(${offset})`,
      assuming: condition`${isOff} and ${speed} >= 0.01 and ${elasticity} >= 0.1`,
      expect: 'refuted',
      about: 'Near the fee at which blocks are at the target, a block brings the fee nearer to it.',
    },
    'a-step-comes-nearer-while-demand-is-not-too-elastic': {
      kind: 'holds',
      condition: condition`abs(${offsetAfter}) < abs(${offset})`,
      assuming: condition`
        ${isOff} and ${speed} >= 0.01 and ${elasticity} >= 0.1 and ${speed} * ${elasticity} <= 1.9`,
      expect: 'tested',
      about: 'It does where speed times elasticity is below 2: at a speed of an eighth, below an elasticity of 16.',
    },
    'a-step-goes-farther-where-demand-is-too-elastic': {
      kind: 'holds',
      condition: condition`abs(${offsetAfter}) > abs(${offset})`,
      assuming: condition`${isOff} and ${speed} * ${elasticity} >= 2.1 and ${elasticity} <= 32`,
      expect: 'tested',
      about: 'And above 2 it goes farther away.',
    },
  },
})
