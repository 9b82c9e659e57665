import * as Q from '../arithmetic/rational.js'
import { isFinding, sidesOf, type Audit, type AuditedClaim, type AuditedReading, type Sides } from '../audit/audit.js'
import type { Class } from '../audit/class.js'
import type { MarginFigure } from '../audit/margin.js'
import type { Claim, Mechanism } from '../mechanism/mechanism.js'
import { figureOf } from '../verdict/figure.js'
import type { Verdict } from '../verdict/verdict.js'
import { detailDocument } from './check.js'
import { inMarkdown, plain } from './escape.js'
import type { Format, Look, Tool } from './format.js'
import { showEnclosure, showNumber, showPercent, showValue } from './number.js'
import { storyOf } from './story.js'
import { cut } from './problem.js'
import { styleOf, wrap, type Style } from './style.js'
import { unitsOf, type Units } from './units-of.js'

export interface AuditReport {
  readonly tool: Tool
  readonly seed: string
  readonly audits: readonly Audit[]
}

export const renderAudit = (report: AuditReport, format: Format, look: Look): string => {
  switch (format) {
    case 'json':
      return `${JSON.stringify(auditDocument(report), undefined, 2)}\n`
    case 'text':
      return [...report.audits.map((audit) => textOfAudit(audit, look)), `${summary(report)}\n`].join('\n')
    case 'markdown':
      return [...report.audits.map(markdownOfAudit), `${inMarkdown(summary(report))}\n`].join('\n')
  }
}

const order: readonly Class[] = ['introduced', 'worsened', 'fixed', 'improved', 'unchanged']

/** Findings first; what says nothing on either side, last and apart. */
const sorted = (claims: readonly AuditedClaim[]): readonly AuditedClaim[] =>
  order.flatMap((name) => claims.filter((claim) => claim.class === name && !isSilent(claim)))

const isSilent = ({ before, after }: AuditedClaim): boolean =>
  before.verdict === 'vacuous' && after.verdict === 'vacuous'

const changesOf = ({ changes }: AuditedReading, units: Units): string =>
  changes
    .map(
      ({ parameter, from, to }) => `${parameter} ${showValue(from)} → ${showValue(to)}${units.ofVariable(parameter)}`,
    )
    .join(', ')

const verdicts = ({ before, after }: AuditedClaim): string =>
  before.verdict === after.verdict ? after.verdict : `${before.verdict} → ${after.verdict}`

/** How a margin reads: shares as per cent, amounts with their unit. */
const showMargin = ({ value }: MarginFigure, unit: string | undefined): string =>
  unit === undefined || unit === '1' ? showPercent(Q.toNumber(value.low)) : `${showEnclosure(value)} ${unit}`

const times = (before: MarginFigure, after: MarginFigure): string => {
  const [from, to] = [Q.toNumber(before.value.low), Q.toNumber(after.value.low)]
  if (from === 0 || to === 0 || from * to < 0) return ''
  const ratio = Math.abs(to) < Math.abs(from) ? from / to : to / from
  const text = showNumber(Number(ratio.toPrecision(3)))
  return ratio < 1.0005 ? '' : Math.abs(to) < Math.abs(from) ? ` (${text} times less)` : ` (${text} times as much)`
}

/** The figure that decides, before and after, and what it measures. */
interface Decisive {
  readonly figure: string
  readonly meaning: readonly string[]
}

const decisiveOf = ({ margin }: AuditedClaim, claim: Claim, gainUnit: string): Decisive => {
  if (margin === undefined) return { figure: '', meaning: [] }
  const { before, after } = margin
  if (after.isStated) {
    const [first, second] = [before, after].map((figure) => showMargin(figure, claim.margin?.unit))
    const about = claim.margin?.about ?? 'margin'
    return { figure: arrow(first!, second!), meaning: [`${about}${times(before, after)}`] }
  }
  if (Q.sign(before.value.low) >= 0 && Q.sign(after.value.low) >= 0) return { figure: '', meaning: [] }
  const gain = ({ value }: MarginFigure): string => {
    const amount = 0 - Q.toNumber(value.low)
    return `${amount > 0 ? '+' : ''}${showNumber(amount)}`
  }
  return {
    figure: `${arrow(gain(before), gain(after))}${gainUnit}`,
    meaning: [`best gain found with all else at its default${times(before, after)}; below, attacks in round numbers`],
  }
}

const arrow = (before: string, after: string): string => (before === after ? after : `${before} → ${after}`)

/** The attack on either side; where nothing got worse or better, the one that is left is enough. */
const attackSentences = (audited: AuditedClaim, mechanism: Mechanism, sides: Sides): readonly string[] => {
  const told = (side: 'before' | 'after', verdict: Verdict): readonly string[] => {
    if (verdict.verdict !== 'refuted') return []
    const { gain, sentences } = storyOf(
      { ...audited, mechanism: mechanism.name, verdict, milliseconds: 0 },
      mechanism,
      sides[side],
    )
    return [`${side.padEnd(6)} ${gain}: ${sentences.join('; ')}`]
  }
  return audited.class === 'unchanged'
    ? told('after', audited.after)
    : [...told('before', audited.before), ...told('after', audited.after)]
}

const detailsOf = (
  audited: AuditedClaim,
  mechanism: Mechanism,
  meaning: readonly string[],
  sides: Sides,
): readonly string[] => {
  const claim = mechanism.claims.get(audited.claim)!
  return [
    ...(claim.about === undefined ? [] : [claim.about]),
    ...meaning,
    ...attackSentences(audited, mechanism, sides),
    ...(audited.after.verdict === 'inconclusive' ? [`undecided after ${audited.after.tried.join('; ')}`] : []),
    ...(audited.after.verdict === 'vacuous' ? [`after the change it says nothing: ${audited.after.why}`] : []),
    ...(audited.after.verdict === 'error' ? [audited.after.problem.what] : []),
  ]
}

/** The unit in which an attack on a claim pays. */
const gainUnit = ({ before, after }: AuditedClaim, units: Units): string => {
  const witnesses = [after, before].flatMap((verdict) => (verdict.verdict === 'refuted' ? [verdict.witness] : []))
  const player = witnesses[0]?.players[0]
  return player === undefined ? '' : units.ofPayoff(player)
}

const toneOf = (style: Style, name: Class): ((text: string) => string) => {
  switch (name) {
    case 'introduced':
    case 'worsened':
      return style.bad
    case 'fixed':
    case 'improved':
      return style.good
    case 'unchanged':
      return style.faint
  }
}

const indent = ' '.repeat(14)

const textOfAudit = ({ proposal, readings, unread }: Audit, look: Look): string => {
  const style = styleOf(look)
  const { mechanism, baseline } = proposal
  const units = unitsOf(mechanism)
  const lines: string[] = [style.strong(plain(proposal.title))]
  if (proposal.about !== undefined) lines.push(...wrap(plain(proposal.about), look.width))
  for (const reading of readings) {
    lines.push('')
    if (reading.name !== '') {
      const quote = reading.quote === undefined ? '' : `: “${plain(reading.quote)}”`
      lines.push(`${style.strong(`read as ${reading.name}`)}${quote}`)
    }
    lines.push(`${mechanism.name}, from ${baseline.name}: ${changesOf(reading, units)}`, '')
    const rows = sorted(reading.claims).map((audited) => ({
      audited,
      ...decisiveOf(audited, mechanism.claims.get(audited.claim)!, gainUnit(audited, units)),
    }))
    const figureWidth = Math.max(0, ...rows.map(({ figure }) => figure.length))
    for (const { audited, figure, meaning } of rows) {
      const own = proposal.statements.includes(audited.claim) ? ' · stated by the proposal' : ''
      const name = toneOf(style, audited.class)(audited.class.padEnd(10))
      lines.push(
        `  ${name}  ${style.strong(figure.padStart(figureWidth))}  ${style.strong(audited.claim)} · ${verdicts(audited)}${own}`,
      )
      for (const sentence of detailsOf(audited, mechanism, meaning, sidesOf(proposal, reading)))
        for (const line of wrap(plain(sentence), Math.max(40, look.width - indent.length)))
          lines.push(`${indent}${style.faint(line)}`)
    }
    const silent = reading.claims.filter(isSilent).map(({ claim }) => claim)
    if (silent.length > 0)
      lines.push(
        ...wrap(`without meaning here, since their assumptions exclude it: ${silent.join(', ')}`, look.width - 2).map(
          (line) => `  ${style.faint(line)}`,
        ),
      )
  }
  if (unread.length > 0) {
    lines.push('', style.unsure('not read'))
    for (const { what, why } of unread) lines.push(`  ${cut(plain(what))}: ${cut(plain(why))}`)
  }
  return `${lines.join('\n')}\n`
}

const markdownOfAudit = ({ proposal, readings, unread }: Audit): string => {
  const { mechanism, baseline } = proposal
  const units = unitsOf(mechanism)
  const lines: string[] = [`# ${inMarkdown(proposal.title)}`, '']
  if (proposal.about !== undefined) lines.push(inMarkdown(proposal.about), '')
  for (const reading of readings) {
    if (reading.name !== '')
      lines.push(
        `## Read as ${inMarkdown(reading.name)}`,
        '',
        ...(reading.quote === undefined ? [] : [`> ${inMarkdown(reading.quote)}`, '']),
      )
    lines.push(
      `${inMarkdown(mechanism.name)}, from ${inMarkdown(baseline.name)}: ${inMarkdown(changesOf(reading, units))}`,
      '',
    )
    lines.push('| class | verdict | figure | claim | why |', '|---|---|---:|---|---|')
    for (const audited of sorted(reading.claims)) {
      const { figure, meaning } = decisiveOf(audited, mechanism.claims.get(audited.claim)!, gainUnit(audited, units))
      const details = detailsOf(audited, mechanism, meaning, sidesOf(proposal, reading)).map(inMarkdown).join('<br>')
      const name = isFinding(audited) ? `**${audited.class}**` : audited.class
      lines.push(
        `| ${name} | ${verdicts(audited)} | ${inMarkdown(figure)} | ${inMarkdown(audited.claim)} | ${details} |`,
      )
    }
    const silent = reading.claims.filter(isSilent).map(({ claim }) => inMarkdown(claim))
    if (silent.length > 0)
      lines.push('', `Without meaning here, since their assumptions exclude it: ${silent.join(', ')}`)
    lines.push('')
  }
  if (unread.length > 0)
    lines.push('Not read:', '', ...unread.map(({ what, why }) => `- ${inMarkdown(what)}: ${inMarkdown(why)}`), '')
  return lines.join('\n')
}

const summary = ({ audits, seed }: AuditReport): string => {
  const claims = audits.flatMap(({ readings }) => readings.flatMap((reading) => reading.claims))
  const counts = order.flatMap((name) => {
    const count = claims.filter((claim) => claim.class === name && !isSilent(claim)).length
    return count === 0 ? [] : [`${count} ${name}`]
  })
  const findings = claims.filter(isFinding).length
  return `${findings} ${findings === 1 ? 'finding' : 'findings'}${counts.length === 0 ? '' : ` · ${counts.join(', ')}`} · seed ${plain(seed)}`
}

const claimDocument = (audited: AuditedClaim, mechanism: Mechanism, reading: string) => {
  const stated = mechanism.claims.get(audited.claim)?.margin
  const side = (verdict: Verdict) => ({
    verdict: verdict.verdict,
    ...detailDocument({ ...audited, mechanism: mechanism.name, verdict, milliseconds: 0 }),
  })
  return {
    claim: audited.claim,
    kind: audited.kind,
    ...(reading === '' ? {} : { reading }),
    before: audited.before.verdict,
    after: audited.after.verdict,
    class: audited.class,
    margin:
      audited.margin === undefined
        ? null
        : {
            before: figureOf(audited.margin.before.value),
            after: figureOf(audited.margin.after.value),
            unit: stated === undefined ? unitOfGain(audited, mechanism) : (stated.unit ?? '1'),
            meaning:
              stated === undefined
                ? 'less the largest gain found with all else at its default'
                : (stated.about ?? null),
          },
    details: { before: side(audited.before), after: side(audited.after) },
  }
}

const unitOfGain = (audited: AuditedClaim, mechanism: Mechanism): string => {
  const unit = gainUnit(audited, unitsOf(mechanism)).trim()
  return unit === '' ? '1' : unit
}

const valueText = (value: Parameters<typeof showValue>[0]): string =>
  typeof value === 'string' ? value : Q.showRational(value)

/** One document for one proposal; for several, each under `audits`. */
export const auditDocument = ({ tool, seed, audits }: AuditReport) => {
  const documents = audits.map(({ proposal, readings, unread }) => ({
    proposal: proposal.title,
    mechanism: proposal.mechanism.name,
    baseline: proposal.baseline.name,
    statements: proposal.statements,
    changes: readings.flatMap(({ name, changes }) =>
      changes.map(({ parameter, from, to, key }) => ({
        parameter,
        from: valueText(from),
        to: valueText(to),
        ...(key === undefined ? {} : { key }),
        ...(name === '' ? {} : { reading: name }),
      })),
    ),
    readings: readings.map(({ name, quote }) => ({ name, quote: quote ?? null })),
    findings: readings.flatMap(({ name, claims }) =>
      claims.filter(isFinding).map((audited) => claimDocument(audited, proposal.mechanism, name)),
    ),
    claims: readings.flatMap(({ name, claims }) =>
      claims.map((audited) => claimDocument(audited, proposal.mechanism, name)),
    ),
    unread,
  }))
  return documents.length === 1 ? { tool, seed, ...documents[0]! } : { tool, seed, audits: documents }
}
