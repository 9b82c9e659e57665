import { condition, declare, formula, match, type Formula } from '../../src/index.js'

/** Result B3 of README.md, beside this file: what a coalition of stakers must earn so that it does not attack. */
const m = declare('penalties', {
  about: 'A coalition of stakers weighs what an attack brings against the yield that it would earn for ever after.',
  parameters: {
    slashable: { in: [0, 1], default: 0, about: 'share of its stake that an attacker loses, as things are: φ' },
    pay: {
      options: ['given', 'by-deterrence'],
      default: 'given',
      about: 'whether the yield is a number, or told by what it falls short of deterring the attack',
    },
    yield: { in: [0, 0.5], default: 0.06, unit: '1/year', about: 'where it is given' },
    short: { in: [-0.5, 0.5], default: 0, unit: '1/year', about: 'what the yield falls short of deterring by' },
    prize: { in: [0, 1e8], default: 12e6, unit: 'ETH', about: 'what the attack brings: V' },
    stake: { in: [1e3, 1e8], default: 1e7, unit: 'ETH', about: 'of the coalition: A' },
    fall: { in: [0, 1], default: 0.4, about: 'share of the worth of stake that the attack costs by the price: δ' },
    hazard: { in: [0, 0.1], default: 0.001, unit: '1/year', about: 'how often honest stake is slashed by accident: λ' },
    reservation: { in: [0, 0.2], default: 0.02, unit: '1/year', about: 'what the stake could earn elsewhere: ρ' },
    discount: { in: [0.001, 0.5], default: 0.05, unit: '1/year', about: 'rate at which the coalition discounts: r' },
  },
  players: {
    coalition: {
      about: 'those who together hold enough stake for an attack',
      choices: { attack: { in: [0, 1], about: 'share of its stake that it attacks with' } },
    },
    protocol: {
      about: 'seeks the least yield that keeps the coalition honest',
      choices: { slashed: { in: [0, 1], about: 'share of its stake that an attacker loses' } },
    },
  },
})
const { slashable, pay, short, prize, stake, fall, hazard, reservation, discount } = m.parameters
const { attack } = m.players.coalition
const { slashed } = m.players.protocol

type Name = 'prize' | 'stake' | 'fall' | 'hazard' | 'reservation' | 'discount' | 'slashable' | 'protocol.slashed'

/** What holders ask for, the attack apart. */
const enough = formula`${reservation} + ${hazard} * ${slashed}`
/** What the attack with all of the stake brings: the prize, less what is slashed, the price, and the rent of ever after. */
const gainAt = <N extends string>(paid: Formula<N>): Formula<N | Name> =>
  formula<N | Name>`${prize} - (${slashed} + ${fall}) * ${stake} - ${stake} * (${paid} - ${enough}) / ${discount}`

// The same solved by hand: what deters, at some penalty, and what both deters and is enough.
const deterringAt = (lost: Formula<Name>): Formula<Name> =>
  formula`${reservation} + ${hazard} * ${lost} + ${discount} * (${prize} / ${stake} - ${lost} - ${fall})`
const leastAt = (lost: Formula<Name>): Formula<Name> =>
  formula`${reservation} + ${hazard} * ${lost} + ${discount} * max(0, ${prize} / ${stake} - ${lost} - ${fall})`
const nothing = formula`0`
const leastYield = leastAt(slashed)
const paid = match(pay, { given: m.parameters.yield, 'by-deterrence': formula`${deterringAt(slashed)} - ${short}` })
const gain = gainAt(paid)
const replaceable = formula`min(${slashed}, max(0, ${prize} / ${stake} - ${fall}))`
const isOpen = condition`(${slashed} + ${fall}) * ${stake} <= ${prize}`
const bestPenalty = formula`max(0, min(1, ${prize} / ${stake} - ${fall}))`

export default m.define({
  where: { paid, gain, leastYield, replaceable, bestPenalty },
  payoffs: { coalition: formula`${attack} * ${gain}`, protocol: formula`-${leastYield}` },
  honest: { coalition: { attack: 0 }, protocol: { slashed: slashable } },
  presets: {
    'issuance-alone': { slashable: 0, yield: 0.06, about: 'nothing is slashed: 6.00 % a year deter' },
    half: { slashable: 0.5, yield: 0.0355, about: 'half is slashed: 3.55 % a year deter' },
    enough: {
      slashable: 0.8,
      yield: 0.0208,
      about: 'what is slashed and the price take the prize away: 2.08 % a year',
    },
    'accident-prone': { slashable: 0, hazard: 0.08, about: 'λ > r: accidents cost more yield than penalties save' },
  },
  attacks: {
    attack: { varying: [attack], story: 'Take the prize; lose what is slashed, the price, and all later yield.' },
    slash: { varying: [slashed], story: 'Slash attackers, so that less yield keeps them honest.' },
  },
  measures: {
    slashed: { formula: slashed, about: 'φ' },
    leastYield: { formula: leastYield, unit: '1/year', about: 'y*: neither the attack nor leaving pays' },
    saved: { formula: formula`${leastAt(nothing)} - ${leastYield}`, unit: '1/year', about: 'against no penalty' },
    bestPenalty: { formula: bestPenalty, about: 'that needs the least yield, where λ <= r' },
  },
  claims: {
    'no-attack': {
      kind: 'unprofitable',
      attack: 'attack',
      assuming: condition`${pay.is('given')}`,
      expect: 'refuted',
      about: 'The coalition does not gain by attacking, whatever it earns.',
    },
    'no-attack-where-the-yield-deters': {
      kind: 'unprofitable',
      attack: 'attack',
      assuming: condition`${pay.is('by-deterrence')} and ${short} <= 0`,
      expect: 'proved',
      about: 'It does not where the yield is at least ρ + λφ + r(V/A - φ - δ).',
    },
    'no-attack-where-it-is-short': {
      kind: 'unprofitable',
      attack: 'attack',
      assuming: condition`${pay.is('by-deterrence')} and ${short} > 0`,
      expect: 'refuted',
      about: 'Nor does it where the yield is less.',
    },
    'the-attack-brings-what-the-yield-is-short-of': {
      kind: 'holds',
      condition: condition`${gain} = ${stake} * ${short} / ${discount}`,
      assuming: condition`${pay.is('by-deterrence')}`,
      expect: 'proved',
      about: 'The attack brings just A/r for what the yield is short of: every yield below the threshold is attacked.',
    },
    'no-attack-at-the-least-yield': {
      kind: 'holds',
      condition: condition`${gainAt(leastYield)} <= 1e-9 * (${prize} + ${stake}) and ${leastYield} >= ${enough}`,
      expect: 'tested',
      about: 'At y* = ρ + λφ + r max(0, V/A - φ - δ) neither the attack nor leaving pays.',
    },
    'nothing-below-the-least-yield-does': {
      kind: 'holds',
      condition: condition`${gain} > 0 or ${paid} < ${enough}`,
      assuming: condition`${pay.is('given')} and ${paid} <= ${leastYield} - 1e-9`,
      expect: 'tested',
      about: 'Below y* one of them does.',
    },
    'issuance-alone-is-cheapest': {
      kind: 'unprofitable',
      attack: 'slash',
      tolerance: 1e-9,
      assuming: condition`${slashable} = 0`,
      expect: 'refuted',
      about: 'No penalty lowers the yield that is needed without one.',
    },
    'the-slope-is-the-hazard-less-the-discount': {
      kind: 'holds',
      condition: condition`
        ${deterringAt(slashed)} - ${deterringAt(slashable)} = (${hazard} - ${discount}) * (${slashed} - ${slashable})`,
      expect: 'proved',
      about: 'While the attack pays but for the yield, a whole stake slashed saves r - λ of it.',
    },
    'penalties-save-while-the-prize-is-open': {
      kind: 'holds',
      condition: condition`${leastYield} <= ${leastAt(nothing)}`,
      assuming: isOpen,
      expect: 'refuted',
      about:
        'While the prize exceeds what is slashed and what the price takes, a penalty needs no more yield than none.',
    },
    'they-do-where-accidents-are-rarer-than-the-discount': {
      kind: 'holds',
      condition: condition`${leastYield} <= ${leastAt(nothing)} + 1e-12`,
      assuming: condition`${isOpen} and ${hazard} <= ${discount}`,
      expect: 'tested',
      about: 'There it needs no more where λ <= r.',
    },
    'they-cost-where-accidents-are-more-frequent': {
      kind: 'holds',
      condition: condition`${leastYield} >= ${leastAt(nothing)} - 1e-12`,
      assuming: condition`${isOpen} and ${hazard} >= ${discount}`,
      expect: 'tested',
      about: 'And no less where λ >= r.',
    },
    'penalties-save-in-all': {
      kind: 'holds',
      condition: condition`${leastYield} < ${leastAt(nothing)}`,
      assuming: condition`${hazard} * ${slashed} < ${discount} * ${replaceable}`,
      expect: 'tested',
      about: 'Against no penalty a penalty saves where λφ < r min(φ, max(0, V/A - δ)).',
    },
    'penalties-save-nowhere-else': {
      kind: 'holds',
      condition: condition`${leastYield} >= ${leastAt(nothing)}`,
      assuming: condition`${hazard} * ${slashed} >= ${discount} * ${replaceable}`,
      expect: 'tested',
      about: 'Elsewhere it saves nothing.',
    },
    'penalties-save': {
      kind: 'holds',
      condition: condition`${leastYield} <= ${leastAt(nothing)}`,
      expect: 'refuted',
      about: 'No penalty needs more yield than none.',
    },
    'a-harder-penalty-saves-more': {
      kind: 'holds',
      condition: condition`${leastYield} <= ${leastAt(slashable)}`,
      assuming: condition`${hazard} <= ${discount} and ${slashed} >= ${slashable}`,
      expect: 'refuted',
      about: 'Where λ <= r, a harder penalty never needs more yield.',
    },
    'nothing-beats-taking-the-prize-away': {
      kind: 'holds',
      condition: condition`${leastYield} >= ${leastAt(bestPenalty)} - 1e-12`,
      assuming: condition`${hazard} <= ${discount}`,
      expect: 'tested',
      about: 'Where λ <= r no penalty needs less than the one that takes just the prize away, V/A - δ.',
    },
  },
})
