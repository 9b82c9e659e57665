/** What is known, numerically, of the zeros of a function between two bounds. */
export type Roots =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly root: number }
  | { readonly kind: 'several'; readonly roots: readonly number[] }

export interface Bracketing {
  /** How many places the function is looked at before a zero is narrowed down. */
  readonly cells?: number
}

/**
 * The zeros of a function on [low, high]: every change of sign on a grid, each narrowed to neighbouring doubles.
 *
 * Half of the grid is even, half has more places near zero and near the bounds' lesser magnitudes. A jump over zero is not a zero, nor is a pole;
 * where no sign changes, the place nearest to zero is looked at closely, so that a touching zero is found.
 * Numerical: two zeros within one cell are missed.
 */
export const bracket = (
  f: (x: number) => number,
  low: number,
  high: number,
  { cells = 64 }: Bracketing = {},
): Roots => {
  const places = gridOf(low, high, cells)
  const values = places.map(f)
  const roots: number[] = []
  for (let index = 0; index < places.length; index += 1) {
    const here = values[index]!
    if (here === 0) roots.push(places[index]!)
    else if (index > 0 && here * Math.sign(values[index - 1]!) < 0) {
      const root = narrow(f, places[index - 1]!, places[index]!, values[index - 1], here)
      if (root !== undefined) roots.push(root)
    }
  }
  if (roots.length === 0) {
    const root = touchingZero(f, places, values)
    if (root !== undefined) roots.push(root)
  }
  const apart = roots.filter((root, index) => index === 0 || !areClose(root, roots[index - 1]!, low, high))
  return apart.length === 0
    ? { kind: 'none' }
    : apart.length === 1
      ? { kind: 'one', root: apart[0]! }
      : { kind: 'several', roots: apart }
}

const gridOf = (low: number, high: number, cells: number): number[] => {
  if (!(high > low)) return [low]
  const half = Math.max(1, Math.floor(cells / 2))
  const places = new Set([low, high])
  const magnitude = Math.max(Math.abs(low), Math.abs(high)) * 1e-7
  const from = Math.asinh(low / magnitude)
  const to = Math.asinh(high / magnitude)
  for (let cell = 1; cell < half; cell += 1) {
    const share = cell / half
    places.add(low * (1 - share) + high * share)
    places.add(Math.min(high, Math.max(low, magnitude * Math.sinh(from * (1 - share) + to * share))))
  }
  return [...places].sort((a, b) => a - b)
}

const areClose = (a: number, b: number, low: number, high: number): boolean =>
  Math.abs(a - b) <= 1e-13 * Math.max(Math.abs(a), Math.abs(b), (high - low) * 1e-3)

/**
 * Brent's method (1973) to neighbouring doubles, for a sign change between two places;
 * undefined where the function jumps over zero instead of passing through it.
 */
export const narrow = (
  f: (x: number) => number,
  from: number,
  to: number,
  valueAtFrom = f(from),
  valueAtTo = f(to),
): number | undefined => {
  let a = from
  let b = to
  let fa = valueAtFrom
  let fb = valueAtTo
  if (fa === 0) return a
  if (fb === 0) return b
  const height = Math.max(Math.min(Math.abs(fa), 1e300), Math.min(Math.abs(fb), 1e300))
  let c = a
  let fc = fa
  let last = b - a
  let step = last
  for (let round = 0; round < 200; round += 1) {
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b
      b = c
      c = a
      fa = fb
      fb = fc
      fc = fa
    }
    const tolerance = Number.EPSILON * Math.abs(b) + Number.MIN_VALUE
    const half = (c - b) / 2
    if (Math.abs(half) <= tolerance || fb === 0) break
    if (Math.abs(last) >= tolerance && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa
      let p: number
      let q: number
      if (a === c) {
        p = 2 * half * s
        q = 1 - s
      } else {
        const t = fa / fc
        const r = fb / fc
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
        q = (t - 1) * (r - 1) * (s - 1)
      }
      if (p > 0) q = -q
      else p = -p
      const isInside = 2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(last * q))
      last = isInside ? step : half
      step = isInside ? p / q : half
    } else {
      step = half
      last = half
    }
    a = b
    fa = fb
    b += Math.abs(step) > tolerance ? step : half > 0 ? tolerance : -tolerance
    fb = f(b)
    if (Number.isNaN(fb)) return undefined
    if (fb > 0 === fc > 0) {
      c = a
      fc = fa
      step = b - a
      last = step
    }
  }
  // At a zero both ends are small beside where the search began; at a jump or pole they are not.
  return Math.abs(fb) <= 1e-6 * height || fb === 0 ? b : undefined
}

/** Where |f| nearly reaches zero without changing sign on the grid. */
const touchingZero = (f: (x: number) => number, places: number[], values: number[]): number | undefined => {
  let nearest = -1
  let height = 0
  values.forEach((value, index) => {
    const size = Math.abs(value)
    if (Number.isNaN(size)) return
    if (size < 1e300) height = Math.max(height, size)
    if (nearest < 0 || size < Math.abs(values[nearest]!)) nearest = index
  })
  if (nearest < 0) return undefined
  const sign = Math.sign(values[nearest]!)
  let low = places[Math.max(0, nearest - 1)]!
  let high = places[Math.min(places.length - 1, nearest + 1)]!
  const start = places[nearest]!
  const golden = (Math.sqrt(5) - 1) / 2
  for (let round = 0; round < 80 && high - low > 1e-15 * Math.abs(start); round += 1) {
    const left = high - golden * (high - low)
    const right = low + golden * (high - low)
    const atLeft = f(left) * sign
    const atRight = f(right) * sign
    if (atLeft <= 0) return narrow(f, start, left)
    if (atRight <= 0) return narrow(f, start, right)
    if (atLeft < atRight) high = right
    else low = left
  }
  const place = low / 2 + high / 2
  return Math.abs(f(place)) <= 1e-14 * height ? place : undefined
}
