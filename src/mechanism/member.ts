import type { Node } from '../formula/tree.js'
import { childrenOf } from '../formula/variables.js'
import type { Mechanism } from './mechanism.js'

/**
 * What a resolved name speaks of: something global (`rebate`), what is a player's own (`bidder.bid`), the same of one
 * of several (`bidder.2.bid`), or of each of them inside a fold (`bidder.others.bid`, `bidder.all.bid`).
 */
export type Mention =
  | { readonly kind: 'global'; readonly name: string }
  | { readonly kind: 'own'; readonly player: string; readonly name: string }
  | { readonly kind: 'instance'; readonly player: string; readonly index: number; readonly name: string }
  | { readonly kind: 'member'; readonly player: string; readonly range: Range; readonly name: string }

export type Range = 'others' | 'all'

export const mentionOf = (name: string): Mention => {
  const parts = name.split('.')
  const [player = '', middle = '', last = ''] = parts
  if (parts.length === 1) return { kind: 'global', name }
  if (parts.length === 3 && (middle === 'others' || middle === 'all'))
    return { kind: 'member', player, range: middle, name: last }
  if (parts.length === 3 && isIndex(middle)) return { kind: 'instance', player, index: Number(middle), name: last }
  return { kind: 'own', player, name: parts.slice(1).join('.') }
}

/** How instances of a player are counted: from 1, without leading zeros. */
export const isIndex = (text: string): boolean => /^[1-9]\d{0,2}$/.test(text)

/** The name that a node itself mentions, its children aside. */
export const nameIn = (node: Node): string | undefined =>
  node.kind === 'variable' ? node.name : node.kind === 'is' ? node.variable : undefined

/** What a node needs to be told before it can be written out for single players. */
export interface Needs {
  /** Players of several whose own names it mentions, or whose others it folds over. */
  readonly own: ReadonlySet<string>
  /** Ranges (`bidder.others`) whose members it mentions outside any fold of its own. */
  readonly members: ReadonlySet<string>
}

/**
 * Reads the needs of nodes, remembering them by identity; equal needs are one object. Linear in distinct nodes.
 */
export const readNeeds = (mechanism: Mechanism): ((node: Node) => Needs) => {
  const known = new Map<Node, Needs>()
  const kinds = new Map<string, Needs>()

  const needs = (own: Iterable<string>, members: Iterable<string>): Needs => {
    const found = { own: new Set([...own].sort()), members: new Set([...members].sort()) }
    const key = `${[...found.own].join()} ${[...found.members].join()}`
    const same = kinds.get(key) ?? found
    kinds.set(key, same)
    return same
  }
  const nothing = needs([], [])

  const needsOf = (node: Node): Needs => {
    const before = known.get(node)
    if (before) return before
    const found = readNode(node)
    known.set(node, found)
    return found
  }

  const readNode = (node: Node): Needs => {
    const name = nameIn(node)
    if (name !== undefined) return needsOfName(mentionOf(name))
    const inner = childrenOf(node).map(needsOf).reduce(unite, nothing)
    if (node.kind !== 'fold') return inner
    const folded = [...inner.members].filter((range) => range.endsWith('.others'))
    return needs([...inner.own, ...folded.map((range) => range.slice(0, -'.others'.length))], [])
  }

  const needsOfName = (mention: Mention): Needs => {
    if (mention.kind === 'global' || mention.kind === 'instance') return nothing
    if (mechanism.players.get(mention.player)?.count === undefined) return nothing
    return mention.kind === 'own' ? needs([mention.player], []) : needs([], [`${mention.player}.${mention.range}`])
  }

  const unite = (a: Needs, b: Needs): Needs =>
    a === b || b === nothing ? a : a === nothing ? b : needs([...a.own, ...b.own], [...a.members, ...b.members])

  return needsOf
}
