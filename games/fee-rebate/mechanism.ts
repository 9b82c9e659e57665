import { condition, declare, formula, match, proposed } from '../../src/index.js'

/** Results, sources and the meaning of each variant: README.md beside this file. */
const m = declare('fee-rebate', {
  about: 'A share of the fees goes to the contract that was called, instead of being burned.',
  parameters: {
    // what the mechanism fixes
    rebate: {
      in: [0, 5],
      default: 0.2,
      about: 'share of the base fee paid to the contract; above 1 it pays more than it takes',
    },
    tipShare: { in: [0, 1], default: 0, about: 'share of the tip paid to the contract' },
    attribution: { options: ['to', 'frame', 'pool'], default: 'to', about: 'whose gas counts as the contract’s' },
    tipTreatment: { options: ['excluded', 'included'], default: 'excluded', about: 'whether tips are shared at all' },
    eligibility: { options: ['every', 'registered', 'threshold'], default: 'every', about: 'which contracts are paid' },
    threshold: {
      in: [0, 1e9],
      default: 3e7,
      unit: 'gas',
      about: 'traffic from which a contract is paid, where eligibility is threshold',
    },
    target: { in: [1e6, 1e8], default: 15e6, unit: 'gas', about: 'gas target of a block' },
    // what the world fixes
    registered: { options: ['yes', 'no'], default: 'yes', about: 'whether this contract has registered' },
    horizon: {
      options: ['block', 'steady-state'],
      default: 'block',
      about: 'whether the base fee answers to wash gas',
    },
    demandForm: { options: ['linear', 'exponential', 'constant-elasticity'], default: 'linear' },
    quietFee: { in: [1, 200], default: 20, unit: 'gwei/gas', about: 'base fee without wash' },
    tip: { in: [0, 20], default: 0, unit: 'gwei/gas' },
    elasticity: { in: [0.05, 16], default: 1, about: 'of the whole block’s demand for gas, a positive number' },
    necessaryGas: { in: [1, 1e6], default: 50_000, unit: 'gas/call' },
    demand: {
      in: [0, 1e5],
      default: 1000,
      unit: 'call',
      about: 'calls at price zero; at the reference price for constant elasticity',
    },
    slope: {
      in: [1e-8, 1],
      default: 4e-4,
      unit: 'call^2/gwei',
      about: 'calls lost for each gwei of price, where demand is linear',
    },
    scale: {
      in: [1, 1e8],
      default: 1e6,
      unit: 'gwei/call',
      about: 'price at which exponential demand has fallen to 1/e',
    },
    callElasticity: { in: [0.05, 16], default: 0.6, about: 'of calls to their price, where that is constant' },
    referencePrice: {
      in: [1, 1e8],
      default: 1e6,
      unit: 'gwei/call',
      about: 'price at which constant-elasticity demand is demand',
    },
    lowestPrice: {
      in: [0.001, 1],
      default: 0.01,
      unit: 'gwei/call',
      about: 'price below which constant-elasticity demand no longer grows',
    },
    sideIncome: { in: [0, 1e7], default: 0, unit: 'gwei/call', about: 'what a call brings the deployer besides fees' },
    airdrop: { in: [0, 200], default: 0, unit: 'gwei/gas', about: 'outside reward for gas spent' },
    direct: { in: [0, 1], default: 1, about: 'share of calls whose `to` is the contract' },
    ownFrames: { in: [0, 1], default: 1, about: "share of a call's gas in the contract's own frames" },
    rivalGas: { in: [1, 1e8], default: 5e6, unit: 'gas', about: 'gas of the other eligible contracts' },
    plainGas: { in: [0, 1e8], default: 5e6, unit: 'gas', about: 'gas of everything not eligible' },
  },
  players: {
    deployer: {
      choices: {
        padding: { in: [0, 1e6], unit: 'gas/call', about: 'useless gas burned in every call' },
        fee: { in: [0, 1e8], unit: 'gwei/call', about: 'charged directly' },
        kickback: { in: [0, 1e8], unit: 'gwei/call', about: 'handed back to the user' },
        wash: { in: [0, 1e7], unit: 'gas', about: 'gas of calls to itself' },
      },
    },
    proposer: {
      choices: { returned: { in: [0, 1], about: 'share of its tips on wash gas that it hands back' } },
    },
    user: {},
  },
  state: { baseFee: { in: [0, 1e9], unit: 'gwei/gas' } },
})

const { rebate, tipShare, attribution, tipTreatment, eligibility, threshold, target } = m.parameters
const { registered, horizon, demandForm, quietFee, tip, elasticity, necessaryGas, demand, slope, scale } = m.parameters
const { callElasticity, referencePrice, lowestPrice, sideIncome, airdrop, direct, ownFrames, rivalGas, plainGas } =
  m.parameters
const { deployer, proposer } = m.players
const { baseFee } = m.state

// What a call costs its user, and how many calls there are at that price.
const gas = formula`${necessaryGas} + ${deployer.padding}`
const price = formula`(${baseFee} + ${tip}) * ${gas} + ${deployer.fee} - ${deployer.kickback}`
const relativePrice = formula`max(${price}, ${lowestPrice}) / ${referencePrice}`
const calls = match(demandForm, {
  linear: formula`max(0, ${demand} - ${slope} * ${price})`,
  exponential: formula`${demand} * exp(-${price} / ${scale})`,
  'constant-elasticity': formula`${demand} * ${relativePrice}^(-${callElasticity})`,
})

// Who is paid, for which gas, and how much for each unit of it.
const contractGas = formula`${calls} * ${gas} + ${deployer.wash}`
const eligible = match(eligibility, {
  every: 1,
  registered: match(registered, { yes: 1, no: 0 }),
  threshold: formula`if ${contractGas} >= ${threshold} then 1 else 0`,
})
const shareOfTip = match(tipTreatment, { excluded: 0, included: tipShare })
const perGas = formula`${eligible} * (${rebate} * ${baseFee} + ${shareOfTip} * ${tip})`
const eligibleGas = formula`${contractGas} + ${rivalGas}`
const poolFactor = formula`(${eligibleGas} + ${plainGas}) / ${eligibleGas}`
const attributed = match(attribution, { to: direct, frame: ownFrames, pool: poolFactor })
const washRebate = match(attribution, { to: perGas, frame: perGas, pool: formula`${poolFactor} * ${perGas}` })
const washCost = formula`${baseFee} + ${tip} * (1 - ${proposer.returned}) - ${washRebate} - ${airdrop}`

// What users gain from their calls; with constant elasticity, up to a hundred times the reference price.
const surplus = match(demandForm, {
  linear: formula`${calls}^2 / (2 * ${slope})`,
  exponential: formula`${calls} * ${scale}`,
  'constant-elasticity': formula`
    ${demand} * ${referencePrice} * (if ${callElasticity} = 1
      then log(100 / min(100, ${relativePrice}))
      else (100^(1 - ${callElasticity}) - min(100, ${relativePrice})^(1 - ${callElasticity})) / (1 - ${callElasticity}))
    + ${calls} * max(0, ${lowestPrice} - ${price})`,
})

const withinABlock = condition`${horizon.is('block')} and not ${attribution.is('pool')} and not ${eligibility.is('threshold')}`

export default m.define({
  where: {
    gas,
    price,
    relativePrice,
    calls,
    contractGas,
    eligible,
    shareOfTip,
    perGas,
    eligibleGas,
    poolFactor,
    attributed,
    washRebate,
    washCost,
    surplus,
  },
  equations: {
    baseFee: condition`${baseFee} = if ${horizon.is('steady-state')}
      then ${quietFee} * (1 - ${deployer.wash} / ${target})^(-1 / ${elasticity})
      else ${quietFee}`,
  },
  admissible: condition`${deployer.wash} < ${target}`,
  payoffs: {
    deployer: formula`
      ${calls} * (${attributed} * ${perGas} * ${gas} + ${deployer.fee} - ${deployer.kickback} + ${sideIncome})
      - ${deployer.wash} * ${washCost}`,
    proposer: formula`
      (1 - ${shareOfTip} * ${eligible}) * ${tip} * ${calls} * ${gas}
      + (1 - ${shareOfTip} * ${eligible} - ${proposer.returned}) * ${tip} * ${deployer.wash}`,
    user: surplus,
  },
  honest: { deployer: { padding: 0, fee: 0, kickback: 0, wash: 0 }, proposer: { returned: 0 }, user: {} },
  presets: {
    'eip-1559': {
      rebate: 0,
      tipShare: 0,
      attribution: 'frame',
      tipTreatment: 'excluded',
      eligibility: 'every',
      about: 'the base fee is burned whole, so that whose gas it was does not matter',
      source: 'EIP-1559',
    },
    canto: {
      rebate: 0.2,
      tipShare: 0.2,
      attribution: 'to',
      tipTreatment: 'included',
      eligibility: 'registered',
      source: 'Canto x/csr, types/params.go (CSRShares 0.20) and keeper/evm_hooks.go',
    },
    'evmos-before': {
      rebate: 0.5,
      tipShare: 0.5,
      attribution: 'to',
      tipTreatment: 'included',
      eligibility: 'registered',
      about: 'before proposal 104',
      source: 'Evmos x/revenue v1, DefaultDeveloperShares 0.50',
    },
    evmos: {
      rebate: 0.95,
      tipShare: 0.95,
      attribution: 'to',
      tipTreatment: 'included',
      eligibility: 'registered',
      about: 'after proposal 104',
      source: 'Evmos proposal 104, revenue/DeveloperShares 0.95',
    },
    'eip-6968-divided': {
      rebate: 0.2,
      tipShare: 0,
      attribution: 'frame',
      tipTreatment: 'excluded',
      eligibility: 'every',
      about: 'base fee divided by REVENUE_SHARE_QUOTIENT, as under "Dispersing Revenue"',
      source: 'EIP-6968',
    },
    'eip-6968-multiplied': {
      rebate: 5,
      tipShare: 0,
      attribution: 'frame',
      tipTreatment: 'excluded',
      eligibility: 'every',
      about: 'base fee times REVENUE_SHARE_QUOTIENT, as under "Fee Mechanism"',
      source: 'EIP-6968',
    },
    near: {
      rebate: 0.3,
      tipShare: 0,
      tip: 0,
      attribution: 'frame',
      tipTreatment: 'excluded',
      eligibility: 'every',
      about: '30 % of the gas burnt in function calls, per receipt',
      source: 'NEAR runtime config, burnt_gas_reward 3/10',
    },
    fantom: {
      rebate: 0.15,
      tipShare: 0,
      attribution: 'frame',
      tipTreatment: 'excluded',
      eligibility: 'threshold',
      about: '15 % of fees to an app from a threshold of traffic on; the burn fell from 20 % to 5 %',
      source: 'Fantom documentation, Gas Monetization',
    },
    textbook: {
      rebate: 0.2,
      quietFee: 1,
      tip: 0,
      necessaryGas: 2,
      demandForm: 'linear',
      demand: 10,
      slope: 1,
      sideIncome: 0,
      about: 'Q = 10 - P with a base fee of 1 and 2 units of gas a call: small numbers to check by hand',
    },
  },
  attacks: {
    padding: { varying: [deployer.padding], story: 'Burn useless gas in every call, to be paid a share of it.' },
    charge: { varying: [deployer.fee], story: 'Charge users directly.' },
    kickback: { varying: [deployer.kickback], story: 'Hand part of the rebate to users, to draw calls.' },
    wash: {
      varying: [deployer.wash],
      cost: formula`${deployer.wash} * (${baseFee} + ${tip})`,
      story: 'Call your own contract.',
    },
    'wash-with-proposer': {
      varying: [deployer.wash, proposer.returned],
      cost: formula`${deployer.wash} * (${baseFee} + ${tip})`,
      story: 'Call your own contract, and have the proposer hand back its tips on that gas.',
    },
  },
  claims: {
    'no-padding': {
      kind: 'unprofitable',
      attack: 'padding',
      expect: 'refuted',
      about: 'Gas padding does not pay.',
    },
    'fee-beats-padding': {
      kind: 'holds',
      condition: condition`${perGas} * ${deployer.padding} <= (${baseFee} + ${tip}) * ${deployer.padding}`,
      assuming: condition`${rebate} <= 1 and ${withinABlock}`,
      expect: 'proved',
      about: 'A direct fee that costs users as much as some padding brings the deployer at least as much a call.',
    },
    'no-kickback': {
      kind: 'unprofitable',
      attack: 'kickback',
      assuming: condition`${rebate} <= 1`,
      expect: 'refuted',
      about: 'Handing the rebate to users does not pay.',
    },
    'no-wash': {
      kind: 'unprofitable',
      attack: 'wash',
      assuming: condition`${withinABlock} and ${airdrop} = 0`,
      expect: 'refuted',
      about: 'Calling your own contract does not pay, whatever the share.',
      margin: {
        formula: formula`${washCost} / (${baseFee} + ${tip})`,
        unit: '1',
        about: 'of the fee is lost on a washed unit of gas',
      },
    },
    'no-wash-below-one': {
      kind: 'unprofitable',
      attack: 'wash',
      assuming: condition`${withinABlock} and ${airdrop} = 0 and ${rebate} < 1`,
      expect: 'proved',
      about: 'Calling your own contract does not pay while the share is below 1.',
    },
    'no-collusive-wash': {
      kind: 'unprofitable',
      attack: 'wash-with-proposer',
      assuming: condition`${withinABlock} and ${airdrop} = 0 and ${rebate} < 1`,
      expect: 'proved',
      about: 'Nor with a proposer that hands back its tips.',
    },
    'no-airdrop-wash': {
      kind: 'unprofitable',
      attack: 'wash',
      assuming: condition`${withinABlock} and ${rebate} < 1`,
      expect: 'refuted',
      about: 'An outside reward for gas spent does not make calling your own contract pay.',
    },
    'no-pool-wash': {
      kind: 'unprofitable',
      attack: 'wash',
      assuming: condition`${horizon.is('block')} and ${attribution.is('pool')} and not ${eligibility.is('threshold')} and ${airdrop} = 0 and ${rebate} < 1`,
      expect: 'refuted',
      about: 'Calling your own contract does not pay where a pool is shared by gas.',
    },
    'no-threshold-wash': {
      kind: 'unprofitable',
      attack: 'wash',
      assuming: condition`${horizon.is('block')} and not ${attribution.is('pool')} and ${eligibility.is('threshold')} and ${airdrop} = 0 and ${rebate} < 1`,
      expect: 'refuted',
      about: 'Calling your own contract to reach the threshold of traffic does not pay.',
    },
    'no-pumping': {
      kind: 'unprofitable',
      attack: 'wash',
      assuming: condition`${horizon.is('steady-state')} and not ${attribution.is('pool')} and not ${eligibility.is('threshold')} and ${airdrop} = 0 and ${rebate} < 1`,
      expect: 'refuted',
      about: 'Filling blocks to push up the base fee, and with it the rebate, does not pay.',
    },
  },
  bindings: {
    evmos: {
      format: 'cosmos',
      baseline: 'evmos-before',
      reads: { 'revenue/DeveloperShares': ['rebate', 'tipShare'] },
      source: 'Evmos x/revenue v1 params',
    },
    canto: {
      format: 'cosmos',
      baseline: 'canto',
      reads: { 'csr/CSRShares': ['rebate', 'tipShare'] },
      source: 'Canto x/csr params',
    },
    'eip-6968': {
      format: 'eip',
      baseline: 'eip-1559',
      reads: {
        REVENUE_SHARE_QUOTIENT: {
          readings: {
            divided: {
              quote: 'gas_used * (header.base_fee_per_gas // REVENUE_SHARE_QUOTIENT)',
              sets: { rebate: formula`1 / ${proposed}` },
            },
            multiplied: {
              quote: 'header.base_fee_per_gas * REVENUE_SHARE_QUOTIENT',
              sets: { rebate: proposed },
            },
          },
        },
      },
    },
  },
})
