import { condition, declare, formula, match } from '../../src/index.js'

/** Result A8 of README.md, beside this file: who is paid when calls come through somebody else's contract. */
const m = declare('rebate-routing', {
  about: 'A wrapper puts itself between users and a contract, and with it between the contract and the rebate.',
  parameters: {
    rebate: { in: [0, 1], default: 0.2, about: 'share of the base fee paid to the contract' },
    attribution: { options: ['to', 'frame'], default: 'to', about: 'whose gas counts as the contract’s' },
    baseFee: { in: [1, 200], default: 20, unit: 'gwei/gas' },
    contractGas: { in: [1, 1e6], default: 50_000, unit: 'gas/call' },
    wrapperGas: { in: [1, 1e6], default: 3000, unit: 'gas/call', about: 'that the detour costs' },
    calls: { in: [0, 1e5], default: 1000, unit: 'call' },
  },
  players: {
    contract: {},
    wrapper: {
      choices: { kickback: { in: [0, 1e8], unit: 'gwei/call', about: 'handed to users for the detour' } },
    },
    user: { choices: { detour: { integers: [0, 1], about: 'whether calls go through the wrapper' } } },
  },
})
const { rebate, attribution, baseFee, contractGas, wrapperGas, calls } = m.parameters
const { wrapper, user } = m.players

const paidDirectly = formula`${rebate} * ${baseFee} * ${contractGas}`
const paidToWrapper = match(attribution, {
  to: formula`${rebate} * ${baseFee} * (${contractGas} + ${wrapperGas})`,
  frame: formula`${rebate} * ${baseFee} * ${wrapperGas}`,
})
const paidToContract = match(attribution, {
  to: formula`(1 - ${user.detour}) * ${paidDirectly}`,
  frame: paidDirectly,
})

export default m.define({
  where: { paidDirectly, paidToWrapper, paidToContract },
  payoffs: {
    contract: formula`${calls} * ${paidToContract}`,
    wrapper: formula`${calls} * ${user.detour} * (${paidToWrapper} - ${wrapper.kickback})`,
    user: formula`${calls} * ${user.detour} * (${wrapper.kickback} - ${baseFee} * ${wrapperGas})`,
  },
  honest: { contract: {}, wrapper: { kickback: 0 }, user: { detour: 0 } },
  presets: {
    canto: { rebate: 0.2, attribution: 'to', source: 'Canto x/csr keeper/evm_hooks.go' },
    evmos: { rebate: 0.95, attribution: 'to', source: 'Evmos x/revenue, proposal 104' },
    'eip-6968': { rebate: 0.2, attribution: 'frame', source: 'EIP-6968' },
  },
  attacks: {
    capture: {
      varying: [wrapper.kickback, user.detour],
      cost: formula`${calls} * ${user.detour} * ${baseFee} * ${wrapperGas}`,
      story: 'Have users call a wrapper, and pay them for the detour out of the rebate that it takes.',
    },
  },
  claims: {
    'no-capture': {
      kind: 'collusion-proof',
      coalitions: [['wrapper', 'user']],
      transfers: false,
      expect: 'refuted',
      about: 'A wrapper and its users do not both gain by taking the rebate from the contract they call.',
    },
    'no-capture-per-frame': {
      kind: 'collusion-proof',
      coalitions: [['wrapper', 'user']],
      transfers: true,
      assuming: condition`${attribution.is('frame')}`,
      expect: 'proved',
      about: 'Not where each frame is paid for its own gas.',
    },
    'capture-takes-everything': {
      kind: 'holds',
      condition: condition`${paidToContract} = 0 and ${paidToWrapper} >= ${paidDirectly}`,
      assuming: condition`${attribution.is('to')} and ${user.detour} = 1`,
      expect: 'proved',
      about: 'Where only the outermost contract is paid, the wrapper takes the whole rebate.',
    },
    'no-capture-when-the-detour-is-dear': {
      kind: 'unprofitable',
      attack: 'capture',
      assuming: condition`${rebate} * (${contractGas} + ${wrapperGas}) <= ${wrapperGas}`,
      expect: 'tested',
      about: 'Capture does not pay where the detour burns more than the rebate of the whole call.',
    },
  },
})
