import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, hurwicz, hurwiczProcess, main, market } from './hurwicz.js'

// One computation that no signal can enter and that never ends by itself: the worst that a claim can be.
const endless = 'for (;;) Math.sqrt(2)\nexport default 1\n'

describe('the process', () => {
  it('answers an interrupt in the middle of its work with 130, at once, and writes nothing', async () => {
    const folder = folderOf({ 'endless.ts': endless })
    const args = [main, 'check', 'endless.ts', '--format', 'json=out.json']
    const child = spawn(process.execPath, args, { cwd: folder })
    let err = ''
    child.stderr.on('data', (data: Buffer) => (err += data.toString()))
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(child.exitCode).toBeNull()
    const asked = performance.now()
    child.kill('SIGINT')
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(130)
    expect(performance.now() - asked).toBeLessThan(1000)
    expect(err).toMatch(/interrupted/)
    expect(readdirSync(folder)).toEqual(['endless.ts'])
  })

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [main, 'list', 'fee-rebate', '--format', 'json'])
    let err = ''
    child.stderr.on('data', (data: Buffer) => (err += data.toString()))
    child.stdout.destroy()
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(err).toBe('')
    expect(code).toBe(0)
  })

  it('says so where standard output is full', (context) => {
    if (!existsSync('/dev/full')) context.skip('there is no /dev/full here')
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = spawnSync(process.execPath, [main, 'list'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    expect(stderr).toBe('error: standard output cannot be written: ENOSPC\n')
    expect(status).toBe(2)
  })

  it('prints results whole into a pipe', () => {
    const { code, out } = hurwiczProcess(['list', 'fee-rebate', '--format', 'json'])
    expect(code).toBe(0)
    expect(() => JSON.parse(out) as unknown).not.toThrow()
  })

  it('prints no colours and no progress into a pipe, with or without NO_COLOR', () => {
    const folder = folderOf({ 'market.yaml': market })
    for (const env of [{}, { NO_COLOR: '1' }, { FORCE_COLOR: '' }]) {
      const { out, err } = hurwiczProcess(['check', 'market.yaml'], { cwd: folder, env })
      expect(out).toContain('no-raise')
      expect(`${out}${err}`).not.toContain('\u001b')
    }
  })

  it('gives the same bytes twice for the same seed, and says its seed', () => {
    const folder = folderOf({ 'market.yaml': market })
    const args = ['check', 'market.yaml', '--format', 'json', '--seed', 'again']
    const [first, second] = [hurwiczProcess(args, { cwd: folder }), hurwiczProcess(args, { cwd: folder })]
    expect(first.out).toContain('"seed": "again"')
    expect(second.out).toBe(first.out)
  })

  it('tells of a wrong definition on stderr alone, with code 2 and no stack', () => {
    const folder = folderOf({ 'wrong.yaml': market.replace('(1 - share)', '(1 - shar)') })
    const { code, out, err } = hurwiczProcess(['check', 'wrong.yaml'], { cwd: folder })
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^wrong\.yaml:12:\d+: error: /)
    expect(err).not.toMatch(/\n\s+at /)
  })

  it('calls its own faults internal errors, with code 3', () => {
    const folder = folderOf({
      'greedy.ts': 'const a: unknown[] = []\nfor (;;) a.push(new Array(1e6).fill(a))\nexport default a\n',
    })
    const { code, err } = hurwiczProcess(['check', 'greedy.ts'], {
      cwd: folder,
      env: { NODE_OPTIONS: '--max-old-space-size=200' },
    })
    expect(code).toBe(3)
    expect(err).toMatch(/^internal error: out of memory/)
  })
})

describe('several outputs of one run', () => {
  it('go to their files, and one to standard output', async () => {
    const folder = folderOf({ 'market.yaml': market })
    const { code, out } = await hurwicz(
      ['check', 'market.yaml', '--format', 'text', '--format', 'json=a.json', '--format', 'markdown=b.md'],
      { cwd: folder },
    )
    expect(code).toBe(0)
    expect(out).toMatch(/^market\n/)
    const { results } = JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8')) as { results: { verdict: string }[] }
    expect(results.map(({ verdict }) => verdict)).toEqual(['refuted', 'proved'])
    expect(readFileSync(join(folder, 'b.md'), 'utf8')).toMatch(/^# Verdicts\n/)
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.md', 'market.yaml'])
    expect(existsSync(join(folder, 'text'))).toBe(false)
  })
})
