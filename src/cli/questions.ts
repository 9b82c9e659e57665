import * as E from 'fp-ts/lib/Either.js'
import { questions } from '../../games/questions/index.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { answerQuestion, type AnsweredQuestion, type RunCommand } from '../question/answered.js'
import type { Question } from '../question/question.js'
import { renderQuestions } from '../report/questions.js'
import { exitCode, gravest, type ExitCode } from './exit-code.js'
import { readOutputs } from './option.js'
import { refuse, write } from './output.js'
import { breathe, noProgress } from './progress.js'
import type { Terminal } from './terminal.js'
import { tool } from './version.js'

interface QuestionsFlags {
  readonly seed: string
  readonly format: readonly string[]
}

/** How a command line is run: its arguments, and where it prints. */
export type RunLine = (args: readonly string[], terminal: Terminal) => Promise<ExitCode>

export const runQuestions = async (
  terminal: Terminal,
  ids: readonly string[],
  flags: QuestionsFlags,
  runLine: RunLine,
): Promise<ExitCode> => {
  const outputs = readOutputs(flags.format)
  if (E.isLeft(outputs)) return refuse(terminal, outputs.left)
  const asked = questionsNamed(ids)
  if (E.isLeft(asked)) return refuse(terminal, asked.left)
  const run = captured(runLine, flags.seed)
  const answered: AnsweredQuestion[] = []
  for (const question of asked.right) {
    terminal.progress.show(question.id, answered.length, asked.right.length)
    await breathe()
    const answer = await answerQuestion(question, run)
    if (E.isLeft(answer)) {
      terminal.progress.stop()
      return refuse(terminal, answer.left)
    }
    answered.push(answer.right)
  }
  terminal.progress.stop()
  return gravest([
    answered.every(({ decided }) => decided.every(({ isAsExpected }) => isAsExpected))
      ? exitCode.asExpected
      : exitCode.finding,
    write(terminal, outputs.right, (format, look) =>
      renderQuestions({ tool, seed: flags.seed, answered, isWhole: ids.length > 0 }, format, look),
    ),
  ])
}

const questionsNamed = (ids: readonly string[]): E.Either<Problem, readonly Question[]> => {
  const known = questions.map(({ id }) => id)
  const stranger = ids.find((id) => !known.includes(id.toUpperCase()))
  if (stranger === undefined)
    return E.right(
      ids.length === 0 ? questions : questions.filter(({ id }) => ids.some((of) => of.toUpperCase() === id)),
    )
  const close = nearest(stranger.toUpperCase(), known)
  return E.left(
    problem('bad-option', `there is no question “${stranger}”`, {
      expected: known.join(', '),
      ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
    }),
  )
}

/** Runs a line as a reader would, and reads the JSON that it prints. */
const captured =
  (runLine: RunLine, seed: string): RunCommand =>
  async (command) => {
    let out = ''
    let err = ''
    const code = await runLine([...command.split(/\s+/).slice(1), '--seed', seed, '--format', 'json'], {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      ...{ color: false, width: 100, progress: noProgress },
    })
    if (code === exitCode.wrongUse || code === exitCode.internalError)
      return E.left(problem('bad-option', `${command} failed: ${err.trim()}`))
    const document: unknown = JSON.parse(out)
    return E.right(document)
  }
