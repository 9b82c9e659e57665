import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

export const root = resolve(import.meta.dirname, '..', '..')
/** The built command line, as a user runs it: plain Node, no loader. */
export const main = join(root, 'dist', 'src', 'cli', 'main.js')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the built command line as a process of its own. */
export const hurwiczProcess = (args: readonly string[], { cwd = root, env = {} }: Surroundings = {}): Ended => {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error) throw error
  return { code: status, out: stdout, err: stderr }
}

type Session = (args: readonly string[], cwd: string) => Promise<Ended>

const open = (): Session => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'session.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.unref()
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let last: Promise<unknown> = Promise.resolve()
  return (args, cwd) => {
    const next = last.then(async (): Promise<Ended> => {
      child.stdin.write(`${JSON.stringify({ args, cwd })}\n`)
      const { value, done } = await answers.next()
      if (done) throw new Error(`the session ended at hurwicz ${args.join(' ')}`)
      return JSON.parse(value) as Ended
    })
    last = next.catch(() => undefined)
    return next
  }
}

let session: Session | undefined

/** Runs the built command line under plain Node, in a process that many runs share. */
export const hurwicz = (args: readonly string[], { cwd = root }: Pick<Surroundings, 'cwd'> = {}): Promise<Ended> => {
  session ??= open()
  return session(args, cwd)
}

/** A new folder with some files in it. */
export const folderOf = (files: Readonly<Record<string, string | Uint8Array>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hurwicz-test-'))
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, content)
  }
  return folder
}

/** A mechanism that is decided at once: a rebate below one proves no-wash, the honest price is not the best one. */
export const market = `mechanism: market
about: A seller of one good.
parameters:
  share: { in: [0, 0.9], default: 0.2, about: of the fee that comes back }
  fee: { in: [1, 100], default: 10 }
  form: { options: [linear, flat], default: linear }
players:
  seller:
    choices:
      price: { in: [0, 10], honest: 1 }
      wash: { in: [0, 100], honest: 0 }
    payoff: (if form is linear then price * (10 - price) else 20) - (1 - share) * fee * wash
presets:
  generous: { share: 0.9 }
attacks:
  raise: { varying: [price], story: Ask for more. }
  wash: { varying: [wash], cost: fee * wash, story: Buy from yourself. }
claims:
  no-raise: { kind: unprofitable, attack: raise, expect: refuted, assuming: form is linear }
  no-wash: { kind: unprofitable, attack: wash, expect: proved }
`
