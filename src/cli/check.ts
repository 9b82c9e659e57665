import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { problem, type Problem } from '../problem/problem.js'
import { renderCheck, type Failure } from '../report/check.js'
import { checkMechanism } from '../verdict/check.js'
import type { Result } from '../verdict/verdict.js'
import { witnessDocument } from '../verdict/witness-document.js'
import { codeOf, exitCode, gravest, type ExitCode } from './exit-code.js'
import { makeFolder, writeText } from './file.js'
import { load, type Loaded } from './load.js'
import { readPins } from './constants-option.js'
import { readBudget, readClaims, readOutputs } from './option.js'
import { refuse, write } from './output.js'
import { breathe } from './progress.js'
import type { Terminal } from './terminal.js'
import { tool } from './version.js'

interface CheckFlags {
  readonly claim: readonly string[]
  readonly preset?: string | undefined
  readonly param: readonly string[]
  readonly constants: readonly string[]
  readonly seed: string
  readonly budget: string
  readonly format: readonly string[]
  readonly witness?: string | undefined
  readonly timings?: true | undefined
  readonly quiet?: true | undefined
}

const mechanismFile = /\.mechanism\.(ya?ml|json|ts|mts|js|mjs)$/

/** What was asked for; where nothing was, the mechanism files of this folder. */
const referencesOf = (names: readonly string[]): E.Either<Problem, readonly string[]> => {
  const references = names.length > 0 ? names : readdirSync('.').filter((name) => mechanismFile.test(name))
  return references.length > 0
    ? E.right(references)
    : E.left(
        problem('unknown-mechanism', 'nothing to check', {
          expected: 'a name, a file, or files called *.mechanism.yaml in this folder',
          mend: 'run "hurwicz list" for the ready-made mechanisms, or "hurwicz init" for one of your own',
        }),
      )
}

export const runCheck = async (terminal: Terminal, names: readonly string[], flags: CheckFlags): Promise<ExitCode> => {
  const plan = pipe(
    E.Do,
    E.apS('references', referencesOf(names)),
    E.apS('budget', readBudget(flags.budget)),
    E.apS('outputs', readOutputs(flags.format)),
  )
  if (E.isLeft(plan)) return refuse(terminal, plan.left)
  const { references, budget, outputs } = plan.right

  const results: Result[] = []
  const failures: Failure[] = []
  const mechanisms: Loaded[] = []
  const { progress } = terminal
  const fail = (reference: string, found: Problem): void => {
    refuse(terminal, found)
    failures.push({ reference, problem: found })
  }
  for (const reference of references) {
    const loaded = await load(reference)
    const ready = pipe(
      loaded,
      E.bindTo('loaded'),
      E.bind('fixed', ({ loaded: { mechanism } }) =>
        readPins(mechanism, { preset: flags.preset, constants: flags.constants, settings: flags.param }),
      ),
      E.bind('claims', ({ loaded: { mechanism } }) => readClaims(mechanism, flags.claim)),
    )
    // One definition that is wrong takes nothing from the others.
    if (E.isLeft(ready)) {
      fail(reference, ready.left)
      continue
    }
    const { mechanism } = ready.right.loaded
    const checked = await checkMechanism(mechanism, {
      ...ready.right,
      ...(ready.right.loaded.file === undefined ? {} : { file: ready.right.loaded.file }),
      seed: flags.seed,
      budget,
      onClaim: (claim, index, of) => {
        progress.show(`${mechanism.name} · ${claim}`, index, of)
      },
      pause: breathe,
    })
    mechanisms.push(ready.right.loaded)
    if (E.isLeft(checked)) fail(reference, checked.left)
    else results.push(...checked.right)
  }
  progress.stop()

  const report = {
    tool,
    seed: flags.seed,
    mechanisms: mechanisms.map(({ mechanism }) => mechanism),
    results,
    failures,
    timings: flags.timings ?? false,
    quiet: flags.quiet ?? false,
  }
  const stored = flags.witness === undefined ? exitCode.asExpected : storeWitnesses(terminal, flags.witness, results)
  // A definition that claims nothing is no pass.
  const unclaimed = report.mechanisms.filter(({ claims }) => claims.size === 0).map(() => exitCode.undecided)
  const codes = [stored, ...results.map(codeOf), ...unclaimed, ...failures.map(() => exitCode.wrongUse)]
  return gravest([...codes, write(terminal, outputs, (format, look) => renderCheck(report, format, look))])
}

/** One file for each refuted claim, named after it. */
const storeWitnesses = (terminal: Terminal, folder: string, results: readonly Result[]): ExitCode => {
  const made = makeFolder(folder)
  if (E.isLeft(made)) return refuse(terminal, made.left)
  for (const { mechanism, claim, verdict } of results) {
    if (verdict.verdict !== 'refuted') continue
    const text = `${JSON.stringify(witnessDocument(verdict.witness), undefined, 2)}\n`
    const written = writeText(join(folder, `${mechanism}.${claim}.json`), text)
    if (E.isLeft(written)) return refuse(terminal, written.left)
  }
  return exitCode.asExpected
}
