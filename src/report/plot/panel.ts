import { drawAxesAndLines, type Canvas } from './axes-and-lines.js'
import type { Panel } from './chart.js'
import { bold, broken, shortened, textWidth } from './lettering.js'
import { namesAtEnds, namesInRows, namingOf, type Naming } from './line-names.js'
import { notesOf } from './notes.js'
import type { Box } from './place.js'
import { isDrawable, scaleOf, type Scale } from './scale.js'
import type { Shape } from './shape.js'
import { border, boxHeight, plotHeight, sizes, width } from './sizes.js'
import { textShape } from './text-shape.js'
import { isShown, thin, type Pixel } from './thin.js'
import { ticksOf, type Ticks } from './ticks.js'

/** A panel with its axes, before it has a place in the picture. */
export interface Layout {
  readonly panel: Panel
  readonly x: Scale
  readonly y: Scale
  readonly upTicks: Ticks
  readonly title: readonly string[]
  readonly naming: Naming
  /** What stands beside the frame takes so much. */
  readonly left: number
  readonly right: number
}

const inner = width - 2 * border
const titleHeight = 19

export const layOut = (panel: Panel): Layout => {
  const [x, y] = [scaleOf(panel, 'x'), scaleOf(panel, 'y')]
  const upTicks = ticksOf(y, 5)
  const reach = panel.lines.map((line) => reachOf(line.points, x, y))
  const naming = namingOf(panel, reach, inner)
  return {
    ...{ panel, x, y, upTicks, naming },
    title: panel.title === undefined ? [] : broken(panel.title, sizes.panel * bold, inner),
    left: border + Math.max(24, ...upTicks.words.map((word) => textWidth(word, sizes.tick))) + 10,
    right: border + (naming.kind === 'ends' ? naming.width : 12),
  }
}

/** A panel with its upper edge at `top`, and how high it is. */
export const drawPanel = (
  { panel, x, y, upTicks, title, naming, left, right }: Layout,
  canvas: Canvas,
  top: number,
): { readonly shapes: readonly Shape[]; readonly height: number } => {
  const rows = naming.kind === 'rows' ? naming.rows.length * boxHeight + 6 : 0
  const head = title.length * titleHeight + rows + 22
  const frame: Box = { left, right: width - right, top: top + head, bottom: top + head + plotHeight }
  const acrossTicks = roomyTicks(x, frame.right - frame.left)
  const paths = panel.lines.map(({ points }) => pathOf(points, x, y, frame))
  const foot = x.axis.kind === 'date' ? 52 : 42
  return {
    shapes: [
      ...title.map((text, index) =>
        textShape(border, top + 13 + index * titleHeight, text, { size: sizes.panel, isBold: true }),
      ),
      ...(naming.kind === 'rows' ? namesInRows(naming.rows, border, top + title.length * titleHeight) : []),
      textShape(border, frame.top - 9, shortened(upTicks.label, sizes.axis, inner), { size: sizes.axis }),
      ...drawAxesAndLines(panel.lines, canvas, frame, { x, y, acrossTicks, upTicks }, paths),
      textShape(
        (frame.left + frame.right) / 2,
        frame.bottom + foot - 6,
        shortened(acrossTicks.label, sizes.axis, frame.right - frame.left),
        { size: sizes.axis, anchor: 'middle' },
      ),
      ...notesOf(panel, x, y, frame, paths.flatMap(alongPath)),
      ...(naming.kind === 'ends' ? namesAtEnds(panel.lines, paths, frame) : []),
    ],
    height: head + plotHeight + foot,
  }
}

/** How far to the right a line ends, from 0 to 1. */
const reachOf = (points: Panel['lines'][number]['points'], x: Scale, y: Scale): number | undefined => {
  const last = points.findLast(([a, b]) => isDrawable(a, x.axis.kind) && isDrawable(b, y.axis.kind))
  return last === undefined ? undefined : x.at(last[0])
}

// What lies far outside of the frame stays outside of it, but where a renderer can still reckon with it.
const near = (share: number): number => Math.min(20, Math.max(-20, share))

const pathOf = (points: Panel['lines'][number]['points'], x: Scale, y: Scale, frame: Box): readonly Pixel[] => {
  const path = points.map(([a, b]): Pixel =>
    isDrawable(a, x.axis.kind) && isDrawable(b, y.axis.kind)
      ? [
          frame.left + near(x.at(a)) * (frame.right - frame.left),
          frame.bottom - near(y.at(b)) * (frame.bottom - frame.top),
        ]
      : [NaN, NaN],
  )
  return thin(path).map((index) => path[index]!)
}

const spacing = 5

/** A path as points so close to each other that none can cross a label unseen. */
const alongPath = (path: readonly Pixel[]): readonly Pixel[] =>
  path.flatMap((pixel, index) => {
    const next = path[index + 1]
    if (!isShown(pixel)) return []
    if (next === undefined || !isShown(next)) return [pixel]
    const pieces = Math.max(1, Math.min(400, Math.ceil(Math.hypot(next[0] - pixel[0], next[1] - pixel[1]) / spacing)))
    return Array.from({ length: pieces }, (_, piece): Pixel => {
      const share = piece / pieces
      return [pixel[0] + share * (next[0] - pixel[0]), pixel[1] + share * (next[1] - pixel[1])]
    })
  })

/** As many ticks as stand apart from each other. */
const roomyTicks = (scale: Scale, wide: number): Ticks => {
  for (const count of [8, 6, 4, 3]) {
    const ticks = ticksOf(scale, count)
    const widest = Math.max(0, ...ticks.words.map((word) => textWidth(word, sizes.tick)))
    if ((widest + 10) * ticks.words.length <= wide) return ticks
  }
  return ticksOf(scale, 2)
}
