import { describe, expect, it } from 'vitest'
import type { Interval } from '../../../src/arithmetic/interval.js'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import { compileInterval, encodeBox } from '../../../src/formula/reading/interval.js'
import { compileIntervalGradient } from '../../../src/formula/reading/interval-gradient.js'
import { text } from '../../../src/formula/reading/text.js'
import type { Tree } from '../../../src/formula/tree.js'
import * as F from '../../arithmetic/fixed-point.js'
import {
  everyKind,
  exactPoint,
  randomSource,
  smoothKinds,
  type SourceKind,
  sourceVariables,
} from '../random-formula.js'
import { valueAt } from '../reference.js'

const gradient = (
  tree: Tree,
  box: ReadonlyMap<string, Interval>,
): { value: Interval; slopes: readonly Interval[]; isDefined: boolean } => {
  const { layout, low, high } = encodeBox(box)
  const names = [...box.keys()]
  const outLow = new Float64Array(1 + names.length)
  const outHigh = new Float64Array(1 + names.length)
  const isDefined = compileIntervalGradient(tree, layout, names)(low, high, outLow, outHigh)
  const at = (index: number): Interval => ({ low: outLow[index]!, high: outHigh[index]! })
  return { value: at(0), slopes: names.map((_, index) => at(1 + index)), isDefined }
}

/** Slopes between random pairs of points that differ in one variable, against the enclosures; how many are informative. */
const tryPairs = (seed: number, trials: number, kinds: readonly SourceKind[], apart: number): number => {
  const source = randomSource(seed)
  let informative = 0
  const failures: string[] = []
  for (let trial = 0; trial < trials; trial += 1) {
    const tree = source.formula(1 + Math.floor(source.share() * 6), kinds)
    const box = source.box()
    const index = Math.floor(source.share() * sourceVariables.length)
    const name = sourceVariables[index]!
    const range = box.get(name)!
    if (range.low === range.high) box.set(name, { low: range.low, high: range.low + 1 })
    const first = source.pointIn(box)
    const second = new Map(first).set(name, source.pointIn(box).get(name)!)
    if (apart < 1) {
      const { low, high } = box.get(name)!
      const near = first.get(name)! + (high - low) * apart
      second.set(name, near <= high ? near : low)
    }
    const step = Q.subtract(Q.fromNumber(second.get(name)!), Q.fromNumber(first.get(name)!))
    if (Q.sign(step) === 0) continue
    const [a, b] = [valueAt(tree, exactPoint(first)), valueAt(tree, exactPoint(second))]
    const difference = a && b && F.subtract(b, a)
    const slope = difference && F.divide(difference, F.fixed(step)!)
    if (!slope) continue
    const bounds = gradient(tree, box).slopes[index]!
    if (bounds.low > -Infinity || bounds.high < Infinity) informative += 1
    if (!(bounds.low <= bounds.high) || F.sideOf(bounds.low, slope) > 0 || F.sideOf(bounds.high, slope) < 0)
      failures.push(`${text(tree)} in ${name} from ${JSON.stringify([...first])} to ${second.get(name)}`)
  }
  expect(failures.slice(0, 5)).toEqual([])
  return informative
}

describe('the interval gradient', () => {
  it('contains the slope between any two points of the box that differ in one variable', () => {
    expect(tryPairs(3, 15_000, everyKind, 1)).toBeGreaterThan(5_000)
  })

  it('contains the slopes of smooth formulas across roots, poles and the edges of their domains', () => {
    expect(tryPairs(4, 10_000, smoothKinds, 1)).toBeGreaterThan(4_000)
  })

  it('contains the derivative, as the slope between neighbouring points', () => {
    expect(tryPairs(5, 10_000, smoothKinds, 2 ** -20)).toBeGreaterThan(4_000)
  })

  it('gives the value that the interval reading gives', () => {
    const source = randomSource(6)
    for (let trial = 0; trial < 3_000; trial += 1) {
      const tree = source.formula(1 + Math.floor(source.share() * 8), everyKind)
      const box = source.box()
      const { layout, low, high } = encodeBox(box)
      const outLow = new Float64Array(1)
      const outHigh = new Float64Array(1)
      const isDefined = compileInterval([tree], layout)(low, high, outLow, outHigh)
      const found = gradient(tree, box)
      expect(found, text(tree)).toMatchObject({ value: { low: outLow[0]!, high: outHigh[0]! }, isDefined })
    }
  })

  it('spans both sides of a kink, and the whole line where there may be a jump or a pole', () => {
    const x = build.variable('x')
    const y = build.variable('y')
    const box = new Map([
      ['x', { low: -1, high: 2 }],
      ['y', { low: 0, high: 1 }],
    ])
    const inX = (tree: Tree): Interval => gradient(tree, box).slopes[0]!
    const isPositive = build.compare(x, '>', build.constant(0))
    const whole = { low: -Infinity, high: Infinity }
    expect(inX(build.unary('abs', x))).toEqual({ low: -1, high: 1 })
    expect(inX(build.extremum('max', [build.constant(0), x]))).toEqual({ low: 0, high: 1 })
    expect(inX(build.extremum('min', [x, build.constant(3)]))).toEqual({ low: 1, high: 1 })
    expect(inX(build.unary('floor', x))).toEqual(whole)
    expect(inX(build.divide(build.constant(1), x))).toEqual(whole)
    expect(inX(build.choose(isPositive, x, build.constant(0)))).toEqual(whole)
    expect(inX(build.choose(isPositive, y, y))).toEqual({ low: 0, high: 0 })
    const half = build.compare(y, '<', build.constant(Q.rational(1n, 2n)))
    expect(inX(build.choose(half, x, build.multiply(build.constant(3), x)))).toEqual({ low: 1, high: 3 })
    expect(inX(build.power(x, build.constant(2)))).toEqual({ low: -2, high: 4 })
    expect(inX(build.multiply(y, x))).toEqual({ low: 0, high: 1 })
    expect(inX(build.unary('log', x))).toEqual({ low: 0.5, high: Infinity })
    expect(inX(build.unary('sqrt', build.add(x, build.constant(2))))).toEqual({ low: 0.25, high: 0.5 })
    expect(inX(build.power(x, build.add(y, build.constant(Q.rational(3n, 2n)))))).toEqual(whole)
    expect(inX(build.power(build.unary('abs', x), x))).toEqual(whole)
    expect(inX(y)).toEqual({ low: 0, high: 0 })
  })
})
