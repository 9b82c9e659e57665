import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { folderOf, hurwicz, market } from './hurwicz.js'

describe('help', () => {
  it.each([['--help'], ['check', '--help'], ['help', 'solve'], ['--version']])(
    'is printed for %j %j',
    async (...args) => {
      const { code, out, err } = await hurwicz(args)
      expect(code).toBe(0)
      expect(err).toBe('')
      expect(out).toMatch(/Usage: hurwicz|^\d+\.\d+\.\d+\n$/)
    },
  )

  it('is pointed at where no command is given', async () => {
    const { code, out, err } = await hurwicz([])
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^error: no command is given[^]*list, check, solve[^]*hurwicz --help/)
  })

  it('names the same commands as that error', async () => {
    const { out } = await hurwicz(['--help'])
    const { err } = await hurwicz([])
    const commands = [...out.slice(out.indexOf('Commands:')).matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name)
    expect(commands.filter((name) => name !== 'help').join(', ')).toBe(/expected +(.*)/.exec(err)?.[1])
  })
})

describe('list', () => {
  it('names each ready-made mechanism', async () => {
    const { code, out } = await hurwicz(['list'])
    expect(code).toBe(0)
    expect(out).toMatch(/^fee-rebate +\d+ claims/)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  it('says what an attack plays that varies nothing', async () => {
    const text = market.replace('raise: { varying: [price], story: Ask for more. }', 'raise: { playing: { price: 2 } }')
    const folder = folderOf({ 'market.yaml': text })
    const { out, err } = await hurwicz(['list', 'market.yaml'], { cwd: folder })
    expect(err).toBe('')
    expect(out).toMatch(/raise +plays seller\.price = 2\n/)
  })

  it.each(['text', 'json', 'markdown'])('shows one in full as %s', async (format) => {
    const { code, out } = await hurwicz(['list', 'fee-rebate', '--format', format])
    expect(code).toBe(0)
    for (const name of ['rebate', 'evmos', 'no-padding']) expect(out.replaceAll('\\', '')).toContain(name)
  })
})

describe('check', () => {
  const folder = folderOf({ 'market.yaml': market, 'found.mechanism.yaml': market })

  it('ends with 0 where every verdict is as expected', async () => {
    const { code, out } = await hurwicz(['check', 'market.yaml'], { cwd: folder })
    expect(code).toBe(0)
    expect(out).toContain('2 claims: 1 proved, 1 refuted · all as expected · seed hurwicz')
  })

  it('finds the mechanism files of the folder where none is named', async () => {
    const { code, out } = await hurwicz(['check'], { cwd: folder })
    expect(code).toBe(0)
    expect(out).toMatch(/^market\n/)
  })

  it('ends with 1 where a claim breaks that should hold', async () => {
    const broken = folderOf({ 'market.yaml': market.replace('expect: refuted', 'expect: proved') })
    const { code, out } = await hurwicz(['check', 'market.yaml'], { cwd: broken })
    expect(code).toBe(1)
    expect(out).toContain('✗ refuted')
    expect(out).toContain('expected proved')
  })

  it('ends with 4 where a claim says nothing', async () => {
    const vacuous = folderOf({ 'market.yaml': market.replace('form is linear }', 'fee > 100 and form is linear }') })
    const { code, out } = await hurwicz(['check', 'market.yaml', '--claim', 'no-raise'], { cwd: vacuous })
    expect(out).toContain('vacuous')
    // It was expected to be refuted, and what is vacuous is no finding.
    expect(code).toBe(4)
  })

  it('pins parameters, one by one and by preset', async () => {
    const { out } = await hurwicz(
      ['check', 'market.yaml', '--preset', 'generous', '--param', 'fee=7', '--format', 'json'],
      { cwd: folder },
    )
    const { results } = JSON.parse(out) as {
      results: { witness?: { parameters: Record<string, { exact: string }> } }[]
    }
    expect(results[0]?.witness?.parameters).toMatchObject({ share: { exact: '9/10' }, fee: { exact: '7' } })
  })

  it('reads a mechanism in TypeScript that imports the library by its name', async () => {
    const text = `import { declare, formula } from 'hurwicz'
const m = declare('typed', { players: { a: { choices: { x: { in: [0, 1] } } } } })
export default m.define({
  payoffs: { a: formula\`1 - \${m.players.a.x}\` },
  honest: { a: { x: 0 } },
  claims: { best: { kind: 'nash', expect: 'proved' } },
})
`
    const typed = folderOf({ 'typed.mechanism.ts': text })
    const { code, out, err } = await hurwicz(['check'], { cwd: typed })
    expect(err).toBe('')
    expect(out).toContain('✓ proved')
    expect(code).toBe(0)
  })
})

describe('replay', () => {
  it('confirms a stored witness, and says when the mechanism has changed', async () => {
    const folder = folderOf({ 'market.yaml': market })
    await hurwicz(['check', 'market.yaml', '--witness', 'found'], { cwd: folder })
    const path = join('found', 'market.no-raise.json')
    const confirmed = await hurwicz(['replay', path], { cwd: folder })
    expect(confirmed.out).toMatch(/^confirmed/)
    expect(confirmed.code).toBe(0)

    writeFileSync(join(folder, 'market.yaml'), market.replace('(10 - price)', '(12 - price)'))
    const stale = await hurwicz(['replay', path], { cwd: folder })
    expect(stale.out).toMatch(/^stale/)
    expect(stale.out).toMatch(/still gains \+\d+.*, stored \+\d+/)
    expect(stale.code).toBe(4)

    writeFileSync(join(folder, 'market.yaml'), market.replace('(10 - price)', '(0 - price)'))
    expect((await hurwicz(['replay', path], { cwd: folder })).out).toContain('the attack no longer pays')

    rmSync(join(folder, 'market.yaml'))
    const lost = await hurwicz(['replay', path], { cwd: folder })
    expect(lost.err).toContain('--mechanism')
    expect(lost.code).toBe(2)
  })

  it('contradicts a witness whose gain was touched', async () => {
    const folder = folderOf({ 'market.yaml': market })
    await hurwicz(['check', 'market.yaml', '--witness', '.'], { cwd: folder })
    const path = join(folder, 'market.no-raise.json')
    const stored = JSON.parse(readFileSync(path, 'utf8')) as { gain: { exact: string } }
    writeFileSync(path, JSON.stringify({ ...stored, gain: { exact: '17', approximate: 17 } }))
    const { code, out } = await hurwicz(['replay', 'market.no-raise.json'], { cwd: folder })
    expect(out).toMatch(/^contradicted[^]*stored \+17, comes out \+\d/)
    expect(code).toBe(1)
  })
})

describe('explain', () => {
  it.each(['no-padding', 'fee-rebate/no-wash', 'unit-mismatch'])('%s, in every format', async (subject) => {
    for (const format of ['text', 'json', 'markdown']) {
      const { code, out } = await hurwicz(['explain', subject, '--format', format])
      expect(code).toBe(0)
      expect(out.length).toBeGreaterThan(50)
    }
  })
})

describe('explain, of a claim that several mechanisms have', () => {
  it('names the others', async () => {
    const { out } = await hurwicz(['explain', 'no-padding'])
    expect(out).toContain('gas-padding: hurwicz explain gas-padding/no-padding')
    expect((await hurwicz(['explain', 'fee-rebate/no-padding'])).out).not.toContain('also in')
  })
})

describe('init', () => {
  it('writes a mechanism that checks, and a workflow that checks it', async () => {
    const folder = folderOf()
    expect((await hurwicz(['init'], { cwd: folder })).code).toBe(0)
    const { code, out } = await hurwicz(['check', 'posted-rebate.yaml'], { cwd: folder })
    expect(out).toContain('✓ proved')
    expect(code).toBe(0)
    const workflow = parse(readFileSync(join(folder, '.github', 'workflows', 'incentives.yml'), 'utf8')) as {
      jobs: { check: { steps: { run?: string }[] } }
    }
    const command = workflow.jobs.check.steps.find(({ run }) => run?.includes('hurwicz') === true)?.run ?? ''
    expect(command).toMatch(/^npx --yes hurwicz@\d+\.\d+\.\d+ check /)
    const inCI = await hurwicz(command.split(' ').slice(3), { cwd: folder })
    expect(inCI.code).toBe(0)
    expect(readFileSync(join(folder, 'claims.md'), 'utf8')).toContain('no-wash')
  })
})

describe('solve', () => {
  it('finds the price that is best', async () => {
    const folder = folderOf({ 'market.yaml': market })
    const { code, out } = await hurwicz(['solve', 'market.yaml', '--vary', 'price', '--format', 'json'], {
      cwd: folder,
    })
    expect(code).toBe(0)
    const { equilibria } = JSON.parse(out) as {
      equilibria: { strategies: unknown; payoffs: unknown; regret: unknown }[]
    }
    expect(equilibria).toHaveLength(1)
    expect(JSON.stringify(equilibria[0]?.strategies)).toMatch(/5/)
  })

  it.each(['best-response', 'sequential', 'simultaneous', 'fictitious', 'logit', 'gradient'])(
    'ends well with %s, as text and as Markdown',
    async (method) => {
      const folder = folderOf({ 'market.yaml': market })
      for (const format of ['text', 'markdown']) {
        const args = ['solve', 'market.yaml', '--vary', 'price', '--method', method, '--format', format]
        const { code, out, err } = await hurwicz(args, { cwd: folder })
        expect(err).toBe('')
        expect(out).toContain('price')
        expect([0, 4]).toContain(code)
      }
    },
  )
})

describe('audit', () => {
  const proposal = `proposal: A larger share
mechanism: market.yaml
baseline: defaults
changes:
  share: { from: 0.2, to: 0.9 }
`
  it('tells what a proposal changes', async () => {
    const folder = folderOf({ 'market.yaml': market, 'proposal.yaml': proposal })
    for (const format of ['text', 'json', 'markdown']) {
      const { code, out, err } = await hurwicz(['audit', 'proposal.yaml', '--format', format], { cwd: folder })
      expect(err).toBe('')
      expect(out).toContain('share')
      expect([0, 1]).toContain(code)
    }
  })

  it('refuses a stale from, with its place', async () => {
    const folder = folderOf({ 'market.yaml': market, 'proposal.yaml': proposal.replace('from: 0.2', 'from: 0.3') })
    const { code, out, err } = await hurwicz(['audit', 'proposal.yaml'], { cwd: folder })
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^proposal\.yaml:5:\d+: error: [^]*stale-from/)
  })
})
