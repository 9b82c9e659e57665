import type { Format, Look } from './format.js'
import { markdownOfPage, textOfPage, type Page } from './page.js'
import { chartLines } from './plot/chart-lines.js'
import type { Chart } from './plot/chart.js'

/** What solving a form of game gives to print: the same in words, as data, and as a picture. */
export interface Answer {
  readonly page: Page
  /** For JSON: the fields of the contract (tool, seed, …) and the form's own. */
  readonly document: object
  readonly chart?: Chart
  /** The page already has what a sketch of the chart would show. */
  readonly isSketched?: true
  /** Whether the question was answered: "there is no equilibrium, because" is an answer, a budget that ran out is none. */
  readonly isAnswered: boolean
}

/** @param isDrawn whether the picture is drawn elsewhere; where it is not, a text sketches it. */
export const renderAnswer = (
  { page, document, chart, isSketched }: Answer,
  format: Format,
  look: Look,
  isDrawn = true,
): string => {
  switch (format) {
    case 'json':
      return `${JSON.stringify(document, undefined, 2)}\n`
    case 'text':
      return textOfPage(page, look, isDrawn || isSketched || chart === undefined ? [] : chartLines(chart, look))
    case 'markdown':
      return markdownOfPage(page)
  }
}
