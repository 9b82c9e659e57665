import type { Place } from '../../../problem/problem.js'

/** A piece of a data file with its place: what is left of YAML and JSON once their syntax is understood. */
export type Item = Scalar | List | Entries

export interface Scalar {
  readonly kind: 'scalar'
  /** What it says, with quotes, escapes and folding undone; of a bare number its digits as they are written. */
  readonly text: string
  /** Whether it stands bare, so that YAML itself would read `0.2`, `true` or `null` as something other than text. */
  readonly bare: boolean
  readonly place: Place
  /** Where the character of `text` at an offset stands in the file. */
  readonly placeAt: (offset: number) => Place
}

export interface List {
  readonly kind: 'list'
  readonly items: readonly Item[]
  readonly place: Place
}

/** A map of keys to values, in the order of the file. */
export interface Entries {
  readonly kind: 'entries'
  readonly entries: ReadonlyMap<string, Entry>
  readonly place: Place
}

export interface Entry {
  readonly key: Scalar
  readonly value: Item
}

/** What YAML 1.2 reads a bare word as. */
export const bareKind = (text: string): 'null' | 'boolean' | 'number' | 'text' => {
  if (/^(?:null|Null|NULL|~|)$/.test(text)) return 'null'
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return 'boolean'
  if (/^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+)$/.test(text)) return 'number'
  return /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(text) ? 'number' : 'text'
}

/** Whether nothing is said where something could be. */
export const isNothing = (item: Item): boolean => item.kind === 'scalar' && item.bare && bareKind(item.text) === 'null'

const quoted = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text)

/** What an item is, for the `found` of a problem. */
export const describe = (item: Item): string => {
  switch (item.kind) {
    case 'list':
      return item.items.length === 0 ? 'an empty list' : `a list of ${item.items.length}`
    case 'entries':
      return item.entries.size === 0 ? 'an empty map' : `a map with the key ${quoted([...item.entries.keys()][0]!)}`
    case 'scalar':
      return isNothing(item) ? 'nothing' : quoted(item.text)
  }
}
