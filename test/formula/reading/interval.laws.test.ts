import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { includes } from '../../../src/arithmetic/interval.js'
import { exact } from '../../../src/formula/reading/exact.js'
import { compileConditionInterval, compileInterval, enclose } from '../../../src/formula/reading/interval.js'
import type { Layout } from '../../../src/formula/reading/layout.js'
import { text, textOfCondition } from '../../../src/formula/reading/text.js'
import { isSharp, sideOf } from '../../arithmetic/fixed-point.js'
import { everyKind, exactPoint, polynomialKinds, randomSource, sourceVariables } from '../random-formula.js'
import { truthAt, valueAt } from '../reference.js'

const layout: Layout = { slots: new Map(sourceVariables.map((name, slot) => [name, slot])), options: new Map() }
const low = new Float64Array(sourceVariables.length)
const high = new Float64Array(sourceVariables.length)
const outLow = new Float64Array(1)
const outHigh = new Float64Array(1)
const load = (box: ReadonlyMap<string, { low: number; high: number }>): void => {
  sourceVariables.forEach((name, slot) => {
    low[slot] = box.get(name)!.low
    high[slot] = box.get(name)!.high
  })
}

describe('the interval reading', () => {
  it('encloses the exact value of 100,000 random formulas at random points of their boxes', () => {
    const source = randomSource(20_261_122)
    let sharp = 0
    const failures: string[] = []
    for (let trial = 0; trial < 100_000; trial += 1) {
      const tree = source.formula(1 + Math.floor(source.share() * 8), everyKind)
      const box = source.box()
      const point = source.pointIn(box)
      load(box)
      compileInterval([tree], layout)(low, high, outLow, outHigh)
      const value = valueAt(tree, exactPoint(point))
      if (!value) continue
      if (isSharp(value)) sharp += 1
      if (!(outLow[0]! <= outHigh[0]!) || sideOf(outLow[0]!, value) > 0 || sideOf(outHigh[0]!, value) < 0)
        failures.push(`${text(tree)} at ${JSON.stringify([...point])} in ${JSON.stringify([...box])}`)
    }
    expect(failures.slice(0, 5)).toEqual([])
    expect(sharp).toBeGreaterThan(60_000)
  })

  it('decides conditions only as they are decided at every point', () => {
    const source = randomSource(7)
    let decided = 0
    const failures: string[] = []
    for (let trial = 0; trial < 20_000; trial += 1) {
      const condition = source.condition(1 + Math.floor(source.share() * 5), everyKind)
      const box = source.box()
      const point = source.pointIn(box)
      load(box)
      const verdict = compileConditionInterval(condition, layout)(low, high)
      const truth = truthAt(condition, exactPoint(point))
      if (truth === undefined || verdict === 0) continue
      decided += 1
      if (truth !== (verdict === 1))
        failures.push(`${textOfCondition(condition)} at ${JSON.stringify([...point])} in ${JSON.stringify([...box])}`)
    }
    expect(failures.slice(0, 5)).toEqual([])
    expect(decided).toBeGreaterThan(5_000)
  })

  it('gives no wider an enclosure for a smaller box', () => {
    const source = randomSource(11)
    const failures: string[] = []
    for (let trial = 0; trial < 20_000; trial += 1) {
      const tree = source.formula(1 + Math.floor(source.share() * 8), everyKind)
      const box = source.box()
      const ends = [source.pointIn(box), source.pointIn(box)] as const
      const inner = new Map(
        [...box.keys()].map((name) => {
          const [a, b] = [ends[0].get(name)!, ends[1].get(name)!]
          return [name, { low: Math.min(a, b), high: Math.max(a, b) }]
        }),
      )
      if (!includes(enclose(tree, box), enclose(tree, inner)))
        failures.push(`${text(tree)} in ${JSON.stringify([...inner])} of ${JSON.stringify([...box])}`)
    }
    expect(failures.slice(0, 5)).toEqual([])
  })

  it('says that a formula has values everywhere only where it has one at every point', () => {
    const source = randomSource(12)
    let undefinedPoints = 0
    const failures: string[] = []
    for (let trial = 0; trial < 40_000; trial += 1) {
      const tree = source.formula(1 + Math.floor(source.share() * 5), everyKind)
      const box = source.box()
      const point = source.pointIn(box)
      const value = exact(tree, exactPoint(point))
      if (E.isRight(value) || value.left.reason !== 'undefined') continue
      undefinedPoints += 1
      load(box)
      if (compileInterval([tree], layout)(low, high, outLow, outHigh))
        failures.push(`${text(tree)} at ${JSON.stringify([...point])} in ${JSON.stringify([...box])}`)
    }
    expect(failures.slice(0, 5)).toEqual([])
    expect(undefinedPoints).toBeGreaterThan(2_000)
  })

  it('keeps polynomials of small integers exact at points', () => {
    const source = randomSource(13)
    let exact = 0
    for (let trial = 0; trial < 5_000; trial += 1) {
      const tree = source.formula(1 + Math.floor(source.share() * 4), polynomialKinds)
      const point = new Map(sourceVariables.map((name) => [name, Math.floor(source.share() * 9) - 4]))
      const value = valueAt(tree, exactPoint(point))
      const box = new Map([...point].map(([name, at]) => [name, { low: at, high: at }]))
      const range = enclose(tree, box)
      if (!/^[-+*()\sxyz0-7]*$/.test(text(tree)) || !value) continue
      exact += 1
      expect(range.low, text(tree)).toBe(range.high)
      expect(sideOf(range.low, value)).toBe(0)
    }
    expect(exact).toBeGreaterThan(1_000)
  })
})
