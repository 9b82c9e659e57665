import type { Place } from '../../problem/problem.js'
import type { Called } from './author.js'
import { authorOf } from './author.js'
import { placesIn } from '../grammar/places.js'

/** The text of a template as its author sees it, and how offsets in what the parser reads lie in it. */
export interface TemplateText {
  /** What the parser reads: the texts between the holes, with one character for each hole. */
  readonly joined: string
  readonly offsets: readonly number[]
  /** Where an offset stands: in the author's file where the machine tells, else in the template. */
  readonly locate: (offset: number) => Place
  /** The line of a place, with a mark under it. */
  readonly show: (place: Place) => string
}

// One character for each hole, of a kind that belongs to no word.
const mark = '\uFFFC'
/** Of a line that is shown: the most characters on either side of the place. */
const context = 60

/**
 * @param strings the raw texts between the holes.
 * @param nameOf how a hole is written in `${…}`, as far as that can be known; asked only when there is an error.
 * @param tag the function that the author called, by the name that it was called by.
 */
export const templateText = (
  strings: readonly string[],
  nameOf: (index: number) => string,
  tag: Called,
): TemplateText => {
  const author = authorOf(tag)
  const offsets: number[] = []
  let length = 0
  for (const part of strings.slice(0, -1)) {
    offsets.push(length + part.length)
    length += part.length + mark.length
  }

  const written = (): string =>
    strings.map((part, index) => (index === 0 ? part : `\${${nameOf(index - 1)}}${part}`)).join('')

  // How much longer a text is with the names of holes than with marks, up to an offset.
  const inWritten = (offset: number): number => {
    let longer = 0
    for (let index = 0; index < offsets.length && offsets[index]! < offset; index += 1)
      longer += nameOf(index).length + 3 - mark.length
    return offset + longer
  }

  // The first line of the text stands behind the tag and its backtick.
  const inset = (called: Place): number => called.column + tag.name.length
  const locate = (offset: number): Place => {
    const { line, column } = placesIn(written())(inWritten(offset))
    const called = author()
    return called === undefined
      ? { line, column }
      : { ...called, line: called.line + line - 1, column: line === 1 ? inset(called) + column : column }
  }

  const show = (place: Place): string => {
    const called = author()
    const line = called === undefined ? place.line : place.line - called.line + 1
    const column = called === undefined || line > 1 ? place.column : place.column - inset(called)
    const whole = written().split('\n')[line - 1] ?? ''
    const from = Math.max(0, column - 1 - context)
    return `  ${whole.slice(from, column - 1 + context)}\n  ${' '.repeat(column - 1 - from)}^`
  }

  return { joined: strings.join(mark), offsets, locate, show }
}
