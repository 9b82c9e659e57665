import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { inFile, type Problem } from '../problem/problem.js'
import { renderReplay } from '../report/replay.js'
import { replay, type Replay } from '../verdict/replay.js'
import { readWitness } from '../verdict/witness-document.js'
import { exitCode, gravest, type ExitCode } from './exit-code.js'
import { readText } from './file.js'
import { load, loadAsData } from './load.js'
import { readOutputs } from './option.js'
import { refuse, write } from './output.js'
import type { Terminal } from './terminal.js'
import { tool } from './version.js'

interface ReplayFlags {
  readonly mechanism?: string | undefined
  readonly format: readonly string[]
}

const codeOf = ({ outcome }: Replay): ExitCode => {
  switch (outcome) {
    case 'confirmed':
      return exitCode.asExpected
    case 'contradicted':
      return exitCode.finding
    case 'stale':
      return exitCode.undecided
  }
}

/** The mechanism may have moved since. */
const mendMissing = (found: Problem): Problem =>
  found.code === 'no-such-file' || (found.code === 'unknown-mechanism' && !found.mend?.includes('--mechanism'))
    ? { ...found, mend: 'say where the mechanism is now: --mechanism NAME or FILE' }
    : found

export const runReplay = async (terminal: Terminal, path: string, flags: ReplayFlags): Promise<ExitCode> => {
  const outputs = readOutputs(flags.format)
  if (E.isLeft(outputs)) return refuse(terminal, outputs.left)
  const stored = pipe(
    readText(path),
    E.chain(readWitness),
    E.mapLeft((found): Problem => (found.code === 'bad-shape' ? inFile(path, found) : found)),
  )
  if (E.isLeft(stored)) return refuse(terminal, stored.left)
  const loaded =
    flags.mechanism === undefined
      ? pipe(await loadAsData(stored.right.file ?? stored.right.mechanism), E.mapLeft(mendMissing))
      : await load(flags.mechanism)
  const replayed = pipe(
    loaded,
    E.chain(({ mechanism }) =>
      pipe(
        replay(mechanism, stored.right),
        E.map((outcome) => ({ mechanism, replay: outcome })),
      ),
    ),
  )
  if (E.isLeft(replayed)) return refuse(terminal, replayed.left)
  const report = { tool, ...replayed.right }
  return gravest([
    codeOf(report.replay),
    write(terminal, outputs.right, (format, look) => renderReplay(report, format, look)),
  ])
}
