import { condition, declare, formula, match, type Formula } from '../../src/index.js'

/** Result C9 of README.md, beside this file: what a steeper yield curve buys, and what it pays attackers. */
const m = declare('stability-frontier', {
  about:
    'A steeper yield steadies the stake against shocks of supply, and gives back more of what an attack takes away.',
  parameters: {
    // what the protocol fixes
    curve: { options: ['power', 'tempered', 'capped'], default: 'power', about: 'of issuance' },
    dampening: { in: [0, 2], default: 0.5, about: 'p: the yield of the power curve falls with stake^-p' },
    churn: { in: [0.001, 100], default: 100, unit: '1/year', about: 'χ: the rate at which stake can move, in logs' },
    tempering: {
      ...{ in: [1e-9, 1e-6], default: 2.98023223876953125e-8, unit: '1/ETH' },
      about: 'k of the tempered curve: 2^-25',
      source: 'A. Elowsson, Reward curve with tempered issuance (2024)',
    },
    cap: {
      ...{ in: [1e6, 120e6], default: 16777216, unit: 'ETH' },
      about: 'stake from which capped issuance stays the same: 2^24',
      source: 'A. Elowsson, Reward curve with capped issuance (2024)',
    },
    // what the world fixes
    slope: { in: [0.2, 10], default: 1, about: 's: the reservation yield of the last ETH goes with stake^s' },
    reservation: { in: [0.001, 0.2], default: 0.02, unit: '1/year', about: 'yield at which 2^25 ETH are staked' },
    extra: { in: [0, 1e6], default: 0, unit: 'ETH/year', about: 'V: fees and MEV' },
    shock: { in: [0.001, 1], default: 0.2, about: 'σ: deviation of the log of the reservation yield' },
    lasting: { in: [0.01, 10], default: 0.5, unit: 'year', about: 'how long a shock lasts, or an attack' },
    attack: { in: [0.0001, 0.9], default: 0.1, about: 'ε: part of the stakers’ revenue that is taken away' },
    // what the designer wants
    steadiness: { in: [0, 1000], default: 18.75, about: 'w1: what the variance of the log of the stake costs' },
    safety: { in: [0.001, 1000], default: 1, about: 'w2: what it costs if all that an attack takes comes back' },
  },
  players: {
    designer: { choices: { exponent: { in: [0, 2], about: 'p of the power curve' } } },
  },
  state: {
    rest: { in: [-32, 32], about: 'log of the stake over 2^25 ETH, in a usual year' },
    high: { in: [-40, 40], about: 'the same when stakers ask for less, by one deviation' },
    low: { in: [-40, 40], about: 'the same when they ask for more' },
    attacked: { in: [-40, 40], about: 'the same under attack' },
  },
})
const { curve, dampening, churn, tempering, cap, slope, reservation, extra } = m.parameters
const { shock, lasting, attack, steadiness, safety } = m.parameters
const { exponent } = m.players.designer
const { rest, high, low, attacked } = m.state

type Name = keyof typeof m.parameters | keyof typeof m.state | 'designer.exponent'

const ether = formula`33554432`
/** c·F·√ETH a year: 225 epochs a day, 365.25 days, a base reward factor of 64, a square root of stake in gwei. */
const perYear = formula`64 * 225 * 365.25 / sqrt(10^9)`
const stakeAt = (log: Formula<Name>): Formula<Name> => formula`${ether} * exp(${log})`
const issuanceAt = (log: Formula<Name>): Formula<Name> => {
  const stake = stakeAt(log)
  return match(curve, {
    power: formula`${perYear} * sqrt(${ether}) * exp((1 - ${exponent}) * ${log})`,
    tempered: formula`${perYear} * sqrt(${stake}) / (1 + ${tempering} * ${stake})`,
    capped: formula`${perYear} * sqrt(min(${stake}, ${cap}))`,
  })
}
const yieldAt = (log: Formula<Name>): Formula<Name> => formula`(${issuanceAt(log)} + ${extra}) / ${stakeAt(log)}`
const askedAt = (log: Formula<Name>): Formula<Name> => formula`${reservation} * exp(${slope} * ${log})`
/** Where the last ETH that is staked earns what it asks for, times a factor. */
const excessAt = (log: Formula<Name>): Formula<Name> => formula`log(${yieldAt(log)} / ${askedAt(log)})`
const entry = (log: Formula<Name>, factor: Formula<Name>) => condition`${excessAt(log)} = log(${factor})`

const reach = formula`${churn} * ${lasting}`
const swing = formula`min((${high} - ${low}) / 2, ${reach})^2`
const moved = formula`min(${rest} - ${attacked}, ${reach})`
const recoveredAt = (log: Formula<Name>): Formula<Name> =>
  formula`log(${yieldAt(log)} / ${yieldAt(rest)}) / -log(1 - ${attack})`
/** Of what an attack takes, what comes back in the end, and on average while it lasts and the queue has not emptied. */
const recoupment = recoveredAt(attacked)
const inQueue = formula`${moved} / ${churn}`
const recouped = formula`${recoveredAt(formula`${rest} - ${moved}`)} * (1 - ${inQueue} / (2 * ${lasting}))`
const loss = formula`${steadiness} * ((${high} - ${low}) / 2)^2 + ${safety} * ${recoupment}`

const best = formula`max(0, min(2, 2 * ${steadiness} * ${shock}^2 / (${safety} * ${slope}) - ${slope}))`
const lossAt = (p: Formula<Name>): Formula<Name> =>
  formula`${steadiness} * ${shock}^2 / (${slope} + ${p})^2 + ${safety} * ${p} / (${slope} + ${p})`
/** Solved by hand, for a power and without fees. */
const reaction = formula`1 / (${slope} + ${exponent})`
const restSolved = formula`${reaction} * log(${perYear} / sqrt(${ether}) / ${reservation})`
const isPower = condition`${curve.is('power')} and ${extra} = 0`

export default m.define({
  where: { swing, recoupment, recouped, loss, best },
  equations: {
    rest: entry(rest, formula`1`),
    high: entry(high, formula`exp(-${shock})`),
    low: entry(low, formula`exp(${shock})`),
    attacked: entry(attacked, formula`1 / (1 - ${attack})`),
  },
  payoffs: { designer: formula`-${loss}` },
  honest: { designer: { exponent: dampening } },
  measures: {
    swing: { formula: swing, about: 'variance of the log of the stake under shocks of supply' },
    recoupment: {
      formula: recoupment,
      about: 'part of what an attack takes that a higher yield gives back in the end',
    },
    recouped: { formula: recouped, about: 'the same on average while it lasts, the queue being full at first' },
    issuance: { formula: issuanceAt(rest), unit: 'ETH/year' },
    stake: { formula: stakeAt(rest), unit: 'ETH' },
    loss: { formula: loss, about: 'what the designer minimises: w1 · variance + w2 · recoupment, without a queue' },
    best: { formula: best, about: 'p at which that is least, if the curve is a power and there are no fees' },
  },
  presets: {
    'constant-yield': { dampening: 0 },
    ethereum: { dampening: 0.5 },
    'constant-issuance': { dampening: 1 },
    tempered: { curve: 'tempered', dampening: 0.5, source: 'A. Elowsson, Reward curve with tempered issuance (2024)' },
    capped: { curve: 'capped', dampening: 0.5, source: 'A. Elowsson, Reward curve with capped issuance (2024)' },
  },
  claims: {
    'closed-forms': {
      kind: 'holds',
      condition: condition`
        abs(${excessAt(restSolved)}) <= 1e-9
        and abs(${excessAt(formula`${restSolved} + ${shock} * ${reaction}`)} + ${shock}) <= 1e-9
        and abs(${excessAt(formula`${restSolved} + log(1 - ${attack}) * ${reaction}`)} + log(1 - ${attack})) <= 1e-9`,
      assuming: isPower,
      expect: 'tested',
      about: 'A shock of σ moves the log of the stake by σ/(s + p), and an attack of ε by ln(1 - ε)/(s + p).',
    },
    'no-exponent-is-better-than-the-best': {
      kind: 'holds',
      condition: condition`${lossAt(exponent)} >= ${lossAt(best)} - 1e-9`,
      expect: 'tested',
      about:
        'w1·σ²/(s + p)² + w2·p/(s + p) is least at p* = 2·w1·σ²/(w2·s) - s, or at the end of the range that is nearer.',
    },
    'a-constant-yield-is-best': {
      kind: 'holds',
      condition: condition`${lossAt(exponent)} >= ${lossAt(formula`0`)}`,
      assuming: condition`${safety} >= 1`,
      expect: 'refuted',
      about: 'Nothing is gained by a yield that answers to the stake.',
    },
  },
})
