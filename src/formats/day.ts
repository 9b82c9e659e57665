/** Days are counted from 1970-01-01, UTC. */
export const secondsOfDay = 86_400

const firstYear = 1970
const lastYear = 9999

/** The day of a calendar date, or undefined where there is no such date from 1970 on. */
const dayOf = (year: number, month: number, day: number): number | undefined => {
  if (year < firstYear || year > lastYear) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.getTime() / (1000 * secondsOfDay) : undefined
}

/**
 * The day that a text names: `2020-01-31`, also with midnight behind it (`2020-01-31T00:00:00Z`), or `1/31/2020`, month first.
 *
 * @example showDay(parseDay('1/31/2020')) // "2020-01-31"
 */
export const parseDay = (text: string): number | undefined => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?(?: ?(?:Z|UTC|\+00:?00))?)?$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  return american ? dayOf(Number(american[3]), Number(american[1]), Number(american[2])) : undefined
}

/** `2020-01-31`. */
export const showDay = (day: number): string => new Date(day * 1000 * secondsOfDay).toISOString().slice(0, 10)

/**
 * Days in rising order as a person tells them: neighbours together, and of many the first.
 *
 * @example showDays([0, 2, 3, 4]) // "1970-01-01, 1970-01-03 to 1970-01-05"
 */
export const showDays = (days: readonly number[], most = 6): string => {
  const spans: { first: number; last: number }[] = []
  for (const day of days) {
    const span = spans[spans.length - 1]
    if (span !== undefined && day === span.last + 1) span.last = day
    else spans.push({ first: day, last: day })
  }
  const shown = spans
    .slice(0, most)
    .map(({ first, last }) => (first === last ? showDay(first) : `${showDay(first)} to ${showDay(last)}`))
  const rest = spans.slice(most).reduce((sum, { first, last }) => sum + last - first + 1, 0)
  return [...shown, ...(rest === 0 ? [] : [`${rest} more`])].join(', ')
}
