import { condition, declare, formula, match, type Formula } from '../../src/index.js'

/** Result C5 of README.md, beside this file: near a given stake every curve is a power law. */
const m = declare('local-exponent', {
  about: 'How strongly what stakers earn answers to the stake: issuance by a curve, and fees and MEV besides.',
  parameters: {
    curve: { options: ['power', 'tempered', 'capped'], default: 'power' },
    dampening: { in: [0, 2], default: 0.5, about: 'p: issuance yields (reference stake)^(p - 1/2) times stake^-p' },
    perYear: {
      ...{ in: [0.1, 100], default: '2.598799309597126239', unit: 'ETH^(1/2)/year' },
      about: 'c: 82181.25 epochs a year, over the square root of the gwei in an ETH',
    },
    reward: { in: [1, 1000], default: 64, about: 'F', source: 'consensus-specs, phase0: BASE_REWARD_FACTOR' },
    reference: { in: [1e5, 120e6], default: 33554432, unit: 'ETH', about: 'where all powers yield the same' },
    tempering: {
      ...{ in: [1e-9, 1e-5], default: 2.98023223876953125e-8, unit: '1/ETH' },
      about: 'k: issuance is divided by 1 + k·stake; 2^-25',
      source: 'A. Elowsson, Reward curve with tempered issuance (2024)',
    },
    cap: {
      ...{ in: [1e5, 120e6], default: 16777216, unit: 'ETH' },
      about: 'the stake from which issuance stays the same; 2^24',
      source: 'A. Elowsson, Reward curve with capped issuance (2024)',
    },
    stake: { in: [1e5, 120e6], default: 33554432, unit: 'ETH', about: 'that is staked; 2^25' },
    extra: { in: [0, 1e7], default: 300e3, unit: 'ETH/year', about: 'V: fees and MEV' },
  },
})
const { curve, dampening, perYear, reward, reference, tempering, cap, stake, extra } = m.parameters

type Name = keyof typeof m.parameters

const issuanceAt = (staked: Formula<Name>): Formula<Name> => {
  const square = formula`${perYear} * ${reward} * sqrt(${staked})`
  return match(curve, {
    power: formula`${perYear} * ${reward} * sqrt(${reference}) * (${staked} / ${reference})^(1 - ${dampening})`,
    tempered: formula`${square} / (1 + ${tempering} * ${staked})`,
    capped: formula`${perYear} * ${reward} * sqrt(min(${staked}, ${cap}))`,
  })
}
const yieldAt = (staked: Formula<Name>): Formula<Name> => formula`(${issuanceAt(staked)} + ${extra}) / ${staked}`
const issuance = issuanceAt(stake)
const issuanceShare = formula`${issuance} / (${issuance} + ${extra})`
/** Of issuance alone. */
const ofIssuance = match(curve, {
  power: dampening,
  tempered: formula`1/2 + ${tempering} * ${stake} / (1 + ${tempering} * ${stake})`,
  capped: formula`if ${stake} < ${cap} then 1/2 else 1`,
})
const exponent = formula`${issuanceShare} * ${ofIssuance} + 1 - ${issuanceShare}`
const step = formula`1e-4`
const measured = formula`
  log(${yieldAt(formula`${stake} * (1 - ${step})`)} / ${yieldAt(formula`${stake} * (1 + ${step})`)})
  / log((1 + ${step}) / (1 - ${step}))`
const peak = formula`1 / ${tempering}`

export default m.define({
  where: { peak },
  measures: {
    issuance: { formula: issuance, unit: 'ETH/year' },
    yield: { formula: yieldAt(stake), unit: '1/year', about: 'of issuance, fees and MEV together' },
    issuanceShare: { formula: issuanceShare, about: 'θ: of all that stakers earn' },
    ofIssuance: { formula: ofIssuance, about: 'exponent of issuance alone' },
    exponent: { formula: exponent, about: 'of all that stakers earn: θp + 1 - θ' },
    measured: { formula: measured, about: 'the same, read off the curve by a small step' },
  },
  presets: {
    ethereum: { about: 'the square root, at 2^25 ETH' },
    tempered: { curve: 'tempered', about: 'Elowsson’s, with its peak at 2^25 ETH' },
    capped: { curve: 'capped', about: 'as now up to 2^24 ETH, and no more beyond' },
    'no-extra': { extra: 0, about: 'without fees and MEV' },
  },
  claims: {
    'the-exponent-is-the-slope': {
      kind: 'holds',
      condition: condition`abs(${exponent} - ${measured}) <= 1e-6`,
      assuming: condition`not ${curve.is('capped')} or abs(${stake} / ${cap} - 1) >= 0.001`,
      expect: 'tested',
      about: 'θp + 1 - θ is how the log of the yield falls with the log of the stake, on every curve.',
    },
    'digits-at-2-to-the-25': {
      kind: 'holds',
      condition: condition`abs(${issuanceShare} - 0.763) <= 0.0005 and abs(${exponent} - 0.62) <= 0.005`,
      assuming: condition`
        ${curve.is('power')} and ${dampening} = 1/2 and ${reward} = 64 and ${perYear} = 2.598799309597123977
        and ${stake} = 33554432 and ${reference} = 33554432 and ${extra} = 300000`,
      expect: 'proved',
      about: 'At 2^25 ETH with 300,000 ETH a year of fees and MEV: θ = .763, and an exponent of .62 instead of .5.',
    },
    'tempered-issuance-peaks': {
      kind: 'holds',
      condition: condition`${issuance} <= ${perYear} * ${reward} * sqrt(${peak}) / 2 * (1 + 1e-9)`,
      assuming: condition`${curve.is('tempered')}`,
      expect: 'tested',
      about: 'The tempered curve issues most at the stake 1/k, where it issues half of what the square root does.',
    },
    'one-at-the-peak': {
      kind: 'holds',
      condition: condition`abs(${ofIssuance} - 1) <= 1e-9`,
      assuming: condition`${curve.is('tempered')} and ${tempering} * ${stake} = 1`,
      expect: 'tested',
      about: 'There its exponent is 1.',
    },
  },
})
