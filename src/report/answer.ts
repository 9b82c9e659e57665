import type { Format, Look } from './format.js'
import { markdownOfPage, textOfPage, type Page } from './page.js'
import type { Chart } from './plot/chart.js'

/** What solving a form of game gives to print: the same in words, as data, and as a picture. */
export interface Answer {
  readonly page: Page
  /** For JSON: the fields of the contract (tool, seed, …) and the form's own. */
  readonly document: object
  readonly chart?: Chart
  /** Whether the question was answered: "there is no equilibrium, because" is an answer, a budget that ran out is none. */
  readonly isAnswered: boolean
}

export const renderAnswer = ({ page, document }: Answer, format: Format, look: Look): string => {
  switch (format) {
    case 'json':
      return `${JSON.stringify(document, undefined, 2)}\n`
    case 'text':
      return textOfPage(page, look)
    case 'markdown':
      return markdownOfPage(page)
  }
}
