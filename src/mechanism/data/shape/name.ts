import { reserved as grammarWords } from '../../soundness/names.js'

/** Names that every JavaScript object has: refused everywhere, so that no reader of a mechanism is tricked by them. */
export const isInherited = (name: string): boolean => inherited.has(name)

const inherited: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype'])

/** Why a word cannot name what formulas mention (parameters, players, choices, types, state, where), if it cannot. */
export const whyNoFormulaName = (name: string): string | undefined => {
  if (isInherited(name)) return `${shown(name)} cannot be a name`
  if (grammarWords.has(name)) return `${shown(name)} is a word of the grammar of formulas and cannot be a name`
  return /^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(name)
    ? undefined
    : `${shown(name)} cannot be a name: use a letter, then letters, digits and underscores`
}

/** Why a word cannot name what people type (mechanisms, presets, attacks, claims, bindings), if it cannot. */
export const whyNoLabel = (name: string): string | undefined =>
  !isInherited(name) && /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}$/u.test(name)
    ? undefined
    : `${shown(name)} cannot be a name: use letters, digits, hyphens, dots and underscores`

const shown = (name: string): string => JSON.stringify(name.length > 40 ? `${name.slice(0, 39)}…` : name)
