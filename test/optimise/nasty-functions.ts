import type { Space } from '../../src/optimise/space.js'

/** A function with a known maximum. */
export interface Nasty {
  readonly name: string
  readonly space: Space
  readonly f: (x: Float64Array) => number
  readonly maximum: number
  /** How far below the maximum counts as found. */
  readonly within: number
}

const real = (low: number, high: number) => ({ kind: 'real', low, high }) as const
const integer = (low: number, high: number) => ({ kind: 'integer', low, high }) as const
const options = (count: number) => ({ kind: 'options', low: 0, high: count - 1 }) as const
const square = (low: number, high: number, dimension: number): Space => ({
  axes: Array.from({ length: dimension }, () => real(low, high)),
})
const sumOf = (x: Float64Array, f: (value: number, index: number) => number): number =>
  x.reduce((sum, value, index) => sum + f(value, index), 0)

export const nastyFunctions: readonly Nasty[] = [
  {
    name: 'a parabola',
    space: square(-10, 10, 1),
    f: (x) => -((x[0]! - Math.PI) ** 2),
    maximum: 0,
    within: 1e-12,
  },
  {
    name: "Rosenbrock's curved ridge in 2 dimensions",
    space: square(-5, 5, 2),
    f: (x) => -(100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2),
    maximum: 0,
    within: 1e-9,
  },
  {
    name: "Rosenbrock's curved ridge in 6 dimensions",
    space: square(-5, 5, 6),
    f: (x) => -sumOf(x.slice(1), (next, i) => 100 * (next - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2),
    maximum: 0,
    within: 1e-6,
  },
  {
    name: 'a slanting kinked ridge',
    space: square(-10, 10, 2),
    f: (x) => -1000 * Math.abs(x[0]! - 3 * x[1]!) - Math.abs(x[0]! + x[1]! - 1),
    maximum: 0,
    within: 1e-6,
  },
  {
    name: 'a kinked maximum in 5 dimensions',
    space: square(-1, 1, 5),
    f: (x) => -Math.max(...Array.from(x, (value, i) => Math.abs(value - 0.1 * i) * 10 ** i)),
    maximum: 0,
    within: 1e-6,
  },
  {
    name: 'a corner of a cube in 10 dimensions',
    space: square(0, 1, 10),
    f: (x) => sumOf(x, (value, i) => (i % 2 === 0 ? value : -value)),
    maximum: 5,
    within: 0,
  },
  {
    name: 'a bowl that is greatest at one of its corners',
    space: square(-1, 2, 4),
    f: (x) => sumOf(x, (value) => value * value),
    maximum: 16,
    within: 0,
  },
  {
    name: "Rastrigin's many hills in 3 dimensions",
    space: square(-5.12, 5.12, 3),
    f: (x) => -sumOf(x, (value) => value * value - 10 * Math.cos(2 * Math.PI * value) + 10),
    maximum: 0,
    within: 1e-9,
  },
  {
    name: "Ackley's funnel in 4 dimensions",
    space: square(-32, 30, 4),
    f: (x) =>
      20 * Math.exp(-0.2 * Math.sqrt(sumOf(x, (value) => value * value) / 4)) +
      Math.exp(sumOf(x, (value) => Math.cos(2 * Math.PI * value)) / 4) -
      20 -
      Math.E,
    maximum: 0,
    within: 1e-6,
  },
  {
    name: "Schwefel's best hill far from the second best",
    space: square(-500, 500, 2),
    f: (x) => sumOf(x, (value) => value * Math.sin(Math.sqrt(Math.abs(value)))),
    maximum: 837.9657745448674,
    within: 1e-6,
  },
  {
    name: "Griewank's ripples in 5 dimensions",
    space: square(-300, 600, 5),
    f: (x) =>
      -(
        1 +
        sumOf(x, (value) => value * value) / 4000 -
        x.reduce((p, value, i) => p * Math.cos(value / Math.sqrt(i + 1)), 1)
      ),
    maximum: 0,
    within: 0.02,
  },
  {
    name: "Himmelblau's four equal tops",
    space: square(-6, 6, 2),
    f: (x) => -((x[0]! ** 2 + x[1]! - 11) ** 2) - (x[0]! + x[1]! ** 2 - 7) ** 2,
    maximum: 0,
    within: 1e-9,
  },
  {
    name: 'a plateau with a cliff',
    space: square(0, 10, 2),
    f: (x) => (x[0]! > 9.3 && x[1]! < 0.5 ? 1 + x[0]! - x[1]! : 0),
    maximum: 11,
    within: 1e-9,
  },
  {
    name: 'steps in 4 dimensions',
    space: square(0, 10, 4),
    f: (x) => sumOf(x, (value) => -Math.abs(Math.floor(value) - 7)),
    maximum: 0,
    within: 0,
  },
  {
    name: 'a function without values on half of its box',
    space: square(-1, 1, 2),
    f: (x) => Math.sqrt(x[0]!) - Math.log(x[1]!) * 0 - (x[0]! - 0.3) ** 2 * 4 - x[1]! ** 2,
    maximum: 0.59253,
    within: 1e-4,
  },
  {
    name: 'a jump at the optimum',
    space: square(0, 1, 1),
    f: (x) => (x[0]! <= 0.625 ? x[0]! : -x[0]!),
    maximum: 0.625,
    within: 1e-9,
  },
  {
    name: 'an optimum at a small number of a wide box',
    space: square(0, 1e8, 2),
    f: (x) => -Math.abs(Math.log(x[0]! / 0.0123)) - Math.abs(Math.log(x[1]! / 4567)),
    maximum: 0,
    within: 1e-6,
  },
  {
    name: 'coordinates of very different magnitude',
    space: { axes: [real(0, 1e-6), real(0, 1e9), real(-3, 3)] },
    f: (x) => -((x[0]! * 1e6 - 0.3) ** 2) - (x[1]! / 1e9 - 0.7) ** 2 - (x[0]! * x[1]! - 210 * (1 + x[2]!)) ** 2,
    maximum: 0,
    within: 1e-9,
  },
  {
    name: 'integers with a slanting ridge',
    space: { axes: [integer(0, 1000), integer(0, 1000)] },
    f: (x) => -Math.abs(3 * x[0]! - 2 * x[1]! - 10) - 0.01 * Math.abs(x[0]! - 314),
    maximum: 0,
    within: 0,
  },
  {
    name: 'an integer among many',
    space: { axes: [integer(0, 1_000_000)] },
    f: (x) => -Math.abs(x[0]! - 734_501),
    maximum: 0,
    within: 0,
  },
  {
    name: 'options that hide their own hills',
    space: { axes: [options(3), options(4), real(0, 1)] },
    f: (x) => (x[0] === 2 && x[1] === 1 ? 5 - 1000 * (x[2]! - 0.7321) ** 2 : 4 - (x[0]! - x[1]!) ** 2 - x[2]!),
    maximum: 5,
    within: 1e-9,
  },
  {
    name: 'options and integers and reals together',
    space: { axes: [options(2), integer(-20, 20), real(0, 10), real(0, 10)] },
    f: (x) => (x[0] === 1 ? 1 : 0) - (x[1]! - 7) ** 2 - (x[2]! - x[1]! / 2) ** 2 - (x[3]! - x[2]! ** 2 / 4) ** 2,
    maximum: 1,
    within: 1e-9,
  },
  {
    name: 'an ill-scaled ellipsoid in 12 dimensions',
    space: square(-10, 10, 12),
    f: (x) => -sumOf(x, (value, i) => 10 ** (i / 2) * (value - 1) ** 2),
    maximum: 0,
    within: 1e-9,
  },
  {
    name: 'a turned ellipsoid in 8 dimensions',
    space: square(-10, 10, 8),
    f: (x) => -sumOf(x, (_, i) => 10 ** (i / 2) * x.slice(0, i + 1).reduce((sum, value) => sum + value - 1, 0) ** 2),
    maximum: 0,
    within: 1e-6,
  },
  {
    name: 'a spike of a thousandth of the box on a slope',
    space: square(0, 1, 2),
    f: (x) => x[0]! + x[1]! + Math.max(0, 3 - 200 * Math.hypot(x[0]! - 0.2, x[1]! - 0.3)),
    maximum: 3.5,
    within: 1e-6,
  },
  {
    name: 'a flat box',
    space: square(3, 4, 3),
    f: () => 2,
    maximum: 2,
    within: 0,
  },
  {
    name: 'a box that is one point',
    space: { axes: [real(2, 2), integer(5, 5), options(1)] },
    f: (x) => x[0]! * x[1]! + x[2]!,
    maximum: 10,
    within: 0,
  },
  {
    name: 'McCormick with a bound that cuts its top off',
    space: { axes: [real(-0.5, 4), real(-3, 4)] },
    f: (x) => -(Math.sin(x[0]! + x[1]!) + (x[0]! - x[1]!) ** 2 - 1.5 * x[0]! + 2.5 * x[1]! + 1),
    maximum: 1.9132,
    within: 0.01,
  },
]
