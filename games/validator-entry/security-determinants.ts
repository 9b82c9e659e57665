import { condition, declare, formula, type Formula } from '../../src/index.js'

/** Question Q12 of README.md, beside this file: two worlds with the same holders, the same algorithm and consensus. */
const m = declare('security-determinants', {
  about: 'Two worlds have the same holders, penalties, threshold and cost of coordination: are they equally secure?',
  parameters: {
    holders: { integers: [2, 1000], default: 5, about: 'of equal stake: n' },
    slashable: { in: [0, 1], default: 0.5, about: 'share of its stake that an attacker loses: φ' },
    effort: {
      in: [0, 0.1],
      default: 0.002,
      about: 'of coordination, for each who takes part, as a share of all stake: κ',
    },
    reservation: { in: [0, 0.2], default: 0.02, unit: '1/year', about: 'what stake could earn elsewhere: ρ' },
    discount: { in: [0.001, 0.5], default: 0.05, unit: '1/year', about: 'rate at which holders discount: r' },
    prize: { in: [0, 3], default: 0.3, about: 'what an attack brings in the one world, as a share of all stake: V' },
    otherPrize: { in: [0, 3], default: 0.3, about: 'and in the other' },
    fall: { in: [0, 1], default: 0.4, about: 'share of the worth of stake that an attack costs by the price: δ' },
    otherFall: { in: [0, 1], default: 0.4, about: 'and in the other' },
    hazard: { in: [0, 0.1], default: 0.001, unit: '1/year', about: 'how often honest stake is slashed by accident: λ' },
    otherHazard: { in: [0, 0.1], default: 0.001, unit: '1/year', about: 'and in the other' },
  },
  players: {},
})
const { holders, slashable, effort, reservation, discount, prize, otherPrize, fall, otherFall } = m.parameters
const { hazard, otherHazard } = m.parameters

type Name = keyof typeof m.parameters

const needed = formula`floor(${holders} / 2) + 1`
/** The cheapest bribe: of just enough holders, each pivotal, or of one more, if there is one. */
const bribeAt = (lost: Formula<Name>): Formula<Name> => {
  const justEnough = formula`(${slashable} + ${lost}) * ${needed} / ${holders} + ${effort} * (${needed})`
  const oneMore = formula`(${slashable} / ${holders} + ${effort}) * (${needed} + 1)`
  return formula`if ${needed} < ${holders} then min(${justEnough}, ${oneMore}) else ${justEnough}`
}
/** What a majority that needs no bribe must earn: result B3. */
const yieldAt = (won: Formula<Name>, lost: Formula<Name>, accidents: Formula<Name>): Formula<Name> =>
  formula`${reservation} + ${accidents} * ${slashable}
    + ${discount} * max(0, ${won} * ${holders} / (${needed}) - ${slashable} - ${lost})`

const bribe = bribeAt(fall)
const otherBribe = bribeAt(otherFall)
const leastYield = yieldAt(prize, fall, hazard)
const otherLeastYield = yieldAt(otherPrize, otherFall, otherHazard)
const isAsSafe = condition`${prize} > ${bribe} or ${otherPrize} <= ${otherBribe}`
const isAsCheap = condition`abs(${otherLeastYield} - ${leastYield}) <= 1e-9`
const samePrize = condition`${prize} = ${otherPrize}`
const sameFall = condition`${fall} = ${otherFall}`
const sameHazard = condition`${hazard} = ${otherHazard}`

export default m.define({
  measures: {
    bribe: { formula: bribe, about: 'the cheapest that carries an attack in the one world, as a share of all stake' },
    otherBribe: { formula: otherBribe, about: 'and in the other' },
    leastYield: { formula: leastYield, unit: '1/year', about: 'that keeps a majority honest in the one world' },
    otherLeastYield: { formula: otherLeastYield, unit: '1/year', about: 'and in the other' },
  },
  payoffs: {},
  honest: {},
  claims: {
    'the-prize-does-not-matter': {
      kind: 'holds',
      condition: isAsSafe,
      assuming: condition`${sameFall} and ${sameHazard}`,
      expect: 'refuted',
      about: 'Where a bribed attack does not pay in one world it does not in another that has a larger prize.',
    },
    'the-price-does-not-matter': {
      kind: 'holds',
      condition: isAsSafe,
      assuming: condition`${samePrize} and ${sameHazard}`,
      expect: 'refuted',
      about: 'Nor in one whose price falls less.',
    },
    'accidents-do-not-matter': {
      kind: 'holds',
      condition: isAsCheap,
      assuming: condition`${samePrize} and ${sameFall}`,
      expect: 'refuted',
      about: 'A majority must earn the same in both worlds, however often honest stake is slashed by accident.',
    },
    'nothing-else-matters': {
      kind: 'holds',
      condition: condition`${isAsSafe} and ${isAsCheap}`,
      assuming: condition`${samePrize} and ${sameFall} and ${sameHazard}`,
      expect: 'tested',
      about: 'With all three the same, the worlds are equally secure, at the same yield.',
    },
  },
})
