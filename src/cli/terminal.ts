import { isatty } from 'node:tty'
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
  // A pipe has no isTTY at all, and what is undefined would let the colours' own guess in.
  color: isatty(1) && !environment['NO_COLOR'],
  width: Math.min(isatty(1) ? process.stdout.columns : 100, 120),
  progress: isatty(2) && environment['CI'] === undefined ? progressBar() : noProgress,
})
