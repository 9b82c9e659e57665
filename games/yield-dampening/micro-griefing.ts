import { condition, declare, formula, match } from '../../src/index.js'

/** Result C6 of README.md, beside this file: weights of the Altair specification, one attestation of one validator. */
const m = declare('micro-griefing', {
  about: 'A proposer leaves attestations out of its block: others are paid later, or not at all, and it is paid less.',
  parameters: {
    sourceWeight: { integers: [0, 64], default: 14, source: 'consensus-specs, altair: TIMELY_SOURCE_WEIGHT' },
    targetWeight: { integers: [0, 64], default: 26, source: 'consensus-specs, altair: TIMELY_TARGET_WEIGHT' },
    headWeight: { integers: [0, 64], default: 14, source: 'consensus-specs, altair: TIMELY_HEAD_WEIGHT' },
    proposerWeight: { integers: [1, 63], default: 8, source: 'consensus-specs, altair: PROPOSER_WEIGHT' },
    denominator: { integers: [64, 1024], default: 64, source: 'consensus-specs, altair: WEIGHT_DENOMINATOR' },
    baseReward: { in: [1, 1e6], default: 11180, unit: 'gwei', about: 'of a validator of 32 ETH, at 2^25 ETH staked' },
    syncReward: {
      ...{ in: [1, 1e6], default: 22363, unit: 'gwei' },
      about: 'of a member of the sync committee for a slot, at 2^25 ETH staked',
    },
    participating: { in: [0, 1], default: 1, about: 'of all stake: what is seen scales what is paid' },
    duty: { options: ['attestation', 'sync-vote'], default: 'attestation', about: 'what is left out' },
    included: {
      options: ['next-slot', 'after-five-slots', 'never'],
      default: 'next-slot',
      about:
        'when another proposer includes what was left out: too late for the head vote, for the source vote too, for all',
    },
    counted: {
      options: ['validator', 'everyone'],
      default: 'validator',
      about: 'whether the victim is the one left out, or all who are paid less since fewer are seen',
    },
  },
  players: {
    proposer: { choices: { omitted: { in: [0, 1], about: 'part of the attestations that are at hand' } } },
    victims: {},
  },
})
const { sourceWeight, targetWeight, headWeight, proposerWeight, denominator } = m.parameters
const { baseReward, syncReward, participating, duty, included, counted } = m.parameters
const { omitted } = m.players.proposer

const all = formula`${sourceWeight} + ${targetWeight} + ${headWeight}`
/** Votes that count for nothing by then. */
const late = match(included, {
  'next-slot': headWeight,
  'after-five-slots': formula`${headWeight} + ${sourceWeight}`,
  never: all,
})
/** Votes whose absence is fined, by as much as they would have been paid: never the head's. */
const fined = match(included, {
  'next-slot': 0,
  'after-five-slots': sourceWeight,
  never: formula`${sourceWeight} + ${targetWeight}`,
})
/** A reward goes to one, at the rate of how many are seen; and that rate is a little lower for all who are seen. */
const unpaid = formula`${participating} * ${late} * ${match(counted, { validator: 1, everyone: 2 })}`
const takenFromVictims = match(duty, {
  attestation: formula`${baseReward} * (${unpaid} + ${fined}) / ${denominator}`,
  // Who is missing in the sync aggregate is fined what it would have been paid.
  'sync-vote': formula`2 * ${syncReward}`,
})
/** The proposer's part of what attesters earn, as a part of it. */
const proposerPart = formula`${proposerWeight} / (${denominator} - ${proposerWeight})`
const paid = match(duty, { attestation: formula`${baseReward} * ${all} / ${denominator}`, 'sync-vote': syncReward })
const forgone = formula`${paid} * ${proposerPart}`
const factor = formula`${takenFromVictims} / ${forgone}`
const isSpecified = condition`
  ${sourceWeight} = 14 and ${targetWeight} = 26 and ${headWeight} = 14
  and ${proposerWeight} = 8 and ${denominator} = 64 and ${participating} = 1`

const isAttestation = duty.is('attestation')

export default m.define({
  where: { proposerPart },
  payoffs: {
    proposer: formula`(1 - ${omitted}) * ${forgone}`,
    victims: formula`-${omitted} * ${takenFromVictims}`,
  },
  honest: { proposer: { omitted: 0 }, victims: {} },
  admissible: condition`${all} >= 1 and ${proposerWeight} < ${denominator} and ${all} <= ${denominator}`,
  measures: {
    factor: { formula: factor, about: 'what victims lose for each gwei that the proposer forgoes' },
    takenFromVictims: { formula: takenFromVictims, unit: 'gwei', about: 'by leaving out one attestation' },
    forgone: { formula: forgone, unit: 'gwei', about: 'by the proposer for that' },
  },
  presets: {
    altair: {
      source: 'consensus-specs, altair/beacon-chain.md',
      about: 'left out for one slot: the head vote is lost',
    },
    late: { included: 'after-five-slots', about: 'left out until the source vote is too late' },
    never: { included: 'never', about: 'left out for good' },
    'sync-vote': { duty: 'sync-vote', about: 'the vote of a member of the sync committee, left out of its slot' },
    'source-of-26': { sourceWeight: 26, targetWeight: 14, about: 'the weights as some posts have them' },
  },
  attacks: { 'leave-out': { varying: [omitted], story: 'Leave the votes of others out of the block.' } },
  claims: {
    'leaving-out-costs-the-proposer': {
      kind: 'nash',
      player: 'proposer',
      expect: 'proved',
      about: 'By itself it does not pay to leave a vote out: it is done to hurt.',
    },
    'a-slot-hurts-at-most-twice': {
      kind: 'griefing',
      ...{ player: 'proposer', victims: ['victims'], attack: 'leave-out', factor: 2 },
      assuming: condition`${isSpecified} and ${isAttestation} and ${included.is('next-slot')} and ${counted.is('validator')}`,
      expect: 'proved',
      about: 'A slot’s delay takes at most two from its victim for each one that the proposer forgoes.',
    },
    'the-ratio-of-the-weights': {
      kind: 'holds',
      condition: condition`
        ${proposerWeight} * ${all} * ${takenFromVictims} = (${denominator} - ${proposerWeight}) * (${unpaid} + ${fined}) * ${forgone}`,
      assuming: condition`${isAttestation}`,
      expect: 'proved',
      about:
        'Victims lose (64 - 8)/8 · lost/54 of what the proposer forgoes, where lost weighs the votes and the fines.',
    },
    'a-slot-hurts-by-98-in-54': {
      kind: 'holds',
      condition: condition`abs(${factor} - 98 / 54) <= 1e-9`,
      assuming: condition`${isSpecified} and ${isAttestation} and ${included.is('next-slot')} and ${counted.is('validator')}`,
      expect: 'tested',
      about: 'A slot’s delay costs 14/64 against 54/448 of a base reward, which is 1.815.',
    },
    'leaving-out-for-good-hurts-by-658-in-54': {
      kind: 'holds',
      condition: condition`abs(${factor} - 658 / 54) <= 1e-9`,
      assuming: condition`${isSpecified} and ${isAttestation} and ${included.is('never')} and ${counted.is('validator')}`,
      expect: 'tested',
      about: 'Never to be included costs 54/64 unpaid and 40/64 fined, 12.19 times what the proposer forgoes.',
    },
    'a-sync-vote-hurts-by-14': {
      kind: 'holds',
      condition: condition`abs(${factor} - 14) <= 1e-9`,
      assuming: condition`${isSpecified} and ${duty.is('sync-vote')}`,
      expect: 'tested',
      about: 'A vote left out of the sync committee is unpaid and fined, and the proposer is paid a seventh of one.',
    },
  },
})
