import type { Place } from '../problem/problem.js'

/** A function that an author calls, below which the author's own code begins. */
export type Called = (...given: never[]) => unknown

interface Capturing {
  readonly captureStackTrace?: (target: object, below: Called) => void
  stackTraceLimit?: number
}

/**
 * Where an author called a function, as far as the machine tells: V8's stacks have file, line and column.
 * Taking the stack costs a microsecond or two; its text is made when the place is asked for.
 */
export const authorOf = (called: Called): (() => Place | undefined) => {
  const engine: Capturing = Error
  if (engine.captureStackTrace === undefined) return () => undefined
  const trace: { readonly stack?: string } = {}
  const limit = engine.stackTraceLimit ?? 10
  engine.stackTraceLimit = 1
  engine.captureStackTrace(trace, called)
  engine.stackTraceLimit = limit
  return () => {
    const frame = /\(?([^\s()][^()]*):(\d+):(\d+)\)?\s*$/.exec(trace.stack ?? '')
    if (frame === null) return undefined
    const file = frame[1]!.replace(/^\s*at /, '').replace(/^file:\/\//, '')
    return { file, line: Number(frame[2]), column: Number(frame[3]) }
  }
}
