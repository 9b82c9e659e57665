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

const nothing: Needs = { own: new Set(), members: new Set() }

/** Reads the needs of nodes, remembering them by identity. Linear in distinct nodes. */
export const readNeeds = (mechanism: Mechanism): ((node: Node) => Needs) => {
  const known = new Map<Node, Needs>()
  const standsForSeveral = (player: string): boolean => mechanism.players.get(player)?.count !== undefined

  const needsOf = (node: Node): Needs => {
    const before = known.get(node)
    if (before) return before
    const needs = readNode(node)
    known.set(node, needs)
    return needs
  }

  const readNode = (node: Node): Needs => {
    const name = nameIn(node)
    if (name !== undefined) return needsOfName(mentionOf(name))
    const inner = childrenOf(node).map(needsOf).reduce(unite, nothing)
    if (node.kind !== 'fold') return inner
    const folded = [...inner.members].filter((range) => range.endsWith('.others'))
    return {
      own: union(inner.own, new Set(folded.map((range) => range.slice(0, -'.others'.length)))),
      members: new Set(),
    }
  }

  const needsOfName = (mention: Mention): Needs => {
    if (mention.kind === 'global' || mention.kind === 'instance' || !standsForSeveral(mention.player)) return nothing
    return mention.kind === 'own'
      ? { own: new Set([mention.player]), members: nothing.members }
      : { own: nothing.own, members: new Set([`${mention.player}.${mention.range}`]) }
  }

  return needsOf
}

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  b.size === 0 ? a : a.size === 0 ? b : new Set([...a, ...b])

const unite = (a: Needs, b: Needs): Needs =>
  b === nothing ? a : a === nothing ? b : { own: union(a.own, b.own), members: union(a.members, b.members) }
