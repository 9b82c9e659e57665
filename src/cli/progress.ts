import { SingleBar } from 'cli-progress'
import { plain } from '../report/escape.js'

/** A line on stderr that tells how far the work is. */
export interface Progress {
  readonly show: (what: string, done: number, of: number) => void
  readonly stop: () => void
}

/** For a reader that is no person. */
export const noProgress: Progress = { show: () => undefined, stop: () => undefined }

const patience = 1000

/** A bar, drawn only once the work has taken over a second. */
export const progressBar = (): Progress => {
  const start = performance.now()
  const bar = new SingleBar({
    format: '{bar} {value}/{total}  {what}',
    hideCursor: true,
    clearOnComplete: true,
    barsize: 20,
    // Ctrl-C is the supervisor's business, and it puts the cursor back.
    gracefulExit: false,
  })
  let drawn = false
  return {
    show: (what, done, of) => {
      if (!drawn && performance.now() - start < patience) return
      if (!drawn) bar.start(of, done, { what: plain(what) })
      drawn = true
      bar.setTotal(of)
      bar.update(done, { what: plain(what) })
    },
    stop: () => {
      if (drawn) bar.stop()
      drawn = false
    },
  }
}

/** Lets signals and drawing through between two pieces of work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
