// `npm run bench`, with `-- readings`, `-- claims`, `-- attacks`, `-- agents` or `-- steps` for a part, and `-- --write` to put it into docs/bench.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { benchAgents } from './agents.js'
import { benchAttacks } from './attacks.js'
import { benchClaims } from './claims.js'
import { benchReadings } from './readings.js'
import { benchSteps } from './steps.js'

const digits = (value: number): string => Math.round(Number(value.toPrecision(3))).toLocaleString('en-US')
const ratio = (value: number): string => `${Number(value.toPrecision(3))} ×`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

const readings = async (): Promise<string> => {
  const rows = await benchReadings()
  const byHand = (name: string): number =>
    rows.find((row) => row.name === `by hand,${name.slice(name.lastIndexOf(',') + 1)}`)!.nanoseconds
  return table(
    ['reading, of the three payoffs of fee-rebate', 'ns', 'evaluations/s', 'time against hand-written'],
    rows.map(({ name, nanoseconds, perSecond }) => [
      name,
      digits(nanoseconds),
      digits(perSecond),
      ratio(nanoseconds / byHand(name)),
    ]),
  )
}

const claims = (): string => {
  const rows = benchClaims()
  return table(
    ['a claim of five variables that holds', 'trials/s', 'against fast-check by hand'],
    rows.map(({ name, perSecond }) => [name, digits(perSecond), ratio(perSecond / rows[0]!.perSecond)]),
  )
}

const attacks = async (): Promise<string> =>
  table(
    ['claim of fee-rebate that an attack breaks', 'median ms', 'longest ms', 'found'],
    (await benchAttacks()).map(({ claim, median, longest, found, seeds }) => [
      claim,
      digits(median),
      digits(longest),
      `${found} of ${seeds} seeds`,
    ]),
  )

const agents = (): string =>
  table(
    ['agents, each with a cost of its own', 'all equilibria, ms', 'ns each', 'play until none moves, ms', 'MB'],
    benchAgents().map(({ agents: count, milliseconds, play, megabytes }) => [
      count.toLocaleString('en-US'),
      digits(milliseconds),
      digits((1e6 * milliseconds) / count),
      digits(play),
      digits(megabytes),
    ]),
  )

const steps = (): string =>
  table(
    ['steps of entry and exit queues', 'ms', 'ns each', 'MB'],
    benchSteps().map(({ steps: count, arithmetic, milliseconds, megabytes }) => [
      `${count.toLocaleString('en-US')}${arithmetic === 'exact' ? ', exact' : ''}`,
      digits(milliseconds),
      digits((1e6 * milliseconds) / count),
      digits(megabytes),
    ]),
  )

const parts = { readings, claims, attacks, agents, steps } as const
type Part = keyof typeof parts
const isPart = (text: string): text is Part => Object.hasOwn(parts, text)

const root = resolve(import.meta.dirname, '..')
const machine = (): string => {
  const { version, dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
    version: string
    dependencies: Record<string, string>
  }
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return (
    `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} threads, ${memory} GiB, ${process.platform} ${process.arch}; ` +
    `Node ${process.versions.node}, hurwicz ${version}, fast-check ${dependencies['fast-check'] ?? ''}`
  )
}

const page = resolve(root, 'docs', 'bench.md')
/** Puts a part's table in the place of the old one. */
const put = (part: Part, text: string): void => {
  const before = readFileSync(page, 'utf8')
  const between = new RegExp(`(<!-- ${part} -->\n)[^]*?(<!-- end -->)`)
  if (!between.test(before)) throw new Error(`docs/bench.md has no place for ${part}`)
  writeFileSync(page, before.replace(between, `$1\n${machine()}\n\n${text}\n\n$2`))
}

const asked = process.argv.slice(2).filter((argument) => argument !== '--write')
const unknown = asked.find((argument) => !isPart(argument))
if (unknown !== undefined) {
  console.error(`error: there is no bench "${unknown}"; there are ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
console.log(`${machine()}\n`)
for (const part of asked.length === 0
  ? (['readings', 'claims', 'attacks', 'agents', 'steps'] as const)
  : asked.filter(isPart)) {
  const text = await parts[part]()
  console.log(`${text}\n`)
  if (process.argv.includes('--write')) put(part, text)
}
