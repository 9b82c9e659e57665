import { inMarkdown, plain } from './escape.js'
import type { Look } from './format.js'
import { styleOf, wrap } from './style.js'

/** What a result says, before it looks like anything: a title, where it holds, tables with a remark each, and notes. */
export interface Page {
  readonly title: string
  /** At what parameters; empty where there is nothing to say. */
  readonly where: string
  readonly blocks: readonly Block[]
  readonly notes: readonly string[]
}

export interface Block {
  readonly head: string
  /** Whether what it says is established: certified, proved, exact. */
  readonly isSound: boolean
  readonly rows: readonly (readonly string[])[]
  readonly remark: string
}

/** @param sketch lines that stand after the tables. */
export const textOfPage = (
  { title, where, blocks, notes }: Page,
  look: Look,
  sketch: readonly string[] = [],
): string => {
  const style = styleOf(look)
  const lines = [
    style.strong(plain(title)),
    ...wrap(plain(where), look.width - 2).map((line) => style.faint(`  ${line}`)),
  ]
  for (const { head, isSound, rows, remark } of blocks) {
    lines.push('', `  ${(isSound ? style.good : style.unsure)(plain(head))}`)
    const widths = rows.reduce<readonly number[]>(
      (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
      [],
    )
    for (const row of rows)
      lines.push(
        `    ${row
          .map((cell, column) => plain(cell).padEnd(widths[column]!))
          .join('   ')
          .trimEnd()}`,
      )
    for (const line of wrap(plain(remark), look.width - 4)) lines.push(style.faint(`    ${line}`))
  }
  if (sketch.length > 0) lines.push('', ...sketch.map((line) => (line === '' ? '' : `  ${line}`)))
  lines.push('', ...notes.flatMap((note) => wrap(plain(note), look.width)).map(style.faint))
  return `${lines.join('\n')}\n`
}

export const markdownOfPage = ({ title, where, blocks, notes }: Page): string => {
  const lines = [`# ${inMarkdown(title)}`, ...(where === '' ? [] : ['', inMarkdown(where)])]
  for (const { head, rows, remark } of blocks) {
    lines.push('', `## ${inMarkdown(head)}`, '')
    const columns = Math.max(0, ...rows.map((row) => row.length))
    if (columns > 0) lines.push(`|${' |'.repeat(columns)}`, `|${'---|'.repeat(columns)}`)
    for (const row of rows) lines.push(`| ${row.map(inMarkdown).join(' | ')} |`)
    if (remark !== '') lines.push('', inMarkdown(remark))
  }
  return `${[...lines, '', ...notes.map(inMarkdown)].join('\n')}\n`
}
