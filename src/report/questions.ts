import type { AnsweredQuestion } from '../question/answered.js'
import type { Figure } from '../question/question.js'
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

const withoutEmphasis = (text: string): string => text.replaceAll(/(^|\s)\*(\S[^*]*)\*/g, '$1$2')

const decisive = ({ question, figures }: AnsweredQuestion): string =>
  showFigure(figures.get(question.decides)!, question.figures[question.decides]!)

const decisiveCommand = ({ question }: AnsweredQuestion): string => question.figures[question.decides]!.command

/** Each command once, with the numbers of the texts that it prints. */
interface Reproduction {
  readonly command: string
  readonly numbers: readonly string[]
}

const reproductionsOf = ({ question, figures }: AnsweredQuestion, areRecorded: boolean): readonly Reproduction[] => {
  const numbersOf = new Map<string, string[]>()
  for (const [name, figure] of Object.entries(question.figures)) {
    if ((figure.recorded !== undefined) !== areRecorded) continue
    const numbers = numbersOf.get(figure.command) ?? []
    numbers.push(showFigure(figures.get(name)!, figure))
    numbersOf.set(figure.command, numbers)
  }
  return [...numbersOf].map(([command, numbers]) => ({ command, numbers: [...new Set(numbers)] }))
}

const lineOf = ({ command, numbers }: Reproduction): string => `${command} # ${numbers.join(' · ')}`

const textOf = ({ answered, isWhole, seed }: QuestionsReport, look: Look): string => {
  const style = styleOf(look)
  const indented = (text: string, paint = (line: string) => line): readonly string[] =>
    wrap(plain(text), look.width - 5).map((line) => `     ${paint(line)}`)
  const verdictsOf = ({ decided }: AnsweredQuestion): readonly string[] =>
    decided.flatMap(({ verdict, says, isAsExpected }) => {
      const [first = '', ...rest] = wrap(plain(says), look.width - 15)
      const paint = isAsExpected ? style.good : style.bad
      return [`     ${paint(verdict.padEnd(8))}  ${first}`, ...rest.map((line) => `               ${line}`)]
    })
  const pageOf = (one: AnsweredQuestion): readonly string[] => [
    '',
    ...withoutEmphasis(filled(one.question.reasoning, one))
      .split('\n\n')
      .flatMap((paragraph) => [...indented(paragraph), '']),
    ...one.decided.map(({ command }) => style.faint(`     ${command}`)),
    ...reproductionsOf(one, false).map((of) => style.faint(`     ${lineOf(of)}`)),
    ...(one.question.data === undefined ? [] : ['', ...indented(`Recorded, from ${one.question.data}:`, style.faint)]),
    ...reproductionsOf(one, true).map((of) => style.faint(`     ${lineOf(of)}`)),
    ...(one.question.pictures ?? []).map(({ command, shows }) => style.faint(`     ${command} # draws ${shows}`)),
  ]
  const lines = answered.flatMap((one) => {
    const [first = '', ...rest] = wrap(plain(one.question.asks), look.width - 5)
    return [
      `${style.strong(one.question.id.padEnd(4))} ${style.strong(first)}`,
      ...rest.map((line) => `     ${style.strong(line)}`),
      ...indented(filled(one.question.answer, one)),
      ...verdictsOf(one),
      `     ${style.strong(decisive(one))}  ${style.faint(decisiveCommand(one))}`,
      ...(isWhole ? pageOf(one) : []),
      '',
    ]
  })
  const count = answered.length === 1 ? '1 question' : `${answered.length} questions`
  const more = isWhole ? '' : ' · hurwicz questions Q1 gives the reasoning of Q1'
  return `${lines.join('\n')}\n${style.faint(`${count} · seed ${seed}${more}`)}\n`
}

const markdownOf = ({ answered }: QuestionsReport): string => {
  const rows = answered.map((one) => {
    const { id, asks } = one.question
    return `| [${id}](#${id.toLowerCase()}) | ${inMarkdown(asks)} | ${one.decided[0]!.verdict} | ${decisive(one)} | \`${decisiveCommand(one)}\` |`
  })
  return [
    '# Questions',
    '',
    'What the ready-made mechanisms answer. Every number here is printed by the command that stands with it; those from recorded days stand apart. This page is what `hurwicz questions --format markdown` prints.',
    '',
    'A claim is *proved* if a certificate says so that the checker has read, *refuted* if there is a witness against it, and *tested* if a search found none: [verdicts.md](verdicts.md) says more.',
    '',
    '| | question | verdict | the number that decides | the command that gives it |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    ...answered.flatMap(pageInMarkdown),
  ].join('\n')
}

const pageInMarkdown = (one: AnsweredQuestion): readonly string[] => {
  const { id, asks, data, pictures = [] } = one.question
  const recorded = reproductionsOf(one, true).map(lineOf)
  return [
    `## ${id}`,
    '',
    `**${inMarkdown(asks)}**`,
    '',
    filled(one.question.answer, one),
    '',
    '| claim | verdict | command |',
    '|---|---|---|',
    ...one.decided.map(({ says, verdict, command }) => `| ${inMarkdown(says)} | *${verdict}* | \`${command}\` |`),
    '',
    `The number that decides: **${decisive(one)}**.`,
    '',
    filled(one.question.reasoning, one),
    '',
    ...pictures.flatMap(({ command, shows }) => [`![${inMarkdown(shows)}](questions/${pictureOf(command)})`, '']),
    pictures.length === 0 ? 'The numbers:' : 'The numbers, and pictures:',
    '',
    '```sh',
    ...reproductionsOf(one, false).map(lineOf),
    ...pictures.map(({ command, shows }) => `${command} # draws ${shows}`),
    '```',
    '',
    ...(data === undefined ? [] : [`Recorded, from ${data}:`, '', '```sh', ...recorded, '```', '']),
  ]
}

/** The file that a command draws: pages stand beside a folder of these. */
export const pictureOf = (command: string): string => / --plot (\S+)/.exec(command)?.[1] ?? ''

const documentOf = ({ tool, seed, answered }: QuestionsReport): object => ({
  tool,
  seed,
  questions: answered.map((one) => ({
    id: one.question.id,
    asks: one.question.asks,
    answer: filled(one.question.answer, one),
    verdict: one.decided[0]!.verdict,
    claims: one.decided.map(({ says, verdict, isAsExpected, command }) => ({ says, verdict, isAsExpected, command })),
    decides: one.question.decides,
    figures: Object.fromEntries(
      [...one.figures].map(([name, value]) => {
        const { command, at, unit, recorded } = one.question.figures[name]!
        return [
          name,
          { value, ...(unit === undefined ? {} : { unit }), command, at, isRecorded: recorded !== undefined },
        ]
      }),
    ),
    reasoning: filled(one.question.reasoning, one),
    pictures: one.question.pictures ?? [],
    ...(one.question.data === undefined ? {} : { data: one.question.data }),
  })),
})
