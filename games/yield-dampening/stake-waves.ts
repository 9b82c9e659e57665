import { condition, declare, formula, match } from '../../src/index.js'

/** Result C4 of README.md, beside this file: everybody looks at last year’s yield. */
const m = declare('stake-waves', {
  about: 'Once a year holders stake as much as last year’s yield is worth to them, or go a part of the way there.',
  parameters: {
    dampening: { in: [0, 4], default: 0.5, about: 'p: the yield falls with stake^-p' },
    slope: { in: [0.05, 10], default: 1, about: 's: the reservation yield of the last ETH goes with stake^s' },
    adjustment: { in: [0.01, 1], default: 1, about: 'κ: part of the way, in logs, that is gone in a year' },
    queue: { options: ['none', 'capped'], default: 'none' },
    cap: { in: [0.001, 2], default: 0.1, about: 'the most that the stake moves in a year, in logs, if capped' },
    rest: { in: [1e5, 120e6], default: 33554432, unit: 'ETH', about: 'at which nobody wants to move' },
    restYield: { in: [0.001, 0.5], default: 0.02871, unit: '1/year', about: 'there' },
    offset: { in: [-1, 1], default: 0.05, about: 'how far from it the stake starts, in logs' },
  },
  dynamics: {
    waves: {
      step: 'year',
      steps: 100,
      state: { gap: { in: [-20, 20], about: 'log of the stake over where it rests' } },
    },
  },
})
const { dampening, slope, adjustment, queue, cap, rest, restYield, offset } = m.parameters
const { waves } = m.dynamics

const stake = formula`${rest} * exp(${waves.gap})`
const earned = formula`${restYield} * (${stake} / ${rest})^(-${dampening})`
/** Logs, over where it rests, of what is staked if last year’s yield is thought to last, and of a year’s move. */
const wanted = formula`-${dampening} / ${slope} * ${waves.gap}`
const move = formula`${adjustment} * (${wanted} - ${waves.gap})`
const allowed = match(queue, { none: move, capped: formula`max(-${cap}, min(${cap}, ${move}))` })

/** What is left of a gap after a year, as a part of it. */
const factor = formula`1 - ${adjustment} * (1 + ${dampening} / ${slope})`
const afterwards = match(queue, {
  none: formula`${factor} * ${offset}`,
  capped: formula`${offset} + max(-${cap}, min(${cap}, (${factor} - 1) * ${offset}))`,
})
const isUncapped = condition`${queue.is('none')} and ${offset} != 0`

export default m.define({
  where: { wanted, factor },
  dynamics: {
    waves: {
      start: { gap: offset },
      next: { gap: formula`${waves.gap} + ${allowed}` },
      measures: {
        stake: { formula: stake, unit: 'ETH' },
        yield: { formula: earned, unit: '1/year' },
      },
    },
  },
  measures: {
    factor: { formula: factor, about: 'what a year leaves of a small gap: waves if negative, growing below -1' },
  },
  presets: {
    stable: { dampening: 0.5, about: 'each wave half of the one before' },
    neutral: { dampening: 1, about: 'waves for ever' },
    unstable: { dampening: 1.5, about: 'each wave half as much again as the one before' },
    partial: { dampening: 1.5, adjustment: 0.5, about: 'the same, but only half of the way in a year' },
    capped: {
      dampening: 1.5,
      queue: 'capped',
      offset: 0.01,
      about: 'the same, but the queue lets a tenth move in a year',
    },
  },
  claims: {
    'a-year-brings-the-stake-nearer': {
      kind: 'holds',
      condition: condition`abs(${afterwards}) < abs(${offset})`,
      assuming: condition`${offset} != 0`,
      expect: 'refuted',
      about: 'Each year brings the stake nearer to where it rests.',
    },
    'nearer-if-adjustment-is-slow': {
      kind: 'holds',
      condition: condition`abs(${afterwards}) < abs(${offset})`,
      assuming: condition`${isUncapped} and ${adjustment} * (${slope} + ${dampening}) < 2 * ${slope}`,
      expect: 'tested',
      about: 'It does where κ(1 + p/s) < 2: with full adjustment, where p < s.',
    },
    'farther-if-adjustment-is-fast': {
      kind: 'holds',
      condition: condition`abs(${afterwards}) > abs(${offset})`,
      assuming: condition`${isUncapped} and ${adjustment} * (${slope} + ${dampening}) >= 2.001 * ${slope}`,
      expect: 'tested',
      about: 'Where κ(1 + p/s) > 2 each wave is larger than the one before.',
    },
    'waves-within-the-cap': {
      kind: 'holds',
      condition: condition`abs(${afterwards}) <= ${cap}`,
      assuming: condition`${queue.is('capped')} and abs(${offset}) <= ${cap} and ${factor} <= 0`,
      expect: 'tested',
      about: 'A queue keeps waves within its cap, however unstable the stake is without it.',
    },
  },
})
