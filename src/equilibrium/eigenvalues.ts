/** A complex number. */
export interface Complex {
  readonly re: number
  readonly im: number
}

/** No matrix is larger: the coefficients of its polynomial would no longer tell. */
export const mostRows = 8

/**
 * The eigenvalues of a small square matrix, the largest first: roots of its characteristic polynomial (Faddeev and
 * Leverrier), all found together (Durand and Kerner). Numerical; undefined above eight rows or without convergence.
 */
export const eigenvaluesOf = (matrix: readonly (readonly number[])[]): readonly Complex[] | undefined => {
  const size = matrix.length
  if (size > mostRows || !matrix.flat().every(Number.isFinite)) return undefined
  const scale = Math.max(...matrix.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)), 0)
  if (scale === 0) return matrix.map(() => ({ re: 0, im: 0 }))
  const roots = rootsOf(characteristic(matrix.map((row) => row.map((value) => value / scale))))
  return roots
    ?.map(({ re, im }) => ({ re: re * scale, im: im * scale }))
    .sort((a, b) => Math.hypot(b.re, b.im) - Math.hypot(a.re, a.im))
}

/** The coefficients of det(zI − A) below the leading one, the constant first. */
const characteristic = (a: readonly (readonly number[])[]): readonly number[] => {
  const size = a.length
  const coefficients = new Array<number>(size).fill(0)
  let m = a.map((row) => row.map(() => 0))
  let last = 1
  for (let k = 1; k <= size; k += 1) {
    m = product(a, m).map((row, i) => row.map((value, j) => value + (i === j ? last : 0)))
    const am = product(a, m)
    last = -am.reduce((trace, row, i) => trace + row[i]!, 0) / k
    coefficients[size - k] = last
  }
  return coefficients
}

const product = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] =>
  a.map((row) => row.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)))

const rounds = 2000

const rootsOf = (coefficients: readonly number[]): readonly Complex[] | undefined => {
  const size = coefficients.length
  if (size === 1) return [{ re: -coefficients[0]!, im: 0 }]
  if (size === 2) return rootsOfTwo(coefficients[1]!, coefficients[0]!)
  const roots = Array.from({ length: size }, (_, k) => {
    const angle = (2 * Math.PI * k) / size + 0.4
    return { re: Math.cos(angle), im: Math.sin(angle) }
  })
  for (let round = 0; round < rounds; round += 1) {
    let moved = 0
    for (const [k, root] of roots.entries()) {
      let divisor: Complex = { re: 1, im: 0 }
      roots.forEach((other, index) => {
        if (index !== k) divisor = times(divisor, { re: root.re - other.re, im: root.im - other.im })
      })
      const step = quotient(valueAt(coefficients, root), divisor)
      if (!Number.isFinite(step.re) || !Number.isFinite(step.im)) return undefined
      roots[k] = { re: root.re - step.re, im: root.im - step.im }
      moved = Math.max(moved, Math.hypot(step.re, step.im))
    }
    if (moved < 1e-15) break
  }
  return roots
}

/** Of z² + bz + c. */
const rootsOfTwo = (b: number, c: number): readonly Complex[] => {
  const inner = (b * b) / 4 - c
  if (inner < 0) {
    const im = Math.sqrt(-inner)
    return [
      { re: -b / 2, im },
      { re: -b / 2, im: -im },
    ]
  }
  const far = b > 0 ? -b / 2 - Math.sqrt(inner) : -b / 2 + Math.sqrt(inner)
  return [
    { re: far, im: 0 },
    { re: far === 0 ? 0 : c / far, im: 0 },
  ]
}

const valueAt = (coefficients: readonly number[], z: Complex): Complex =>
  coefficients.toReversed().reduce<Complex>(
    (value, coefficient) => {
      const next = times(value, z)
      return { re: next.re + coefficient, im: next.im }
    },
    { re: 1, im: 0 },
  )

const times = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re })
const quotient = (a: Complex, b: Complex): Complex => {
  const size = b.re * b.re + b.im * b.im
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size }
}
