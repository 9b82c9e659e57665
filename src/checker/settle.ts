import type { ConditionTree, Tree } from '../formula/tree.js'
import type { Case } from './cases.js'
import { unshift } from './cases.js'
import type { Box, Evaluator } from './evaluate.js'
import { evaluator } from './evaluate.js'
import { gradient } from './gradient.js'
import type { Interval } from './interval.js'
import * as I from './interval.js'
import { isBelowBySlopes, isBelowNaturally } from './leaf.js'
import { normaliser } from './polynomial.js'
import * as Q from './rational.js'

type Compare = Extract<ConditionTree, { readonly kind: 'compare' }>

/** A box of a case, in its distances from honest and in the goal's own variables. */
export interface Leaf {
  readonly distances: Box
  readonly atDistances: Evaluator
  readonly points: Box
  readonly atPoints: Evaluator
}

/** How hard to try: by natural intervals only, or by slopes too; and whether to divide deviations out. */
export interface Effort {
  readonly slopes: boolean
  readonly divided: boolean
}

interface Margin {
  /** `left - right` as it stands: over points. */
  readonly plain: Tree
  /** Over distances. */
  readonly normal: Tree
  readonly isZero: boolean
  readonly divided: Tree
  /** Whether `divided` is ≤ 0 wherever the deviations are honest. */
  readonly isSafeAtHonest: boolean
}

/** Settles conditions over the boxes of one case. */
export interface Settler {
  readonly leaf: (box: ReadonlyMap<string, Interval>) => Leaf
  /** Whether a condition holds at no point of a leaf; one that has no value there does not hold. */
  readonly cannotHold: (condition: ConditionTree, leaf: Leaf, effort: Effort) => boolean
}

const negated = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const

export const settler = ({ options, shifts }: Case, root: ReadonlyMap<string, Interval>): Settler => {
  const leaf = (box: ReadonlyMap<string, Interval>): Leaf => {
    const distances: Box = new Map<string, Interval | ReadonlySet<string>>([...options, ...box])
    const points = new Map(distances)
    for (const [name, shift] of shifts) {
      const range = box.get(name)
      if (range) points.set(name, unshift(range, shift))
    }
    return { distances, atDistances: evaluator(distances), points, atPoints: evaluator(points) }
  }

  const { difference, divideOut, isZero, treeOf } = normaliser(leaf(root).atPoints, shifts)
  const honest = new Map([...shifts.keys()].map((name) => [name, { from: Q.zero, side: 'at' } as const]))
  const atHonest = leaf(new Map([...root, ...[...shifts.keys()].map((name) => [name, I.zero] as const)])).atDistances
  const whenHonest = normaliser(atHonest, honest)
  const notNegative = new Set([...root].flatMap(([name, { low }]) => (low.numerator >= 0n ? [name] : [])))
  const margins = new Map<Tree, Map<Tree, Margin>>()
  const marginOf = (left: Tree, right: Tree): Margin => {
    const known = margins.get(left)?.get(right)
    if (known) return known
    const normal = difference(left, right)
    const divided = treeOf(divideOut(normal, notNegative))
    const margin: Margin = {
      plain: { kind: 'subtract', left, right },
      normal: treeOf(normal),
      isZero: isZero(normal),
      divided,
      isSafeAtHonest: isBelowNaturally(whenHonest.treeOf(whenHonest.normalise(divided)), atHonest, false),
    }
    margins.set(left, (margins.get(left) ?? new Map<Tree, Margin>()).set(right, margin))
    return margin
  }

  /** Whether a formula over distances falls with every one of them, from honest to all of a leaf. */
  const isFalling = (tree: Tree, { distances }: Leaf): boolean => {
    const reached = new Map(distances)
    for (const name of shifts.keys()) {
      const range = distances.get(name)
      if (range && 'low' in range) reached.set(name, { low: Q.zero, high: range.high })
    }
    const evaluate = evaluator(reached)
    if (!evaluate.tree(tree).total) return false
    const slopes = gradient(reached, evaluate)(tree)
    return [...shifts.keys()].every((name) => (slopes.get(name) ?? I.zero).high.numerator <= 0n)
  }

  /** Whether `left ≤ right`, or `left < right`, wherever both have values. */
  const isBelow = (left: Tree, right: Tree, strict: boolean, at: Leaf, { slopes, divided }: Effort): boolean => {
    const margin = marginOf(left, right)
    if (margin.isZero) return !strict
    const overDistances = divided && !strict ? [margin.divided, margin.normal] : [margin.normal]
    return slopes
      ? overDistances.some((form) => isBelowBySlopes(form, at.distances, at.atDistances, strict)) ||
          isBelowBySlopes(margin.plain, at.points, at.atPoints, strict) ||
          (divided && !strict && margin.isSafeAtHonest && isFalling(margin.divided, at))
      : isBelowNaturally(margin.plain, at.atPoints, strict) ||
          overDistances.some((form) => isBelowNaturally(form, at.atDistances, strict))
  }

  const compareCannotHold = (operator: Compare['operator'], node: Compare, at: Leaf, effort: Effort): boolean => {
    const { left, right } = node
    switch (operator) {
      case '>':
        return isBelow(left, right, false, at, effort)
      case '>=':
        return isBelow(left, right, true, at, effort)
      case '<':
        return isBelow(right, left, false, at, effort)
      case '<=':
        return isBelow(right, left, true, at, effort)
      case '=':
        return isBelow(left, right, true, at, effort) || isBelow(right, left, true, at, effort)
      case '!=':
        return marginOf(left, right).isZero
    }
  }

  const cannotHold = (node: ConditionTree, at: Leaf, effort: Effort): boolean => {
    if (!at.atPoints.condition(node).mayHold) return true
    switch (node.kind) {
      case 'compare':
        return compareCannotHold(node.operator, node, at, effort)
      case 'not':
        return cannotFail(node.of, at, effort)
      case 'and':
        return cannotHold(node.left, at, effort) || cannotHold(node.right, at, effort)
      case 'or':
        return cannotHold(node.left, at, effort) && cannotHold(node.right, at, effort)
      case 'true':
      case 'false':
      case 'is':
        return false
    }
  }

  const cannotFail = (node: ConditionTree, at: Leaf, effort: Effort): boolean => {
    if (!at.atPoints.condition(node).mayFail) return true
    switch (node.kind) {
      case 'compare':
        return compareCannotHold(negated[node.operator], node, at, effort)
      case 'not':
        return cannotHold(node.of, at, effort)
      case 'and':
        return cannotFail(node.left, at, effort) && cannotFail(node.right, at, effort)
      case 'or':
        return cannotFail(node.left, at, effort) || cannotFail(node.right, at, effort)
      case 'true':
      case 'false':
      case 'is':
        return false
    }
  }

  return { leaf, cannotHold }
}
