import * as Plot from '@observablehq/plot'
import type { Panel } from './chart.js'
import { ink } from './lettering.js'
import type { Box } from './place.js'
import type { Scale } from './scale.js'
import { readShape, shape, type Shape } from './shape.js'
import { border, sizes, width } from './sizes.js'
import { strokesOf } from './stroke.js'
import type { Pixel } from './thin.js'
import type { Ticks } from './ticks.js'

/** A document that elements are made in: that of a window, or one that stands for it where there is no window. */
export interface Canvas {
  readonly documentElement: object
  readonly createElementNS: (namespace: never, name: never) => object
}

export interface Axes {
  readonly x: Scale
  readonly y: Scale
  readonly acrossTicks: Ticks
  readonly upTicks: Ticks
}

const axisInk = '#8c8c8c'

const typeOf = ({ axis: { kind } }: Scale): 'log' | 'utc' | 'linear' =>
  kind === 'log' ? 'log' : kind === 'date' ? 'utc' : 'linear'

/** What Plot draws: grid, axes and lines. Lines are in pixels already, so it has nothing to scale there. */
export const drawAxesAndLines = (
  lines: Panel['lines'],
  canvas: Canvas,
  frame: Box,
  { x, y, acrossTicks, upTicks }: Axes,
  paths: readonly (readonly Pixel[])[],
): readonly Shape[] => {
  const strokes = strokesOf(lines)
  const domain = (scale: Scale) =>
    typeOf(scale) === 'utc' ? [new Date(scale.low), new Date(scale.high)] : [scale.low, scale.high]
  // Dates are Plot's own to find and to word.
  const at = (scale: Scale, { values }: Ticks) => (typeOf(scale) === 'utc' ? {} : { ticks: values })
  const words = (scale: Scale, { values, words: written }: Ticks) => {
    const byValue = new Map(values.map((value, index) => [value, written[index]!]))
    return typeOf(scale) === 'utc' ? {} : { text: (value: number) => byValue.get(value) ?? '' }
  }
  const letters = { fontSize: sizes.tick, label: null, tickSize: 5, fill: ink, stroke: axisInk }
  const drawn: unknown = Plot.plot({
    document: canvas,
    className: 'hurwicz',
    ...{ width, height: frame.bottom + border },
    x: { type: typeOf(x), domain: domain(x), range: [frame.left, frame.right] },
    y: { type: typeOf(y), domain: domain(y), range: [frame.bottom, frame.top] },
    marginTop: frame.top,
    marginBottom: border,
    marginLeft: frame.left,
    marginRight: width - frame.right,
    marks: [
      Plot.gridX({ ...at(x, acrossTicks), stroke: '#e6e6e6', strokeOpacity: 1 }),
      Plot.gridY({ ...at(y, upTicks), stroke: '#e6e6e6', strokeOpacity: 1 }),
      Plot.axisX({ ...letters, ...at(x, acrossTicks), ...words(x, acrossTicks), anchor: 'bottom' }),
      Plot.axisY({ ...letters, ...at(y, upTicks), ...words(y, upTicks), anchor: 'left' }),
      ...lines.map((_, index) => {
        const { color, dashes, isDotted } = strokes[index]!
        const path = paths[index]!
        const channels = {
          x: { value: path.map(([across]) => across), scale: null },
          y: { value: path.map(([, up]) => up), scale: null },
          clip: true,
        }
        return isDotted
          ? Plot.dot(path, { ...channels, r: 2, fill: color })
          : Plot.line(path, {
              ...{ ...channels, stroke: color, strokeWidth: 2, strokeLinejoin: 'round', strokeLinecap: 'butt' },
              ...(dashes === undefined ? {} : { strokeDasharray: dashes }),
            })
      }),
    ],
  })
  // Plot counts its clips over all pictures; this one is called by where it is, so that the same is called the same.
  const clip = `frame-${[frame.left, frame.top, frame.right, frame.bottom].map(Math.round).join('-')}`
  const frameShape = shape('rect', {
    ...{ x: frame.left - 2, y: frame.top - 2 },
    ...{ width: frame.right - frame.left + 4, height: frame.bottom - frame.top + 4 },
  })
  return [
    shape('clipPath', { id: clip }, frameShape),
    shape('g', { 'text-anchor': 'middle' }, ...groupsOf(clip, drawn)),
  ]
}

/** The groups of a picture that Plot drew, which are all that draws; each clip is ours. */
const groupsOf = (clip: string, drawn: unknown): readonly Shape[] => {
  const root = readShape(drawn as Parameters<typeof readShape>[0])
  return (root?.children ?? []).flatMap((child) => {
    if (typeof child === 'string' || child.name !== 'g') return []
    const clipped = 'clip-path' in child.attributes ? { 'clip-path': `url(#${clip})` } : {}
    return [{ ...child, attributes: { ...child.attributes, ...clipped } }]
  })
}
