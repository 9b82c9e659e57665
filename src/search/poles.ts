import { constant, subtract } from '../formula/build.js'
import type { Node, Tree } from '../formula/tree.js'
import { childrenOf, variablesOf } from '../formula/variables.js'
import type { Guard } from './guards.js'

const mostPoles = 24

/** Where some formulas divide by zero: each divisor that depends on anything, without its own factors and powers. */
export const polesOf = (...roots: readonly Node[]): readonly Guard[] => {
  const poles = new Set<Tree>()
  const seen = new Set<Node>(roots)
  for (const node of seen) {
    if (node.kind === 'divide') for (const factor of factorsOf(node.right)) poles.add(factor)
    if (node.kind === 'power' && node.right.kind === 'constant' && node.right.value.numerator < 0n)
      for (const factor of factorsOf(node.left)) poles.add(factor)
    // A set that grows while it is walked through visits what was added.
    for (const child of childrenOf(node)) seen.add(child)
  }
  const zero = constant(0)
  return [...poles]
    .filter((divisor) => variablesOf(divisor).size > 0)
    .slice(0, mostPoles)
    .map((divisor) => ({ margin: subtract(divisor, zero), left: divisor, right: zero, jumps: true }))
}

/** The formulas of which one must be zero where a divisor is. */
const factorsOf = (divisor: Tree): readonly Tree[] => {
  const factors: Tree[] = []
  const waiting = [divisor]
  for (let next = waiting.pop(); next && factors.length < mostPoles; next = waiting.pop())
    if (next.kind === 'multiply') waiting.push(next.right, next.left)
    else if (next.kind === 'divide' || next.kind === 'power') waiting.push(next.left)
    else if (next.kind === 'negate' || next.kind === 'sqrt' || next.kind === 'abs') waiting.push(next.of)
    else factors.push(next)
  return factors
}
