import { sentence } from '../claim/describe.js'
import { mathematicsOf } from '../claim/mathematics.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import { codes, type Code } from '../problem/codes.js'
import { inMarkdown, plain } from './escape.js'
import type { Format, Look, Tool } from './format.js'
import { styleOf, wrap } from './style.js'

/** What is to be explained: a claim of a mechanism, or the code of a problem. */
export type Subject =
  | {
      readonly kind: 'claim'
      readonly mechanism: Mechanism
      readonly claim: string
      readonly alsoIn?: readonly string[]
    }
  | { readonly kind: 'code'; readonly code: Code }

export interface ExplainReport {
  readonly tool: Tool
  readonly subject: Subject
}

export const renderExplanation = ({ tool, subject }: ExplainReport, format: Format, look: Look): string => {
  const found = subject.kind === 'claim' ? claimDocument(subject) : { code: subject.code, ...codes[subject.code] }
  if (format === 'json') return `${JSON.stringify({ tool, ...found }, undefined, 2)}\n`
  if ('code' in found) return textOfCode(found, format, look)
  return format === 'markdown' ? markdownOfClaim(found) : textOfClaim(found, look)
}

type CodeDocument = (typeof codes)[Code] & { readonly code: Code }

const textOfCode = ({ code, meaning, mend }: CodeDocument, format: Format, look: Look): string =>
  format === 'markdown'
    ? `**${inMarkdown(code)}**\n\n${inMarkdown(meaning)}\n\nTo mend it: ${inMarkdown(mend)}\n`
    : `${styleOf(look).strong(code)}\n  ${meaning}\n  To mend it: ${mend}\n`

const claimDocument = ({ mechanism, claim: name, alsoIn = [] }: Extract<Subject, { kind: 'claim' }>) => {
  const claim = mechanism.claims.get(name)!
  const attack = 'attack' in claim && typeof claim.attack === 'string' ? mechanism.attacks.get(claim.attack) : undefined
  return {
    mechanism: mechanism.name,
    claim: name,
    ...(alsoIn.length === 0 ? {} : { alsoIn }),
    kind: claim.kind,
    ...(claim.about === undefined ? {} : { about: claim.about }),
    ...(attack?.story === undefined ? {} : { story: attack.story }),
    sentence: sentence(claim, mechanism),
    tex: mathematicsOf(claim, mechanism),
    ...(claim.expect === undefined ? {} : { expect: claim.expect }),
    sources: [
      ...new Set([
        ...(claim.source === undefined ? [] : [claim.source]),
        ...[...mechanism.presets].flatMap(([preset, { source }]) =>
          source === undefined ? [] : [`${preset}: ${source}`],
        ),
        ...[...mechanism.parameters].flatMap(([parameter, { source }]) =>
          source === undefined ? [] : [`${parameter}: ${source}`],
        ),
      ]),
    ],
  }
}

type ClaimDocument = ReturnType<typeof claimDocument>

/** Other ready-made mechanisms with a claim of this name, by the command that explains theirs. */
const alsoLines = ({ alsoIn = [], claim }: ClaimDocument): readonly string[] =>
  alsoIn.map((name) => `${name}: hurwicz explain ${name}/${claim}`)

const textOfClaim = (found: ClaimDocument, look: Look): string => {
  const style = styleOf(look)
  const section = (title: string, paragraphs: readonly string[]): readonly string[] =>
    paragraphs.length === 0
      ? []
      : [
          '',
          style.strong(title),
          ...paragraphs.flatMap((text) => wrap(plain(text), look.width - 2).map((line) => `  ${line}`)),
        ]
  return `${[
    `${style.strong(plain(`${found.mechanism} · ${found.claim}`))}  ${found.kind}`,
    ...section('says', [...(found.about === undefined ? [] : [found.about]), found.sentence]),
    ...section('attack', found.story === undefined ? [] : [found.story]),
    ...section('in TeX', [found.tex.statement]),
    ...section('assuming', found.tex.assuming === undefined ? [] : [found.tex.assuming]),
    ...section('where', found.tex.definitions),
    ...section('sources', found.sources),
    ...section('also in', alsoLines(found)),
  ].join('\n')}\n`
}

const markdownOfClaim = (found: ClaimDocument): string =>
  [
    `# ${inMarkdown(`${found.mechanism} · ${found.claim}`)}`,
    ...(found.about === undefined ? [] : [inMarkdown(found.about)]),
    inMarkdown(found.sentence),
    ...(found.story === undefined ? [] : [`Attack: ${inMarkdown(found.story)}`]),
    `$$${found.tex.statement}$$`,
    ...(found.tex.assuming === undefined ? [] : [`assuming\n\n$$${found.tex.assuming}$$`]),
    'where',
    ...found.tex.definitions.map((definition) => `$$${definition}$$`),
    ...(found.sources.length === 0 ? [] : [`Sources: ${found.sources.map(inMarkdown).join('; ')}`]),
    ...alsoLines(found).map((line) => `Also in ${inMarkdown(line)}`),
    '',
  ].join('\n\n')
