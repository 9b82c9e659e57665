import { condition, declare, formula, match, type Formula, type Mechanism } from '../../src/index.js'

/** Result B8 of README.md, beside this file: one of three holders pays, and all that is paid is burned or handed out. */
const m = declare('burn-and-redistribution', {
  about: 'What a holder pays is burned, or else handed out in proportion to holdings: what share does each then have?',
  parameters: {
    first: { in: [0.001, 1e6], default: 5, unit: 'ETH', about: 'holding of the one who pays' },
    second: { in: [0.001, 1e6], default: 3, unit: 'ETH', about: 'holding of one who stakes' },
    third: { in: [0.001, 1e6], default: 2, unit: 'ETH', about: 'holding of another who stakes' },
    payment: { in: [0, 1e6], default: 1, unit: 'ETH' },
    timing: {
      options: ['after', 'before'],
      default: 'after',
      about: 'whether holdings count after the payment or before',
    },
    receivers: { options: ['all', 'stakers'], default: 'all', about: 'who is handed something' },
    taxed: { options: ['nothing', 'receipts'], default: 'nothing' },
    tax: { in: [0, 1], default: 0.3, about: 'share of taxed receipts that a treasury takes, and keeps' },
    curve: {
      options: ['none', 'of-share', 'nominal'],
      default: 'none',
      about:
        'whether a year of staking follows, its yield told by the share of all ether that is staked or by the amount',
    },
    yield: { in: [0, 1], default: 0.05, about: 'of that year, where half of all or the reference is staked' },
    reference: { in: [0.001, 1e6], default: 5, unit: 'ETH', about: 'stake at which the nominal curve is told' },
  },
  players: {
    payer: { about: 'gains share by handing out instead of burning' },
    staker: { about: 'the second holder, likewise' },
    otherStaker: { about: 'the third holder, likewise' },
  },
})
const { first, second, third, payment, timing, receivers, taxed, tax, curve, reference } = m.parameters

type Amount = Formula<keyof typeof m.parameters>
type Three = readonly [Amount, Amount, Amount]

const rest = formula`${first} - ${payment}`
const paidBefore: Three = [first, second, third]
const paidAfter: Three = [rest, second, third]
const stakersOnly: Three = [formula`0`, second, third]
const taken = match(taxed, { nothing: 0, receipts: tax })
const sumOf = ([one, two, three]: Three): Amount => formula`${one} + ${two} + ${three}`

/** What is handed out to each, in proportion to some weights. */
const receivedBy = (index: 0 | 1 | 2): Amount => {
  const inProportion = (weights: Three): Amount => formula`${payment} * ${weights[index]} / (${sumOf(weights)})`
  const gross = match(receivers, {
    all: match(timing, { after: inProportion(paidAfter), before: inProportion(paidBefore) }),
    stakers: inProportion(stakersOnly),
  })
  return formula`(1 - ${taken}) * ${gross}`
}

/** A year's yield at some amounts, of which the second and the third are staked. */
const yieldAt = (amounts: Three, everything: Amount): Amount => {
  const staked = formula`${amounts[1]} + ${amounts[2]}`
  return match(curve, {
    none: 0,
    'of-share': formula`${m.parameters.yield} * sqrt(${everything} / (2 * (${staked})))`,
    nominal: formula`${m.parameters.yield} * sqrt(${reference} / (${staked}))`,
  })
}

/** Shares of all there is, a treasury's holding included. */
const sharesOf = (amounts: Three, treasury: Amount): Three => {
  const everything = formula`${sumOf(amounts)} + ${treasury}`
  const growth = formula`1 + ${yieldAt(amounts, everything)}`
  const grown: Three = [amounts[0], formula`${amounts[1]} * (${growth})`, formula`${amounts[2]} * (${growth})`]
  const later = formula`${sumOf(grown)} + ${treasury}`
  return [formula`${grown[0]} / (${later})`, formula`${grown[1]} / (${later})`, formula`${grown[2]} / (${later})`]
}

const burned = sharesOf(paidAfter, formula`0`)
const handedOut = sharesOf(
  [formula`${rest} + ${receivedBy(0)}`, formula`${second} + ${receivedBy(1)}`, formula`${third} + ${receivedBy(2)}`],
  formula`${taken} * ${payment}`,
)
const gain = (index: 0 | 1 | 2): Amount => formula`${handedOut[index]} - ${burned[index]}`
const isTheSame = condition`${gain(0)} = 0 and ${gain(1)} = 0 and ${gain(2)} = 0`
const isNearlyTheSame = condition`max(abs(${gain(0)}), abs(${gain(1)}), abs(${gain(2)})) <= 1e-9`
const isPlain = condition`${receivers.is('all')} and ${timing.is('after')} and ${taxed.is('nothing')}`

export default m.define({
  measures: {
    burnedFirst: { formula: burned[0], about: 'share of the payer after a burn' },
    burnedSecond: { formula: burned[1] },
    burnedThird: { formula: burned[2] },
    handedFirst: { formula: handedOut[0], about: 'share of the payer after handing out' },
    handedSecond: { formula: handedOut[1] },
    handedThird: { formula: handedOut[2] },
  },
  payoffs: { payer: gain(0), staker: gain(1), otherStaker: gain(2) },
  honest: { payer: {}, staker: {}, otherStaker: {} },
  admissible: condition`${payment} < ${first}`,
  presets: {
    'before-payment': { timing: 'before', about: 'shares .45, .33, .22' },
    'stakers-only': { receivers: 'stakers', about: 'shares .40, .36, .24' },
    taxed: { taxed: 'receipts', about: 'what is handed out is taxed, and what a burn adds is not' },
    nominal: { curve: 'nominal', about: 'a year later, on a yield curve of the amount staked' },
  },
  claims: {
    'the-same': {
      kind: 'holds',
      condition: isTheSame,
      assuming: condition`${isPlain} and ${curve.is('none')}`,
      expect: 'proved',
      about: 'Burning and handing out in proportion to holdings leave everybody the same share, exactly.',
    },
    'the-same-a-year-on': {
      kind: 'holds',
      condition: isNearlyTheSame,
      assuming: condition`${isPlain} and not ${curve.is('nominal')}`,
      expect: 'tested',
      about: 'So they do after a year of staking, if its yield is told by the share that is staked.',
    },
    'the-same-by-holdings-before-the-payment': {
      kind: 'holds',
      condition: isNearlyTheSame,
      assuming: condition`${receivers.is('all')} and ${timing.is('before')} and ${taxed.is('nothing')} and ${curve.is('none')}`,
      expect: 'refuted',
      about: 'So they do if holdings count as they were before the payment.',
    },
    'the-same-for-stakers-only': {
      kind: 'holds',
      condition: isNearlyTheSame,
      assuming: condition`${receivers.is('stakers')} and ${taxed.is('nothing')} and ${curve.is('none')}`,
      expect: 'refuted',
      about: 'So they do if some holders are left out.',
    },
    'the-same-on-a-nominal-curve': {
      kind: 'holds',
      condition: isNearlyTheSame,
      assuming: condition`${isPlain} and ${curve.is('nominal')}`,
      expect: 'refuted',
      about: 'So they do after a year of staking, if its yield is told by the amount that is staked.',
    },
    'the-same-after-tax': {
      kind: 'holds',
      condition: isNearlyTheSame,
      assuming: condition`${receivers.is('all')} and ${timing.is('after')} and ${taxed.is('receipts')} and ${curve.is('none')}`,
      expect: 'refuted',
      about: 'So they do if what is handed out is taxed.',
    },
  },
})

/** The identity among several holders, of whom all may pay. */
const burnAmong = (count: 3 | 5): Mechanism => {
  const many = declare(`burn-among-${count}`, {
    about: `Any of ${count} holders pay; all of it is burned, or handed out in proportion to what each has left.`,
    players: {
      holder: {
        count,
        types: { holding: { in: [0, 1e6], unit: 'ETH' } },
        choices: { payment: { in: [0, 1e6], unit: 'ETH' } },
      },
    },
  })
  const { holder } = many.players
  const left = formula`sum(${holder.all.holding} - ${holder.all.payment})`
  const paid = formula`sum(${holder.all.payment})`
  const rest = formula`${holder.all.holding} - ${holder.all.payment}`
  const difference = formula`(${rest} + ${paid} * (${rest}) / ${left}) / (${left} + ${paid}) - (${rest}) / ${left}`
  return many.define({
    where: { left, paid },
    payoffs: { holder: formula`(${holder.holding} - ${holder.payment}) / ${left}` },
    honest: { holder: { payment: 0 } },
    admissible: condition`min(${rest}) >= 0 and ${left} >= 0.001`,
    claims: {
      'the-same': {
        kind: 'holds',
        condition: condition`sum((${difference})^2) = 0`,
        expect: 'proved',
        about: 'Burning and handing out in proportion to what is left give each the same share, exactly.',
      },
      'paying-costs-share': {
        kind: 'nash',
        expect: 'tested',
        about: 'Either way nobody raises its share by paying.',
      },
    },
  })
}

export const burnAmong3 = burnAmong(3)
export const burnAmong5 = burnAmong(5)
