const heights = '▁▂▃▄▅▆▇█'
const gap = ' '

/**
 * A series as one line of text.
 *
 * As many columns as values, at most `width`. A longer series is cut into pieces of two columns each, which show the
 * piece's smallest and largest value in the order in which they come, so that no extreme is lost. Heights run from the
 * smallest value of the series to its largest; a constant series stands half high. What is not finite leaves a gap.
 *
 * @example sparkline([0, 1, 2, NaN, 7], 10) // "▁▂▃ █"
 */
export const sparkline = (values: readonly number[], width: number): string => {
  const columns = Math.max(1, Math.floor(width))
  const drawn = values.length <= columns ? values : thinned(values, columns)
  let least = Infinity
  let most = -Infinity
  for (const value of drawn)
    if (Number.isFinite(value)) {
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
  // Halves, because the range of two finite numbers need not be finite.
  const range = most / 2 - least / 2
  return drawn
    .map((value) => {
      if (!Number.isFinite(value)) return gap
      if (range === 0) return heights[3]
      return heights[Math.round(((value / 2 - least / 2) / range) * (heights.length - 1))]
    })
    .join('')
}

const thinned = (values: readonly number[], columns: number): readonly number[] => {
  if (columns === 1) return [extremesOf(values, 0, values.length)[1]]
  const pieces = Math.floor(columns / 2)
  return Array.from({ length: pieces }, (_, piece) =>
    extremesOf(
      values,
      Math.floor((piece * values.length) / pieces),
      Math.floor(((piece + 1) * values.length) / pieces),
    ),
  ).flat()
}

/** The smallest and the largest finite value of a piece in the order in which they come; not finite where it has none. */
const extremesOf = (values: readonly number[], from: number, to: number): readonly [number, number] => {
  let least = -1
  let most = -1
  for (let index = from; index < to; index += 1) {
    if (!Number.isFinite(values[index])) continue
    if (least < 0 || values[index]! < values[least]!) least = index
    if (most < 0 || values[index]! > values[most]!) most = index
  }
  if (least < 0) return [NaN, NaN]
  return least < most ? [values[least]!, values[most]!] : [values[most]!, values[least]!]
}
