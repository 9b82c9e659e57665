import * as E from 'fp-ts/lib/Either.js'
import { problem, type Problem } from '../problem/problem.js'
import type { Figure, Question, StatedClaim } from './question.js'

/** A question with what its commands gave. */
export interface AnsweredQuestion {
  readonly question: Question
  /** In the question's order: the first one answers it. */
  readonly decided: readonly DecidedClaim[]
  readonly figures: ReadonlyMap<string, number>
}

export interface DecidedClaim extends StatedClaim {
  readonly verdict: string
  /** Whether the verdict is the one that the claim expects. */
  readonly isAsExpected: boolean
}

/** Runs a command and gives what it prints as JSON. */
export type RunCommand = (command: string) => Promise<E.Either<Problem, unknown>>

/**
 * Answers a question by running its commands, each once, but for those whose figures are recorded.
 *
 * @returns a Problem where a command fails or prints no number where one is said to stand.
 */
export const answerQuestion = async (
  question: Question,
  run: RunCommand,
): Promise<E.Either<Problem, AnsweredQuestion>> => {
  const printed = new Map<string, unknown>()
  for (const command of commandsToRun(question)) {
    const document = await run(command)
    if (E.isLeft(document)) return E.left({ ...document.left, what: `${question.id}: ${document.left.what}` })
    printed.set(command, document.right)
  }
  const figures = new Map<string, number>()
  for (const [name, figure] of Object.entries(question.figures)) {
    const value = figure.recorded ?? at(printed.get(figure.command), figure.at)
    if (typeof value !== 'number') return E.left(notThere(question, name, figure))
    figures.set(name, value)
  }
  const decided: DecidedClaim[] = []
  for (const claim of question.claims) {
    const document = printed.get(claim.command)
    const verdict = at(document, '/results/0/verdict')
    if (typeof verdict !== 'string')
      return E.left(problem('bad-shape', `${question.id}: ${claim.command} gives no verdict`))
    decided.push({ ...claim, verdict, isAsExpected: at(document, '/results/0/asExpected') !== false })
  }
  return E.right({ question, decided, figures })
}

const commandsToRun = ({ claims, figures }: Question): ReadonlySet<string> =>
  new Set([
    ...claims.map(({ command }) => command),
    ...Object.values(figures).flatMap(({ command, recorded }) => (recorded === undefined ? [command] : [])),
  ])

const notThere = ({ id }: Question, name: string, { command, at: where }: Figure): Problem =>
  problem('bad-shape', `${id}: the figure ${name} is not where it is said to be`, {
    expected: `a number at ${where}`,
    found: `what ${command} prints`,
  })

/** What stands at a JSON pointer (RFC 6901), or undefined. */
export const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Readonly<Record<string, unknown>>)[part]
          : undefined,
      document,
    )
