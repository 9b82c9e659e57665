import * as E from 'fp-ts/lib/Either.js'
import { enclosing } from '../arithmetic/interval.js'
import { fromNumber, toNumber, type Rational } from '../arithmetic/rational.js'
import { compileIntervalGradient } from '../formula/reading/interval-gradient.js'
import { compileTree } from '../formula/reading/number.js'
import type { Tree } from '../formula/tree.js'
import { problem, type Problem } from '../problem/problem.js'
import { valueText } from './point-text.js'

/** How an order is known: at every point, or at the places that were looked at. */
export type Order = 'proved' | 'sampled'

/** What of a population decides in which order its agents join. */
export interface Entering {
  readonly name: string
  readonly quantile: Tree
  readonly payoff: Tree
  readonly low: Rational
  readonly high: Rational
}

const mostBoxes = 2000
const samples = 257
const samplesAcross = 33

/**
 * Whether types do not fall with the rank and payoffs do not rise with the type, so that lower ranks join first.
 *
 * Proved by interval slopes where these suffice, else looked at in many places.
 * @returns a Problem with the place where the order is broken, or where a type is not a number.
 */
export const disorderOf = (entering: Entering): E.Either<Problem, Order> => {
  const types = typesOf(entering)
  const broken = typesFall(entering, types) ?? payoffsRise(entering, types)
  if (broken !== undefined) return E.left(broken)
  const { name, quantile, payoff, low, high } = entering
  const joined = { low: enclosing(low).low, high: enclosing(high).high }
  // A type without a value at an end, as at a pole, may be any beyond its neighbours.
  const range = {
    low: Number.isNaN(types[0]!) ? -Infinity : types[0]!,
    high: Number.isNaN(types.at(-1)!) ? Infinity : types.at(-1)!,
  }
  const isProved =
    keepsSign(quantile, [`${name}.rank`], [{ low: 0, high: 1 }], 1) &&
    keepsSign(payoff, [`${name}.type`, `${name}.joined`], [range, joined], -1)
  return E.right(isProved ? 'proved' : 'sampled')
}

/** Types at evenly spaced ranks. At the last rank a type may be beyond all numbers. */
const typesOf = ({ name, quantile }: Entering): readonly number[] => {
  const read = compileTree(quantile, { slots: new Map([[`${name}.rank`, 0]]), options: new Map() })
  const point = new Float64Array(1)
  return Array.from({ length: samples }, (_, index) => {
    point[0] = index / (samples - 1)
    return read(point)
  })
}

const typesFall = ({ name }: Entering, types: readonly number[]): Problem | undefined => {
  for (let index = 0; index < types.length; index += 1) {
    const type = types[index]!
    const rank = index / (samples - 1)
    const isEnd = index === 0 || index === types.length - 1
    if (Number.isNaN(type) && !isEnd)
      return problem('not-a-number', `the type of ${name} at the rank ${shown(rank)} is not a number`, {
        mend: 'give a quantile that has a value at every rank between 0 and 1',
      })
    const before = types[index - 1]
    if (before !== undefined && type < before - 1e-12 * Math.abs(before))
      return problem('bad-value', `the types of ${name} fall with the rank, so that lower ranks need not join first`, {
        expected: `a quantile that does not fall`,
        found: `${shown(before)} at the rank ${shown((index - 1) / (samples - 1))}, ${shown(type)} at ${shown(rank)}`,
        mend: 'order agents by type, the lowest first',
      })
  }
  return undefined
}

const payoffsRise = ({ name, payoff, low, high }: Entering, types: readonly number[]): Problem | undefined => {
  const read = compileTree(payoff, {
    slots: new Map([
      [`${name}.type`, 0],
      [`${name}.joined`, 1],
    ]),
    options: new Map(),
  })
  const point = new Float64Array(2)
  const from = toNumber(low)
  const to = toNumber(high)
  for (let across = 0; across < samplesAcross; across += 1) {
    point[1] = from + (across / (samplesAcross - 1)) * (to - from)
    let before = NaN
    let typeBefore = NaN
    for (const type of types) {
      point[0] = type
      const value = read(point)
      if (value > before + 1e-12 * Math.abs(before) && type > typeBefore)
        return problem('bad-value', `joining ${name} pays those of a higher type more, so that they would join first`, {
          expected: `a payoff that falls with ${name}.type`,
          found: `at ${name}.joined = ${shown(point[1])}: ${shown(before)} for the type ${shown(typeBefore)}, ${shown(value)} for ${shown(type)}`,
          mend: 'let the type be what joining costs, or what agents ask for it',
        })
      before = value
      typeBefore = type
    }
  }
  return undefined
}

const shown = (value: number): string =>
  Number.isFinite(value) ? valueText(fromNumber(Number(value.toPrecision(6)))) : String(value)

/** Whether the slope in the first variable is nowhere of the other sign, over a box: proved by cutting it up. */
const keepsSign = (
  tree: Tree,
  names: readonly string[],
  box: readonly { readonly low: number; readonly high: number }[],
  sign: 1 | -1,
): boolean => {
  if (box.some(({ low, high }) => !(low <= high))) return false
  const read = compileIntervalGradient(
    tree,
    { slots: new Map(names.map((name, slot) => [name, slot])), options: new Map() },
    names.slice(0, 1),
  )
  const outLow = new Float64Array(2)
  const outHigh = new Float64Array(2)
  const open = [{ low: Float64Array.from(box, ({ low }) => low), high: Float64Array.from(box, ({ high }) => high) }]
  for (let boxes = 0; open.length > 0; boxes += 1) {
    if (boxes === mostBoxes) return false
    const { low, high } = open.pop()!
    read(low, high, outLow, outHigh)
    const isEmpty = Number.isNaN(outLow[0]!)
    if (isEmpty || (sign > 0 ? outLow[1]! >= 0 : outHigh[1]! <= 0)) continue
    const share = (axis: number): number => (high[axis]! - low[axis]!) / (box[axis]!.high - box[axis]!.low || 1)
    const cuttable = names.map((_, axis) => axis).filter((axis) => Number.isFinite(share(axis)))
    const axis = cuttable.reduce((widest, each) => (share(each) > share(widest) ? each : widest), cuttable[0] ?? 0)
    const middle = low[axis]! / 2 + high[axis]! / 2
    if (!(low[axis]! < middle && middle < high[axis]!)) return false
    open.push({ low, high: high.with(axis, middle) }, { low: low.with(axis, middle), high })
  }
  return true
}
