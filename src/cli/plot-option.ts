import * as E from 'fp-ts/lib/Either.js'
import { problem, type Problem } from '../problem/problem.js'
import type { Canvas } from '../report/plot/axes-and-lines.js'
import type { Chart } from '../report/plot/chart.js'
import { writeText } from './file.js'

export type PlotKind = 'svg' | 'png'

/** What kind of picture --plot asks for, by the extension of the file. */
export const readPlotKind = (path: string): E.Either<Problem, PlotKind> => {
  const kind = /[^/\\]\.(svg|png)$/i.exec(path)?.[1]?.toLowerCase()
  return kind === 'svg' || kind === 'png'
    ? E.right(kind)
    : E.left(
        problem('bad-option', `--plot “${path}” is no picture that can be drawn`, {
          expected: 'FILE.svg or FILE.png',
          mend: 'end the name of the file in .svg or .png',
        }),
      )
}

/** Draws a chart into a file, whole or not at all. What draws is loaded here, so that other commands do not wait for it. */
export const writePlot = async (chart: Chart | undefined, path: string): Promise<E.Either<Problem, void>> => {
  const kind = readPlotKind(path)
  if (E.isLeft(kind)) return kind
  if (chart === undefined || chart.panels.length === 0)
    return E.left(problem('bad-option', 'this answer has no picture', { mend: 'leave out --plot' }))
  const { renderSvg } = await import('../report/plot/svg.js')
  const svg = renderSvg(chart, await canvas())
  if (kind.right === 'svg') return writeText(path, svg)
  const { pngOf } = await import('./png.js')
  try {
    return writeText(path, await pngOf(svg))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return E.left(
      problem('unwritable-file', `PNG cannot be drawn here: ${why.split('\n')[0] ?? ''}`, {
        mend: 'name a file that ends in .svg',
      }),
    )
  }
}

/** What stands for a browser's document. */
const canvas = async (): Promise<Canvas> => {
  const { parseHTML } = await import('linkedom')
  // Its types are those of a browser, which are not known here.
  const page: unknown = parseHTML('<!doctype html><html></html>')
  return (page as { readonly document: Canvas }).document
}
