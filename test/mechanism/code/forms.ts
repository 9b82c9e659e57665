import { condition, formula } from '../../../src/formula/template/template.js'
import { declare } from '../../../src/mechanism/code/declare.js'

/** The mechanism of all forms, declared in TypeScript. */
export const m = declare('all-forms', {
  parameters: {
    r0: { in: [0.001, 0.1], default: 0.01, unit: '1/year' },
    c: { in: [100, 200], default: 166, unit: 'ETH^(1/2)/year' },
    n: { integers: [1, 1000], default: 100 },
    rate: { in: [0, 10], default: 0.5 },
  },
  players: { attacker: { choices: { grief: { in: [0, 1] } } } },
  populations: {
    holders: { about: 'Who stakes.', joined: { in: [1, 120e6], unit: 'ETH' }, type: { unit: '1/year' } },
  },
  dynamics: { waves: { step: 'year', steps: 200, state: { stake: { in: [0, 1] } } } },
  majorities: { big: {} },
  histories: { daily: { columns: { gasUsed: { unit: 'gas', file: 'gas_used.csv' }, gasPrice: { unit: 'wei/gas' } } } },
})
const { r0, c, n, rate } = m.parameters
const { grief } = m.players.attacker
const { holders } = m.populations
const { waves } = m.dynamics
const { big } = m.majorities
const { daily } = m.histories

const interest = formula`${c} / sqrt(${holders.joined})`
const change = formula`${rate} * ${waves.stake} * (1 - ${waves.stake}) * (1 - ${grief})`
const stakers = formula`${holders.joined} / 1e6`

/** Its definition. */
export const sound = {
  where: { yield: interest, change, stakers },
  payoffs: { attacker: formula`-${grief} * ${stakers}` },
  honest: { attacker: { grief: 0 } },
  populations: {
    holders: { quantile: formula`${r0} * (1 + ${holders.rank})`, payoff: formula`${interest} - ${holders.type}` },
  },
  dynamics: {
    waves: {
      start: { stake: 0.2 },
      next: { stake: formula`${waves.stake} + ${change} / (1 + ${waves.time})` },
      payoffs: { attacker: formula`${waves.stake} * ${grief}` },
      measures: {
        left: { formula: formula`1 - ${waves.stake}`, about: 'not staked' },
        level: { formula: waves.stake },
      },
    },
  },
  majorities: {
    big: {
      holders: n,
      weight: formula`1 / ${big.rank}`,
      above: '1/2',
      slashed: formula`min(1, 3 * ${big.share})`,
      fall: 0.5,
    },
  },
  histories: {
    daily: { series: { fees: { formula: formula`${daily.gasUsed} * ${daily.gasPrice} / 1e18`, unit: 'ETH' } } },
  },
  measures: { issuance: { formula: formula`${interest} * ${holders.joined}`, unit: 'ETH/year' } },
  claims: { some: { kind: 'holds', condition: condition`${holders.joined} >= 1` } },
} as const
