import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, hurwicz, market, type Ended } from './hurwicz.js'

/** Wrong input is told once, on stderr, in words, and ends with code 2. */
const expectOneError = ({ code, out, err }: Ended, says: RegExp): void => {
  expect(err).toMatch(says)
  expect(err.match(/(?:^|: )error: /gm)).toHaveLength(1)
  expect(`${out}${err}`).not.toMatch(/\n\s+at \S+.*:\d+|node:internal|internal error/)
  expect(code).toBe(2)
  expect(out).toBe('')
}

const withMarket = (from: string, to: string): string => {
  expect(market).toContain(from)
  return market.replace(from, to)
}

describe('a definition that is wrong', () => {
  const wrong: readonly (readonly [title: string, text: () => string, says: RegExp])[] = [
    [
      'with a misspelt parameter is told the place and the nearest name',
      () => withMarket('(1 - share)', '(1 - shar)'),
      /wrong\.yaml:12:\d+[^]*shar[^]*share/,
    ],
    [
      'with a misspelt choice in a formula is told the nearest name',
      () => withMarket('price * (10', 'pricee * (10'),
      /wrong\.yaml:12:\d+[^]*pricee[^]*price/,
    ],
    [
      'with a misspelt name is told each known name once',
      () => withMarket('price * (10', 'pricee * (10'),
      /expected +one of price, wash, share, fee, form\n/,
    ],
    ['with a misspelt key is told the nearest key', () => withMarket('payoff:', 'payof:'), /payof[^]*payoff/],
    [
      'with a misspelt attack is told the nearest one',
      () => withMarket('attack: raise', 'attack: raize'),
      /raize[^]*raise/,
    ],
    [
      'with a misspelt option is told the options',
      () => withMarket('assuming: form is linear', 'assuming: form is liner'),
      /liner[^]*linear/,
    ],
    [
      'with an unknown kind of claim is told the kinds',
      () => withMarket('kind: unprofitable, attack: wash', 'kind: unprofitible, attack: wash'),
      /unprofitible[^]*unprofitable/,
    ],
    [
      'with a formula that ends early is told where',
      () => withMarket('* fee * wash', '* fee *'),
      /wrong\.yaml:\d+:\d+/,
    ],
    [
      'with a default outside its domain is told the domain',
      () => withMarket('default: 0.2', 'default: 2'),
      /wrong\.yaml:4:\d+[^]*0\.9/,
    ],
    ['with an empty domain is told so', () => withMarket('in: [1, 100]', 'in: [100, 1]'), /wrong\.yaml:5:\d+/],
    [
      'with text for a number is told so',
      () => withMarket('in: [1, 100]', 'in: [one, 100]'),
      /wrong\.yaml:5:\d+[^]*one/,
    ],
    [
      'with a cycle among its shared formulas is shown the cycle',
      () => `${market}where:\n  a: b + 1\n  b: c + 1\n  c: a + 1\n`,
      /a → b → c → a goes round[^]*make "a" a variable under "state"/,
    ],
    [
      'with quantities of different units is told the operator',
      () => withMarket('default: 10 }', 'default: 10, unit: gwei }'),
      /unit/,
    ],
    ['with a key twice is refused', () => `${market}about: again\n`, /wrong\.yaml:\d+:\d+[^]*about/],
    [
      'with aliases is refused',
      () => `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nmechanism: bomb\n`,
      /wrong\.yaml:\d+:\d+[^]*(anchor|alias)/i,
    ],
    [
      'nested ten thousand deep is refused',
      () => `mechanism: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
      /deep|nest/,
    ],
    [
      'with ten thousand parentheses is refused',
      () => withMarket('* fee * wash', `* ${'('.repeat(10_000)}fee${')'.repeat(10_000)} * wash`),
      /formula-too-large/,
    ],
    [
      'with a megabyte of formula is refused',
      () => withMarket('* fee * wash', `* fee * wash${' + fee'.repeat(170_000)}`),
      /formula-too-large|too (large|many)/,
    ],
    ['with a prototype key is refused', () => `${market}__proto__: { polluted: yes }\n`, /__proto__/],
    [
      'with a constructor for a parameter is refused or unknown',
      () => withMarket('(1 - share)', '(1 - constructor)'),
      /constructor/,
    ],
    ['with a tag is refused', () => withMarket('A seller of one good.', '!!js/function "() => 1"'), /tag/i],
    ['that is a list is told what was expected', () => '- 1\n- 2\n', /wrong\.yaml:1:1/],
    ['that is not YAML is told where', () => 'mechanism: [a\nb: }\n', /wrong\.yaml:\d+:\d+/],
  ]
  it.each(wrong)('%s', async (_, text, says) => {
    const folder = folderOf({ 'wrong.yaml': text() })
    expectOneError(await hurwicz(['check', 'wrong.yaml'], { cwd: folder }), says)
  })

  it('takes nothing from the sound ones beside it', async () => {
    const folder = folderOf({ 'wrong.yaml': 'mechanism: [1]\n', 'market.yaml': market })
    const { code, out, err } = await hurwicz(['check', 'wrong.yaml', 'market.yaml', '--format', 'json'], {
      cwd: folder,
    })
    expect(code).toBe(2)
    expect(err).toMatch(/^wrong\.yaml:1:12: error: /)
    const { results } = JSON.parse(out) as { results: { mechanism: string; verdict: string }[] }
    expect(results.map(({ verdict }) => verdict)).toEqual(['refuted', 'proved', 'error'])
  })

  it('in TypeScript is told the author’s line, without a stack', async () => {
    const text = `import { declare, formula } from 'hurwicz'
const m = declare('bad', { players: { a: { choices: { x: { in: [0, 1] } } } } })
export default m.define({ payoffs: { a: formula\`1 +\` }, honest: { a: { x: 0 } } })
`
    const folder = folderOf({ 'bad.mechanism.ts': text })
    expectOneError(await hurwicz(['check', 'bad.mechanism.ts'], { cwd: folder }), /bad\.mechanism\.ts:3/)
  })

  it('in TypeScript that throws, exports nothing or does not parse is one error', async () => {
    const folder = folderOf({
      'throws.ts': 'throw new Error("boom")\n',
      'nothing.ts': 'export const a = 1\n',
      'garbage.ts': 'export default {{{\n',
    })
    expectOneError(await hurwicz(['check', 'throws.ts'], { cwd: folder }), /throws\.ts[^]*boom/)
    expectOneError(await hurwicz(['check', 'nothing.ts'], { cwd: folder }), /nothing\.ts[^]*mechanism/)
    expectOneError(await hurwicz(['check', 'garbage.ts'], { cwd: folder }), /garbage\.ts/)
  })
})

describe('a file that cannot be read', () => {
  const folder = folderOf({
    'empty.yaml': '',
    'binary.yaml': Uint8Array.of(0x6d, 0x00, 0xff, 0xfe),
    'latin.yaml': Uint8Array.of(0x61, 0x3a, 0x20, 0xe9, 0x0a),
    'blank.yaml': '   \n# only a comment\n',
    'dir.yaml/inside.txt': 'x',
    'huge.yaml': 'a'.repeat(5 * 1024 * 1024),
    'notes.txt': 'hello',
  })
  it.each([
    ['missing.yaml', /missing\.yaml[^]*no such file/],
    ['dir.yaml', /dir\.yaml is a directory/],
    ['empty.yaml', /empty\.yaml is empty/],
    ['blank.yaml', /blank\.yaml/],
    ['binary.yaml', /binary\.yaml holds binary data/],
    ['latin.yaml', /latin\.yaml is not UTF-8/],
    ['huge.yaml', /huge\.yaml is too large/],
    ['notes.txt', /notes\.txt is not a kind of file/],
    ['./dir.yaml', /is a directory/],
    ['/dev/null.yaml', /no such file/],
  ])('%s is one error', async (path, says) => {
    expectOneError(await hurwicz(['check', path], { cwd: folder }), says)
  })

  it.each(['missing.json', 'dir.yaml', 'empty.yaml', 'binary.yaml', 'notes.txt'])(
    'is one error for replay and audit too: %s',
    async (path) => {
      expectOneError(await hurwicz(['replay', path], { cwd: folder }), /./)
      expectOneError(await hurwicz(['audit', path], { cwd: folder }), /./)
    },
  )
})

describe('a command line that is wrong', () => {
  const folder = folderOf({
    'market.yaml': market,
    'proposal.yaml': 'proposal: More\nmechanism: market.yaml\nchanges: { share: { to: 0.9 } }\n',
  })
  it.each<readonly [readonly string[], RegExp]>([
    [['chek'], /chek[^]*check/],
    [['check', 'market.yaml', '--sed', '1'], /--sed[^]*--seed/],
    [['check', 'market.yaml', '--claim', 'no-wsh'], /no-wsh[^]*no-wash/],
    [['check', 'market.yaml', '--param', 'shar=0.1'], /shar[^]*share/],
    [['check', 'market.yaml', '--param', 'share'], /NAME=VALUE/],
    [['check', 'market.yaml', '--param', 'share=much'], /much[^]*0/],
    [['check', 'market.yaml', '--param', 'share=5'], /outside its domain/],
    [['check', 'market.yaml', '--param', 'form=linera'], /linera[^]*linear/],
    [['check', 'market.yaml', '--preset', 'genrous'], /genrous[^]*generous/],
    [['check', 'market.yaml', '--budget', 'soon'], /--budget/],
    [['check', 'market.yaml', '--seed', ''], /--seed[^]*a letter or a digit/],
    [['solve', 'market.yaml', '--seed', ' '], /--seed[^]*a letter or a digit/],
    [['check', 'proposal.yaml'], /this is a proposal: run hurwicz audit proposal\.yaml/],
    [['audit', 'market.yaml'], /this is a mechanism: run hurwicz check market\.yaml/],
    [['audit', 'fee-rebate'], /this is a mechanism: run hurwicz check fee-rebate/],
    [['check', 'market.yaml', '--budget', '-1s'], /budget|-1s/],
    [['check', 'market.yaml', '--format', 'jsn'], /jsn[^]*json/],
    [['check', 'market.yaml', '--format', 'json', '--format', 'text'], /standard output/],
    [['check', 'market.yaml', '--format', 'json='], /names no file/],
    [['check', 'fee-rebat'], /fee-rebat[^]*fee-rebate/],
    [['check', '__proto__'], /__proto__/],
    [['check', 'market.yaml', '--param', '__proto__=1'], /__proto__/],
    [['check'], /nothing to check/],
    [['list', 'fee-rebat'], /fee-rebate/],
    [['explain', 'no-padding-at-all'], /no-padding/],
    [['explain', 'constructor'], /constructor/],
    [['explain', 'fee-rebate/no-such'], /no-such/],
    [['solve', 'fee-rebat'], /fee-rebate/],
    [['solve', 'fee-rebate', '--method', 'magic'], /magic/],
    [['solve', 'fee-rebate', '--vary', 'pading'], /padding/],
    [['solve', 'fee-rebate', '--starts', 'many'], /starts|many/],
    [['solve'], /mechanism/],
    [['audit'], /proposals/],
    [['replay'], /witness/],
  ])('%j is one error', async (args, says) => {
    expectOneError(await hurwicz(args, { cwd: folder }), says)
  })
})

describe('an output that cannot be written', () => {
  it('is one error, and leaves nothing behind', async () => {
    const folder = folderOf({ 'market.yaml': market, taken: 'a file' })
    for (const path of ['no/such/folder/out.json', 'taken/out.json', '.']) {
      expectOneError(
        await hurwicz(['check', 'market.yaml', '--format', `json=${path}`], { cwd: folder }),
        /cannot be written/,
      )
    }
    const { code, err } = await hurwicz(['check', 'market.yaml', '--witness', 'taken'], { cwd: folder })
    expect(code).toBe(2)
    expect(err).toMatch(/taken cannot be made/)
    expect(readdirSync(folder).sort()).toEqual(['market.yaml', 'taken'])
  })

  it('is refused by init where a file of its own is there already', async () => {
    const folder = folderOf({ 'posted-rebate.yaml': 'mine' })
    expectOneError(await hurwicz(['init'], { cwd: folder }), /already there/)
    expect(existsSync(join(folder, '.github'))).toBe(false)
  })
})

describe('a stored witness that is wrong', () => {
  it.each([
    ['{', /not JSON/],
    ['[]', /missing or of the wrong kind/],
    ['{"mechanism":"market"}', /missing or of the wrong kind/],
    ['{"__proto__":{"claim":"x"}}', /missing or of the wrong kind/],
  ])('%s is one error', async (text, says) => {
    const cwd = folderOf({ 'w.json': text })
    expectOneError(await hurwicz(['replay', 'w.json'], { cwd }), says)
  })
})
