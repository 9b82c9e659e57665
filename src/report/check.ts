import type { Mechanism, VerdictName } from '../mechanism/mechanism.js'
import type { Problem } from '../problem/problem.js'
import { isAsExpected } from '../verdict/check.js'
import { figureOf } from '../verdict/figure.js'
import type { Result } from '../verdict/verdict.js'
import { witnessDocument } from '../verdict/witness-document.js'
import { certificateDocument } from './certificate.js'
import { inMarkdown, plain } from './escape.js'
import type { Format, Look, Tool } from './format.js'
import { problemDocument } from './problem.js'
import { storyOf } from './story.js'
import { styleOf, wrap } from './style.js'

/** A mechanism that could not be checked at all. */
export interface Failure {
  readonly reference: string
  readonly problem: Problem
}

/** What one run of `check` found. */
export interface CheckReport {
  readonly tool: Tool
  readonly seed: string
  readonly mechanisms: readonly Mechanism[]
  readonly results: readonly Result[]
  readonly failures: readonly Failure[]
  /** Whether JSON tells milliseconds; without, the same seed gives the same bytes. */
  readonly timings: boolean
  /** Only what is not as expected. */
  readonly quiet: boolean
}

export const renderCheck = (report: CheckReport, format: Format, look: Look): string => {
  switch (format) {
    case 'json':
      return `${JSON.stringify(checkDocument(report), undefined, 2)}\n`
    case 'text':
      return textOfCheck(report, look)
    case 'markdown':
      return markdownOfCheck(report)
  }
}

const ofMechanism = (report: CheckReport, { name }: Mechanism): readonly Result[] =>
  report.results.filter((result) => result.mechanism === name && !(report.quiet && isAsExpected(result)))

/** What was expected, where that is not what came out. */
const expectation = (result: Result): string => {
  const { expect, isPinned, verdict } = result
  if (expect === undefined || expect === verdict.verdict) return ''
  if (!isAsExpected(result)) return `  expected ${expect}`
  return isPinned === true && expect === 'refuted' ? '  expected refuted, though not at these values' : ''
}

const mark = (result: Result): string => (isAsExpected(result) ? '✓' : '✗')

const textOfCheck = (report: CheckReport, look: Look): string => {
  const style = styleOf(look)
  const lines: string[] = []
  for (const mechanism of report.mechanisms) {
    const results = ofMechanism(report, mechanism)
    if (mechanism.claims.size === 0)
      lines.push(style.strong(mechanism.name), '  has no claims: nothing was checked', '')
    if (results.length === 0) continue
    const stories = results.map((result) => storyOf(result, mechanism))
    const gainWidth = Math.max(0, ...stories.map(({ gain }) => gain.length))
    lines.push(style.strong(mechanism.name))
    results.forEach((result, index) => {
      const { gain, sentences } = stories[index]!
      const { verdict } = result.verdict
      const about = mechanism.claims.get(result.claim)?.about
      const head = `  ${style.verdict(verdict)(`${mark(result)} ${verdict.padEnd(12)}`)}  ${style.strong(gain.padStart(gainWidth))}  `
      const indent = ' '.repeat(18 + gainWidth + 2)
      const room = Math.max(40, look.width - indent.length)
      const unexpected = style.unsure(expectation(result))
      lines.push(`${head}${result.claim}${unexpected}`)
      const details = [...(about === undefined ? [] : [about]), ...sentences]
      for (const sentence of details)
        for (const line of wrap(plain(sentence), room)) lines.push(style.faint(`${indent}${line}`))
    })
    lines.push('')
  }
  // What could not be read at all is told on stderr, and leaves nothing to sum up.
  if (report.mechanisms.length === 0) return ''
  lines.push(summary(report))
  return `${lines.join('\n')}\n`
}

const order: readonly VerdictName[] = ['proved', 'refuted', 'tested', 'inconclusive', 'vacuous', 'error']

const summary = ({ results, failures, seed }: CheckReport): string => {
  const counts = order.flatMap((name) => {
    const count = results.filter(({ verdict }) => verdict.verdict === name).length
    return count === 0 ? [] : [`${count} ${name}`]
  })
  const surprises = results.filter((result) => !isAsExpected(result)).length
  const expected = surprises === 0 ? 'all as expected' : `${surprises} not as expected`
  const claims = `${results.length} ${results.length === 1 ? 'claim' : 'claims'}`
  const wrong = failures.length === 0 ? '' : ` · ${failures.length} not read`
  return `${claims}${counts.length === 0 ? '' : `: ${counts.join(', ')}`} · ${expected}${wrong} · seed ${plain(seed)}`
}

const markdownOfCheck = (report: CheckReport): string => {
  const lines: string[] = ['# Verdicts', '']
  for (const { reference, problem } of report.failures)
    lines.push(`**${inMarkdown(reference)}** was not read: ${inMarkdown(problem.what)}`, '')
  for (const mechanism of report.mechanisms) {
    const results = ofMechanism(report, mechanism)
    if (results.length === 0) continue
    lines.push(`## ${inMarkdown(mechanism.name)}`, '', '| | verdict | gain | claim | why |', '|---|---|---:|---|---|')
    for (const result of results) {
      const { gain, sentences } = storyOf(result, mechanism)
      const why = sentences.map(inMarkdown).join('<br>')
      lines.push(
        `| ${mark(result)} | ${result.verdict.verdict} | ${inMarkdown(gain)} | ${inMarkdown(result.claim)} | ${why} |`,
      )
    }
    lines.push('')
  }
  lines.push(inMarkdown(summary(report)))
  return `${lines.join('\n')}\n`
}

/** The one document that `check --format json` prints. */
export const checkDocument = (report: CheckReport) => ({
  tool: report.tool,
  seed: report.seed,
  results: [
    ...report.results
      .filter((result) => !(report.quiet && isAsExpected(result)))
      .map((result) => resultDocument(result, report.timings)),
    ...report.failures.map(({ reference, problem }) => ({
      mechanism: reference,
      claim: null,
      kind: null,
      verdict: 'error' as const,
      problem: problemDocument(problem),
      milliseconds: null,
    })),
  ],
})

export const resultDocument = (result: Result, timings: boolean) => ({
  mechanism: result.mechanism,
  claim: result.claim,
  kind: result.kind,
  verdict: result.verdict.verdict,
  ...(result.expect === undefined ? {} : { expect: result.expect }),
  asExpected: isAsExpected(result),
  ...detailDocument(result),
  milliseconds: timings ? Math.round(result.milliseconds) : null,
})

export const detailDocument = ({ verdict }: Result) => {
  switch (verdict.verdict) {
    case 'refuted':
      return { gain: figureOf(verdict.witness.gain), witness: witnessDocument(verdict.witness), trials: verdict.trials }
    case 'proved':
      return { certificate: verdict.certificates.map(certificateDocument), trusted: verdict.trusted }
    case 'tested':
      return { trials: verdict.trials, worst: verdict.worst, bound: verdict.bound }
    case 'inconclusive':
      return { trials: verdict.trials, tried: verdict.tried }
    case 'vacuous':
      return { why: verdict.why }
    case 'error':
      return { problem: problemDocument(verdict.problem) }
  }
}
