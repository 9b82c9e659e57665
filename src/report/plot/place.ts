import type { Pixel } from './thin.js'

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** How much two boxes share, in square pixels. */
export const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

const isInside = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom

/** Prices of a bad place: off the frame, over another label, over a line; then the order of the candidates. */
const price = { outside: 1e9, overlap: 1e4, line: 4, rank: 1 } as const

/**
 * For each label, which of the boxes where it could stand it gets: one after the other, each the best that is left.
 *
 * @returns boxes in the order of the labels. Labels only overlap where all their candidates do. Work: labels × candidates × (labels + path).
 */
export const place = (
  labels: readonly (readonly Box[])[],
  frame: Box,
  taken: readonly Box[],
  path: readonly Pixel[],
): readonly Box[] => {
  const placed: Box[] = []
  for (const candidates of labels) {
    let best = candidates[0]!
    let least = Infinity
    candidates.forEach((box, rank) => {
      let cost = rank * price.rank + (isInside(box, frame) ? 0 : price.outside)
      for (const other of [...taken, ...placed]) cost += overlap(box, other) * price.overlap
      if (cost >= least) return
      for (const [x, y] of path)
        if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) cost += price.line
      if (cost >= least) return
      least = cost
      best = box
    })
    placed.push(best)
  }
  return placed
}

/** Heights as near as they can be to those wished for, at least `gap` apart, between `top` and `bottom` as far as there is room. */
export const spread = (wished: readonly number[], gap: number, top: number, bottom: number): readonly number[] => {
  const order = wished.map((_, index) => index).sort((a, b) => wished[a]! - wished[b]! || a - b)
  const heights = [...wished]
  let least = top
  for (const index of order) {
    heights[index] = Math.max(least, wished[index]!)
    least = heights[index] + gap
  }
  let most = bottom
  for (const index of order.reverse()) {
    heights[index] = Math.min(most, heights[index]!)
    most = heights[index] - gap
  }
  return heights
}
