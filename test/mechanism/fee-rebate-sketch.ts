import { declare } from '../../src/mechanism/code/declare.js'
import { condition, formula, match } from '../../src/formula/template/template.js'

const m = declare('fee-rebate', {
  about: 'A share of the fees goes to the contract that was called, instead of being burned.',
  parameters: {
    // what the mechanism fixes
    rebate: { in: [0, 1], default: 0.2, source: 'Canto x/csr CSRShares' },
    tipShare: { in: [0, 1], default: 0 },
    attribution: { options: ['to', 'frame', 'pool'], default: 'to' },
    tipTreatment: { options: ['excluded', 'included'], default: 'excluded' },
    target: { in: [1e6, 1e8], default: 15e6, unit: 'gas' },
    // what the world fixes
    horizon: { options: ['block', 'steady-state'], default: 'block' },
    quietFee: { in: [1, 200], default: 20, unit: 'gwei/gas', about: 'base fee without wash' },
    tip: { in: [0, 20], default: 0, unit: 'gwei/gas' },
    elasticity: { in: [0.05, 16], default: 1, about: 'of the demand for gas; positive' },
    necessaryGas: { in: [1, 1e6], default: 50_000, unit: 'gas/call' },
    demand: { in: [0, 1e5], default: 1000, unit: 'call', about: 'calls at price zero' },
    slope: { in: [1e-8, 1], default: 1e-5, unit: 'call^2/gwei', about: 'calls lost for each gwei of price' },
    sideIncome: { in: [0, 1e7], default: 0, unit: 'gwei/call' },
    airdrop: { in: [0, 200], default: 0, unit: 'gwei/gas', about: 'outside reward for gas spent' },
    direct: { in: [0, 1], default: 1, about: 'share of calls whose `to` is the contract' },
    ownFrames: { in: [0, 1], default: 1, about: "share of a call's gas in the contract's own frames" },
    rivalGas: { in: [0, 1e8], default: 5e6, unit: 'gas', about: 'gas of the other eligible contracts' },
    plainGas: { in: [0, 1e8], default: 5e6, unit: 'gas', about: 'gas of everything not eligible' },
  },
  players: {
    deployer: {
      choices: {
        padding: { in: [0, 1e6], unit: 'gas/call' },
        fee: { in: [0, 1e8], unit: 'gwei/call' },
        kickback: { in: [0, 1e8], unit: 'gwei/call' },
        wash: { in: [0, 1e7], unit: 'gas' },
      },
    },
    proposer: {
      choices: { returned: { in: [0, 1], about: 'share of its tips on wash gas that it hands back' } },
    },
    user: {},
  },
  state: { baseFee: { in: [0, 1e6], unit: 'gwei/gas' } },
})
const { rebate, tipShare, attribution, tipTreatment, target, horizon, quietFee, tip, elasticity } = m.parameters
const { necessaryGas, demand, slope, sideIncome, airdrop, direct, ownFrames, rivalGas, plainGas } = m.parameters
const { deployer, proposer } = m.players
const { baseFee } = m.state

const gas = formula`${necessaryGas} + ${deployer.padding}`
const price = formula`(${baseFee} + ${tip}) * ${gas} + ${deployer.fee} - ${deployer.kickback}`
const calls = formula`max(0, ${demand} - ${slope} * ${price})`

const shareOfTip = match(tipTreatment, { excluded: 0, included: tipShare })
const perGas = formula`${rebate} * ${baseFee} + ${shareOfTip} * ${tip}`
const eligibleGas = formula`${calls} * ${gas} + ${deployer.wash} + ${rivalGas}`
const attributed = match(attribution, {
  to: direct,
  frame: ownFrames,
  pool: formula`(${eligibleGas} + ${plainGas}) / ${eligibleGas}`,
})
const washRebate = match(attribution, { to: perGas, frame: perGas, pool: formula`${attributed} * ${perGas}` })
const washCost = formula`${baseFee} + ${tip} * (1 - ${proposer.returned}) - ${washRebate} - ${airdrop}`

export default m.define({
  where: { gas, price, calls, shareOfTip, perGas, eligibleGas, attributed, washRebate, washCost },
  equations: {
    baseFee: condition`${baseFee} = if ${horizon.is('steady-state')}
      then ${quietFee} * (1 - ${deployer.wash} / ${target})^(-1 / ${elasticity})
      else ${quietFee}`,
  },
  payoffs: {
    deployer: formula`
      ${calls} * (${attributed} * ${perGas} * ${gas} + ${deployer.fee} - ${deployer.kickback} + ${sideIncome})
      - ${deployer.wash} * ${washCost}`,
    proposer: formula`
      (1 - ${shareOfTip}) * ${tip} * ${calls} * ${gas}
      + (1 - ${shareOfTip} - ${proposer.returned}) * ${tip} * ${deployer.wash}`,
    user: formula`${calls}^2 / (2 * ${slope})`,
  },
  honest: { deployer: { padding: 0, fee: 0, kickback: 0, wash: 0 }, proposer: { returned: 0 }, user: {} },
  presets: {
    canto: { rebate: 0.2, tipShare: 0.2, attribution: 'to', tipTreatment: 'included' },
    evmos: { rebate: 0.95, tipShare: 0.95, attribution: 'to', tipTreatment: 'included' },
    'eip-6968': { rebate: 0.2, attribution: 'frame', tipTreatment: 'excluded' },
  },
  attacks: {
    padding: { varying: [deployer.padding], story: 'Burn useless gas in every call to be paid a share of it.' },
    kickback: { varying: [deployer.kickback], story: 'Hand part of the rebate to users to draw calls.' },
    wash: { varying: [deployer.wash], story: 'Call your own contract.' },
    'wash-with-proposer': {
      varying: [deployer.wash, proposer.returned],
      story: 'The proposer hands back its tips on wash gas.',
    },
  },
  claims: {
    'no-padding': { kind: 'unprofitable', attack: 'padding', expect: 'refuted' },
    'no-kickback': { kind: 'unprofitable', attack: 'kickback', expect: 'refuted' },
    'no-wash': {
      kind: 'unprofitable',
      attack: 'wash',
      expect: 'proved',
      assuming: condition`${horizon.is('block')} and not ${attribution.is('pool')} and ${airdrop} = 0 and ${rebate} < 1`,
    },
    'no-collusive-wash': {
      kind: 'unprofitable',
      attack: 'wash-with-proposer',
      expect: 'proved',
      assuming: condition`${horizon.is('block')} and not ${attribution.is('pool')} and ${airdrop} = 0`,
    },
    'no-pumping': {
      kind: 'unprofitable',
      attack: 'wash',
      assuming: condition`${horizon.is('steady-state')} and ${airdrop} = 0
        and ${elasticity} >= ${rebate} * ${calls} * ${gas} / (${target} - ${rebate} * (${target} - ${calls} * ${gas}))`,
    },
  },
})
