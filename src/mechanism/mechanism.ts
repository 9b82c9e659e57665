import type { Rational } from '../arithmetic/rational.js'
import type { Domain, Setting, Value } from '../formula/domain.js'
import type { ConditionTree, Tree } from '../formula/tree.js'

/**
 * A mechanism: parameters, players with choices and types, state, payoffs, honest profile, attacks, claims.
 *
 * Both forms, TypeScript and data, give this one value. In it every name is resolved: parameters, state are bare
 * (`rebate`), what belongs to a player is qualified (`deployer.wash`), members of a player that stands for several
 * are `bidder.bid` (one's own), `bidder.others.bid` and `bidder.all.bid` (inside a fold), and shared formulas
 * (`where`) have been put in the place of their names as shared nodes.
 */
export interface Mechanism {
  readonly name: string
  readonly about?: string
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly players: ReadonlyMap<string, Player>
  readonly state: ReadonlyMap<string, StateVariable>
  readonly where: ReadonlyMap<string, Tree>
  /** Holds at the points that the mechanism allows; true where nothing is said. */
  readonly admissible: ConditionTree
  readonly presets: ReadonlyMap<string, Preset>
  readonly attacks: ReadonlyMap<string, Attack>
  readonly claims: ReadonlyMap<string, Claim>
  /** How other people's proposals name these parameters. */
  readonly bindings: ReadonlyMap<string, Binding>
}

/** What parameters, choices, types and state have in common. */
export interface Quantity {
  readonly domain: Domain
  /** Text of a unit, `gwei/gas`; `1` is dimensionless, and so is what has none. */
  readonly unit?: string
  readonly about?: string
  readonly source?: string
}

export interface Parameter extends Quantity {
  /** Where nothing is said: the middle of an interval (rounded down for integers), the first option. */
  readonly default: Value
}

export interface Choice extends Quantity {
  /** What the designer hopes for: a formula over parameters, state and the player's own types, or an option. */
  readonly honest: Setting
}

export interface Type extends Quantity {
  readonly distribution?: Distribution
}

/** How a type is drawn: on its domain evenly, or by a density cut to its domain. */
export type Distribution =
  | { readonly kind: 'uniform' }
  | { readonly kind: 'normal'; readonly mean: Rational; readonly deviation: Rational }
  | { readonly kind: 'exponential'; readonly mean: Rational }

export interface Player {
  readonly about?: string
  /** How many symmetric players this one stands for; absent for a single one without `others` and `all`. */
  readonly count?: number
  readonly choices: ReadonlyMap<string, Choice>
  readonly types: ReadonlyMap<string, Type>
  readonly payoff: Tree
}

export interface StateVariable extends Quantity {
  /** A comparison with `=`. Where its left side is the variable itself and its right side is free of it, it is a definition. */
  readonly equation: ConditionTree
}

export interface Preset {
  readonly about?: string
  readonly source?: string
  readonly values: ReadonlyMap<string, Value>
}

/** A deviation with free variables and a story. */
export interface Attack extends Deviation {
  readonly story?: string
  /** What the attacker lays out before anything comes back, in the payoff's unit, at the attack. */
  readonly cost?: Tree
}

export interface Deviation {
  /** Qualified choices that the attackers set as they like. */
  readonly varying: readonly string[]
  /** Qualified choices that the attack sets by a rule. */
  readonly playing: ReadonlyMap<string, Setting>
}

export type VerdictName = 'proved' | 'refuted' | 'tested' | 'inconclusive' | 'vacuous' | 'error'

interface ClaimBase {
  readonly about?: string
  readonly source?: string
  readonly assuming: ConditionTree
  /** How much a deviation may gain before it breaks the claim; zero where nothing is said. Over parameters. */
  readonly tolerance: Tree
  readonly expect?: VerdictName
  /** How far the claim is from breaking, as the designer measures it: read at the honest profile. */
  readonly margin?: Margin
}

export interface Margin {
  readonly formula: Tree
  readonly unit?: string
  readonly about?: string
}

/** An attack named, or a deviation given in place; `player` names whose gain counts, else all who own what varies. */
export interface Attacking {
  readonly attack: string | Attack
  readonly player?: string
}

export type Claim = ClaimBase &
  (
    | { readonly kind: 'dominant' | 'nash'; readonly player?: string }
    | ({ readonly kind: 'unprofitable' } & Attacking)
    | {
        readonly kind: 'collusion-proof'
        /** The coalitions listed, or all of at most `size` players. */
        readonly coalitions: readonly (readonly string[])[] | { readonly size: number }
        readonly transfers: boolean
      }
    | { readonly kind: 'rational'; readonly player?: string; readonly outside: Tree }
    | { readonly kind: 'holds'; readonly condition: ConditionTree }
    | {
        readonly kind: 'griefing'
        readonly player: string
        readonly victims: readonly string[]
        readonly factor: Tree
        readonly attack?: string | Attack
      }
  )

export type ClaimKind = Claim['kind']

/** How one family of outside proposals maps to parameters. */
export interface Binding {
  readonly format: 'cosmos' | 'eip'
  readonly about?: string
  readonly source?: string
  /** The preset that such a proposal changes. */
  readonly baseline: string
  /** By the proposal's own key (`revenue/DeveloperShares`, `REVENUE_SHARE_QUOTIENT`). */
  readonly reads: ReadonlyMap<string, readonly Reading[]>
}

/** One way to read a proposed value: several where the document contradicts itself. */
export interface Reading {
  /** Empty where there is only one. */
  readonly name: string
  /** The sentence of the document that says so. */
  readonly quote?: string
  /** Parameters as formulas over `value`. */
  readonly sets: ReadonlyMap<string, Tree>
}
