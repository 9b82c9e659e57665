import type { Line } from './chart.js'
import { shape, type Shape } from './shape.js'

/** How a line is told from the others of its panel: by colour, and by dashes for who does not see colours. */
export interface Stroke {
  readonly color: string
  /** As SVG has it; undefined for a line without gaps. */
  readonly dashes?: string
  readonly isDotted: boolean
}

// The palette of Okabe and Ito, which colour-blind people can tell apart, without the yellow that white swallows.
const colors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#000000', '#e69f00', '#56b4e9'] as const
const dashes = [undefined, '8 3', '2 3', '10 3 2 3', '14 4', '5 2 1 2', '1 4'] as const

export const strokesOf = (lines: readonly Pick<Line, 'look'>[]): readonly Stroke[] =>
  lines.map(({ look }, index) => {
    // Where colours come round again, they come with other dashes.
    const turn = Math.floor(index / colors.length)
    const dash = look === undefined ? dashes[(index + turn) % dashes.length] : look === 'dashed' ? '6 4' : undefined
    return {
      color: colors[index % colors.length]!,
      ...(dash === undefined ? {} : { dashes: dash }),
      isDotted: look === 'dots',
    }
  })

export const swatchWidth = 22

/** A short piece of a line, to stand before its name. */
export const swatch = (x: number, y: number, { color, dashes: dash, isDotted }: Stroke): Shape =>
  isDotted
    ? shape('circle', { cx: x + swatchWidth / 2, cy: y, r: 3, fill: color })
    : shape('line', {
        ...{ x1: x, x2: x + swatchWidth, y1: y, y2: y, stroke: color, 'stroke-width': 2 },
        ...(dash === undefined ? {} : { 'stroke-dasharray': dash }),
      })
