import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'hurwicz-package-'))
const windows = process.platform === 'win32'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const run = (command: string, args: readonly string[], cwd = folder): Ended => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: windows,
    timeout: 60_000,
  })
  return { code: status, out: stdout, err: stderr }
}
const npm = (args: readonly string[], cwd?: string): Ended =>
  run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=0'], cwd)

/** The npm packages that hold nothing but the executable of a newer Node; the plain one needs an install script. */
const newer = [22, 24] as const
const executable = (major: number): string => join(folder, 'nodes', 'node_modules', `node-${major}`, 'bin', 'node')

let isInstalled = false

beforeAll(() => {
  const packed = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root)
  expect(packed.err).toBe('')
  const [{ filename, files }] = JSON.parse(packed.out) as [{ filename: string; files: { path: string }[] }]
  const paths = files.map(({ path }) => path)
  expect(paths).toContain('dist/src/cli/main.js')
  expect(paths).toContain('docs/schema/check.schema.json')
  expect(paths.filter((path) => /^(test|src|bench|proofs)\/|\.tgz$|node_modules/.test(path))).toEqual([])
  writeFileSync(join(folder, 'package.json'), '{ "name": "visitor", "private": true, "type": "module" }\n')
  isInstalled = npm(['install', `./${filename}`]).code === 0
  const platform = `${process.platform}-${process.arch}`
  const nodes = newer.map((major) => `node-${major}@npm:node-${platform}@${major}`)
  if (isInstalled) npm(['install', '--prefix', join(folder, 'nodes'), ...nodes])
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const script = join('node_modules', 'hurwicz', 'dist', 'src', 'cli', 'main.js')

describe('the package', () => {
  it('has nothing that publint minds', () => {
    const { code, out } = run(
      process.execPath,
      [join(root, 'node_modules', 'publint', 'src', 'cli.js'), '--strict'],
      root,
    )
    expect(out).toContain('All good!')
    expect(code).toBe(0)
  })

  it('installs from its tarball with a command that works', (context) => {
    if (!isInstalled) context.skip('the npm registry is out of reach')
    const command = join('node_modules', '.bin', windows ? 'hurwicz.cmd' : 'hurwicz')
    const listed = run(command, ['list'])
    expect(listed.out).toMatch(/^fee-rebate/)
    expect(listed.code).toBe(0)
    expect(run(command, ['init', 'first']).code).toBe(0)
    const checked = run(command, ['check', join('first', 'posted-rebate.yaml')])
    expect(checked.err).toBe('')
    expect(checked.out).toContain('✓ proved')
    expect(checked.code).toBe(0)
  })

  it.for(newer)('works on Node %i', (major, context) => {
    if (!isInstalled || !existsSync(executable(major)))
      context.skip(`Node ${major} is out of reach: no package of it for this platform could be installed`)
    expect(run(executable(major), ['--version']).out).toMatch(new RegExp(`^v${major}\\.`))
    expect(run(executable(major), [script, 'list']).out).toMatch(/^fee-rebate/)
    expect(run(executable(major), [script, 'init', `with-${major}`]).code).toBe(0)
    const checked = run(executable(major), [script, 'check', join(`with-${major}`, 'posted-rebate.yaml')])
    expect(checked.err).toBe('')
    expect(checked.out).toContain('✓ proved')
    expect(checked.code).toBe(0)
  })

  it('is imported by plain Node, without vitest being there', (context) => {
    if (!isInstalled) context.skip('the npm registry is out of reach')
    expect(existsSync(join(folder, 'node_modules', 'vitest'))).toBe(false)
    writeFileSync(
      join(folder, 'use.js'),
      `import { decodeMechanism, checkMechanism } from 'hurwicz'
import { readFileSync } from 'node:fs'
import schema from 'hurwicz/schema/check.schema.json' with { type: 'json' }
const decoded = decodeMechanism(readFileSync('first/posted-rebate.yaml', 'utf8'))
const checked = await checkMechanism(decoded.right)
console.log(checked.right.map(({ claim, verdict }) => claim + ' ' + verdict.verdict).join(), typeof schema)
`,
    )
    const { code, out, err } = run(process.execPath, ['--no-warnings', 'use.js'])
    expect(err).toBe('')
    expect(out).toBe('no-wash proved object\n')
    expect(code).toBe(0)
  })

  it.for(['this', ...newer] as const)('draws pictures on Node %s, whatever fonts the machine has', (major, context) => {
    const node = major === 'this' ? process.execPath : executable(major)
    if (!isInstalled || !existsSync(node)) context.skip('the npm registry is out of reach')
    const script = join('node_modules', 'hurwicz', 'dist', 'src', 'cli', 'plot-option.js')
    writeFileSync(
      join(folder, 'draw.js'),
      `import { chartLines } from 'hurwicz/plot'
import { readFileSync } from 'node:fs'
import { writePlot } from './${script.replaceAll('\\', '/')}'
const lines = [{ name: 'fee', points: [[0, 1], [1, 3], [2, 2]] }]
const chart = { title: 'Fee', panels: [{ x: { label: 'block' }, y: { label: 'fee', unit: 'gwei' }, lines, marks: [] }] }
await writePlot(chart, 'fee.svg')
await writePlot(chart, 'fee.png')
console.log(readFileSync('fee.svg', 'utf8').includes('>fee (gwei)<'), readFileSync('fee.png').toString('latin1', 1, 4))
console.log(chartLines(chart, { color: false, width: 80 })[1])
`,
    )
    const { code, out, err } = run(node, ['--no-warnings', 'draw.js'])
    expect(err).toBe('')
    expect(out).toBe('true PNG\n  fee  ▁█▅  1 → 2, from 1 to 3\n')
    expect(code).toBe(0)
  })

  it('type-checks where it is used, the helper for vitest included', (context) => {
    if (!isInstalled) context.skip('the npm registry is out of reach')
    writeFileSync(
      join(folder, 'use.ts'),
      `import { declare, formula, type Mechanism } from 'hurwicz'
import { describeClaims } from 'hurwicz/vitest'
const m = declare('shop', { players: { seller: { choices: { price: { in: [0, 10] } } } } })
const shop: Mechanism = m.define({
  payoffs: { seller: formula\`\${m.players.seller.price} * 2\` },
  honest: { seller: { price: 10 } },
  claims: { best: { kind: 'nash' } },
})
describeClaims(shop, { seed: 'july' })
// @ts-expect-error no such choice
m.players.seller.prize
`,
    )
    const flags = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--skipLibCheck']
    const { code, out } = run(process.execPath, [
      join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
      ...flags,
      'use.ts',
    ])
    // What declares vitest's types is the visitor's own to install.
    const own = out.split('\n').filter((line) => line !== '' && !line.includes("'vitest'"))
    expect(own).toEqual([])
    expect([0, 2]).toContain(code)
  })

  it('says the version that its change log says', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toMatch(new RegExp(`^## \\[${version}\\]`, 'm'))
  })
})
