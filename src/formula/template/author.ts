import type { Place } from '../../problem/problem.js'

/** A function that an author calls, below which the author's own code begins. */
export type Called = (...given: never[]) => unknown

/**
 * Where an author called a function, as far as the machine tells: V8's stacks have file, line and column.
 * Taking the stack costs a few microseconds; its text is made when the place is asked for.
 */
export const authorOf = (called: Called): (() => Place | undefined) => {
  const engine: { readonly captureStackTrace?: (target: object, below: Called) => void } = Error
  if (engine.captureStackTrace === undefined) return () => undefined
  const trace: { readonly stack?: string } = {}
  engine.captureStackTrace(trace, called)
  return () => {
    const frame = /^\s*at (?:.*\()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/m.exec(trace.stack ?? '')
    return frame === null ? undefined : { file: frame[1]!, line: Number(frame[2]), column: Number(frame[3]) }
  }
}
