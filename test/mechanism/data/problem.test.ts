import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { decodeMechanism } from '../../../src/mechanism/data/decode.js'
import type { Code } from '../../../src/problem/codes.js'
import { check } from './marked.js'

/** A small sound mechanism, with something put in its place. */
const base = (changes: Readonly<Record<string, string>> = {}, more = ''): string => {
  let text = `mechanism: m
parameters:
  a: { in: [0, 1] }
  mode: { options: [on, off] }
players:
  p: { choices: { x: { in: [0, 1], honest: 0 } }, payoff: a * x }
  q: { choices: { x: { in: [0, 1], honest: 0 }, y: { integers: [0, 4], honest: 1 } }, payoff: a * x }
  b: { count: 3, choices: { bid: { in: [0, 1], honest: v } }, types: { v: { in: [0, 1] } }, payoff: v - bid }
${more}`
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`there is no ${from}`)
    text = text.replace(from, to)
  }
  return text
}

const A = 'a: { in: [0, 1] }'

/** What is wrong, the text with « before the place of the problem, its code, and a word of how to mend it. */
type Case = readonly [title: string, text: string, code: Code, says?: RegExp]

const cases: Readonly<Record<string, readonly Case[]>> = {
  'the file': [
    ['an empty file', '«', 'bad-shape', /empty/],
    ['blanks and comments alone', '«\n# nothing\n', 'bad-shape', /empty/],
    ['a list', '«- a\n- b', 'bad-shape', /a list/],
    ['a word', '«hello', 'bad-shape', /single text/],
    ['a binary file', 'mech«\u0000', 'bad-yaml', /not a text file/],
    ['a key that no mechanism has', 'mechanism: m\n«player: {}', 'bad-shape', /players/],
    ['a name that is missing', '«about: x', 'bad-shape', /"mechanism"/],
    ['a name with a blank', 'mechanism: «a b', 'bad-name'],
  ],
  'the syntax of YAML': [
    ['an anchor', 'mechanism: «&a x', 'bad-yaml', /anchors/],
    ['an alias', base({}, 'where:\n  w: «*a'), 'bad-yaml', /aliases/],
    ['a tag', 'mechanism: «!!str x', 'bad-yaml', /tags/],
    ['a merge key', 'mechanism: m\n«<<: { a: 1 }', 'bad-yaml', /merge/],
    ['a directive', '«%YAML 1.1\n---\nmechanism: m', 'bad-yaml', /directives/],
    ['a second document', 'mechanism: m\n«---\nmechanism: n\n', 'bad-yaml', /several documents/],
    ['a key twice', 'mechanism: m\n«mechanism: n', 'bad-yaml', /already at line 1/],
    ['a number as a key', 'mechanism: m\n«1: 2', 'bad-yaml', /"1"/],
    ['a list as a key', 'mechanism: m\n«[a]: 2', 'bad-yaml', /must be a word/],
    ['no key', 'mechanism: m\n«: 2', 'bad-yaml', /missing/],
    ['a tab that indents', 'mechanism: m\nparameters:\n«\ta: { in: [0, 1] }', 'bad-yaml', /tab/],
    ['a second colon', 'mechanism: m\nabout: «this: that', 'bad-yaml', /quote/],
    ['a missing colon', '«mechanism m\nabout: x', 'bad-yaml', /colon/],
    ['a brace that is not closed', 'mechanism: m\nparameters: { a: { in: [0, 1] }\n«', 'bad-yaml', /not closed/],
    [
      'a formula that a comma has cut',
      base({}, 'claims: { c: { kind: holds, condition: «min(a, 1) > 0 } }'),
      'bad-yaml',
      /quote the formula/,
    ],
    [
      'an honest rule that a comma has cut',
      base({ 'honest: v': 'honest: «max(0, v)' }),
      'bad-yaml',
      /quote the formula/,
    ],
    ['a formula that begins like a list', base({}, 'where:\n  w: «- a'), 'bad-yaml', /quote/],
  ],
  domains: [
    ['no domain', base({ [A]: 'a: «{ default: 1 }' }), 'bad-domain', /in, integers, options/],
    ['two domains', base({ [A]: 'a: { in: [0, 1], «options: [a] }' }), 'bad-domain', /in and options/],
    ['one bound', base({ [A]: 'a: { in: «[0] }' }), 'bad-domain', /\[low, high\]/],
    ['a bound without end', base({ [A]: 'a: { in: [0, «.inf] }' }), 'bad-domain', /finite/],
    ['bounds the wrong way round', base({ [A]: 'a: { in: «[1, 0] }' }), 'bad-domain', /\[0, 1\]/],
    ['true as an option', base({ '[on, off]': '[«true, off]' }), 'bad-domain', /quote it/],
    ['a number as an option', base({ '[on, off]': '[on, «1559]' }), 'bad-domain', /quote it/],
    ['nothing as an option', base({ '[on, off]': '[on, «null]' }), 'bad-domain', /quote it/],
    ['no options', base({ '[on, off]': '«[]' }), 'bad-domain', /empty/],
    ['an option twice', base({ '[on, off]': '«[on, on]' }), 'bad-domain', /twice/],
  ],
  values: [
    ['a default outside', base({ [A]: 'a: { in: [0, 1], default: «2 }' }), 'bad-value'],
    ['a default that is no number', base({ [A]: 'a: { in: [0, 1], default: «two }' }), 'bad-value', /1\/3/],
    ['a preset of a parameter that is not there', base({}, 'presets:\n  z: { aa: «1 }'), 'unknown-name', /"a"/],
    ['a preset outside', base({}, 'presets:\n  z: { a: «7 }'), 'bad-value'],
    ['a preset that is no option', base({}, 'presets:\n  z: { mode: «onn }'), 'bad-value', /"on"/],
    [
      'an honest option that is not there',
      base({ 'integers: [0, 4], honest: 1': 'options: [up, down], honest: «dwn' }),
      'bad-value',
      /"down"/,
    ],
    ['no players', base({ 'count: 3': 'count: «0' }), 'bad-value', /whole number/],
    [
      'a mean that is no number',
      base({ 'v: { in: [0, 1] }': 'v: { in: [0, 1], distribution: { exponential: { mean: «x } } }' }),
      'bad-value',
    ],
    [
      'a distribution that is not known',
      base({ 'v: { in: [0, 1] }': 'v: { in: [0, 1], distribution: «unifrom }' }),
      'bad-shape',
      /uniform/,
    ],
  ],
  names: [
    ['a name that is not there', base({}, 'where:\n  w: a + «aa'), 'unknown-name', /"a"/],
    ['a name of two players', base({}, 'where:\n  w: a + «x'), 'ambiguous-name', /"p\.x" or "q\.x"/],
    ['a choice of two players that varies', base({}, 'attacks:\n  t: { varying: [«x] }'), 'ambiguous-name', /p\.x/],
    ['a parameter that varies', base({}, 'attacks:\n  t: { varying: [«a] }'), 'bad-value', /the parameter/],
    ['a circle', base({}, 'where:\n  f: «g + 1\n  g: f * 2'), 'cyclic-definition', /f → g → f.*state/],
    ['a circle of one', base({}, 'where:\n  f: «f + 1'), 'cyclic-definition', /f → f/],
    ['a player as a number', base({}, 'admissible: «p > 0'), 'unknown-name', /p\.x/],
    ['others of a single player', base({}, 'admissible: max(«p.others.x) > 0'), 'unknown-name', /count/],
    ['a shared formula with the name of a parameter', base({}, 'where:\n  «a: 1'), 'bad-name', /parameter/],
    ['a choice with the name of a parameter', base({ 'y: {': '«a: {' }), 'bad-name', /parameter/],
    ['a word of the grammar', base({ '  mode:': '  «if:' }), 'bad-name', /grammar/],
    ['a hyphen in a name', base({ '  mode:': '  «my-mode:' }), 'bad-name', /underscores/],
    ['a name of JavaScript as a parameter', base({ '  mode:': '  «constructor:' }), 'bad-name'],
    ['a name of JavaScript as a key', 'mechanism: m\n«__proto__: {}', 'bad-name'],
    ['a name of JavaScript in a formula', base({}, 'admissible: a > «toString'), 'bad-name'],
    ['a name of JavaScript as a choice', base({}, 'attacks:\n  t: { varying: [«__proto__] }'), 'bad-name'],
    ['a name of JavaScript as an option', base({ '[on, off]': '[on, «valueOf]' }), 'bad-name'],
  ],
  formulas: [
    ['an operand that is missing', base({}, 'where:\n  w: a * 2 +«\n'), 'formula-syntax'],
    ['an unknown name in a folded text', base({}, 'where:\n  w: >-\n    a * 2\n    + «zz\n'), 'unknown-name'],
    ['an unknown name in a literal text', base({}, 'where:\n  w: |\n    a * 2\n      + «zz\n'), 'unknown-name'],
    ['an unknown name between double quotes', base({}, 'where:\n  w: "a * \\u0032\n    + «zz"\n'), 'unknown-name'],
    ['an unknown name between single quotes', base({}, "where:\n  w: 'a\n\n   * «zz'\n"), 'unknown-name'],
    ['the end of a folded text', base({}, 'where:\n  w: >-\n    a * 2\n    +«\nclaims: {}'), 'formula-syntax'],
    ['a condition for a number', base({}, 'where:\n  w: a «> 1'), 'formula-syntax'],
    ['a list for a formula', base({}, 'where:\n  w: «[a, 1]'), 'bad-shape'],
    ['nothing for a formula', base({}, 'where:\n  w:«'), 'bad-shape'],
    ['is after a number', base({}, 'admissible: a «is on'), 'bad-value'],
    ['is after a shared formula', base({}, 'where: { w: a }\nadmissible: «w is on'), 'bad-value', /shared formula/],
    ['an option that is not there', base({}, 'admissible: mode «is onn'), 'bad-value', /"on"/],
    ['an option variable as a number', base({}, 'admissible: «mode > 1'), 'bad-value', /mode is on/],
    [
      'another name than value in a reading',
      base({}, 'presets: { z: { a: 1 } }\nbindings:\n  e: { format: eip, baseline: z, reads: { K: { a: 1 / «val } } }'),
      'unknown-name',
      /value/,
    ],
  ],
  claims: [
    ['a kind that is not there', base({}, 'claims:\n  c: { kind: «nahs }'), 'bad-shape', /"nash"/],
    ['no kind', base({}, 'claims:\n  c: «{ player: p }'), 'bad-shape', /"kind"/],
    ['a key of another kind', base({}, 'claims:\n  c: { kind: nash, «outside: 0 }'), 'bad-shape', /outside/],
    ['a player that is not there', base({}, 'claims:\n  c: { kind: nash, player: «pp }'), 'unknown-name', /"p"/],
    ['an attack that is not there', base({}, 'claims:\n  c: { kind: unprofitable, attack: «pp }'), 'unknown-name'],
    ['no attack', base({}, 'claims:\n  c: «{ kind: unprofitable }'), 'bad-shape', /varying/],
    [
      'an attack named and in place',
      base({}, 'claims:\n  c: { kind: unprofitable, attack: z, «varying: [y] }'),
      'bad-shape',
      /remove/,
    ],
    ['a verdict that is not there', base({}, 'claims:\n  c: { kind: nash, expect: «proven }'), 'bad-shape', /"proved"/],
    ['a single choice where a list belongs', base({}, 'attacks:\n  t: { varying: «y }'), 'bad-shape', /\[y\]/],
    [
      'a stranger in a coalition',
      base({}, 'claims:\n  c: { kind: collusion-proof, coalitions: [[p, q], [p, «zz]] }'),
      'unknown-name',
    ],
    [
      'a preset that is not there',
      base({}, 'bindings:\n  e: { format: eip, baseline: «zz, reads: {} }'),
      'unknown-name',
    ],
    ['no payoff', base({ ', payoff: a * x }\n  q': ' }\n  q', 'p: {': 'p: «{' }), 'bad-shape', /"payoff"/],
  ],
}

for (const [part, list] of Object.entries(cases))
  describe(`what is wrong with ${part} is said with its place`, () => {
    for (const [title, text, code, says] of list)
      test(title, () => {
        check(text, 'm.yaml', code, says)
      })
  })

describe('what is wrong with JSON is said in words of JSON', () => {
  const faults: readonly Case[] = [
    ['a comma that is missing', '{ "mechanism": "m" «"about": 1 }', 'bad-yaml', /","/],
    ['a comma too many', '{ "mechanism": "m", «}', 'bad-yaml', /remove the comma/],
    ['a comma too many in a list', '{ "mechanism": ["m", «] }', 'bad-yaml', /remove the comma/],
    ['a text that is not closed', '{ "mechanism": «"m', 'bad-yaml', /double quote/],
    ['a map that is not closed', '{ "mechanism": "m"«', 'bad-yaml', /"}"/],
    ['single quotes', "{ «'mechanism': 1 }", 'bad-yaml', /double quotes/],
    ['a bare word', '{ "mechanism": «m }', 'bad-yaml', /double quotes/],
    ['something behind the end', '{ "mechanism": "m" }\n«x', 'bad-yaml', /end of the file/],
    ['an escape that is none', '{ "mechanism": «"\\x" }', 'bad-yaml', /escapes/],
    ['a number with a leading zero', '{ "mechanism": «01 }', 'bad-yaml', /a number/],
    ['a comment', '{ «// no\n"mechanism": "m" }', 'bad-yaml', /double quotes/],
    ['a key twice', '{ "mechanism": "m", «"mechanism": "n" }', 'bad-yaml', /second time/],
  ]
  for (const [title, text, code, says] of faults)
    test(title, () => {
      check(text, 'm.json', code, says)
    })

  test('also where only the text shows that it is JSON', () => {
    const result = decodeMechanism('{ "mechanism": "m"\n  "about": "x" }')
    expect(E.isLeft(result) && result.left).toMatchObject({ what: 'this is not JSON', place: { line: 2, column: 3 } })
  })
})
