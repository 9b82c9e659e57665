import { createColors } from 'picocolors'
import type { VerdictName } from '../mechanism/mechanism.js'
import type { Look } from './format.js'

/** Colours of a text, or none. */
export interface Style {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly unsure: (text: string) => string
  readonly verdict: (name: VerdictName) => (text: string) => string
}

export const styleOf = ({ color }: Pick<Look, 'color'>): Style => {
  const colors = createColors(color)
  const tone: Record<VerdictName, (text: string) => string> = {
    proved: colors.green,
    refuted: colors.red,
    tested: colors.cyan,
    inconclusive: colors.yellow,
    vacuous: colors.yellow,
    error: colors.red,
  }
  return {
    strong: colors.bold,
    faint: colors.dim,
    good: colors.green,
    bad: colors.red,
    unsure: colors.yellow,
    verdict: (name) => tone[name],
  }
}

/** Breaks a text into lines of at most so many columns, at blanks where it has them. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}
