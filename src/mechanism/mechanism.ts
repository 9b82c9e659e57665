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
  readonly populations: ReadonlyMap<string, Population>
  readonly dynamics: ReadonlyMap<string, Dynamic>
  readonly majorities: ReadonlyMap<string, Majority>
  readonly histories: ReadonlyMap<string, History>
  /** What is worth knowing beside payoffs: printed when the mechanism is solved, drawn along a parameter. */
  readonly measures: ReadonlyMap<string, Measure>
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

/**
 * Very many agents, each of whom joins or stays out; how much joins is the state `NAME.joined`.
 *
 * The agent at `NAME.rank` (from 0 to 1) has the type `NAME.type` that `quantile` gives. Lower ranks join first: at an
 * equilibrium the agent at the rank joined/high is indifferent, or all have joined, or no one.
 */
export interface Population {
  readonly about?: string
  /** `NAME.joined`, a real: its high end is everyone there is; it starts at 0, or at the least that is thought possible. */
  readonly joined: Quantity
  /** What tells agents apart, `NAME.type`: a reservation yield, a cost. */
  readonly type: Omit<Quantity, 'domain'>
  /** Over `NAME.rank`, parameters, choices and earlier states; does not fall. */
  readonly quantile: Tree
  /** What joining brings beyond staying out, over `NAME.type`, `NAME.joined`, parameters, choices; falls with the type. */
  readonly payoff: Tree
}

/** State that moves in steps: every variable's next value is a formula over the present ones. */
export interface Dynamic {
  readonly about?: string
  /** What a step is: `block`, `epoch`, `year`. */
  readonly step: string
  /** How many are taken where nothing is said. */
  readonly steps: number
  /** `exact` computes in rationals, as specifications with integer division need. */
  readonly arithmetic: 'real' | 'exact'
  /** `NAME.stake`; `NAME.time` counts steps from 0. */
  readonly state: ReadonlyMap<string, DynamicVariable>
  /** What a player has at the end, over the last state: what its policy is chosen for. */
  readonly payoffs: ReadonlyMap<string, Tree>
  /** Read at every step. */
  readonly measures: ReadonlyMap<string, Measure>
}

export interface DynamicVariable extends Quantity {
  /** Over parameters, choices and solved states. */
  readonly start: Tree
  /** Over these and the dynamic's own variables as they are now, and `NAME.time`. */
  readonly next: Tree
}

/**
 * Holders of weight of whom any set above a threshold can carry an attack, and what it takes to bribe one such set.
 *
 * A holder of the weight w (a share of all) who is offered a bribe accepts where it covers what the attack costs it:
 * slashed · w, and fall · w if the attack fails without it, and effort.
 */
export interface Majority {
  readonly about?: string
  /** How many there are. */
  readonly holders: Tree
  /** Of the holder at `NAME.rank` (1, 2, …), up to scale. */
  readonly weight: Tree
  /** The share of all weight that a set must exceed. */
  readonly above: Tree
  /** Fraction of its stake that a holder in the set loses; may mention `NAME.share`, the weight of the set. */
  readonly slashed: Tree
  /** Fraction of every holder's stake that goes with the price once the attack is made. */
  readonly fall: Tree
  /** What coordination costs each member, as a share of all weight. */
  readonly effort: Tree
}

/** Recorded days, and what formulas make of them. */
export interface History {
  readonly about?: string
  /** `NAME.gasUsed`: one number a day, from a file that is given when it is solved. */
  readonly columns: ReadonlyMap<string, Column>
  /** Formulas over columns and parameters, whose mean and steadiness are asked for. */
  readonly series: ReadonlyMap<string, Measure>
}

export interface Column extends Omit<Quantity, 'domain'> {
  /** What the file is usually called: `ether_price.csv`. */
  readonly file?: string
}

export interface Measure {
  readonly formula: Tree
  readonly unit?: string
  readonly about?: string
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
  readonly format: 'cosmos' | 'eip' | 'consensus-specs'
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
