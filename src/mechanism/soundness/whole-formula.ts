import type { Node, Tree } from '../../formula/tree.js'
import type { Mechanism } from '../mechanism.js'

/** The node to point at for what is wrong with a formula as a whole: none where it is a shared one's name alone. */
export const unlessShared = (mechanism: Mechanism): ((formula: Tree) => Node | undefined) => {
  const shared = new Set(mechanism.where.values())
  return (formula) => (shared.has(formula) ? undefined : formula)
}
