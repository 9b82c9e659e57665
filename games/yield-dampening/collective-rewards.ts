import { condition, declare, formula, type Formula } from '../../src/index.js'

/** Where griefing factors come from: results C1 and C3 of README.md, beside this file, by counting rewards. */
const m = declare('collective-rewards', {
  about: 'Every validator that is seen is paid in proportion to how many are seen; an attacker hides some.',
  parameters: {
    share: { in: [0.01, 0.99], default: 0.5, about: 'of the stake that is the attacker’s' },
    reward: { in: [1, 1e6], default: 1000, unit: 'ETH/year', about: 'of all, if all are seen' },
  },
  players: {
    attacker: {
      choices: {
        censored: { in: [0, 0.99], about: 'part of all validators that are online and kept out: victims’ only' },
        offline: { in: [0, 0.99], about: 'part of all validators that stay away: the attacker’s only' },
      },
    },
    victims: {},
  },
})
const { share, reward } = m.parameters
const { censored, offline } = m.players.attacker

type Name = keyof typeof m.parameters | 'attacker.censored' | 'attacker.offline'

/** A validator that is seen is paid this part of what it would be paid if all were. */
const seenAt = (hidden: Formula<Name>): Formula<Name> => formula`1 - ${hidden}`
const attackerKeeps = (kept: Formula<Name>, away: Formula<Name>): Formula<Name> =>
  formula`${reward} * (${share} - ${away}) * ${seenAt(formula`${kept} + ${away}`)}`
const victimsKeep = (kept: Formula<Name>, away: Formula<Name>): Formula<Name> =>
  formula`${reward} * (1 - ${share} - ${kept}) * ${seenAt(formula`${kept} + ${away}`)}`

const none = formula`0`
const attackerLoses = (kept: Formula<Name>, away: Formula<Name>): Formula<Name> =>
  formula`${reward} * ${share} - ${attackerKeeps(kept, away)}`
const victimsLose = (kept: Formula<Name>, away: Formula<Name>): Formula<Name> =>
  formula`${reward} * (1 - ${share}) - ${victimsKeep(kept, away)}`

/** Of what victims lose to what the attacker loses, in ETH. */
const censoringFactor = formula`(2 - ${share} - ${censored}) / ${share}`
/** The same, each loss as a part of its own revenue. */
const censoringGriefing = formula`(2 - ${share} - ${censored}) / (1 - ${share})`
const offlineFactor = formula`(1 - ${share}) / (1 + ${share} - ${offline})`

export default m.define({
  payoffs: {
    attacker: attackerKeeps(censored, offline),
    victims: victimsKeep(censored, offline),
  },
  honest: { attacker: { censored: 0, offline: 0 }, victims: {} },
  admissible: condition`${censored} <= 1 - ${share} and ${offline} <= ${share}`,
  measures: {
    censoringFactor: { formula: censoringFactor, about: 'what victims lose for each ETH that a censor loses' },
    censoringGriefing: { formula: censoringGriefing, about: 'the same, each loss as a part of its own revenue: G' },
    offlineFactor: { formula: offlineFactor, about: 'what the others lose for each ETH that who stays away loses' },
  },
  attacks: {
    censor: { varying: [censored], story: 'Keep the votes of others out of the chain.' },
    'stay-away': { varying: [offline], story: 'Do not vote, so that others are paid less.' },
  },
  claims: {
    'honest-is-best': {
      kind: 'nash',
      expect: 'proved',
      about: 'While nobody leaves, the attacker only loses.',
    },
    'censoring-half-hurts-at-most-threefold': {
      kind: 'griefing',
      ...{ player: 'attacker', victims: ['victims'], attack: 'censor', factor: formula`3` },
      assuming: condition`${share} = 1/2`,
      expect: 'proved',
      about: 'Half of the stake takes at most three ETH from the others for each one that it forgoes.',
      source: 'V. Buterin, Discouragement Attacks (2018)',
    },
    'censoring-hurts-more-than-twofold': {
      kind: 'griefing',
      ...{ player: 'attacker', victims: ['victims'], attack: 'censor', factor: formula`2` },
      assuming: condition`${share} = 1/2`,
      expect: 'refuted',
      about: 'Half of the stake takes at most two: only where it keeps out everyone else.',
    },
    'censoring-factor': {
      kind: 'holds',
      condition: condition`
        ${share} * ${victimsLose(censored, none)} = (2 - ${share} - ${censored}) * ${attackerLoses(censored, none)}`,
      expect: 'proved',
      about:
        'A censor of the share α that keeps out k of N takes (2 - α - k/N)/α of its own loss: 3 - 2k/N at α = 1/2.',
      source: 'V. Buterin, Discouragement Attacks (2018), for α = 1/2',
    },
    'offline-minority-factor': {
      kind: 'holds',
      condition: condition`${victimsLose(none, share)} = (1 - ${share}) * ${attackerLoses(none, share)}`,
      expect: 'proved',
      about: 'All of an attacker’s k of N validators staying away cost the others 1 - k/N of what they cost it.',
      source: 'V. Buterin, Discouragement Attacks (2018)',
    },
    'staying-away-factor': {
      kind: 'holds',
      condition: condition`
        (1 + ${share} - ${offline}) * ${victimsLose(none, offline)} = (1 - ${share}) * ${attackerLoses(none, offline)}`,
      expect: 'proved',
      about: 'A part k/N of them costs the others (1 - α)/(1 + α - k/N) of it.',
    },
  },
})
