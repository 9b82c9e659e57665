import type { Panel } from './chart.js'
import { boxHeight, sizes } from './sizes.js'
import { shortened, textWidth } from './lettering.js'
import { spread, type Box } from './place.js'
import type { Shape } from './shape.js'
import { strokesOf, swatch, swatchWidth, type Stroke } from './stroke.js'
import { textShape } from './text-shape.js'
import { isShown, type Pixel } from './thin.js'

/** Where the names of a panel's lines stand: to the right of where the lines end, in rows above, or nowhere. */
export type Naming =
  | { readonly kind: 'none' }
  | { readonly kind: 'ends'; readonly width: number }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Entry[])[] }

interface Entry {
  readonly name: string
  readonly stroke: Stroke
  readonly left: number
}

const widestEnd = 190
const mostEnds = 8
const gap = 6

/**
 * Names stand at the ends of lines where all end near the right edge and the names are short, because that is read
 * without looking back and forth.
 *
 * @param reach how far to the right each line ends, from 0 to 1; undefined where nothing of it is drawn
 */
export const namingOf = ({ lines, y }: Panel, reach: readonly (number | undefined)[], width: number): Naming => {
  // One line may be called what its axis is, or nothing.
  if (lines.every(({ name }) => name.trim() === '' || (lines.length === 1 && name === y.label))) return { kind: 'none' }
  const widest = Math.max(...lines.map(({ name }) => textWidth(name, sizes.label)))
  const endsAtRight = reach.every((at) => at !== undefined && at > 0.9)
  if (endsAtRight && lines.length <= mostEnds && widest <= widestEnd)
    return { kind: 'ends', width: widest + swatchWidth + 3 * gap }
  const strokes = strokesOf(lines)
  const rows: Entry[][] = [[]]
  let left = 0
  lines.forEach(({ name }, index) => {
    const shown = shortened(name, sizes.label, width - swatchWidth - 3 * gap)
    const wide = swatchWidth + gap + textWidth(shown, sizes.label) + 2 * gap
    if (left > 0 && left + wide > width) {
      rows.push([])
      left = 0
    }
    rows.at(-1)!.push({ name: shown, stroke: strokes[index]!, left })
    left += wide
  })
  return { kind: 'rows', rows }
}

export const namesInRows = (rows: readonly (readonly Entry[])[], left: number, top: number): readonly Shape[] =>
  rows.flatMap((row, index) =>
    row.flatMap((entry) => {
      const middle = top + index * boxHeight + boxHeight / 2
      return [
        swatch(left + entry.left, middle, entry.stroke),
        textShape(left + entry.left + swatchWidth + gap, middle + sizes.label * 0.36, entry.name, {
          size: sizes.label,
        }),
      ]
    }),
  )

export const namesAtEnds = (
  lines: Panel['lines'],
  paths: readonly (readonly Pixel[])[],
  frame: Box,
): readonly Shape[] => {
  const strokes = strokesOf(lines)
  const ends = paths.map((path) => path.findLast(isShown) ?? [frame.right, frame.bottom])
  const half = boxHeight / 2
  const heights = spread(
    ends.map(([, y]) => Math.min(frame.bottom - half, Math.max(frame.top + half, y))),
    boxHeight,
    frame.top,
    frame.bottom,
  )
  const left = frame.right + gap
  return lines.flatMap(({ name }, index) => [
    swatch(left, heights[index]!, strokes[index]!),
    textShape(left + swatchWidth + gap, heights[index]! + sizes.label * 0.36, name, { size: sizes.label }),
  ])
}
