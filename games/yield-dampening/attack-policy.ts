import { condition, declare, formula, match } from '../../src/index.js'

/** C1, C2 and C8 of README.md, beside this file, over time: an attacker that may stop and start. */
const m = declare('attack-policy', {
  about:
    'Week by week an attacker says how much of the others’ revenue it takes away; stake leaves and returns in queues.',
  parameters: {
    dampening: { in: [0, 2], default: 0.5, about: 'p: the yield falls with stake^-p' },
    slope: { in: [0.1, 10], default: 0.5, about: 's: the reservation yield of the last ETH goes with stake^s' },
    share: { in: [0.01, 0.99], default: 0.2, about: 'α: of the stake that is the attacker’s; it stays' },
    griefing: { in: [0.1, 100], default: 3, about: 'G: what victims lose for each part that the attacker loses' },
    exit: { in: [0, 50], default: 0.6, unit: '1/year', about: 'part of the first stake that can leave in a year' },
    entry: { in: [0, 50], default: 0.6, unit: '1/year', about: 'part of the first stake that can come back in a year' },
    returns: { options: ['can-return', 'never-returns'], default: 'can-return' },
    goal: {
      options: ['profit', 'reach'],
      default: 'profit',
      about:
        'to have gained the most at the end, or to have paid the least for bringing the stake down to the target (short of it: below -1000)',
    },
    target: { in: [0.02, 1], default: '1/3', about: 'stake to be reached, relative to before' },
  },
  players: {
    attacker: { choices: { grief: { in: [0, 1], about: 'part of the victims’ revenue that is taken away' } } },
  },
  dynamics: {
    attack: {
      step: 'week',
      steps: 208,
      state: {
        stake: { in: [0, 1], about: 'relative to before' },
        gain: { in: [-1e4, 1e4], unit: 'year', about: 'of the attacker, in years of its revenue before' },
        paid: { in: [0, 1e4], unit: 'year', about: 'what it gave up by griefing until the target was reached' },
        lowest: { in: [0, 1], about: 'stake so far' },
      },
    },
  },
})
const { dampening, slope, share, griefing, exit, entry, returns, goal, target } = m.parameters
const { grief } = m.players.attacker
const { attack } = m.dynamics

const week = formula`7 / 365.25`
const yielded = formula`${attack.stake}^(-${dampening})`
const given = formula`${grief} / ${griefing} * ${yielded}`
const revenue = formula`${yielded} - ${given}`
/** Of the victims’ stake, what stays if the present yield lasts. */
const staying = formula`min(1, ((1 - ${grief}) * ${yielded})^(1 / ${slope}))`
const wanted = formula`${share} + (1 - ${share}) * ${staying}`
const comesBack = match(returns, { 'can-return': entry, 'never-returns': 0 })
const next = formula`
  ${attack.stake} + max(-${exit} * ${week}, min(${comesBack} * ${week}, ${wanted} - ${attack.stake}))`
const gained = formula`${attack.gain} + (${revenue} - 1) * ${week}`
const lowestYet = formula`min(${attack.lowest}, ${attack.stake})`
/** Falling short is worth less than any cost, and the less the shorter. */
const short = formula`max(0, ${lowestYet} - ${target})`

/**
 * In small steps the cheapest way down takes just so much that the last victim leaves, and keeps the queue full: by the time
 * that the stake is x, that is a grief of 1 - v^s·x^p, where v = (x - α)/(1 - α) of the victims are left. The integrals over
 * the way from 1 to the target, in years; p = 1 has a logarithm.
 */
const lastVictims = formula`(${target} - ${share}) / (1 - ${share})`
const yieldsOnTheWay = formula`
  (if ${dampening} = 1 then -log(${target}) else (1 - ${target}^(1 - ${dampening})) / (1 - ${dampening})) / ${exit}`
const askedOnTheWay = formula`(1 - ${share}) * (1 - ${lastVictims}^(1 + ${slope})) / (1 + ${slope}) / ${exit}`
const cheapest = formula`(${yieldsOnTheWay} - ${askedOnTheWay}) / ${griefing}`
const duration = formula`(1 - ${target}) / ${exit}`
const gainOnTheWay = formula`${yieldsOnTheWay} - ${duration} - ${cheapest}`
/** What it takes to keep the stake there. */
const holding = formula`1 - ${lastVictims}^${slope} * ${target}^${dampening}`

export default m.define({
  where: { wanted, gained, cheapest, duration, gainOnTheWay, holding },
  payoffs: { attacker: formula`-${grief} / ${griefing}` },
  honest: { attacker: { grief: 0 } },
  dynamics: {
    attack: {
      start: { stake: 1, gain: 0, paid: 0, lowest: 1 },
      next: {
        stake: next,
        gain: gained,
        paid: formula`${attack.paid} + (if ${lowestYet} <= ${target} then 0 else ${given} * ${week})`,
        lowest: lowestYet,
      },
      payoffs: {
        attacker: match(goal, {
          profit: attack.gain,
          reach: formula`if ${short} > 0 then -1000 - 1000 * ${short} else -${attack.paid}`,
        }),
      },
      measures: { revenue: { formula: revenue, about: 'of the attacker, relative to before' } },
    },
  },
  measures: {
    duration: { formula: duration, unit: 'year', about: 'of the way to the target, the queue being full' },
    cheapest: {
      formula: cheapest,
      unit: 'year',
      about: 'of revenue given up on the way, at least: the limit of short steps',
    },
    gainOnTheWay: { formula: gainOnTheWay, unit: 'year', about: 'of revenue, once the higher yield is counted' },
    afterwards: { formula: formula`${target}^(-${dampening})`, about: 'revenue at the target if the attack can stop' },
    held: {
      formula: formula`(1 - ${holding} / ${griefing}) * ${target}^(-${dampening})`,
      about: 'revenue at the target if it must go on, so that nobody comes back',
    },
  },
  presets: {
    'steep-supply': { slope: 2, about: 'few leave: nothing to win' },
    'for-good': { returns: 'never-returns', about: 'who left stays away: grief, wait, profit' },
    'to-a-third': { goal: 'reach', about: 'the cheapest way to a third of the stake' },
  },
  admissible: condition`${target} > ${share}`,
  attacks: { grief: { varying: [grief], story: 'Make the others earn less for a week.' } },
  claims: {
    'a-week-alone-costs': {
      kind: 'unprofitable',
      attack: 'grief',
      expect: 'proved',
      about: 'A week of it only costs: nobody has left yet.',
    },
    'the-way-to-a-third-pays-for-itself': {
      kind: 'holds',
      condition: condition`${gainOnTheWay} > 0`,
      assuming: condition`
        ${target} = 1/3 and ${share} = 1/5 and ${slope} = 1/2 and ${dampening} = 1/2 and ${griefing} = 3 and ${exit} = 0.6`,
      expect: 'proved',
      about:
        'At p = s = 1/2 and G = 3 a fifth of the stake earns more than before while it drives the others down to a third.',
    },
    'the-way-to-a-third-costs-under-a-constant-yield': {
      kind: 'holds',
      condition: condition`${gainOnTheWay} <= 0`,
      assuming: condition`${dampening} = 0 and ${target} = 1/3 and ${exit} = 0.6`,
      expect: 'tested',
      about: 'Where the yield does not answer it only costs.',
    },
  },
})
