import { SingleBar } from 'cli-progress'
import type { Terminal } from './terminal.js'

/** A line on stderr that tells how far the work is. */
export interface Progress {
  readonly show: (what: string, done: number, of: number) => void
  readonly stop: () => void
}

const patience = 1000

/** Progress for a person: drawn only on a terminal, and only once the work has taken over a second. */
export const progressOn = (terminal: Terminal): Progress => {
  if (!terminal.live) return { show: () => undefined, stop: () => undefined }
  const start = performance.now()
  const bar = new SingleBar({
    format: '{bar} {value}/{total}  {what}',
    hideCursor: true,
    clearOnComplete: true,
    barsize: 20,
  })
  let drawn = false
  return {
    show: (what, done, of) => {
      if (!drawn && performance.now() - start < patience) return
      if (!drawn) bar.start(of, done, { what })
      drawn = true
      bar.setTotal(of)
      bar.update(done, { what })
    },
    stop: () => {
      if (drawn) bar.stop()
    },
  }
}

/** Lets signals and drawing through between two pieces of work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
