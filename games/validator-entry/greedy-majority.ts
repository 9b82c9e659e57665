import { condition, declare, formula, match, type Formula } from '../../src/index.js'

/** Result B5 of README.md, beside this file: what it costs to bribe enough holders of stake, for any distribution of it. */
const m = declare('greedy-majority', {
  about: 'Holders of stake join an attack if a bribe covers what they lose by it; what is the cheapest set of bribes?',
  parameters: {
    holders: { integers: [1, 1e6], default: 100, about: 'how many there are: n' },
    otherHolders: { integers: [1, 1e6], default: 3, about: 'another number of them, to compare with' },
    distribution: { options: ['equal', 'zipf'], default: 'equal', about: 'of stake: all alike, or rank^-a' },
    zipf: { in: [0, 3], default: 1, about: 'exponent of a Zipf distribution: a' },
    above: { in: [0, 0.99], default: 0.5, about: 'share of stake that attackers must exceed: q' },
    slashable: { in: [0, 1], default: 1, about: 'share of its stake that a slashed holder loses: φ' },
    correlation: {
      options: ['none', 'ethereum'],
      default: 'none',
      about: 'whether all that is slashable is slashed, or three times the share that attacks, at most',
    },
    fall: {
      in: [0, 1],
      default: 0.5,
      about: 'share of the worth of stake that goes with the price after an attack: δ',
    },
    effort: { in: [0, 0.1], default: 0, about: 'of coordination, for each who takes part, as a share of all stake: κ' },
    prize: { in: [0, 1000], default: 0.5, about: 'what the attack brings, as a share of all stake: V' },
  },
  players: {},
  majorities: { stake: { about: 'of all stake, more than a threshold' } },
})
const { holders, otherHolders, distribution, zipf, above, slashable, correlation, fall, effort, prize } = m.parameters
const { rank, share } = m.majorities.stake

type Name = keyof typeof m.parameters

const slashedOf = <N extends string>(attacking: Formula<N>): Formula<N | Name> =>
  match(correlation, { none: slashable, ethereum: formula<N | Name>`${slashable} * min(1, 3 * ${attacking})` })

// The least bribe in closed form, where stake is equal: just enough holders, all pivotal, or one more, if there is one.
const neededOf = (count: Formula<Name>): Formula<Name> => formula`floor(${above} * ${count}) + 1`
const bribeAmong = (count: Formula<Name>, slashed: (attacking: Formula<Name>) => Formula<Name>): Formula<Name> => {
  const needed = neededOf(count)
  const bribed = (members: Formula<Name>, falls: Formula<Name>): Formula<Name> =>
    formula`(${slashed(formula`(${members}) / ${count}`)} + ${falls}) * (${members}) / ${count} + ${effort} * (${members})`
  const justEnough = bribed(needed, fall)
  const oneMore = bribed(formula`${needed} + 1`, formula`0`)
  return formula`if ${needed} < ${count} then min(${justEnough}, ${oneMore}) else ${justEnough}`
}
const needed = neededOf(holders)
const equalBribe = bribeAmong(holders, slashedOf)
const plainBribe = bribeAmong(holders, () => slashable)
const isPlain = condition`${correlation.is('none')}`

export default m.define({
  where: { needed, equalBribe },
  payoffs: {},
  honest: {},
  majorities: {
    stake: {
      holders,
      weight: match(distribution, { equal: 1, zipf: formula`${rank}^(-${zipf})` }),
      above,
      slashed: slashedOf(share),
      fall,
      effort,
    },
  },
  measures: {
    needed: { formula: needed, about: 'holders that exceed the threshold, where stake is equal' },
    equalBribe: {
      formula: equalBribe,
      about: 'the least total of bribes, as a share of all stake, where stake is equal',
    },
    margin: { formula: formula`${equalBribe} - ${prize}`, about: 'by which these exceed the prize' },
  },
  presets: {
    two: { holders: 2, about: 'each is pivotal: 1.5' },
    three: { holders: 3, about: '1.0' },
    five: { holders: 5, about: '.8' },
    hundred: { holders: 100, about: '.52' },
    'price-alone-two': { holders: 2, slashable: 0, about: 'the price deters two holders: .5' },
    'price-alone-three': { holders: 3, slashable: 0, about: 'and not three: 0' },
    coordination: {
      holders: 1000,
      slashable: 0,
      effort: 0.002,
      about: 'dispersion by the cost of coordination: 1.004',
    },
    zipf: { holders: 100, distribution: 'zipf', zipf: 1, about: 'a hundred holders, the largest with 19 % of stake' },
    'ethereum-third': { holders: 1000, above: '1/3', correlation: 'ethereum', about: 'what it takes to stop finality' },
  },
  claims: {
    'more-holders-secure-as-much': {
      kind: 'holds',
      condition: condition`${bribeAmong(otherHolders, slashedOf)} >= ${equalBribe}`,
      assuming: condition`${otherHolders} >= ${holders}`,
      expect: 'refuted',
      about: 'The same stake among more holders is no cheaper to bribe.',
    },
    'the-price-alone-deters': {
      kind: 'holds',
      condition: condition`${equalBribe} > 0`,
      assuming: condition`${slashable} = 0 and ${fall} > 0 and ${effort} = 0`,
      expect: 'refuted',
      about: 'Without slashing, the fall of the price makes every bribe cost something.',
    },
    'the-price-alone-deters-nobody-who-can-be-spared': {
      kind: 'holds',
      condition: condition`${equalBribe} = 0`,
      assuming: condition`${slashable} = 0 and ${effort} = 0 and ${needed} < ${holders}`,
      expect: 'tested',
      about: 'It does not where one more holder than is needed can be bribed: from three on, at a threshold of half.',
    },
    'the-price-deters-two': {
      kind: 'holds',
      condition: condition`abs(${equalBribe} - (${slashable} + ${fall} + ${effort} * ${holders})) <= 1e-9`,
      assuming: condition`${isPlain} and ${holders} <= 2 and ${above} >= 0.5`,
      expect: 'tested',
      about: 'Where two hold all and more than half is needed, both are pivotal, and it costs φ + δ + κn.',
    },
    'slashing-secures-the-threshold': {
      kind: 'holds',
      condition: condition`${equalBribe} >= ${slashable} * ${above} - 1e-12`,
      assuming: isPlain,
      expect: 'tested',
      about: 'Slashing alone makes the attack cost φq, whatever the number of holders.',
    },
    'coordination-secures-in-proportion': {
      kind: 'holds',
      condition: condition`${equalBribe} >= ${effort} * ${above} * ${holders} * (1 - 1e-12)`,
      expect: 'tested',
      about: 'The cost of coordination secures κqn: the more, the more holders there are.',
    },
    'correlated-slashing-secures-as-much': {
      kind: 'holds',
      condition: condition`${equalBribe} >= ${plainBribe} - 1e-12`,
      assuming: condition`${correlation.is('ethereum')}`,
      expect: 'refuted',
      about: 'Slashing in proportion to the share that attacks secures as much as slashing all.',
    },
    'correlated-slashing-secures-as-much-from-a-third-on': {
      kind: 'holds',
      condition: condition`${equalBribe} >= ${plainBribe} - 1e-12`,
      assuming: condition`${correlation.is('ethereum')} and 3 * ${above} >= 1`,
      expect: 'tested',
      about: 'It does for attacks that need a third of the stake or more.',
    },
  },
})
