import { condition, declare, formula, match, type Formula } from '../../src/index.js'
import { integral } from './integral.js'

/** All ether there is, and the most of it that could ever be staked, in ETH. */
const ether = 120e6
const everyone = 119.9e6

/** Results B2 and B6 of README.md, beside this file: who stakes, what that costs, and who gains by it. */
const m = declare('validator-entry', {
  about: 'Holders of ether stake while the yield covers what they ask for, and the yield falls as more of them do.',
  parameters: {
    // what the mechanism fixes
    curve: {
      options: ['ethereum', 'power', 'constant'],
      default: 'ethereum',
      about: 'yield by issuance: cF/√D, A D^-p, or the same issuance whatever the stake',
    },
    factor: { in: [0, 1024], default: 64, source: 'consensus-specs, BASE_REWARD_FACTOR', about: 'F' },
    scale: { in: [0, 1e9], default: 166, about: 'yield of the power curve at one ETH of stake: A' },
    exponent: { in: [0, 2], default: 0.5, about: 'of the power curve: p' },
    constantIssuance: { in: [0, 1e7], default: 1e6, unit: 'ETH/year', about: 'where it is constant' },
    slashable: { in: [0, 1], default: 1, about: 'share of its stake that a slashed validator loses: φ' },
    // what the world fixes
    fees: { in: [0, 5e6], default: 300_000, unit: 'ETH/year', about: 'tips and MEV of all validators: V' },
    hazard: { in: [0, 0.1], default: 0, unit: '1/year', about: 'how often honest stake is slashed by accident: λ' },
    supply: { options: ['isoelastic', 'elowsson'], default: 'isoelastic', about: 'what holders ask for' },
    elasticity: { in: [0.2, 5], default: 1, about: 'of supply to the yield, if isoelastic: η, the inverse of s' },
    wholeSupply: { in: [1e5, 1e12], default: 9e8, unit: 'ETH', about: 'isoelastic supply at a yield of 1: N0' },
    anchorStake: {
      in: [1e6, 1e8],
      default: 25e6,
      unit: 'ETH',
      about: 'a stake at which it is known what holders ask for',
    },
    anchorYield: { in: [0.005, 0.2], default: 0.025, unit: '1/year', about: 'what they ask for there, if Elowsson’s' },
    tail: { in: [0, 0.1], default: 0.003, unit: '1/year', about: 'what Elowsson’s last holders add: .003 d/(1 - d)' },
  },
  players: {},
  populations: {
    holders: {
      about: 'holders of ether, by what they ask for',
      joined: { in: [1, everyone], unit: 'ETH', about: 'the stake: D' },
      type: { unit: '1/year', about: 'reservation yield' },
    },
  },
})
const { curve, factor, scale, exponent, constantIssuance, slashable, fees, hazard } = m.parameters
const { supply, elasticity, wholeSupply, anchorStake, anchorYield, tail } = m.parameters
const { joined, type, rank } = m.populations.holders

type Name = keyof typeof m.parameters

// 225 epochs a day, 365.25 days a year; a base reward is F/√(all stake in gwei) of a balance.
const issuedAt = <N extends string>(stake: Formula<N>): Formula<N | Name> =>
  match(curve, {
    ethereum: formula<N | Name>`225 * 365.25 / sqrt(1e9) * ${factor} / sqrt(${stake})`,
    power: formula<N | Name>`${scale} * (${stake} / 1)^(-${exponent})`,
    constant: formula<N | Name>`${constantIssuance} / ${stake}`,
  })
const yieldAt = <N extends string>(stake: Formula<N>): Formula<N | Name> =>
  formula<N | Name>`${issuedAt(stake)} + ${fees} / ${stake} - ${hazard} * ${slashable}`
const issuance = formula`${issuedAt(joined)} * ${joined}`
const yielded = yieldAt(joined)

// Elowsson: c1 √d + .003 d/(1 - d), with d the share of ether staked, and c1 such that the anchor is met.
const anchor = formula`${anchorStake} / ${ether}`
const steepness = formula`(${anchorYield} - ${tail} * ${anchor} / (1 - ${anchor})) / sqrt(${anchor})`
const isoelasticAt = <N extends string>(stake: Formula<N>): Formula<N | Name> =>
  formula<N | Name>`(${stake} / ${wholeSupply})^(1 / ${elasticity})`
const rootAt = <N extends string>(stake: Formula<N>): Formula<N | Name> =>
  formula<N | Name>`${steepness} * sqrt(${stake} / ${ether})`
/** What the last holder asks for, if so much is staked. */
const asksAt = <N extends string>(stake: Formula<N>): Formula<N | Name> =>
  match(supply, {
    isoelastic: isoelasticAt(stake),
    elowsson: formula<N | Name>`${rootAt(stake)} + ${tail} * ${stake} / (${ether} - ${stake})`,
  })

const revenue = formula`${yielded} * ${joined}`
// The pole of Elowsson's tail, at all ether, is integrated by its antiderivative: no ten points resolve it.
const tailCost = formula`-${tail} * (${joined} + ${ether} * log(1 - ${joined} / ${ether}))`
const cost = match(supply, {
  isoelastic: integral(isoelasticAt, joined),
  elowsson: formula`${integral(rootAt, joined)} + ${tailCost}`,
})
const costShare = formula`${cost} / ${revenue}`

// Result B2, where V = λφ = 0: all that holders supply at a yield is N0 y^η.
const power = match(curve, { ethereum: 0.5, power: exponent, constant: 1 })
const yieldOfOne = match(curve, {
  ethereum: formula`225 * 365.25 / sqrt(1e9) * ${factor}`,
  power: scale,
  constant: formula`${constantIssuance} / 1`,
})
const closedStake = formula`(${wholeSupply} / 1 * (${yieldOfOne} / 1)^${elasticity})^(1 / (1 + ${power} * ${elasticity}))`
const isTextbook = condition`${supply.is('isoelastic')} and ${fees} = 0 and ${hazard} = 0`
const one = formula`1`
// Clear of the corners, where the last holder gains.
const someStayOut = condition`${joined} >= 2 and ${joined} <= 119e6`

export default m.define({
  where: { issuance, yield: yielded, revenue, cost, closedStake },
  populations: { holders: { quantile: asksAt(formula`${rank} * ${everyone}`), payoff: formula`${yielded} - ${type}` } },
  payoffs: {},
  honest: {},
  // Somebody stakes, and supply rises.
  admissible: condition`
    ${yieldAt(one)} >= ${asksAt(one)} and (${supply.is('isoelastic')} or ${steepness} > 0)`,
  measures: {
    stake: { formula: joined, unit: 'ETH', about: 'D' },
    yield: { formula: yielded, unit: '1/year', about: 'of stake, with fees and MEV, less accidents' },
    issuance: { formula: issuance, unit: 'ETH/year' },
    cost: {
      formula: cost,
      unit: 'ETH/year',
      about: 'what those who stake ask for, by the curve of supply: the integral of reservation yields',
    },
    costShare: { formula: costShare, about: 'of what they are paid' },
    surplusShare: { formula: formula`1 - ${costShare}`, about: 'of what they are paid: what they would stake without' },
    costOfCapital: {
      formula: formula`${cost} / ${joined}`,
      unit: '1/year',
      about: 'what a staked ETH asks for, on average',
    },
  },
  presets: {
    textbook: {
      curve: 'power',
      fees: 0,
      scale: 166,
      exponent: 0.5,
      elasticity: 1,
      about: 'isoelastic supply and a power curve alone, with a closed form',
    },
    elowsson: {
      supply: 'elowsson',
      fees: 300_000,
      about: 'the published equilibrium is about 41.9M ETH',
      source: 'A. Elowsson, Properties of issuance level (part 1), notes.ethereum.org, 2024',
    },
    'mev-burn': { supply: 'elowsson', fees: 0, about: 'fees and MEV are burned' },
    'half-issuance': { supply: 'elowsson', factor: 32, about: 'half of the reward factor' },
    'constant-issuance': { supply: 'elowsson', curve: 'constant', constantIssuance: 1e6 },
    'flat-yield': {
      supply: 'elowsson',
      curve: 'power',
      exponent: 0,
      scale: 0.03,
      about: 'the same yield by issuance whatever the stake',
    },
    'dangerous-stake': {
      supply: 'elowsson',
      hazard: 0.01,
      slashable: 1,
      about: 'one in a hundred is slashed whole in a year',
    },
  },
  claims: {
    'closed-form-of-the-stake': {
      kind: 'holds',
      condition: condition`abs(${joined} / ${closedStake} - 1) <= 1e-9`,
      assuming: condition`${isTextbook} and ${someStayOut}`,
      expect: 'tested',
      about: 'Without fees and accidents isoelastic supply N0 y^η meets A D^-p at (N0 A^η)^(1/(1 + pη)).',
    },
    'cost-share-of-isoelastic-supply': {
      kind: 'holds',
      condition: condition`
        abs(${cost} - ${elasticity} / (1 + ${elasticity}) * ${revenue}) <= 1e-6 * (${issuance} + ${fees})`,
      assuming: condition`${supply.is('isoelastic')} and ${someStayOut}`,
      expect: 'tested',
      about: 'Isoelastic holders ask for η/(1 + η) of what they are paid, whatever the curve, fees and accidents.',
    },
    'stakers-gain-most': {
      kind: 'holds',
      condition: condition`${costShare} <= 1 / 2`,
      assuming: someStayOut,
      expect: 'refuted',
      about: 'At least half of what is paid is surplus of those who would have staked for less.',
    },
    'nobody-stakes-at-a-loss': {
      kind: 'holds',
      condition: condition`${costShare} <= 1`,
      assuming: condition`${yielded} >= 0.0001 and ${joined} > 1`,
      expect: 'tested',
      about: 'Those who stake ask for no more than they are paid.',
    },
  },
})
