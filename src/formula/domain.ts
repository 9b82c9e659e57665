import type { Rational } from '../arithmetic/rational.js'
import type { Tree } from './tree.js'

/** Where a variable ranges: a closed real interval, the integers of one, or a finite set of named options. */
export type Domain =
  | { readonly kind: 'real'; readonly low: Rational; readonly high: Rational }
  | { readonly kind: 'integer'; readonly low: Rational; readonly high: Rational }
  | { readonly kind: 'options'; readonly options: readonly string[] }

/** What a variable can be at a point: a number, or the name of an option. */
export type Value = Rational | string

/** A value for each of some variables. */
export type Point = ReadonlyMap<string, Value>

/** What a choice is set to by a profile: a formula over parameters and types, or an option. */
export type Setting = Tree | { readonly kind: 'option'; readonly option: string }
