import { condition, declare, formula, match } from '../../src/index.js'

/**
 * Results C1, C2 and C3 of README.md, beside this file, turned round: the least dampening at which some attack pays.
 *
 * An attack of the size ε breaks even where the attacker's yield is back at 1. Then those who answer earn
 * (1 - ε)/(1 - lost), which says how many of them stay, and the exponent p is what leads there.
 */
const m = declare('least-dampening', {
  about: 'An attacker picks the size of attack for which the least dampening of the yield suffices.',
  parameters: {
    harm: {
      options: ['given', 'in-amounts', 'collective', 'censoring'],
      default: 'given',
      about: 'what an attack costs the attacker, as in yield-dampening',
    },
    leaves: { options: ['everyone', 'victims'], default: 'victims', about: 'whose stake answers' },
    slope: { in: [0.2, 10], default: 1, about: 's: the reservation yield of the last ETH goes with stake^s' },
    share: { in: [0.01, 0.99], default: 0.5, about: 'α: of the stake that is the attacker’s' },
    griefing: { in: [0.1, 100], default: 3, about: 'G: what victims lose for each part that the attacker loses' },
    issuance: {
      in: [0.01, 1],
      default: 1,
      about: 'θ: of all revenue; the rest, fees and MEV, is shared by whoever stakes',
    },
    largest: { in: [0.001, 0.999], default: 0.99, about: 'the largest part of the victims’ revenue that can be taken' },
  },
  players: {
    attacker: {
      choices: { size: { in: [0.001, 0.999], about: 'ε: part of the victims’ revenue that is taken away' } },
    },
  },
})
const { harm, leaves, slope, share, griefing, issuance, largest } = m.parameters
const { size } = m.players.attacker

const lost = match(harm, {
  given: formula`${size} / ${griefing}`,
  'in-amounts': formula`${size} * (1 - ${share}) / (${share} * ${griefing})`,
  collective: formula`${size} * (1 - ${share}) / (2 - ${share})`,
  censoring: formula`(2 - ${share} - sqrt((2 - ${share})^2 - 4 * (1 - ${share}) * ${size})) / 2`,
})
const remaining = formula`((1 - ${size}) / (1 - ${lost}))^(1 / ${slope})`
const stake = match(leaves, { everyone: remaining, victims: formula`${share} + (1 - ${share}) * ${remaining}` })
/** What issuance must yield at that stake, relative to before; fees and MEV do their part unasked. */
const asked = formula`(1 / (1 - ${lost}) - (1 - ${issuance}) / ${stake}) / ${issuance}`
const dampening = formula`if ${asked} <= 1 then 0 else -log(${asked}) / log(${stake})`

/** The limit of a small attack. */
const price = match(harm, {
  given: formula`1 / ${griefing}`,
  'in-amounts': formula`(1 - ${share}) / (${share} * ${griefing})`,
  collective: formula`(1 - ${share}) / (2 - ${share})`,
  censoring: formula`(1 - ${share}) / (2 - ${share})`,
})
const weight = match(leaves, { everyone: 1, victims: formula`1 - ${share}` })
const small = formula`max(0, (${slope} * ${price} / (${weight} * (1 - ${price})) - 1 + ${issuance}) / ${issuance})`
const censorsAtUnitSlope = condition`
  ${harm.is('censoring')} and ${leaves.is('victims')} and ${slope} = 1 and ${issuance} = 1 and ${size} >= 0.02`

export default m.define({
  where: { lost, remaining },
  // The attacker wants it to be little: what it asks of the curve is told as a cost.
  payoffs: { attacker: formula`-${dampening}` },
  honest: { attacker: { size: 0.001 } },
  admissible: condition`${size} <= ${largest} and ${lost} <= 0.9999 * ${size}`,
  measures: {
    dampening: { formula: dampening, about: 'p above which the attack pays' },
    small: { formula: small, about: 'p above which a small attack pays' },
    stake: { formula: stake, about: 'relative to before, where the attack breaks even' },
  },
  presets: {
    published: { leaves: 'everyone', about: 'C1: p/(s + p) > 1/3 if small' },
    'only-victims': { leaves: 'victims', about: 'C2: p > 1 if small, .817 at half of the revenue' },
    collective: { leaves: 'victims', harm: 'collective', about: 'C3: p > s if small' },
    censoring: { leaves: 'victims', harm: 'censoring', about: 'C3 with any number of censored validators' },
    'inside-the-range': {
      ...{ leaves: 'victims', slope: 0.5 },
      about: 'neither the smallest nor the largest attack needs the least',
    },
  },
  claims: {
    'the-smallest-attack-needs-least': {
      kind: 'unprofitable',
      varying: [size],
      tolerance: formula`0.001`,
      expect: 'refuted',
      about: 'A curve that withstands small attacks withstands large ones.',
    },
    'half-at-the-published-numbers': {
      kind: 'holds',
      condition: condition`abs(${dampening} - 0.5) <= 0.001`,
      assuming: condition`
        ${size} = 0.001 and ${harm.is('given')} and ${leaves.is('everyone')}
        and ${griefing} = 3 and ${slope} = 1 and ${issuance} = 1`,
      expect: 'tested',
      about: 'Where all stake answers, GF = 3 and s = 1, a small attack needs p = 1/2.',
      source: 'V. Buterin, Discouragement Attacks (2018)',
    },
    'small-attacks-need-the-published-limit': {
      kind: 'holds',
      condition: condition`abs(${dampening} - ${small}) <= 0.02 * ${small}`,
      assuming: condition`${size} = 0.001 and ${lost} <= 0.9 * ${size} and ${issuance} = 1`,
      expect: 'tested',
      about:
        'A small attack needs p > s·c/(w(1 - c)), c its cost and w the part of stake that answers: C1 and C2 in one.',
    },
    'censors-need-one-at-unit-slope': {
      kind: 'holds',
      condition: condition`abs(${dampening} - 1) <= 1e-6`,
      assuming: censorsAtUnitSlope,
      expect: 'tested',
      about: 'Under collective rewards and s = 1 a censor of any share, at any size, needs exactly p = 1.',
    },
    'censors-need-more-than-the-slope': {
      kind: 'holds',
      condition: condition`${dampening} >= 0.999 * ${slope}`,
      assuming: condition`
        ${harm.is('censoring')} and ${leaves.is('victims')} and ${slope} <= 1 and ${issuance} = 1 and ${size} >= 0.02`,
      expect: 'tested',
      about: 'Under collective rewards no censor of any size gains where p < s, if s is at most 1.',
    },
  },
})
