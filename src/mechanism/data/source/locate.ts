import type { Node } from '../../../formula/tree.js'
import { spanOf } from '../../../formula/span.js'
import type { Place } from '../../../problem/problem.js'
import type { Entry, Item } from './item.js'

/**
 * Where in a data file something stands that a path of keys leads to, and in a formula the node.
 * What the file leaves out is where it would stand: at the last key on the way.
 */
export const locateIn =
  (root: Item) =>
  (path: readonly string[], node?: Node): Place => {
    const inFormula = node === undefined ? undefined : spanOf(node)?.start
    if (inFormula) return inFormula
    let item = root
    let place = root.place
    for (const key of path) {
      if (item.kind === 'list') {
        const element = item.items[Number(key)]
        if (element === undefined) break
        item = element
        place = element.place
      } else {
        const entry = entryOf(item, key)
        if (entry === undefined) continue
        item = entry.value
        // A shared formula is found by its name; what is wrong inside it comes with a node.
        place = item.kind === 'entries' || path[0] === 'where' ? entry.key.place : item.place
      }
    }
    return place
  }

/** The entry of a key, which may be written without its owner, or inside an attack given in place. */
const entryOf = (item: Item, key: string): Entry | undefined => {
  if (item.kind !== 'entries') return undefined
  const entry = item.entries.get(key) ?? item.entries.get(key.slice(key.lastIndexOf('.') + 1))
  if (entry) return entry
  const attack = item.entries.get('attack')?.value
  return attack?.kind === 'entries' ? attack.entries.get(key) : undefined
}
