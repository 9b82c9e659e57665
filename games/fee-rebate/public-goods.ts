import { condition, declare, formula } from '../../src/index.js'

/** Result A12 of README.md, beside this file: whether a contract that earns little by itself is written at all. */
const m = declare('public-goods', {
  about: 'A founder writes a contract if what its calls bring, while copies compete for them, repays the work.',
  parameters: {
    rebate: { in: [0, 1], default: 0.2, about: 'share of the base fee paid to the contract' },
    feePerCall: { in: [0, 100], default: 1, unit: 'gwei/call', about: 'base fee times gas' },
    switchingCost: { in: [0, 100], default: 0, unit: 'gwei/call', about: 'of a user who calls a copy instead' },
    calls: { in: [0, 1e4], default: 100, unit: 'call', about: 'in each period' },
    discount: { in: [0, 0.99], default: 0.9, about: 'worth today of what comes in a period’s time' },
    fixedCost: { in: [0, 1e8], default: 150, unit: 'gwei', about: 'of writing the contract' },
    privateIncome: { in: [0, 1e8], default: 0, unit: 'gwei', about: 'what the contract brings its founder besides' },
  },
  players: {
    founder: {
      choices: {
        deploys: { integers: [0, 1] },
        keeps: { in: [0, 1], about: 'share of the rebate that users do not get back' },
      },
    },
    copycat: {
      choices: { keeps: { in: [0, 1], about: 'share of the rebate that users do not get back' } },
    },
  },
})
const { rebate, feePerCall, switchingCost, calls, discount, fixedCost, privateIncome } = m.parameters
const { founder, copycat } = m.players

const rebatePerCall = formula`${rebate} * ${feePerCall}`
const traffic = formula`${calls} / (1 - ${discount})`
// Users stay with the first contract while a copy saves them no more than it costs to go there.
const stays = condition`${rebatePerCall} * (${founder.keeps} - ${copycat.keeps}) <= ${switchingCost}`
/** With copies that hand back everything, as competition among them leads to. */
const mostKept = formula`if ${rebatePerCall} <= ${switchingCost} then 1 else ${switchingCost} / ${rebatePerCall}`
const worth = formula`${privateIncome} + min(${rebatePerCall}, ${switchingCost}) * ${traffic}`
const income = formula`${privateIncome} + (if ${stays} then ${rebatePerCall} * ${founder.keeps} * ${traffic} else 0)`
const profit = formula`${income} - ${fixedCost}`

export default m.define({
  where: { rebatePerCall, traffic, worth, income, profit },
  payoffs: {
    founder: formula`${founder.deploys} * ${profit}`,
    copycat: formula`
      ${founder.deploys} * (if ${stays} then 0 else ${rebatePerCall} * ${copycat.keeps} * ${traffic})`,
  },
  honest: { founder: { deploys: 1, keeps: mostKept }, copycat: { keeps: 0 } },
  presets: {
    burn: { rebate: 0, about: 'the base fee is burned whole' },
    'free-to-switch': { rebate: 0.2, switchingCost: 0 },
    'half-way': { rebate: 0.2, switchingCost: 0.1 },
    'held-fast': { rebate: 0.2, switchingCost: 0.2 },
  },
  attacks: {
    'walk-away': { varying: [founder.deploys], story: 'Leave the contract unwritten.' },
  },
  claims: {
    'is-written': {
      kind: 'rational',
      player: 'founder',
      outside: 0,
      expect: 'refuted',
      about: 'The founder does no worse by writing the contract than by leaving it.',
    },
    'is-written-when-worth-it': {
      kind: 'nash',
      player: 'founder',
      assuming: condition`${worth} >= ${fixedCost}`,
      expect: 'tested',
      about:
        'The contract is written, and keeps what the switching cost protects, where private income and min(ρbg, switching cost) on all calls repay the work.',
    },
    'is-not-written-otherwise': {
      kind: 'holds',
      condition: condition`${profit} < 0`,
      assuming: condition`${worth} < ${fixedCost} and ${copycat.keeps} = 0`,
      expect: 'tested',
      about: 'Elsewhere nothing that the founder may keep repays it.',
    },
    'nothing-earned-under-a-burn': {
      kind: 'holds',
      condition: condition`${income} <= ${privateIncome}`,
      assuming: condition`${rebate} = 0`,
      expect: 'proved',
      about: 'Under a burn a contract earns nothing but its private income: a pure public good is never written.',
    },
    'nothing-earned-when-switching-is-free': {
      kind: 'holds',
      condition: condition`${income} <= ${privateIncome}`,
      assuming: condition`${switchingCost} = 0 and ${copycat.keeps} = 0`,
      expect: 'tested',
      about: 'Nor does it under a rebate, where copies hand all of it back and users switch for nothing.',
    },
    'nothing-earned-under-a-rebate': {
      kind: 'holds',
      condition: condition`${income} <= ${privateIncome}`,
      assuming: condition`${copycat.keeps} = 0`,
      expect: 'refuted',
      about: 'Nor under any rebate.',
    },
  },
})
