// Pictures of answers: the same in Node and in a browser. They are no part of the main entry, because what draws is large.
export { renderSvg } from './report/plot/svg.js'
export { chartLines } from './report/plot/chart-lines.js'
export { sparkline } from './report/plot/sparkline.js'
export type { Axis, Chart, Line, Mark, Panel, Rule } from './report/plot/chart.js'
export type { Canvas } from './report/plot/axes-and-lines.js'
export type { Look } from './report/format.js'
