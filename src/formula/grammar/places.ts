import type { Place } from '../../problem/problem.js'
import type { Span } from '../span.js'

/** Where a node stands in its text, by offsets. */
export interface At {
  readonly start: number
  /** Of infix operators and comparisons. */
  readonly operator?: number
}

/**
 * Where the characters of a text stand: the function from offsets (0 to the text's length) to lines and columns.
 * Logarithmic in the number of lines, which are counted when the first place is asked for.
 */
export const placesIn = (text: string): ((offset: number) => Place) => {
  let starts: readonly number[] | undefined
  return (offset) => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}

const lineStarts = (text: string): readonly number[] => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

// Classes, since a text may have 100,000 nodes, and objects with getters of their own would cost more than reading them.
class Started implements Span {
  readonly locate: (offset: number) => Place
  readonly at: At
  constructor(locate: (offset: number) => Place, at: At) {
    this.locate = locate
    this.at = at
  }
  get start(): Place {
    return this.locate(this.at.start)
  }
}
class Operated extends Started {
  get operator(): Place {
    return this.locate(this.at.operator ?? this.at.start)
  }
}

/** A span whose places are worked out when somebody asks: most nodes are never complained about. */
export const lazySpan = (locate: (offset: number) => Place, at: At): Span =>
  at.operator === undefined ? new Started(locate, at) : new Operated(locate, at)
