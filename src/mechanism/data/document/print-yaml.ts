import type { Document, Leaf, Mapping } from './document.js'
import { bareKind } from '../source/item.js'

const width = 118
/** Keys up to this length are padded, so that the maps of a section stand under each other. */
const column = 16

/** Lays a document out as YAML: short maps in braces, long texts folded, everything else a line each. */
export const printYaml = (document: Mapping): string => `${block(document, '').join('\n')}\n`

const block = (document: Mapping, indent: string): readonly string[] => {
  const flows = document.entries.map(([key, value]) => flowIfShort(key, value, indent))
  const padding = Math.max(
    0,
    ...document.entries.map(([key, value], index) =>
      value.kind === 'mapping' && flows[index] !== undefined && word(key).length <= column ? word(key).length : 0,
    ),
  )
  return document.entries.flatMap(([key, value], index) => {
    const name = `${indent}${word(key)}:`
    const flow = flows[index]
    if (flow === undefined) return opened(name, value, indent)
    return [`${value.kind === 'mapping' ? name.padEnd(indent.length + padding + 1) : name} ${flow}`]
  })
}

/** What stands behind a key on its line, if it may and does fit there. */
const flowIfShort = (key: string, value: Document, indent: string): string | undefined => {
  if (value.kind === 'mapping' && value.isOpen && value.entries.length > 0) return undefined
  const flow = value.kind === 'leaf' ? leaf(value, false) : inFlow(value)
  const reach = indent.length + Math.max(word(key).length, value.kind === 'mapping' ? column : 0) + 2 + flow.length
  return reach <= width ? flow : undefined
}

const opened = (name: string, value: Document, indent: string): readonly string[] => {
  const inner = `${indent}  `
  switch (value.kind) {
    case 'leaf':
      return canFold(value) ? [`${name} >-`, ...fold(value.text, inner)] : [`${name} ${leaf(value, false)}`]
    case 'mapping':
      return value.entries.length === 0 ? [`${name} {}`] : [name, ...block(value, inner)]
    case 'sequence':
      return [name, ...value.items.map((item) => `${inner}- ${inFlow(item)}`)]
  }
}

const inFlow = (document: Document): string => {
  switch (document.kind) {
    case 'leaf':
      return leaf(document, true)
    case 'sequence':
      return `[${document.items.map(inFlow).join(', ')}]`
    case 'mapping':
      return document.entries.length === 0
        ? '{}'
        : `{ ${document.entries.map(([key, value]) => `${word(key)}: ${inFlow(value)}`).join(', ')} }`
  }
}

const leaf = ({ text, isText }: Leaf, isFlow: boolean): string =>
  isText && !isSafe(text, isFlow) ? JSON.stringify(text) : text

const word = (key: string): string => (isSafe(key, true) ? key : JSON.stringify(key))

// What YAML 1.1 has as true, false or a date; other people's tools may still read it so.
const misleading = /^(?:y|n|yes|no|on|off|true|false|null|~|\d{4}-\d\d?-\d\d?.*|[\d+.-][\d_,.:xobe+-]*)$/i

/** Whether text can stand without quotes and is read as that very text. */
const isSafe = (text: string, isFlow: boolean): boolean =>
  /^[\p{L}\p{N}(.^+/-]/u.test(text) &&
  !/^(?:-(?:\s|$)|---|\.\.\.)/.test(text) &&
  !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF]/u.test(text) &&
  !/: | #|:$|\s$|\t/.test(text) &&
  !(isFlow && /[,[\]{}]|:(?=[,[\]{}]|$)/.test(text)) &&
  !misleading.test(text) &&
  bareKind(text) === 'text'

/** Whether text comes back from folded lines as it is: single blanks only, and none at its ends. */
const canFold = ({ text, isText }: Leaf): boolean =>
  isText && /^\S+(?: \S+)+$/.test(text) && !/[^\S ]|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF]/u.test(text)

/** Breaks text into lines, before an operator or a word that joins clauses where there is one far enough along. */
const fold = (text: string, indent: string): readonly string[] => {
  const room = width - 18 - indent.length
  const lines: string[] = []
  let rest = text
  while (rest.length > room) {
    const joint = lastMatch(rest.slice(0, room + 1), /(?<=\S) (?=(?:then|else|and|or|[-+]) )/g)
    const blank = rest.lastIndexOf(' ', room)
    const cut = joint > room / 2 ? joint : blank > 0 ? blank : rest.indexOf(' ')
    if (cut === -1) break
    lines.push(`${indent}${rest.slice(0, cut)}`)
    rest = rest.slice(cut + 1)
  }
  return [...lines, `${indent}${rest}`]
}

const lastMatch = (text: string, pattern: RegExp): number => {
  let last = -1
  for (const match of text.matchAll(pattern)) last = match.index
  return last
}
