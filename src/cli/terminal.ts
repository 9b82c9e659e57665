import { noProgress, progressBar, type Progress } from './progress.js'

/** Where a command prints, and what may be printed there. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether results may carry colours. */
  readonly color: boolean
  readonly width: number
  readonly progress: Progress
}

const environment = process.env

/** The process's own terminal; colours and progress only where a person is looking. */
export const processTerminal = (): Terminal => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  color: process.stdout.isTTY && !environment['NO_COLOR'],
  width: Math.min(process.stdout.isTTY ? process.stdout.columns : 100, 120),
  progress: process.stderr.isTTY && environment['CI'] === undefined ? progressBar() : noProgress,
})
