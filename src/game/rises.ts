import * as Q from '../arithmetic/rational.js'
import type { Tree } from '../formula/tree.js'

type Trend = 'constant' | 'rising' | 'falling' | 'unknown'

interface Shape {
  readonly trend: Trend
  /** Whether it is surely nowhere negative. */
  readonly isPositive: boolean
}

/**
 * Whether a formula's parts show that it never falls, and is never negative, as a variable that is not negative rises.
 *
 * Sound and not complete: false where its rules do not tell.
 */
export const rises = (tree: Tree, name: string): boolean => {
  const { trend, isPositive } = shapeOf(tree, name, new Map())
  return isPositive && (trend === 'rising' || trend === 'constant')
}

const unknown: Shape = { trend: 'unknown', isPositive: false }
const opposite: Readonly<Record<Trend, Trend>> = {
  constant: 'constant',
  rising: 'falling',
  falling: 'rising',
  unknown: 'unknown',
}

const joint = (a: Trend, b: Trend): Trend => (a === 'constant' ? b : b === 'constant' || a === b ? a : 'unknown')

const shapeOf = (node: Tree, name: string, known: Map<Tree, Shape>): Shape => {
  const seen = known.get(node)
  if (seen) return seen
  const shape = read(node, name, (part) => shapeOf(part, name, known))
  known.set(node, shape)
  return shape
}

const read = (node: Tree, name: string, of: (part: Tree) => Shape): Shape => {
  switch (node.kind) {
    case 'constant':
      return { trend: 'constant', isPositive: Q.sign(node.value) >= 0 }
    case 'variable':
      return node.name === name ? { trend: 'rising', isPositive: true } : unknown
    case 'negate':
      return { trend: opposite[of(node.of).trend], isPositive: false }
    case 'sqrt':
      return { trend: of(node.of).trend, isPositive: true }
    case 'exp':
      return { trend: of(node.of).trend, isPositive: true }
    case 'log':
      return { trend: of(node.of).trend, isPositive: false }
    case 'floor':
    case 'ceil':
      return of(node.of)
    case 'min':
    case 'max': {
      const parts = node.of.map(of)
      const positive = (shape: Shape): boolean => shape.isPositive
      return {
        trend: parts.map(({ trend }) => trend).reduce(joint),
        isPositive: node.kind === 'min' ? parts.every(positive) : parts.some(positive),
      }
    }
    case 'add': {
      const [left, right] = [of(node.left), of(node.right)]
      return { trend: joint(left.trend, right.trend), isPositive: left.isPositive && right.isPositive }
    }
    case 'subtract': {
      const [left, right] = [of(node.left), of(node.right)]
      return { trend: joint(left.trend, opposite[right.trend]), isPositive: false }
    }
    case 'multiply':
    case 'divide': {
      const [left, right] = [of(node.left), of(node.right)]
      if (!left.isPositive || !right.isPositive) return unknown
      const second = node.kind === 'divide' ? opposite[right.trend] : right.trend
      return { trend: joint(left.trend, second), isPositive: true }
    }
    case 'power': {
      const [base, exponent] = [of(node.left), node.right]
      if (!base.isPositive || exponent.kind !== 'constant') return unknown
      return { trend: Q.sign(exponent.value) >= 0 ? base.trend : opposite[base.trend], isPositive: true }
    }
    case 'abs':
    case 'if':
    case 'fold':
      return unknown
  }
}
