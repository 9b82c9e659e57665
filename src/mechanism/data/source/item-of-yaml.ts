import * as E from 'fp-ts/lib/Either.js'
import { isMap, isPair, isScalar, isSeq, type ParsedNode } from 'yaml'
import { problem, type Place, type Problem } from '../../../problem/problem.js'
import { bareKind, describe, type Entry, type Item, type Scalar } from './item.js'
import { isInherited } from '../shape/name.js'
import { sourceOffsets } from './scalar-places.js'

/** Turns YAML's nodes into items, refusing keys that name nothing, twice the same, or something of JavaScript's own. */
export const itemOf = (
  root: ParsedNode,
  text: string,
  placeAt: (offset: number) => Place,
  depthLimit: number,
): E.Either<Problem, Item> => {
  // The first problem met; whatever is read after it is thrown away.
  let found: Problem | undefined
  const refuse = (refused: Problem): void => {
    found ??= refused
  }

  const scalarAt = (value: string, start: number, end: number, bare: boolean): Scalar => {
    let offsets: Int32Array | undefined
    return {
      kind: 'scalar',
      text: value,
      bare,
      place: placeAt(start),
      placeAt: (offset) => {
        offsets ??= sourceOffsets(value, text.slice(start, end), start)
        return placeAt(offsets[Math.min(Math.max(offset, 0), value.length)]!)
      },
    }
  }

  const read = (node: unknown, fallback: number, depth: number): Item => {
    if (depth > depthLimit)
      refuse(
        problem('bad-yaml', `the file is nested more than ${depthLimit} levels deep`, { place: placeAt(fallback) }),
      )
    else if (isScalar(node)) {
      const [start, end] = node.range ?? [fallback, fallback]
      return scalarAt(typeof node.value === 'string' ? node.value : '', start, end, node.type === 'PLAIN')
    } else if (isSeq(node)) {
      const start = node.range?.[0] ?? fallback
      const items = node.items.map((item) => read(item, start, depth + 1))
      if (node.flow === true) refuseCutFormulas(items)
      return { kind: 'list', items, place: placeAt(start) }
    } else if (isMap(node)) return readMap(node.items, node.flow === true, node.range?.[0] ?? fallback, depth)
    return scalarAt('', fallback, fallback, true)
  }

  const readMap = (pairs: readonly unknown[], isFlow: boolean, start: number, depth: number): Item => {
    const entries = new Map<string, Entry>()
    let before: Item | undefined
    for (const pair of pairs) {
      if (found || !isPair(pair)) break
      const key = read(pair.key, start, depth + 1)
      if (isFlow && pair.value === null && before && isCutShort(before)) refuse(cutFormula(before))
      else if (key.kind !== 'scalar')
        refuse(problem('bad-yaml', 'a key must be a word', { place: key.place, found: describe(key) }))
      else {
        refuseKey(key, entries)
        const end = (isScalar(pair.key) ? pair.key.range?.[1] : undefined) ?? start
        const value = pair.value === null ? scalarAt('', end, end, true) : read(pair.value, end, depth + 1)
        entries.set(key.text, { key, value })
        before = value
      }
    }
    return { kind: 'entries', entries, place: placeAt(start) }
  }

  const refuseKey = (key: Scalar, entries: ReadonlyMap<string, Entry>): void => {
    const { text: name, place } = key
    const earlier = entries.get(name)
    const kind = key.bare ? bareKind(name) : name === '' ? 'null' : 'text'
    if (name === '<<') refuse(problem('bad-yaml', 'merge keys are refused', { place, found: '<<' }))
    else if (name === '') refuse(problem('bad-yaml', 'a key is missing before the colon', { place }))
    else if (kind !== 'text')
      refuse(
        problem('bad-yaml', `a key must be a word, not a ${kind}`, { place, found: name, mend: `write "${name}"` }),
      )
    else if (isInherited(name))
      refuse(
        problem('bad-name', `"${name}" cannot be a name`, { place, found: `"${name}"`, mend: 'choose another name' }),
      )
    else if (earlier)
      refuse(
        problem('bad-yaml', `the key "${name}" stands here a second time`, {
          place,
          found: `"${name}" already at line ${earlier.key.place.line}`,
          mend: 'remove or rename one of the two',
        }),
      )
  }

  const refuseCutFormulas = (items: readonly Item[]): void => {
    const cut = items.slice(0, -1).find(isCutShort)
    if (cut) refuse(cutFormula(cut))
  }

  const item = read(root, 0, 1)
  return found ? E.left(found) : E.right(item)
}

/** Whether a bare text opens more parentheses than it closes, as a formula does that a comma has cut. */
const isCutShort = (item: Item): boolean => {
  if (item.kind !== 'scalar' || !item.bare) return false
  let open = 0
  for (const character of item.text) open += character === '(' ? 1 : character === ')' ? -1 : 0
  return open > 0
}

const cutFormula = (item: Item): Problem =>
  problem('bad-yaml', 'a comma inside { } or [ ] has cut this formula in two', {
    place: item.place,
    found: describe(item),
    mend: 'quote the formula',
  })
