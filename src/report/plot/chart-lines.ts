import { plain } from '../escape.js'
import type { Look } from '../format.js'
import { showNumber } from '../number.js'
import { axisLabel } from './axis-label.js'
import type { Axis, Chart, Line, Panel } from './chart.js'
import { sparkline } from './sparkline.js'

const narrowest = 12
const widest = 48
const longestName = 28

/**
 * A chart for a terminal: each line as a sparkline with its first and last, least and greatest value, then the marks.
 *
 * @returns lines of at most `look.width` columns where that leaves room for a sparkline, without colours.
 */
export const chartLines = ({ panels }: Chart, look: Look): readonly string[] =>
  panels.flatMap((panel, index) => [...(index === 0 ? [] : ['']), ...panelLines(panel, look.width)])

const panelLines = ({ title, x, y, lines, marks, rules = [] }: Panel, width: number): readonly string[] => {
  const names = lines.map(({ name }) => short(plain(name)))
  const words = lines.map(({ points }) => rangeOf(points, y))
  const columns = Math.max(narrowest, Math.min(widest, width - 6 - longest(names) - longest(words)))
  const drawn = lines.map(({ points }) =>
    sparkline(
      points.map(([, value]) => (y.kind === 'log' ? Math.log10(value) : value)),
      columns,
    ),
  )
  const head = plain(`${axisLabel(y)} along ${axisLabel(x)}`)
  return [
    title === undefined ? head : `${plain(title)}: ${head}`,
    ...names.map((name, index) =>
      `  ${name.padEnd(longest(names))}  ${drawn[index]!.padEnd(longest(drawn))}  ${words[index]!}`.trimEnd(),
    ),
    ...marks.map((mark) => `  • ${plain(mark.label)}: ${show(mark.x, x)}, ${show(mark.y, y)}`),
    ...rules.map(({ along, at, label }) => `  ┄ ${plain(label)}: ${along === 'y' ? show(at, y) : show(at, x)}`),
  ]
}

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length))

const short = (name: string): string => (name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`)

const show = (value: number, { kind }: Axis): string => {
  if (kind === 'percent') return `${showNumber(100 * value)} %`
  if (kind === 'date' && Math.abs(value) <= 8.64e15) return new Date(value).toISOString().slice(0, 10)
  return showNumber(value)
}

/** From the first value to the last; the least and the greatest where they are others. */
const rangeOf = (points: Line['points'], axis: Axis): string => {
  const shown = points.map(([, value]) => value).filter((value) => Number.isFinite(value))
  if (shown.length === 0) return 'no value'
  const [first, last] = [shown[0]!, shown.at(-1)!]
  let least = first
  let most = first
  for (const value of shown) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (least === most) return show(first, axis)
  const ends = `${show(first, axis)} → ${show(last, axis)}`
  const isBetween = least === Math.min(first, last) && most === Math.max(first, last)
  return isBetween ? ends : `${ends}, from ${show(least, axis)} to ${show(most, axis)}`
}
