import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { problem, type Problem } from '../problem/problem.js'
import { exitCode, type ExitCode } from './exit-code.js'
import { refuse } from './output.js'
import type { Terminal } from './terminal.js'
import { version } from './version.js'
import { makeFolder, writeText } from './file.js'

const mechanism = `# A first mechanism: edit it, then run "hurwicz check posted-rebate.yaml".
mechanism: posted-rebate
about: A share of the base fee goes to the called contract.
parameters:
  rebate:  { in: [0, 0.99], default: 0.2, about: share of the base fee that is paid back }
  baseFee: { in: [1, 200], default: 20, unit: gwei/gas }
  calls:   { in: [0, 1e6], default: 1000, unit: call, about: calls by others }
  gas:     { in: [1, 1e6], default: 50000, unit: gas/call }
players:
  deployer:
    choices:
      wash: { in: [0, 1e7], honest: 0, unit: gas, about: gas of calls to itself }
    payoff: rebate * baseFee * gas * calls - (1 - rebate) * baseFee * wash
attacks:
  wash:
    varying: [wash]
    cost: baseFee * wash
    story: Call your own contract to be paid the rebate.
claims:
  no-wash:
    kind: unprofitable
    attack: wash
    expect: proved
    about: Calling your own contract does not pay.
`

const workflow = `# Checks every claim on each change; a claim that breaks fails the job.
name: incentives
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 20 }
      - run: npx --yes hurwicz@${version} check posted-rebate.yaml --format text --format markdown=claims.md
      - if: always()
        run: cat claims.md >> "$GITHUB_STEP_SUMMARY"
`

const files = [
  ['posted-rebate.yaml', mechanism],
  ['.github/workflows/incentives.yml', workflow],
] as const

/** Writes a mechanism with a claim and a workflow that checks it; overwrites nothing. Returns the paths written. */
export const writeStarter = (folder: string): E.Either<Problem, readonly string[]> => {
  const existing = files.map(([path]) => join(folder, path)).find((path) => existsSync(path))
  if (existing !== undefined) {
    return E.left(
      problem('unwritable-file', `${existing} is already there`, {
        mend: 'move it away, or run init in another folder; nothing was written',
      }),
    )
  }
  const written: string[] = []
  for (const [path, text] of files) {
    const target = join(folder, path)
    const done = pipe(
      makeFolder(dirname(target)),
      E.chain(() => writeText(target, text)),
    )
    if (E.isLeft(done)) return done
    written.push(target)
  }
  return E.right(written)
}

export const runInit = (terminal: Terminal, folder: string): ExitCode => {
  const written = writeStarter(folder)
  if (E.isLeft(written)) return refuse(terminal, written.left)
  for (const path of written.right) terminal.out(`wrote ${path}\n`)
  terminal.out(`\nNow run: hurwicz check ${written.right[0] ?? ''}\n`)
  return exitCode.asExpected
}
