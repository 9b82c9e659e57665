/** A place in a picture, in pixels. */
export type Pixel = readonly [x: number, y: number]

export const isShown = ([x, y]: Pixel): boolean => Number.isFinite(x) && Number.isFinite(y)

const mostPoints = 20_000

/**
 * Which points of a path are enough to draw it: of those in a row that fall on one column of pixels, the first, the
 * highest, the lowest and the last; of a gap (points that are not finite), one. Of a path that goes back and forth
 * so often that this leaves too many, one in so many.
 *
 * @returns indices, ascending
 */
export const thin = (path: readonly Pixel[]): readonly number[] => {
  const kept: number[] = []
  let start = 0
  while (start < path.length) {
    const column = columnOf(path[start]!)
    let end = start + 1
    while (end < path.length && columnOf(path[end]!) === column) end += 1
    kept.push(...(column === undefined ? [start] : endsOf(path, start, end)))
    start = end
  }
  const stride = Math.ceil(kept.length / mostPoints)
  return stride <= 1 ? kept : kept.filter((index, at) => at % stride === 0 || !isShown(path[index]!))
}

const columnOf = (pixel: Pixel): number | undefined => (isShown(pixel) ? Math.floor(pixel[0]) : undefined)

const endsOf = (path: readonly Pixel[], start: number, end: number): readonly number[] => {
  let high = start
  let low = start
  for (let index = start; index < end; index += 1) {
    if (path[index]![1] < path[high]![1]) high = index
    if (path[index]![1] > path[low]![1]) low = index
  }
  return [...new Set([start, Math.min(high, low), Math.max(high, low), end - 1])]
}
