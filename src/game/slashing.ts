import * as E from 'fp-ts/lib/Either.js'
import { enclosing } from '../arithmetic/interval.js'
import * as Q from '../arithmetic/rational.js'
import { multiply, variable } from '../formula/build.js'
import { exactReading } from '../formula/reading/exact.js'
import { compileConditionInterval, compileInterval } from '../formula/reading/interval.js'
import { compileTree } from '../formula/reading/number.js'
import { rebuildTree } from '../formula/rebuild.js'
import type { Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import { rises } from './rises.js'

/** What a set of attackers loses of its stake, as a function of its share of all weight. */
export interface Slashing {
  /** The loss share · fraction(share), in shares of all weight. */
  readonly lossAt: (share: Q.Rational) => Q.Rational
  /** A bound from below on the loss at this share and at every greater one, up to 1; does not fall. */
  readonly leastLossFrom: (share: Q.Rational) => Q.Rational
  /** The fraction, where it is the same for all shares above the threshold. */
  readonly constant?: Q.Rational
  /** Whether a larger set never loses less, so that the bound is the loss itself. */
  readonly isRising: boolean
  /** Whether a fraction was irrational and is used as the nearest double. */
  readonly isRounded: () => boolean
}

export const constantSlashing = (fraction: Q.Rational): Slashing => {
  const loss = (share: Q.Rational): Q.Rational => Q.multiply(fraction, share)
  return { lossAt: loss, leastLossFrom: loss, constant: fraction, isRising: true, isRounded: () => false }
}

const cells = 4096

/**
 * The slashing that a formula over one variable, the share, describes for shares above a threshold.
 *
 * Where the formula's parts show that the loss rises with the share, bounds are exact; else they come from intervals over
 * 4,096 cells.
 * @returns an example of a share at which the fraction is outside [0, 1] or without a value, surely or as far as can be told.
 */
export const slashingOf = (fraction: Tree, share: string, above: Q.Rational): E.Either<Outside, Slashing> => {
  const outside = whereOutside(fraction, share, above)
  if (outside) return E.left(outside)
  let hasRounded = false
  const layout = { slots: new Map([[share, 0]]), options: new Map<string, readonly string[]>() }
  const number = compileTree(fraction, layout)
  const known = new Map<string, Q.Rational>()
  const fractionAt = (at: Q.Rational): Q.Rational => {
    const value = exactReading(new Map([[share, at]])).tree(fraction)
    if (E.isRight(value)) return value.right
    hasRounded = true
    const near = number(Float64Array.of(Q.toNumber(at)))
    // Where it has no value the search above refused it.
    return Q.fromNumber(near)
  }
  if (!variablesOf(fraction).has(share)) {
    const constant = constantSlashing(fractionAt(Q.one))
    return E.right({ ...constant, isRounded: () => hasRounded })
  }
  const settled = within(fraction, share, above, Q.one)
  if (!variablesOf(settled).has(share)) return slashingOf(settled, share, above)
  const lossAt = (at: Q.Rational): Q.Rational => {
    const key = Q.showRational(at)
    const seen = known.get(key)
    if (seen) return seen
    const loss = Q.multiply(fractionAt(at), at)
    if (known.size < 100_000) known.set(key, loss)
    return loss
  }
  const isRising = rises(fraction, share)
  return E.right({
    lossAt,
    leastLossFrom: isRising ? lossAt : leastFrom(fraction, share, above, lossAt),
    isRising,
    isRounded: () => hasRounded,
  })
}

/** A share above the threshold where the slashed fraction is not one of [0, 1], or not a number. */
export interface Outside {
  readonly at: number
  readonly fraction: number
}

/** Pieces of the range of shares below this width, or after so many, are not cut further. */
const narrowest = 1e-12
const mostPieces = 100_000
const slack = 1e-9

const isFraction = (low: number, high: number): boolean => low >= -slack && high <= 1 + slack

/** Looked for rigorously: pieces are cut until intervals show that the fraction is one, or a place where it is not. */
const whereOutside = (fraction: Tree, share: string, above: Q.Rational): Outside | undefined => {
  const layout = { slots: new Map([[share, 0]]), options: new Map<string, readonly string[]>() }
  const number = compileTree(fraction, layout)
  const range = compileInterval([fraction], layout)
  const [low, high] = [new Float64Array(1), new Float64Array(1)]
  const least = Q.toNumber(above)
  // The threshold itself is not exceeded, so that nothing is asked of the fraction there.
  const open: [number, number][] = [[least + (1 - least) * narrowest, 1]]
  for (let pieces = 0, next = open.pop(); next !== undefined; next = open.pop(), pieces += 1) {
    const [from, to] = next
    const isDefined = range(Float64Array.of(from), Float64Array.of(to), low, high)
    if (isDefined && isFraction(low[0]!, high[0]!)) continue
    const at = from / 2 + to / 2
    const value = number(Float64Array.of(at))
    if (!isFraction(value, value)) return { at, fraction: value }
    if (to - from < narrowest || pieces >= mostPieces) return { at, fraction: isDefined ? value : NaN }
    open.push([at, to], [from, at])
  }
  return undefined
}

/** The formula as it reads between two shares: conditions that hold throughout, or nowhere, are settled. */
const within = (tree: Tree, share: string, low: Q.Rational, high: Q.Rational): Tree => {
  const layout = { slots: new Map([[share, 0]]), options: new Map<string, readonly string[]>() }
  const [from, to] = [Float64Array.of(enclosing(low).low), Float64Array.of(enclosing(high).high)] as const
  const known = new Map<Tree, Tree>()
  const read = (node: Tree): Tree => {
    const seen = known.get(node)
    if (seen) return seen
    const result = settle(node)
    known.set(node, result)
    return result
  }
  const settle = (node: Tree): Tree => {
    if (node.kind !== 'if') return rebuildTree(node, { tree: read, condition: (condition) => condition })
    const holds = compileConditionInterval(node.condition, layout)(from, to)
    if (holds === 0) return node
    return read(holds === 1 ? node.then : node.otherwise)
  }
  return read(tree)
}

/**
 * The least loss at a share and later: cell by cell, in one that rises the loss itself, in others what intervals say,
 * and never more than the least of later cells.
 */
const leastFrom = (fraction: Tree, share: string, above: Q.Rational, lossAt: Slashing['lossAt']) => {
  const width = Q.divide(Q.subtract(Q.one, above), Q.rational(BigInt(cells)))
  const edge = (cell: number): Q.Rational => Q.add(above, Q.multiply(width, Q.rational(BigInt(cell))))
  const loss = multiply(fraction, variable(share))
  const range = compileInterval([loss], { slots: new Map([[share, 0]]), options: new Map() })
  const [low, high] = [new Float64Array(1), new Float64Array(1)]
  const isRising: boolean[] = []
  const least: Q.Rational[] = []
  let later: Q.Rational | undefined
  for (let cell = cells - 1; cell >= 0; cell -= 1) {
    isRising[cell] = rises(within(loss, share, edge(cell), edge(cell + 1)), share)
    range(Float64Array.of(enclosing(edge(cell)).low), Float64Array.of(enclosing(edge(cell + 1)).high), low, high)
    const own = isRising[cell] ? lossAt(edge(cell)) : Q.fromNumber(Math.max(0, low[0]! || 0))
    const bound = later === undefined ? own : Q.min(own, later)
    // In a rising cell the share itself decides between its own loss and what comes later.
    least[cell] = isRising[cell] ? (later ?? lossAt(Q.one)) : bound
    later = bound
  }
  return (at: Q.Rational): Q.Rational => {
    const position = Number(Q.floor(Q.divide(Q.subtract(at, above), width)))
    const cell = Math.min(cells - 1, Math.max(0, position))
    return isRising[cell] ? Q.min(least[cell]!, lossAt(at)) : least[cell]!
  }
}
