import { condition, declare, formula, match, type Formula } from '../../src/index.js'

/** Results C1, C2 and C3 of README.md, beside this file. Stake and revenue are told relative to before the attack. */
const m = declare('yield-dampening', {
  about: 'An attacker makes staking worth less to others; stake leaves, the yield recovers, and the attacker stays.',
  parameters: {
    // what the protocol fixes
    dampening: { in: [0, 2], default: 0.5, about: 'p: the yield of issuance falls with stake^-p' },
    harm: {
      options: ['given', 'in-amounts', 'collective', 'censoring', 'offline'],
      default: 'given',
      about:
        'what an attack costs the attacker: by a given griefing of revenue shares or of amounts, or as collective rewards ' +
        'have it: a small censor’s, any censor’s, or a minority’s that stays offline',
    },
    // what the world fixes
    slope: { in: [0.2, 10], default: 1, about: 's: the reservation yield of the last ETH goes with stake^s' },
    share: { in: [0.01, 0.99], default: 0.5, about: 'α: of the stake that is the attacker’s' },
    griefing: { in: [0.1, 100], default: 3, about: 'G: what victims lose for each part that the attacker loses' },
    issuance: {
      in: [0, 1],
      default: 1,
      about: 'θ: of all revenue; the rest, fees and MEV, is shared by whoever stakes',
    },
    largest: { in: [0.01, 0.99], default: 0.99, about: 'the largest part of the victims’ revenue that can be taken' },
    // what the model chooses
    leaves: {
      options: ['everyone', 'victims'],
      default: 'everyone',
      about: 'whose stake answers to the victims’ yield: all of it, or all but the attacker’s',
    },
    returns: {
      options: ['can-return', 'never-returns'],
      default: 'can-return',
      about: 'whether stake that left comes back once the attack ends, so that it must go on',
    },
  },
  players: {
    attacker: { choices: { size: { in: [0, 0.99], about: 'ε: part of the victims’ revenue that is taken away' } } },
  },
  state: { remaining: { in: [1e-12, 1], about: 'stake that answers, where nobody wants to leave or come' } },
})

const { dampening, harm, slope, share, griefing, issuance, largest, leaves, returns } = m.parameters
const { size } = m.players.attacker
const { remaining } = m.state

type Name = keyof typeof m.parameters | 'remaining' | 'attacker.size'

/** Of all validators, how many a censor keeps out where its victims lose this part of their revenue. */
const censored = formula`(2 - ${share} - sqrt((2 - ${share})^2 - 4 * (1 - ${share}) * ${size})) / 2`
const lost = match(harm, {
  given: formula`${size} / ${griefing}`,
  'in-amounts': formula`${size} * (1 - ${share}) / (${share} * ${griefing})`,
  collective: formula`${size} * (1 - ${share}) / (2 - ${share})`,
  censoring: censored,
  offline: formula`${size} / ${share}`,
})
const yieldAt = (staked: Formula<Name>): Formula<Name> =>
  formula`${issuance} * ${staked}^(-${dampening}) + (1 - ${issuance}) / ${staked}`
const stake = match(leaves, { everyone: remaining, victims: formula`${share} + (1 - ${share}) * ${remaining}` })
const yielded = yieldAt(stake)
const revenue = formula`${match(returns, { 'can-return': formula`1 - ${lost}`, 'never-returns': 1 })} * ${yielded}`

/** How strongly the yield answers near the present stake. */
const exponent = formula`${issuance} * ${dampening} + 1 - ${issuance}`
/** Of the stake that answers. */
const weight = match(leaves, { everyone: 1, victims: formula`1 - ${share}` })
const recovery = formula`${exponent} * ${weight} / (${slope} + ${exponent} * ${weight})`
/** What the attacker loses of its revenue for each part that victims lose, in an attack that is small. */
const price = match(harm, {
  given: formula`1 / ${griefing}`,
  'in-amounts': formula`(1 - ${share}) / (${share} * ${griefing})`,
  collective: formula`(1 - ${share}) / (2 - ${share})`,
  censoring: formula`(1 - ${share}) / (2 - ${share})`,
  offline: formula`1 / ${share}`,
})
/** The stake at which an attack of this size pays for itself, and the dampening that leads there. */
const evenStake = match(leaves, {
  everyone: formula`((1 - ${size}) / (1 - ${lost}))^(1 / ${slope})`,
  victims: formula`${share} + (1 - ${share}) * ((1 - ${size}) / (1 - ${lost}))^(1 / ${slope})`,
})
const needed = formula`log(1 - ${lost}) / log(${evenStake})`

const mustGoOn = condition`${returns.is('can-return')}`
/** Neither so small that rounding decides, nor as dear to the attacker as to the victims. */
const isOrdinary = condition`${mustGoOn} and ${issuance} = 1 and ${size} >= 0.02 and ${lost} <= 0.98 * ${size}`
const isSmall = condition`${mustGoOn} and ${size} >= 1e-4 and ${size} <= 1e-3`
/** The numbers at which the two answers to "who leaves?" are compared. */
const isPublished = condition`
  ${mustGoOn} and ${harm.is('given')} and ${griefing} = 3 and ${share} = 1/2 and ${slope} = 1 and ${issuance} = 1`

export default m.define({
  where: { lost, exponent, needed },
  // Whoever answers leaves until the last ETH that stays earns what it could earn elsewhere.
  equations: { remaining: condition`${remaining}^${slope} = (1 - ${size}) * ${yielded}` },
  payoffs: { attacker: revenue },
  honest: { attacker: { size: 0 } },
  admissible: condition`${size} <= ${largest} and ${lost} < 1`,
  measures: {
    stake: { formula: stake, about: 'once all have left who want to, relative to before' },
    yield: { formula: yielded, about: 'of honest staking then, relative to before' },
    revenue: { formula: revenue, about: 'of the attacker then, relative to before' },
    recovery: { formula: recovery, about: 'part of a small cut that a higher yield gives back' },
    price: {
      formula: price,
      about: 'of a small cut to the attacker, as a part of it: it pays if this is below the recovery',
    },
  },
  presets: {
    published: { about: 'p = 1/2, s = 1, GF = 3: just where a small attack breaks even, so that a large one gains' },
    'only-victims': { leaves: 'victims', about: 'the same numbers, but the attacker’s own stake does not answer' },
    'for-good': { leaves: 'victims', returns: 'never-returns', about: 'the same again, but nobody comes back' },
    'steep-curve': { leaves: 'victims', dampening: 1, about: 'constant issuance: what a small attack needs' },
    collective: { leaves: 'victims', harm: 'collective', about: 'a small censor under collective rewards' },
    censoring: { leaves: 'victims', harm: 'censoring', about: 'any censor under collective rewards' },
    offline: { harm: 'offline', share: 0.3, about: 'a minority that stays away' },
    ethereum: {
      ...{ leaves: 'victims', harm: 'censoring', share: 0.3, issuance: 0.763 },
      about: 'issuance is 76.3 % of revenue at 2^25 ETH: the curve answers with an exponent of .62',
    },
  },
  attacks: {
    discourage: {
      varying: [size],
      story: 'Take a part of what others earn, at some cost of your own, and earn a higher yield once they have left.',
    },
  },
  claims: {
    'no-discouragement': {
      kind: 'unprofitable',
      attack: 'discourage',
      expect: 'refuted',
      margin: {
        formula: formula`${price} - ${recovery}`,
        about: 'of a small attack: its cost, less the part of the yield that comes back',
      },
      about: 'Driving others out by making them earn less does not pay.',
    },
    'no-discouragement-under-a-constant-yield': {
      kind: 'unprofitable',
      attack: 'discourage',
      assuming: condition`${mustGoOn} and ${dampening} = 0 and ${issuance} = 1`,
      expect: 'tested',
      about: 'It does not pay where the yield does not answer to the stake.',
    },
    'no-discouragement-if-only-victims-leave': {
      kind: 'unprofitable',
      attack: 'discourage',
      assuming: condition`${isPublished} and ${leaves.is('victims')} and ${dampening} = 1/2`,
      expect: 'tested',
      about: 'At p = 1/2, GF = 3, s = 1 no attack of any size pays, if the attacker’s own stake does not answer (C2).',
    },
    'no-discouragement-if-everyone-leaves': {
      kind: 'unprofitable',
      attack: 'discourage',
      assuming: condition`${isPublished} and ${leaves.is('everyone')} and ${dampening} = 1/2`,
      expect: 'refuted',
      about: 'At the very same numbers none pays, if all stake answers (C1).',
    },
    'no-discouragement-by-staying-away': {
      kind: 'unprofitable',
      attack: 'discourage',
      assuming: condition`${mustGoOn} and ${harm.is('offline')}`,
      expect: 'tested',
      about: 'A minority that stays offline never gains, as it loses more than it takes.',
    },
    'stake-that-never-returns-pays': {
      kind: 'holds',
      condition: condition`${revenue} > 1`,
      assuming: condition`${returns.is('never-returns')} and ${exponent} >= 0.02 and ${size} >= 0.02`,
      expect: 'tested',
      about: 'Where nobody comes back, every attack pays in the end, whatever it cost: any p > 0 suffices.',
    },
    'small-attacks-pay-by-recovery': {
      kind: 'holds',
      condition: condition`
        (${recovery} > ${price} and ${revenue} > 1) or (${recovery} < ${price} and ${revenue} < 1)`,
      assuming: condition`${isSmall} and abs(${recovery} / ${price} - 1) >= 0.05`,
      expect: 'tested',
      about: 'A small attack gains where the part of the yield that comes back is above its cost, and loses below.',
      source: 'V. Buterin, Discouragement Attacks (2018), where everyone leaves',
    },
    'attacks-pay-above-their-threshold': {
      kind: 'holds',
      condition: condition`
        (${dampening} > ${needed} and ${revenue} > 1) or (${dampening} < ${needed} and ${revenue} < 1)`,
      assuming: condition`${isOrdinary} and abs(${dampening} / ${needed} - 1) >= 0.01`,
      expect: 'tested',
      about:
        'One of the size ε gains where p is above ln(1 - lost)/ln(stake at which it breaks even), and loses below.',
    },
    'closed-form-of-the-stake': {
      kind: 'holds',
      condition: condition`abs(${remaining} / (1 - ${size})^(1 / (${slope} + ${dampening})) - 1) <= 1e-9`,
      assuming: condition`${leaves.is('everyone')} and ${issuance} = 1`,
      expect: 'tested',
      about: 'Where all stake answers, it settles at (1 - ε)^(1/(s + p)).',
    },
    'censors-break-even-at-unit-slope': {
      kind: 'holds',
      condition: condition`abs(${revenue} - 1) <= 1e-9`,
      assuming: condition`
        ${mustGoOn} and ${harm.is('censoring')} and ${leaves.is('victims')}
        and ${slope} = 1 and ${dampening} = 1 and ${issuance} = 1`,
      expect: 'tested',
      about: 'Under collective rewards, at p = s = 1 a censor of any share breaks even, at every size of its attack.',
    },
  },
})
