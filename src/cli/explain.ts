import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { games } from '../../games/index.js'
import { codes, type Code } from '../problem/codes.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { renderExplanation, type Subject } from '../report/explain.js'
import type { ExitCode } from './exit-code.js'
import { load } from './load.js'
import { readClaims, readOutputs } from './option.js'
import { refuse, write } from './output.js'
import type { Terminal } from './terminal.js'
import { tool } from './version.js'

interface ExplainFlags {
  readonly mechanism?: string | undefined
  readonly format: readonly string[]
}

const isCode = (text: string): text is Code => Object.hasOwn(codes, text)

/** A claim by its own name, of the first ready-made mechanism that has it, or as MECHANISM/CLAIM; else a code. */
const subjectOf = async (text: string, mechanismName: string | undefined): Promise<E.Either<Problem, Subject>> => {
  if (mechanismName === undefined && isCode(text)) return E.right({ kind: 'code', code: text })
  const at = text.lastIndexOf('/')
  const reference = mechanismName ?? (at < 0 ? undefined : text.slice(0, at))
  const claim = mechanismName === undefined ? text.slice(at + 1) : text
  if (reference === undefined) {
    const [owner, ...others] = games.filter(({ claims }) => claims.has(claim))
    return owner === undefined
      ? E.left(unknown(text))
      : E.right({ kind: 'claim', mechanism: owner, claim, alsoIn: others.map(({ name }) => name) })
  }
  return pipe(
    await load(reference),
    E.chain(({ mechanism }) =>
      pipe(
        readClaims(mechanism, [claim]),
        E.map((): Subject => ({ kind: 'claim', mechanism, claim })),
      ),
    ),
  )
}

const unknown = (text: string): Problem => {
  const close = nearest(text, [...games.flatMap(({ claims }) => [...claims.keys()]), ...Object.keys(codes)])
  return problem('bad-option', `there is no claim and no code “${text}”`, {
    expected: 'CLAIM, MECHANISM/CLAIM, or a code that an error named in brackets',
    mend: close === undefined ? 'run "hurwicz list NAME" for the claims of a mechanism' : `did you mean ${close}?`,
  })
}

export const runExplain = async (terminal: Terminal, text: string, flags: ExplainFlags): Promise<ExitCode> => {
  const outputs = readOutputs(flags.format)
  if (E.isLeft(outputs)) return refuse(terminal, outputs.left)
  const subject = await subjectOf(text, flags.mechanism)
  if (E.isLeft(subject)) return refuse(terminal, subject.left)
  const report = { tool, subject: subject.right }
  return write(terminal, outputs.right, (format, look) => renderExplanation(report, format, look))
}
