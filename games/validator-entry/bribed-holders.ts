import { condition, declare, formula, match, type Mechanism } from '../../src/index.js'

/**
 * Result B5 of README.md, beside this file, as a game of a few holders of equal stake: some are offered a bribe.
 * @param offered how many are; more than half of all.
 */
const bribedHolders = (offered: number, holders: number): Mechanism => {
  const m = declare(`bribed-${offered}-of-${holders}`, {
    about: `A briber offers ${offered} of ${holders} holders of equal stake a bribe for taking part in an attack that needs more than half.`,
    parameters: {
      slashable: { in: [0, 1], default: 1, about: 'share of its stake that a slashed holder loses: φ' },
      fall: {
        in: [0, 1],
        default: 0.5,
        about: 'share of the worth of stake that goes with the price after an attack: δ',
      },
      effort: {
        in: [0, 0.2],
        default: 0,
        about: 'of coordination, for each who takes part, as a share of all stake: κ',
      },
      prize: { in: [0, 3], default: 1, about: 'what the attack brings the briber, as a share of all stake: V' },
      offered: {
        options: ['enough', 'too-little'],
        default: 'enough',
        about: 'whether the bribe is the least that all accept and something more, or something less',
      },
      something: { in: [0, 1], default: 0, about: 'as a share of all stake' },
      offer: {
        options: ['plain', 'if-it-fails'],
        default: 'plain',
        about: 'whether a bribe is paid in any case, or only if the attack fails (P + ε)',
      },
      judged: {
        options: ['by-attribution', 'by-majority'],
        default: 'by-attribution',
        about: 'whether those are slashed who took part, or those who turn out to be fewer',
      },
      profile: {
        options: ['refuses', 'accepts'],
        default: 'accepts',
        about: 'what all holders answer, from which each may depart',
      },
    },
    players: {
      briber: { choices: { bribe: { in: [0, 3], about: 'offered to each, as a share of all stake' } } },
      holder: { count: offered, choices: { answer: { options: ['refuses', 'accepts'] } } },
    },
  })
  const { slashable, fall, effort, prize, something, offer, judged, profile } = m.parameters
  const { briber, holder } = m.players

  const accepts = match(holder.answer, { refuses: 0, accepts: 1 })
  const accepted = formula`sum(${match(holder.all.answer, { refuses: 0, accepts: 1 })})`
  const succeeds = condition`2 * ${accepted} > ${holders}`
  const isPivotal = 2 * (offered - 1) <= holders ? 1 : 0
  const least = formula`
    (${slashable} + ${fall} * ${match(offer, { plain: isPivotal, 'if-it-fails': 0 })}) / ${holders} + ${effort}`
  const bribe = match(m.parameters.offered, {
    enough: formula`${least} + ${something}`,
    'too-little': formula`max(0, ${least} - ${something})`,
  })
  const paid = match(offer, {
    plain: briber.bribe,
    'if-it-fails': formula`if ${succeeds} then 0 else ${briber.bribe}`,
  })
  const slashed = match(judged, {
    'by-attribution': accepts,
    'by-majority': formula`if ${succeeds} then 1 - ${accepts} else ${accepts}`,
  })
  const isPlain = condition`${offer.is('plain')} and ${judged.is('by-attribution')}`
  const allAccept = condition`${profile.is('accepts')}`

  const profit = formula`(if ${succeeds} then ${prize} else 0) - ${accepted} * ${paid}`
  const allTakeEnough = condition`
    ${isPlain} and ${accepted} = ${offered} and ${briber.bribe} >= ${least}`

  return m.define({
    where: { accepted, least, profit },
    payoffs: {
      briber: profit,
      holder: formula`
        ${accepts} * (${paid} - ${effort}) - ${slashed} * ${slashable} / ${holders}
        - (if ${succeeds} then ${fall} / ${holders} else 0)`,
    },
    honest: {
      briber: { bribe },
      holder: { answer: profile },
    },
    presets: {
      'nothing-slashed': { slashable: 0, fall: 0.5, about: 'only the price deters' },
      'p-plus-epsilon': { offer: 'if-it-fails', judged: 'by-majority', slashable: 0.1, fall: 0, about: 'Buterin 2015' },
    },
    claims: {
      'all-accept-the-least-bribe': {
        kind: 'nash',
        player: 'holder',
        assuming: condition`${isPlain} and ${allAccept} and ${m.parameters.offered.is('enough')}`,
        expect: 'proved',
        about:
          'Nobody gains by refusing φ/n + κ or more, and δ/n besides where the attack fails without it, if all others accept.',
      },
      'all-accept-less': {
        kind: 'nash',
        player: 'holder',
        assuming: condition`${isPlain} and ${allAccept} and ${m.parameters.offered.is('too-little')}`,
        expect: 'refuted',
        about: 'Nobody gains by refusing less than that.',
      },
      'bribery-does-not-pay': {
        kind: 'holds',
        condition: condition`${profit} <= 0`,
        assuming: allTakeEnough,
        expect: 'refuted',
        about: `The briber gains nothing by bribes that all ${offered} accept.`,
      },
      'bribery-does-not-pay-for-a-small-prize': {
        kind: 'holds',
        condition: condition`${profit} <= 1e-12`,
        assuming: condition`${allTakeEnough} and ${prize} <= ${offered} * ${least}`,
        expect: 'tested',
        about: `It gains nothing where the prize is at most ${offered} times the least bribe.`,
      },
      'a-bribe-paid-on-failure-is-irresistible': {
        kind: 'dominant',
        player: 'holder',
        assuming: condition`
          ${offer.is('if-it-fails')} and ${judged.is('by-majority')} and ${allAccept}
          and ${fall} = 0 and ${effort} = 0 and ${briber.bribe} >= ${slashable} / ${holders}`,
        tolerance: 1e-12,
        expect: 'tested',
        about:
          'Where a majority slashes the others, accepting a bribe that is paid on failure is best whatever others do.',
      },
      'and-costs-nothing': {
        kind: 'holds',
        condition: condition`${paid} = 0`,
        assuming: condition`${offer.is('if-it-fails')} and ${accepted} = ${offered}`,
        expect: 'proved',
        about: 'It is never paid where all accept it.',
      },
      'it-resists-no-attribution': {
        kind: 'nash',
        player: 'holder',
        assuming: condition`${offer.is('if-it-fails')} and ${judged.is('by-attribution')} and ${allAccept}`,
        expect: 'refuted',
        about: 'It works where those are slashed who took part, too.',
      },
    },
  })
}

export const bribed2of3 = bribedHolders(2, 3)
export const bribed3of3 = bribedHolders(3, 3)
export const bribed3of5 = bribedHolders(3, 5)
export const bribed4of5 = bribedHolders(4, 5)
