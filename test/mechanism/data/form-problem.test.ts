import { describe, test } from 'vitest'
import type { Code } from '../../../src/problem/codes.js'
import { formsWith } from './all-forms.js'
import { check } from './marked.js'

/** What is wrong: a text, what is put in its place with « before the place of the problem, its code and its words. */
type Case = readonly [title: string, from: string, to: string, code: Code, says?: RegExp]

const cases: Readonly<Record<string, readonly Case[]>> = {
  'a name outside the formulas that may mention it': [
    ['a type in its quantile', 'r0 * (1 + rank)', 'r0 + «type', 'bad-value', /payoff of holders/],
    ['a rank in a payoff', 'yield - type', 'yield - «holders.rank * r0', 'bad-value', /quantile of holders/],
    ['a type in a claim', 'holders.joined >= 1', '«type < 1', 'bad-value', /holders\.joined/],
    ['a type through a shared formula', 'yield: c / sqrt(joined)', 'yield: «type + 0 * r0', 'bad-value'],
    ['a variable in its start', 'start: 0.2', 'start: «stake / 2', 'bad-value', /comes next in waves/],
    ['time in a payoff of a player', '-grief * stakers', '-grief * «waves.time', 'bad-value'],
    ['a variable of a dynamic in a measure', 'yield * holders.joined, unit', '«stake, unit', 'bad-value'],
    ['a rank where all is asked for', 'above: 1/2', 'above: 1 / «rank', 'bad-value', /weight of big/],
    ['a share that falls', 'fall: 0.5', 'fall: «share', 'bad-value', /slashed/],
    ['a column in a measure', 'yield * holders.joined, unit', '«gasUsed, unit', 'bad-value', /series of daily/],
    ['a variable of a dynamic in a series', 'gasUsed * gasPrice / 1e18', '«waves.stake', 'bad-value'],
    ['a type in an honest rule', 'honest: 0', 'honest: «holders.type', 'bad-value'],
  ],
  'a name': [
    ['that nobody has', 'yield - type', 'yield - «tipe', 'unknown-name', /"type"/],
    ['that a form does not have', 'holders.joined >= 1', '«holders.joinde >= 1', 'unknown-name', /holders\.joined/],
    ['of a form alone', 'holders.joined >= 1', '«holders >= 1', 'unknown-name', /holders\.joined/],
    ['of others of a form', 'holders.joined >= 1', '«holders.others.joined >= 1', 'unknown-name'],
    ['of one of a form', 'holders.joined >= 1', '«holders.1.joined >= 1', 'unknown-name'],
    [
      'that two forms have, outside',
      'yield: c / sqrt(joined)',
      'yield: c / sqrt(«rank)',
      'ambiguous-name',
      /big\.rank/,
    ],
    ['of a form that a player has', '  big:', '  «attacker:', 'bad-name', /a player and of a majority/],
    ['of a measure that is a word of the grammar', '  issuance:', '  «sum:', 'bad-name'],
    [
      'of a variable that a dynamic has anyway',
      'state:\n',
      'state:\n      «time: { in: [0, 1], start: 0, next: 0 }\n',
      'bad-name',
      /own already/,
    ],
    ['of a population that is a word of the grammar', '  holders:\n', '  «others:\n', 'bad-name'],
  ],
  'a population': [
    ['less than nothing joins', '[1, 120e6]', '«[-1, 120e6]', 'bad-domain', /zero or more/],
    ['nothing to join', '[1, 120e6]', '«[1, 1]', 'bad-domain', /below the high one/],
    ['an empty domain', '[1, 120e6]', '«[2, 1]', 'bad-domain'],
    ['whole numbers join', 'joined: { in: [1, 120e6]', '«joined: { integers: [1, 120000000]', 'bad-domain', /interval/],
    ['a payoff that nothing moves', 'yield - type', '«r0', 'bad-value', /holders\.type/],
    ['a quantile that knows who joins', 'r0 * (1 + rank)', 'r0 * rank * joined «/ joined', 'bad-value', /payoff/],
    ['a quantile in another unit', 'r0 * (1 + rank)', '«rank', 'unit-mismatch', /1\/year/],
    [
      'no type',
      '    about: Who stakes.\n    joined: { in: [1, 120e6], unit: ETH }\n    type: { unit: 1/year, about: reservation yield }\n',
      '    «joined: { in: [1, 120e6], unit: ETH }\n',
      'bad-shape',
      /"type"/,
    ],
    ['a key it does not have', 'quantile:', '«supply: r0\n    quantile:', 'bad-shape', /quantile/],
  ],
  'a dynamic': [
    ['no step', 'steps: 200', 'steps: «0', 'bad-value', /100,000,000/],
    ['half a step', 'steps: 200', 'steps: «1.5', 'bad-value'],
    ['too many steps', 'steps: 200', 'steps: «1e9', 'bad-value'],
    ['an arithmetic that is not there', 'steps: 200', 'steps: 200\n    arithmetic: «exakt', 'bad-shape', /exact/],
    ['a step without a name', 'step: year', 'step: «"-"', 'bad-value', /epoch/],
    ['a start outside', 'start: 0.2', 'start: «2', 'bad-value'],
    ['a start in another unit', 'start: 0.2', 'start: «r0', 'unit-mismatch'],
    ['a next in another unit', 'stake + change / (1 + time)', '«r0', 'unit-mismatch'],
    ['units that do not add', 'stake + change / (1 + time)', 'stake «+ c', 'unit-mismatch'],
    ['a player that is not there', '{ attacker: waves.stake', '{ atacker: «waves.stake', 'unknown-name', /"attacker"/],
    ['a variable of options', 'stake: { in: [0, 1], s', '«stake: { options: [a, b], s', 'bad-domain'],
  ],
  'a majority': [
    ['all of it', 'above: 1/2', 'above: «1', 'bad-value', /below 1/],
    ['less than none', 'above: 1/2', 'above: «-0.1', 'bad-value'],
    ['half a holder', 'holders: n', 'holders: «1.5', 'bad-value', /whole/],
    ['slashed of more than all', 'min(1, 3 * share)', '«3', 'bad-value'],
    ['a fall in a unit', 'fall: 0.5', 'fall: «r0', 'unit-mismatch', /plain number/],
  ],
  'a history': [
    ['a file in a folder', 'gas_used.csv', '«../gas_used.csv', 'bad-value', /bare name/],
    ['a file of nowhere', 'file: gas_used.csv', 'file: «".."', 'bad-value'],
    [
      'no column',
      'daily:\n    columns: { gasUsed: { unit: gas, file: gas_used.csv }, gasPrice: { unit: wei/gas } }\n    series: { fees: { formula: gasUsed * gasPrice / 1e18, unit: ETH } }',
      'daily: { «columns: {} }',
      'bad-shape',
      /no columns/,
    ],
    ['a series in another unit', 'gasUsed * gasPrice / 1e18', 'gasUsed «* gasPrice', 'unit-mismatch', /ETH/],
  ],
  'a measure': [
    ['in another unit', 'yield * holders.joined', '«yield', 'unit-mismatch', /ETH\/year/],
    ['in a unit that is none', 'unit: ETH/year', 'unit: «ETH//year', 'bad-unit'],
    ['without a formula', '{ formula: yield * holders.joined, ', '«{ ', 'bad-shape', /"formula"/],
  ],
}

test('a form owns no name that stands for something everywhere', () => {
  const text = formsWith('  waves:', '  «waves:').replace('  rate: {', '  time: { in: [0, 1] }\n  rate: {')
  check(text, 'm.yaml', 'bad-name', /"time" is the name of a parameter and of what belongs to waves/)
})

for (const [part, list] of Object.entries(cases))
  describe(`what is wrong with ${part} is said with its place`, () => {
    for (const [title, from, to, code, says] of list)
      test(title, () => {
        check(formsWith(from, to), 'm.yaml', code, says)
      })
  })
