/** What is kept of a series of numbers, one a step, however long it is. */
export interface Path {
  /** Steps that were recorded, the start included. */
  readonly count: number
  /** The first values, as many as are kept: all of them where the series is short. */
  readonly head: Float64Array
  /** The last values, as many as are kept; the series is whole where `tail` begins in `head` or right after it. */
  readonly tail: Float64Array
  readonly first: number
  readonly last: number
  /** Of finite values; infinite where there is none, as `most` is. */
  readonly least: number
  readonly most: number
  /** Each covers as many steps as the others, but for the last; NaN where a piece has no finite value. */
  readonly pieces: readonly Piece[]
}

/** Some successive steps, by their first value and their extremes. */
export interface Piece {
  readonly from: number
  readonly first: number
  readonly least: number
  readonly leastAt: number
  readonly most: number
  readonly mostAt: number
}

export interface Recorder {
  readonly put: (value: number) => void
  readonly path: () => Path
}

const headLength = 4096
const tailLength = 32_768
const mostPieces = 1024

/** Records a series of at most so many values in bounded memory: some 400 KB, or less where it is shorter. */
export const recorder = (length: number): Recorder => {
  const head = new Float64Array(Math.min(length, headLength))
  const ring = new Float64Array(Math.min(length, tailLength))
  const width = Math.max(1, Math.ceil(length / mostPieces))
  const count = Math.ceil(length / width)
  const firsts = new Float64Array(count)
  const lows = new Float64Array(count).fill(NaN)
  const highs = new Float64Array(count).fill(NaN)
  const lowsAt = new Float64Array(count)
  const highsAt = new Float64Array(count)
  let put = 0
  let slot = 0
  let piece = -1
  let left = 0
  return {
    put: (value) => {
      if (put < head.length) head[put] = value
      ring[slot] = value
      slot = slot + 1 === ring.length ? 0 : slot + 1
      if (left === 0) {
        piece += 1
        left = width
        firsts[piece] = value
      }
      left -= 1
      // A piece begins without a number, which nothing is less or more than.
      if (value < lows[piece]! || (Number.isNaN(lows[piece]) && Number.isFinite(value))) {
        lows[piece] = value
        lowsAt[piece] = put
      }
      if (value > highs[piece]! || (Number.isNaN(highs[piece]) && Number.isFinite(value))) {
        highs[piece] = value
        highsAt[piece] = put
      }
      put += 1
    },
    path: () => {
      const pieces = Array.from({ length: piece + 1 }, (_, index): Piece => ({
        from: index * width,
        first: firsts[index]!,
        least: lows[index]!,
        leastAt: lowsAt[index]!,
        most: highs[index]!,
        mostAt: highsAt[index]!,
      }))
      const finite = pieces.filter(({ least }) => !Number.isNaN(least))
      const kept = Math.min(put, ring.length)
      const tail = Float64Array.from({ length: kept }, (_, index) => ring[(put - kept + index) % ring.length]!)
      return {
        ...{ count: put, head: head.subarray(0, Math.min(put, head.length)), tail, pieces },
        first: head[0] ?? NaN,
        last: tail.at(-1) ?? NaN,
        least: finite.reduce((least, each) => Math.min(least, each.least), Infinity),
        most: finite.reduce((most, each) => Math.max(most, each.most), -Infinity),
      }
    },
  }
}

/** The step and value of points that show the whole path: all of a short one, else extremes in their order. */
export const thinned = ({ pieces, last, count }: Path): readonly (readonly [step: number, value: number])[] => {
  const points = pieces.flatMap(({ from, first, least, leastAt, most, mostAt }) => {
    const extremes = (
      [
        [leastAt, least],
        [mostAt, most],
      ] as const
    ).filter(([step, value]) => value === value && step > from)
    extremes.sort(([a], [b]) => a - b)
    return [[from, first] as const, ...extremes.filter(([step], index) => index === 0 || step > extremes[0]![0])]
  })
  return points.at(-1)?.[0] === count - 1 ? points : [...points, [count - 1, last] as const]
}
