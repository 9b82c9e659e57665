import { condition, declare, formula } from '../../src/index.js'

/** Question Q7 of README.md, beside this file. */
const m = declare('marginal-value-allocation', {
  about: 'Revenue is split among those who add value to the protocol, each with its own elasticity of value.',
  parameters: {
    holderValue: { in: [0, 5], default: 1, about: 'elasticity of value in what holders get, by a burn' },
    deployerValue: { in: [0, 5], default: 0.6, about: 'in what deployers get' },
    stakerValue: { in: [0, 5], default: 0.4, about: 'in what stakers get' },
  },
  players: {
    designer: {
      choices: {
        deployers: { in: [0, 1], about: 'share of revenue paid to deployers' },
        stakers: { in: [0, 1], about: 'share paid to stakers; the rest is burned' },
      },
    },
  },
})
const { holderValue, deployerValue, stakerValue } = m.parameters
const { deployers, stakers } = m.players.designer

const burned = formula`max(0, 1 - ${deployers} - ${stakers})`
const total = formula`${holderValue} + ${deployerValue} + ${stakerValue}`
const value = formula`${burned}^${holderValue} * ${deployers}^${deployerValue} * ${stakers}^${stakerValue}`
const best = formula`
  (${holderValue} / ${total})^${holderValue} * (${deployerValue} / ${total})^${deployerValue}
  * (${stakerValue} / ${total})^${stakerValue}`
const isSomebody = condition`${total} > 0`
const isShared = condition`${deployers} + ${stakers} <= 1`

export default m.define({
  where: { burned, total, value, best },
  admissible: condition`${isSomebody} and ${isShared}`,
  payoffs: { designer: value },
  honest: {
    designer: { deployers: formula`${deployerValue} / ${total}`, stakers: formula`${stakerValue} / ${total}` },
  },
  attacks: {
    'hand-out': { varying: [deployers, stakers], story: 'Pay a part of what is burned to those who add value too.' },
  },
  measures: {
    burned: { formula: burned, about: 'share of revenue that goes to holders' },
    holdersShadow: {
      formula: formula`${holderValue} / ${burned}`,
      about: 'relative gain in value from a unit more to holders',
    },
    deployersShadow: { formula: formula`${deployerValue} / ${deployers}`, about: 'from a unit more to deployers' },
    stakersShadow: { formula: formula`${stakerValue} / ${stakers}`, about: 'from a unit more to stakers' },
    burnAgainstBest: {
      formula: formula`0^(${deployerValue} + ${stakerValue}) / ${best}`,
      about: 'value of burning all, as a share of the best',
    },
  },
  presets: {
    'holders-alone': { holderValue: 1, deployerValue: 0, stakerValue: 0 },
    'all-alike': { holderValue: 1, deployerValue: 1, stakerValue: 1 },
  },
  claims: {
    'shares-follow-marginal-value': {
      kind: 'nash',
      player: 'designer',
      tolerance: 1e-12,
      expect: 'tested',
      about: 'No split beats x_j = β_j/Σβ.',
    },
    'the-burn-is-optimal': {
      kind: 'holds',
      condition: condition`${best} <= 0^(${deployerValue} + ${stakerValue})`,
      expect: 'refuted',
      about: 'Burning everything is as good as the best split.',
    },
    'the-burn-is-optimal-for-holders-alone': {
      kind: 'holds',
      condition: condition`${value} <= 1`,
      assuming: condition`${deployerValue} = 0 and ${stakerValue} = 0`,
      expect: 'proved',
      about: 'It is where holders alone add value: then no split beats the burn.',
    },
    'the-burn-is-optimal-only-for-holders-alone': {
      kind: 'holds',
      condition: condition`${best} > 0`,
      assuming: condition`${deployerValue} + ${stakerValue} > 0`,
      expect: 'tested',
      about: 'And only there: if anybody else adds value, the burn is worth nothing beside the best split.',
    },
  },
})
