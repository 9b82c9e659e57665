import type { Problem } from '../problem/problem.js'
import { plain } from './escape.js'
import type { Look } from './format.js'
import { styleOf } from './style.js'

const longest = 500
/** A text short enough for a line of its own. */
export const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** `file:line:column`, as far as it is known. */
export const showPlace = ({ place }: Problem): string | undefined =>
  place === undefined
    ? undefined
    : `${plain(place.file ?? '')}${place.file === undefined ? '' : ':'}${place.line}:${place.column}`

/** A problem for a person: where and what on the first line; expected, found and how to mend it below, as far as known. */
export const renderProblem = (problem: Problem, look: Pick<Look, 'color'>): string => {
  const style = styleOf(look)
  const place = showPlace(problem)
  const line = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : [`  ${label.padEnd(9)} ${cut(plain(text))}`]
  return [
    `${place === undefined ? '' : `${style.strong(place)}: `}${style.bad('error')}: ${cut(plain(problem.what))} ${style.faint(`[${problem.code}]`)}`,
    ...line('expected', problem.expected),
    ...line('found', problem.found),
    ...line('mend', problem.mend),
  ].join('\n')
}

/** The same as data. */
export const problemDocument = ({ code, what, place, expected, found, mend }: Problem) => ({
  code,
  what,
  ...(place === undefined ? {} : { place }),
  ...(expected === undefined ? {} : { expected }),
  ...(found === undefined ? {} : { found }),
  ...(mend === undefined ? {} : { mend }),
})
