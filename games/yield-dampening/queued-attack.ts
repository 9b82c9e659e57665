import { condition, declare, formula, type Formula } from '../../src/index.js'

/** Result C8 of README.md, beside this file: who is driven out stands in a queue, and the attacker pays meanwhile. */
const m = declare('queued-attack', {
  about: 'Only so much stake can leave a year, so that an attack costs first and brings something later.',
  parameters: {
    dampening: { in: [0.05, 10], default: 1, about: 'p: the yield falls with stake^-p' },
    slope: { in: [0.2, 10], default: 0.25, about: 's: the reservation yield of the last ETH goes with stake^s' },
    share: { in: [0.01, 0.99], default: 0.5, about: 'α: of the stake that is the attacker’s; it does not leave' },
    griefing: { in: [1.01, 100], default: 3, about: 'G: what victims lose for each part that the attacker loses' },
    size: { in: [0.001, 0.9], default: 0.1, about: 'ε: part of the victims’ revenue that is taken away' },
    churn: { in: [0.05, 50], default: 0.6, unit: '1/year', about: 'χ: the rate at which stake can leave, in logs' },
    horizon: { in: [0, 100], default: 2, unit: 'year', about: 'how long the attack goes on' },
  },
  players: { attacker: { choices: { attacks: { integers: [0, 1] } } } },
  state: { remaining: { in: [1e-6, 1], about: 'of the stake that answers, once all have left who want to' } },
  dynamics: {
    queue: {
      about: 'the same attack, day by day',
      step: 'day',
      steps: 3652,
      state: {
        stake: { in: [0, 1], about: 'relative to before' },
        earned: { in: [0, 1e6], unit: 'year', about: 'by the attacker, in years of its revenue before' },
        behind: {
          in: [0, 1e6],
          unit: 'year',
          about: 'until when the attacker had earned less than without the attack',
        },
      },
    },
  },
})
const { dampening, slope, share, griefing, size, churn, horizon } = m.parameters
const { attacks } = m.players.attacker
const { remaining } = m.state
const { queue } = m.dynamics

type Name = keyof typeof m.parameters | 'remaining'

const kept = formula`1 - ${size} / ${griefing}`
const settled = formula`${share} + (1 - ${share}) * ${remaining}`
/** When all have left who want to: the stake falls at the rate χ until then. */
const saturation = formula`-log(${settled}) / ${churn}`
/** What the attacker has earned by then, in years of what it earned before, less these years. */
const gainBy = (time: Formula<Name>): Formula<Name> => {
  const inQueue = formula`min(${time}, ${saturation})`
  return formula`
    ${kept} * ((exp(${dampening} * ${churn} * ${inQueue}) - 1) / (${dampening} * ${churn})
    + max(0, ${time} - ${saturation}) * ${settled}^(-${dampening})) - ${time}`
}
const gain = gainBy(horizon)

/** The formulas for a small attack. */
const inTheQueue = formula`2 * ${size} / (${griefing} * ${dampening} * ${churn})`
const shift = formula`(1 - ${share}) * ${size} / (${slope} + ${dampening} * (1 - ${share}))`
const afterTheQueue = formula`
  ${dampening} * ${shift}^2 / (2 * ${churn} * (${dampening} * ${shift} - ${size} / ${griefing}))`
/** Positive iff a small attack breaks even while there is still a queue. */
const early = formula`${dampening} * (1 - ${share}) * (${griefing} - 2) - 2 * ${slope}`
const isSmall = condition`${size} <= 0.01 and ${griefing} >= 1.5 and ${share} <= 0.9`

const day = formula`1 / 365.25`
const revenue = formula`${kept} * ${queue.stake}^(-${dampening})`

export default m.define({
  where: { settled, saturation, gain, inTheQueue, shift, afterTheQueue, early, revenue },
  equations: { remaining: condition`${remaining}^${slope} * ${settled}^${dampening} = 1 - ${size}` },
  payoffs: { attacker: formula`${attacks} * ${gain}` },
  honest: { attacker: { attacks: 0 } },
  dynamics: {
    queue: {
      start: { stake: 1, earned: 0, behind: 0 },
      next: {
        // On the last day only those leave who still want to.
        stake: formula`max(${settled}, ${queue.stake} * exp(-${churn} * ${day}))`,
        earned: formula`${queue.earned} + ${revenue} * ${day}`,
        behind: formula`
          if ${queue.earned} + ${revenue} * ${day} < (${queue.time} + 1) * ${day}
          then (${queue.time} + 1) * ${day} else ${queue.behind}`,
      },
      payoffs: { attacker: formula`${queue.earned} - ${queue.time} * ${day}` },
      measures: { revenue: { formula: revenue, about: 'of the attacker, relative to before' } },
    },
  },
  measures: {
    inTheQueue: { formula: inTheQueue, unit: 'year', about: 'break-even of a small attack, if before saturation' },
    saturation: { formula: saturation, unit: 'year', about: 'when all have left who want to' },
  },
  presets: {
    'breaks-even-late': { slope: 1, dampening: 2, about: 'after all have left who want to' },
    never: { slope: 1, dampening: 0.5, about: 'Ethereum’s exponent at unit slope: it is not the queue that stops it' },
  },
  attacks: { discourage: { varying: [attacks], story: 'Take a part of what others earn, and wait for the queue.' } },
  claims: {
    'no-queued-attack': {
      kind: 'unprofitable',
      attack: 'discourage',
      expect: 'refuted',
      about: 'A queue keeps such an attack from paying.',
    },
    'breaks-even-in-the-queue': {
      kind: 'holds',
      condition: condition`
        ${gainBy(formula`1.02 * ${inTheQueue}`)} > 0 and ${gainBy(formula`0.98 * ${inTheQueue}`)} < 0`,
      assuming: condition`${isSmall} and ${early} >= 0.1 * (${slope} + ${dampening})`,
      expect: 'tested',
      about: 'A small attack breaks even after 2ε/(Gpχ) where p(1 - α)(G - 2) > 2s: before all have left who want to.',
    },
    'breaks-even-after-the-queue': {
      kind: 'holds',
      condition: condition`
        ${gainBy(formula`1.05 * ${afterTheQueue}`)} > 0 and ${gainBy(formula`0.95 * ${afterTheQueue}`)} < 0`,
      assuming: condition`
        ${isSmall} and ${size} <= 0.002 and ${slope} >= 0.5 and ${early} <= -0.1 * (${slope} + ${dampening})
        and ${dampening} * ${shift} >= 1.3 * ${size} / ${griefing}`,
      expect: 'tested',
      about: 'Else after p·x²/(2χ(px - ε/G)), where x is the log of the stake that leaves, if it ever does.',
    },
    'faster-queues-only-pay-sooner': {
      kind: 'holds',
      condition: condition`${gainBy(formula`100 / ${churn}`)} > 0`,
      assuming: condition`${kept} * ${settled}^(-${dampening}) >= 1.1`,
      expect: 'tested',
      about: 'Where the attack gains without a queue it gains with any, in time: a queue delays and does not protect.',
    },
  },
})
