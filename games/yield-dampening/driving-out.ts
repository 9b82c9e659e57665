import { condition, declare, formula } from '../../src/index.js'

/** Result C7 of README.md, beside this file: the extreme case, in which only the attacker is left. */
const m = declare('driving-out', {
  about: 'An attacker gives up its revenue until everyone else has left, and is paid more per ETH from then on.',
  parameters: {
    dampening: { in: [0, 2], default: 0.5, about: 'p: the yield falls with stake^-p' },
    share: { in: [0.01, 0.99], default: 0.5, about: 'α: of the stake that is the attacker’s' },
    staked: { in: [1e6, 120e6], default: 35e6, unit: 'ETH' },
    churn: {
      ...{ in: [1, 1e5], default: 256, unit: 'ETH/epoch' },
      about: 'the most that can leave',
      source: 'consensus-specs, electra: MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT',
    },
    epochs: { in: [1, 1e6], default: 82181.25, unit: 'epoch/year', about: 'of 32 slots of 12 s, in 365.25 days' },
    forgone: { in: [0, 1], default: 1, about: 'part of its revenue that the attacker gives up meanwhile' },
    horizon: { in: [0, 20], default: 5, unit: 'year', about: 'for how long the others stay away' },
  },
  players: { attacker: { choices: { attacks: { integers: [0, 1] } } } },
})
const { dampening, share, staked, churn, epochs, forgone, horizon } = m.parameters
const { attacks } = m.players.attacker

const leaving = formula`(1 - ${share}) * ${staked} / (${churn} * ${epochs})`
/** Of the attacker's yield, once it is alone. */
const multiplier = formula`${share}^(-${dampening})`
const payback = formula`${leaving} * ${forgone} / (${multiplier} - 1)`
const gain = formula`${horizon} * (${multiplier} - 1) - ${leaving} * ${forgone}`

export default m.define({
  where: { leaving, gain },
  // In years of what the attacker earned before.
  payoffs: { attacker: formula`${attacks} * ${gain}` },
  honest: { attacker: { attacks: 0 } },
  measures: {
    days: { formula: formula`365.25 * ${leaving}`, about: 'until everyone else has left' },
    multiplier: { formula: multiplier, about: 'of the attacker’s revenue, once it is alone' },
    payback: { formula: payback, unit: 'year', about: 'from then on, until what was forgone is earned back' },
  },
  presets: {
    'constant-yield': { dampening: 0, about: 'nothing to win' },
    ethereum: { dampening: 0.5, about: 'the square root' },
    'constant-issuance': { dampening: 1, about: 'whoever is left takes all' },
  },
  attacks: { 'drive-out': { varying: [attacks], story: 'Censor the votes of everyone else until they have left.' } },
  claims: {
    'no-driving-out': {
      kind: 'unprofitable',
      attack: 'drive-out',
      expect: 'refuted',
      about: 'Driving out everyone else does not pay.',
    },
    'no-driving-out-under-a-constant-yield': {
      kind: 'unprofitable',
      attack: 'drive-out',
      assuming: condition`${dampening} = 0`,
      expect: 'proved',
      about: 'It does not where the yield does not answer to the stake.',
    },
    'pays-after-the-payback': {
      kind: 'holds',
      condition: condition`${gain} > 0`,
      assuming: condition`${dampening} >= 0.01 and ${horizon} >= 1.001 * ${payback} and ${horizon} >= 0.001`,
      expect: 'tested',
      about: 'It does if the others stay away for longer than forgone · leaving / (α^-p - 1).',
    },
    'loses-before-the-payback': {
      kind: 'holds',
      condition: condition`${gain} < 0`,
      assuming: condition`${dampening} >= 0.01 and ${horizon} <= 0.999 * ${payback} and ${forgone} = 1`,
      expect: 'tested',
      about: 'It does not if they come back sooner.',
    },
    'half-takes-304-days': {
      kind: 'holds',
      condition: condition`303.5 <= ${leaving} * 365.25 and ${leaving} * 365.25 <= 304.5`,
      assuming: condition`${share} = 1/2 and ${staked} = 35e6 and ${churn} = 256 and ${epochs} = 82181.25`,
      expect: 'proved',
      about: 'At 256 ETH an epoch 17.5 million ETH leave in 304 days.',
    },
  },
})
