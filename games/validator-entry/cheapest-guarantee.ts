import { condition, declare, formula, match, type Formula } from '../../src/index.js'

/** Result B4 of README.md, beside this file: the issuance that a guarantee of some size costs a year. */
const m = declare('cheapest-guarantee', {
  about: 'A protocol has a third of all stake stand for a guarantee, and pays holders for staking and for accidents.',
  parameters: {
    guarantee: { in: [0.001, 40], default: 1, unit: 'METH', about: 'that the slashable third is worth: X' },
    slashable: { in: [0.05, 1], default: 1, about: 'share of its stake that an attacker loses, as things are: φ' },
    reference: { in: [0.1, 120], default: 10, unit: 'METH', about: 'stake at which the reservation yield is told' },
    reservation: { in: [0.0001, 0.2], default: 0.02, unit: '1/year', about: 'of the last holder to stake, there' },
    slope: { in: [0, 4], default: 0.5, about: 'of inverse supply, in logarithms: s' },
    hazard: {
      in: [0, 0.1],
      default: 0.0001,
      unit: '1/year',
      about: 'how often honest stake is slashed by accident: λ',
    },
    rise: { in: [0, 20], default: 0, about: 'of accidents with the penalty: λ e^(rise φ)' },
    correlation: {
      options: ['none', 'ethereum'],
      default: 'none',
      about: 'whether accidents cost all that is slashable, or three times the share that has them together',
    },
    together: { in: [0, 1], default: 0.01, about: 'share of all stake that has an accident together' },
  },
  players: {
    protocol: {
      about: 'seeks the least issuance',
      choices: { slashed: { in: [0.05, 1], about: 'share of its stake that an attacker loses' } },
    },
  },
})
const { guarantee, slashable, reference, reservation, slope, hazard, rise, correlation, together } = m.parameters
const { slashed } = m.players.protocol

type Name = keyof typeof m.parameters | 'protocol.slashed'

/** A third of it, slashed, is worth the guarantee. */
const stakeAt = (lost: Formula<Name>): Formula<Name> => formula`3 * ${guarantee} / ${lost}`
/** Of the last holder who must stake. */
const asks = (stake: Formula<Name>): Formula<Name> => formula`${reservation} * (${stake} / ${reference})^${slope}`
/** What an accident costs, as a share of the stake that has it. */
const accidentAt = (lost: Formula<Name>): Formula<Name> =>
  match(correlation, { none: lost, ethereum: formula`${lost} * min(1, 3 * ${together})` })
const yieldAt = (lost: Formula<Name>): Formula<Name> =>
  formula`${asks(stakeAt(lost))} + ${hazard} * exp(${rise} * ${lost}) * ${accidentAt(lost)}`
const costAt = (lost: Formula<Name>): Formula<Name> => formula`${stakeAt(lost)} * ${yieldAt(lost)}`

const all = formula`1`
const cost = costAt(slashed)
const closed = formula`3 * ${guarantee} * (${asks(stakeAt(slashed))} / ${slashed} + ${hazard} * exp(${rise} * ${slashed}))`
// At φ = 1, per METH of stake: what a little less slashing saves in accidents, and what more stake then asks for.
const saves = formula`${rise} * ${hazard} * exp(${rise}) * ${accidentAt(all)}`
const takes = formula`(1 + ${slope}) * ${asks(stakeAt(all))}`
const almostAll = formula`0.99999`
const uncorrelated = formula`${stakeAt(slashed)} * (${asks(stakeAt(slashed))} + ${hazard} * exp(${rise} * ${slashed}) * ${slashed})`

const isWhole = condition`${slashable} = 1`

export default m.define({
  where: { stake: stakeAt(slashed), yield: yieldAt(slashed), cost, saves, takes },
  payoffs: { protocol: formula`-${cost}` },
  honest: { protocol: { slashed: slashable } },
  presets: {
    third: { slashable: '1/3', about: 'a third of the attackers’ stake is slashed: .171 METH a year' },
    whole: { slashable: 1, about: 'all of it is: .0332 METH a year' },
    'rising-accidents': {
      hazard: 0.001,
      rise: 5,
      about: 'harder penalties draw more accidents, or attacks on honest nodes',
    },
    'correlated-accidents': { hazard: 0.01, correlation: 'ethereum', about: 'accidents that strike few cost little' },
  },
  attacks: {
    slash: { varying: [slashed], story: 'Slash another share, and have as much stake as the guarantee then takes.' },
  },
  measures: {
    stake: { formula: stakeAt(slashed), unit: 'METH' },
    yield: { formula: yieldAt(slashed), unit: '1/year', about: 'what the last holder asks for, and accidents cost' },
    cost: { formula: cost, unit: 'METH/year', about: 'of the guarantee' },
  },
  claims: {
    'nothing-is-cheaper-than-slashing-all': {
      kind: 'unprofitable',
      attack: 'slash',
      assuming: isWhole,
      expect: 'refuted',
      about: 'No share is cheaper to slash than all of it.',
    },
    'nothing-is-cheaper-at-steady-accidents': {
      kind: 'unprofitable',
      attack: 'slash',
      assuming: condition`${isWhole} and ${rise} = 0`,
      expect: 'tested',
      about: 'None is where accidents do not become more frequent with the penalty, correlated or not.',
    },
    'nothing-is-cheaper-while-accidents-rise-slowly': {
      kind: 'unprofitable',
      attack: 'slash',
      assuming: condition`${isWhole} and ${saves} <= ${takes}`,
      tolerance: 1e-12,
      expect: 'tested',
      about: 'Nor is any where a little less slashing saves less in accidents than the stake in its place asks for.',
    },
    'a-little-less-is-cheaper-where-they-rise-fast': {
      kind: 'holds',
      condition: condition`${costAt(almostAll)} < ${costAt(all)}`,
      assuming: condition`${saves} >= 1.01 * ${takes}`,
      expect: 'tested',
      about: 'Elsewhere slashing a little less than all is cheaper.',
    },
    'closed-form': {
      kind: 'holds',
      condition: condition`${cost} = ${closed}`,
      assuming: condition`${correlation.is('none')}`,
      expect: 'proved',
      about: 'The guarantee costs 3X(ρ(3X/φ)/φ + λ) a year.',
    },
    'correlation-saves': {
      kind: 'holds',
      condition: condition`${cost} <= ${uncorrelated} * (1 + 1e-12)`,
      expect: 'tested',
      about: 'Penalties that grow with the share slashed together make no guarantee dearer.',
    },
  },
})
