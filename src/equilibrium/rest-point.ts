import * as Q from '../arithmetic/rational.js'
import { compileGradient } from '../formula/reading/gradient.js'
import { compileTree } from '../formula/reading/number.js'
import type { Course } from '../game/dynamic.js'
import { eigenvaluesOf, mostRows, type Complex } from './eigenvalues.js'
import { isBetweenPieces } from './kink.js'
import type { Run } from './run.js'

/** Where a dynamic stands still, and what small deviations from there do. */
export interface RestPoint {
  /** By qualified variable: of those that move one another. */
  readonly at: ReadonlyMap<string, number>
  /** The slopes of the next values by the present ones have these, the largest first; absent at a kink. */
  readonly eigenvalues?: readonly Complex[]
}

/**
 * A rest point near where a run ended, by Newton's method, and the eigenvalues of the dynamic there. Numerical.
 *
 * @returns undefined where none is found, and where the formulas round or read the time: then there is nothing linear to see.
 */
export const restPointOf = ({ course, core, variables, policy }: Run): RestPoint | undefined => {
  const size = core.indices.length
  if (size === 0 || size > mostRows || core.rounds || core.readsTime || course.states.length > 0) return undefined
  const point = new Float64Array(course.layout.slots.size)
  variables.forEach(({ last }, index) => {
    point[index] = last
  })
  point.set(policy.at(-1)!, course.variables.length + 1)
  const ends = core.indices.map((index) => variables[index]!.last)
  const means = core.indices.map((index) => {
    const { tail } = variables[index]!
    const late = tail.subarray(Math.floor(tail.length / 2))
    return late.reduce((sum, value) => sum + value / late.length, 0)
  })
  const sizes = core.indices.map((index) =>
    Math.max(Math.abs(variables[index]!.least), Math.abs(variables[index]!.most)),
  )
  const found = [ends, means].flatMap((guess) => newton(course, core.indices, point, guess, sizes) ?? [])
  // Of two, the one that the path is nearer to.
  const distance = ({ at }: RestPoint): number =>
    Math.hypot(...[...at.values()].map((value, k) => (value - means[k]!) / (Math.abs(means[k]!) || 1)))
  return found.toSorted((a, b) => distance(a) - distance(b))[0]
}

const rounds = 60
const nearness = 1e-11
/** A rest point is known where the next step of the search is less than this share of it. */
const stillness = 1e-6
/** What is smaller than this share of the path is zero, if the dynamic rests there. */
const nothing = 1e-9

const newton = (
  course: Course,
  indices: readonly number[],
  start: Float64Array,
  guess: readonly number[],
  sizes: readonly number[],
): RestPoint | undefined => {
  const moving = indices.map((index) => course.variables[index]!)
  const names = moving.map(({ name }) => name)
  const readings = moving.map(({ next }) => compileGradient(next, course.layout, names))
  const low = moving.map(({ domain }) => Q.toNumber(domain.low))
  const high = moving.map(({ domain }) => Q.toNumber(domain.high))
  const point = Float64Array.from(start)
  const put = (values: readonly number[]): void => {
    indices.forEach((index, k) => {
      point[index] = values[k]!
    })
  }
  const slopes = moving.map(() => new Float64Array(names.length))
  const missingAt = (values: readonly number[]): readonly number[] => {
    put(values)
    return readings.map((read, k) => read(point, slopes[k]!) - values[k]!)
  }
  let at = [...guess]
  for (let round = 0; round < rounds; round += 1) {
    const simple = at.map((value, k) =>
      Math.abs(value) <= nothing * sizes[k]! && low[k]! <= 0 && high[k]! >= 0 ? 0 : value,
    )
    if (simple.some((value, k) => value !== at[k]) && missingAt(simple).every((gap) => gap === 0)) at = simple
    const missing = missingAt(at)
    if (!missing.every(Number.isFinite) || !slopes.every((row) => row.every(Number.isFinite))) return undefined
    if (missing.every((gap, k) => gap === 0 && at[k] === 0)) return described(course, indices, point, slopes)
    // What rounding hides is missing too.
    const step = solved(
      slopes.map((row, k) => Array.from(row, (slope, j) => slope - (j === k ? 1 : 0))),
      missing.map((gap, k) => (gap === 0 ? Number.EPSILON * at[k]! : -gap)),
    )
    if (!step) return undefined
    const isNear = missing.every((gap, k) => Math.abs(gap) <= nearness * Math.abs(at[k]!))
    // Where a formula only fades away, as 1/x does, little is missing far from any rest point.
    if (isNear && step.every((by, k) => Math.abs(by) <= stillness * Math.max(Math.abs(at[k]!), nothing * sizes[k]!)))
      return described(course, indices, point, slopes)
    at = at.map((value, k) => Math.min(high[k]!, Math.max(low[k]!, value + step[k]!)))
  }
  return undefined
}

/** By elimination, the largest pivot first; undefined where the matrix is singular. */
const solved = (matrix: number[][], right: number[]): readonly number[] | undefined => {
  const size = right.length
  for (let column = 0; column < size; column += 1) {
    let pivot = column
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row
    if (!(Math.abs(matrix[pivot]![column]!) > 1e-14)) return undefined
    ;[matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!]
    ;[right[column], right[pivot]] = [right[pivot]!, right[column]!]
    for (let row = column + 1; row < size; row += 1) {
      const factor = matrix[row]![column]! / matrix[column]![column]!
      for (let k = column; k < size; k += 1) matrix[row]![k]! -= factor * matrix[column]![k]!
      right[row]! -= factor * right[column]!
    }
  }
  const solution = new Array<number>(size).fill(0)
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = right[row]!
    for (let k = row + 1; k < size; k += 1) rest -= matrix[row]![k]! * solution[k]!
    solution[row] = rest / matrix[row]![row]!
  }
  return solution
}

const described = (
  course: Course,
  indices: readonly number[],
  point: Float64Array,
  slopes: readonly Float64Array[],
): RestPoint => {
  const at = new Map(indices.map((index) => [course.variables[index]!.name, point[index]!]))
  if (isKinked(course, indices, point)) return { at }
  const eigenvalues = eigenvaluesOf(slopes.map((row) => [...row]))
  return eigenvalues ? { at, eigenvalues } : { at }
}

const reach = 1e-6
const sameSlope = 1e-2

/** Whether a next value has another slope below the point than above it: then no one line tells what happens. */
const isKinked = (course: Course, indices: readonly number[], at: Float64Array): boolean => {
  const point = Float64Array.from(at)
  const nexts = indices.map((index) => course.variables[index]!.next)
  const names = indices.map((index) => course.variables[index]!.name)
  // Steep but smooth formulas look kinked from afar.
  if (!isBetweenPieces(nexts, course.layout, at, names)) return false
  const readings = nexts.map((next) => compileTree(next, course.layout))
  return indices.some((moved) => {
    const here = point[moved]!
    const { low, high } = course.variables[moved]!.domain
    const by = reach * (Math.abs(here) || 1e-6 * (Q.toNumber(high) - Q.toNumber(low)))
    const valuesAt = (value: number): readonly number[] => {
      point[moved] = value
      const values = readings.map((read) => read(point))
      point[moved] = here
      return values
    }
    const [below, middle, above] = [valuesAt(here - by), valuesAt(here), valuesAt(here + by)]
    return middle.some((value, k) => {
      const [left, right] = [(value - below[k]!) / by, (above[k]! - value) / by]
      return !(Math.abs(right - left) <= sameSlope * Math.max(1, Math.abs(left), Math.abs(right)))
    })
  })
}
