import type { ConditionTree } from './tree.js'

/** The conditions that a conjunction is made of, in order, without those that are plainly true. */
export const conjunctsOf = (condition: ConditionTree): readonly ConditionTree[] => {
  const parts: ConditionTree[] = []
  const waiting = [condition]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'and') waiting.push(next.right, next.left)
    else if (next.kind !== 'true') parts.push(next)
  }
  return parts
}
