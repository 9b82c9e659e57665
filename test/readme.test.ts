import * as E from 'fp-ts/lib/Either.js'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeMechanism } from '../src/index.js'
import { folderOf, hurwicz, root } from './cli/hurwicz.js'
import { blocksOf, type Block } from './docs/blocks.js'

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && name !== 'questions.md')
    .map((name) => `docs/${name}`),
]

/** Their commands are run where their numbers are compared: in proofs/suite, and with the questions. */
const papers = [
  'docs/questions.md',
  ...readdirSync(join(root, 'games'))
    .map((family) => `games/${family}/README.md`)
    .filter((paper) => existsSync(join(root, paper))),
]

const textOf = (document: string): string => readFileSync(join(root, document), 'utf8')

/** What a document's commands find: the examples, and the library under its own name. */
const workplace = (): string => {
  const folder = folderOf()
  cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules', 'hurwicz'), 'dir')
  for (const name of ['vitest', 'fp-ts', '@types'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'dir')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  return folder
}

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** Runs a line of a shell block; returns what it printed. What follows `# ends with` is its exit code. */
const runLine = async (line: string, cwd: string): Promise<string> => {
  const [command = '', code] = line.split(/\s+# ends with /)
  const npm = /^npm (?:run )?(\S+)/.exec(command)?.[1]
  if (npm !== undefined) {
    expect(['install', 'i', 'ci', ...Object.keys(scripts)]).toContain(npm)
    return ''
  }
  const words = [...command.replace(/^npx /, '').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  )
  expect(words[0], `a command that this test cannot run: ${line}`).toBe('hurwicz')
  const ended = await hurwicz(words.slice(1), { cwd })
  expect(ended, line).toMatchObject({ code: Number(code ?? 0) })
  return `${ended.out}${ended.err}`
}

/** Every line that a document shows is printed, in this order; `…` stands for lines left out. */
const expectShown = (shown: string, printed: string): void => {
  const lines = printed.split('\n').map((line) => line.trimEnd())
  let from = 0
  for (const line of shown.split('\n').map((text) => text.trimEnd())) {
    if (line === '' || line.trim() === '…') continue
    const at = lines.indexOf(line, from)
    expect(at, `not printed (in this place): ${line}\nprinted:\n${printed}`).toBeGreaterThanOrEqual(0)
    from = at + 1
  }
}

const run = (cwd: string, args: readonly string[]): void => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  expect(status, `${stdout}${stderr}`).toBe(0)
}

const inProject = (...path: readonly string[]): string => join(root, 'node_modules', ...path)

/** TypeScript is type-checked as its reader would, and run; a block that mentions vitest is run by vitest. */
const runTypeScript = ({ text, file }: Block, cwd: string, index: number): void => {
  const isTest = text.includes('hurwicz/vitest')
  const name = file ?? `snippet-${index}${isTest ? '.test' : ''}.ts`
  mkdirSync(dirname(join(cwd, name)), { recursive: true })
  writeFileSync(join(cwd, name), text)
  const flags = [
    '--noEmit',
    '--strict',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--skipLibCheck',
    '--types',
    'node',
  ]
  run(cwd, [inProject('typescript', 'bin', 'tsc'), ...flags, '--allowImportingTsExtensions', name])
  if (isTest) run(cwd, [inProject('vitest', 'vitest.mjs'), 'run', '--root', cwd, name])
  else run(cwd, ['--import', `file://${inProject('tsx', 'dist', 'esm', 'index.mjs')}`, name])
}

describe.each(documents)('%s', (document) => {
  const text = textOf(document)
  const blocks = blocksOf(text)

  it('says what is so: its commands, data and programs run as shown', async () => {
    const cwd = workplace()
    let printed = ''
    for (const [index, block] of blocks.entries()) {
      switch (block.language) {
        case 'sh':
          printed = ''
          for (const line of block.text.split('\n'))
            if (line !== '' && !line.startsWith('#')) printed += await runLine(line, cwd)
          break
        case 'text':
          expectShown(block.text, printed)
          break
        case 'yaml':
          if (block.file !== undefined) {
            mkdirSync(dirname(join(cwd, block.file)), { recursive: true })
            writeFileSync(join(cwd, block.file), block.text)
          }
          if (/^mechanism:/m.test(block.text) && !/^proposal:/m.test(block.text))
            expect(E.toUnion(decodeMechanism(block.text, `${document}:${block.line}`))).not.toHaveProperty('code')
          break
        case 'json':
          if (block.file === undefined) JSON.parse(block.text)
          break
        case 'ts':
          runTypeScript(block, cwd, index)
          break
        default:
          // Grammars and pictures of folders are not run.
          expect(['', 'ebnf']).toContain(block.language)
      }
    }
  }, 120_000)

  it('names in its tables only commands that end well', async () => {
    const cwd = workplace()
    const commands = text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => [...line.matchAll(/`(hurwicz [^`]+)`/g)].map(([, command = '']) => command))
    for (const command of commands)
      await runLine(command.startsWith('hurwicz check') ? `${command} --budget 1s` : command, cwd)
  }, 120_000)
})

it.each([...documents, ...papers])('%s links only to what is there.', (document) => {
  for (const [, target = ''] of textOf(document).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^(https?:|#)/.test(target)) continue
    expect(existsSync(join(root, dirname(document), target.replace(/#.*$/, ''))), target).toBe(true)
  }
})
