import type { Canvas } from './axes-and-lines.js'
import type { Chart } from './chart.js'
import { bold, broken, faintInk, fontFamily, ink } from './lettering.js'
import { drawPanel, layOut } from './panel.js'
import { shape, svgOf, type Shape } from './shape.js'
import { border, sizes, width } from './sizes.js'
import { textShape } from './text-shape.js'

const titleHeight = 22
const captionHeight = 15
const between = 18

/**
 * A chart as one SVG picture that stands alone: panels one below the other, white behind, no scripts, nothing loaded.
 *
 * The same chart gives the same bytes, in Node as in a browser. Whatever is in the chart is drawn without throwing:
 * values that an axis cannot show (not finite, beyond 1e100, not positive on a logarithmic axis) are gaps.
 *
 * @param canvas `window.document`; in Node, the document of a library such as linkedom
 */
export const renderSvg = (chart: Chart, canvas: Canvas): string => {
  const most = width - 2 * border
  const shapes: Shape[] = []
  let top = border
  for (const line of broken(chart.title, sizes.title * bold, most)) {
    shapes.push(textShape(border, top + sizes.title - 2, line, { size: sizes.title, isBold: true }))
    top += titleHeight
  }
  for (const line of broken(chart.caption ?? '', sizes.caption, most)) {
    shapes.push(textShape(border, top + sizes.caption, line, { size: sizes.caption, fill: faintInk }))
    top += captionHeight
  }
  top += between / 2
  const layouts = chart.panels.map(layOut)
  // Frames stand exactly below each other, because panels often share what they go along.
  const left = Math.max(...layouts.map((of) => of.left))
  const right = Math.max(...layouts.map((of) => of.right))
  for (const layout of layouts) {
    const drawn = drawPanel({ ...layout, left, right }, canvas, top)
    shapes.push(shape('g', { 'aria-label': layout.panel.title ?? layout.panel.y.label }, ...drawn.shapes))
    top += drawn.height + between
  }
  const height = Math.ceil(top)
  return `${svgOf(
    shape(
      'svg',
      {
        ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' },
        ...{ 'font-family': fontFamily, color: ink, fill: ink },
      },
      shape('title', {}, chart.title),
      shape('rect', { width, height, fill: '#ffffff' }),
      ...shapes,
    ),
  )}\n`
}
