import type { AnsweredQuestion } from '../question/answered.js'
import type { Figure, Question } from '../question/question.js'
import { inMarkdown, plain } from './escape.js'
import type { Format, Look, Tool } from './format.js'
import { styleOf, wrap } from './style.js'

export interface QuestionsReport {
  readonly tool: Tool
  readonly seed: string
  readonly answered: readonly AnsweredQuestion[]
  /** Whether whole pages are asked for, and not only a list. */
  readonly isWhole: boolean
}

export const renderQuestions = (report: QuestionsReport, format: Format, look: Look): string => {
  switch (format) {
    case 'json':
      return `${JSON.stringify(documentOf(report), undefined, 2)}\n`
    case 'text':
      return textOf(report, look)
    case 'markdown':
      return markdownOf(report)
  }
}

const showFigure = (value: number, { show, unit, digits = 5 }: Figure): string => {
  const scaled = show === 'percent' ? 100 * value : value
  const rounded = Number(scaled.toPrecision(digits))
  const text = rounded.toLocaleString('en-US', { maximumSignificantDigits: digits }).replace('-', '−')
  return `${text}${show === 'percent' ? ' %' : ''}${unit === undefined ? '' : ` ${unit}`}`
}

/** A text of a question with its figures put in. */
const filled = (text: string, { question, figures }: AnsweredQuestion): string =>
  text.replaceAll(/\{([a-zA-Z][\w-]*)\}/g, (whole, name: string) => {
    const value = figures.get(name)
    return value === undefined ? whole : showFigure(value, question.figures[name]!)
  })

const decisive = ({ question, figures }: AnsweredQuestion): string =>
  showFigure(figures.get(question.decides)!, question.figures[question.decides]!)

/** The command that gives the number that decides; the claim's where that is the one. */
const commandsOf = ({ claim, figures }: Question): readonly string[] => [
  ...new Set([claim, ...Object.values(figures).map(({ command }) => command)]),
]

const paragraphsOf = (one: AnsweredQuestion): readonly string[] => filled(one.question.reasoning, one).split('\n')

const textOf = ({ answered, isWhole, seed }: QuestionsReport, look: Look): string => {
  const style = styleOf(look)
  const lines = answered.flatMap((one) => {
    const { question, verdict, isAsExpected } = one
    const paint = isAsExpected ? style.good : style.bad
    return [
      `${style.strong(question.id.padEnd(4))} ${plain(question.asks)}`,
      ...wrap(plain(filled(question.answer, one)), look.width - 5).map((line) => `     ${line}`),
      `     ${paint(verdict)}  ${decisive(one)}`,
      ...(isWhole ? commandsOf(question) : [question.figures[question.decides]!.command]).map((command) =>
        style.faint(`     ${command}`),
      ),
      ...(isWhole
        ? ['', ...paragraphsOf(one).flatMap((line) => (line === '' ? [''] : wrap(plain(line), look.width - 5)))].map(
            (line) => (line === '' ? '' : `     ${line}`),
          )
        : []),
      '',
    ]
  })
  return `${lines.join('\n')}${style.faint(`${answered.length === 1 ? '1 question' : `${answered.length} questions`} · seed ${seed}`)}\n`
}

const markdownOf = ({ answered }: QuestionsReport): string => {
  const rows = answered.map((one) => {
    const { question, verdict } = one
    return `| [${question.id}](#${question.id.toLowerCase()}) | ${inMarkdown(question.asks)} | ${verdict} | ${decisive(one)} | \`${question.figures[question.decides]!.command}\` |`
  })
  const pages = answered.flatMap((one) => {
    const { question, verdict } = one
    return [
      `## ${question.id}`,
      '',
      `**${question.asks}**`,
      '',
      filled(question.answer, one),
      '',
      `The claim is *${verdict}*. The number that decides: ${decisive(one)}.`,
      '',
      filled(question.reasoning, one),
      '',
      'Ask again:',
      '',
      '```sh',
      ...commandsOf(question),
      ...(question.pictures ?? []).map(({ command, shows }) => `${command} # draws ${shows}`),
      '```',
      '',
    ]
  })
  return [
    '# Questions',
    '',
    'What the ready-made mechanisms answer. Every number here is printed by the command that stands with it; this page is what `hurwicz questions --format markdown` prints.',
    '',
    '| | question | verdict | the number that decides | the command that gives it |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    ...pages,
  ].join('\n')
}

const documentOf = ({ tool, seed, answered }: QuestionsReport): object => ({
  tool,
  seed,
  questions: answered.map((one) => ({
    id: one.question.id,
    asks: one.question.asks,
    answer: filled(one.question.answer, one),
    verdict: one.verdict,
    isAsExpected: one.isAsExpected,
    claim: one.question.claim,
    decides: one.question.decides,
    figures: Object.fromEntries(
      [...one.figures].map(([name, value]) => {
        const { command, unit } = one.question.figures[name]!
        return [name, { value, ...(unit === undefined ? {} : { unit }), command }]
      }),
    ),
  })),
})
