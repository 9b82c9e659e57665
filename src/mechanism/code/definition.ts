import type { Condition, Formula, OptionHandle } from '../../formula/template/handle.js'
import type { Amount } from './amount.js'
import type { FormulaName, Name, OwnName, OwnNames, PlayerName } from './declaration.js'
import type { Forms, InnerName, JoinedName } from './form-declaration.js'
import type { FormsDefinition } from './form-definition.js'
import type { VerdictName } from '../mechanism.js'

/** What a mechanism is defined by, once its names are declared. */
export type Definition<P, C, T, Q, S, F extends Forms, A extends string, R extends string> = DefinitionOf<
  Vocabulary<P, C, T, Q, S, F>,
  P,
  C,
  A,
  R
> &
  PlayersDefinition<Vocabulary<P, C, T, Q, S, F>, C> &
  Equations<S, Listed<FormulaName<P, C, T, Q, S, F>>> &
  FormsDefinition<F, C, Listed<FormulaName<P, C, T, Q, S, F>>>

/** The names that the parts of a definition may mention, worked out once. */
export interface Vocabulary<P, C, T, Q, S, F extends Forms> {
  readonly all: Listed<FormulaName<P, C, T, Q, S, F>>
  /** What shared formulas may mention: they can be those of one form. */
  readonly shared: Listed<FormulaName<P, C, T, Q, S, F> | InnerName<F>>
  readonly parameter: Listed<Name<P>>
  readonly choice: Listed<OwnNames<C>>
  readonly player: Listed<PlayerName<C, Q>>
  /** By player: what its honest rules may read. */
  readonly honest: {
    readonly [K in keyof C]: Listed<Name<P> | Name<S> | JoinedName<F> | (K extends keyof T ? OwnName<T, K> : never)>
  }
}

// A union that is spelt out, so that compile errors list the names and not how they were found.
type Listed<N extends string> = { [K in N]: K }[N]

type Equations<S, N extends string> = [Name<S>] extends [never]
  ? { readonly equations?: Readonly<Record<string, never>> }
  : { readonly equations: { readonly [K in Name<S>]: Condition<N> } }

interface AnyVocabulary {
  readonly all: string
  readonly shared: string
  readonly parameter: string
  readonly choice: string
  readonly player: string
  readonly honest: object
}

type PlayersDefinition<V extends AnyVocabulary, C> = [Name<C>] extends [never]
  ? Partial<PlayersDefinitionOf<V, C>>
  : PlayersDefinitionOf<V, C>

interface PlayersDefinitionOf<V extends AnyVocabulary, C> {
  /** What each player gets. */
  readonly payoffs: { readonly [K in Name<C>]: Amount | Formula<V['all']> }
  /** What the designer hopes for: numbers, options, or formulas over parameters, state and the player's own types. */
  readonly honest: { readonly [K in Name<C>]: HonestIn<C[K], K extends keyof V['honest'] ? V['honest'][K] : never> }
}

interface DefinitionOf<V extends AnyVocabulary, P, C, A extends string, R extends string> {
  /** Shared formulas by name, for reports and for the data form. */
  readonly where?: Readonly<Record<string, Formula<V['shared']>>>
  /** Holds at the points that the mechanism allows. */
  readonly admissible?: Condition<V['all']>
  /** Named values of parameters. */
  readonly presets?: { readonly [K in R]: PresetIn<P> }
  readonly attacks?: { readonly [K in A]: DeviationIn<V, C> }
  readonly claims?: Readonly<Record<string, ClaimIn<V, C, NoInfer<A>>>>
  /** How other people's proposals name these parameters. */
  readonly bindings?: Readonly<Record<string, BindingIn<P, NoInfer<R>>>>
}

/** What a choice is set to: a number or a formula over some names; or one of its options, or whatever has the same options. */
export type SettingIn<O, N extends string> = unknown extends O ? Amount | Formula<N> : O | OptionHandle<N, O & string>

type HonestIn<Choices, N> = { readonly [J in Name<Choices>]: SettingIn<Choices[J], N & string> }

/** Values of some parameters, with what may be said about them. */
export type PresetIn<P> = {
  readonly [K in Name<P>]?: unknown extends P[K] ? Amount : P[K]
} & { readonly about?: string; readonly source?: string }

/** Who plays what by a rule: `{ deployer: { wash: 1 } }`. */
type PlayingIn<C, N extends string> = {
  readonly [K in Name<C>]?: { readonly [J in Name<C[K]>]?: SettingIn<C[K][J], N> }
}

export interface DeviationIn<V extends AnyVocabulary, C> {
  /** Handles of the choices that the attackers set as they like. */
  readonly varying?: readonly Varied<V['choice']>[]
  /** Choices that the attack sets by a rule. */
  readonly playing?: PlayingIn<C, V['all']>
  readonly story?: string
  /** What the attacker lays out before anything comes back. */
  readonly cost?: Amount | Formula<V['all']>
}

/** The handle of a choice, whether of a number or of options. */
export type Varied<N extends string> = Formula<N> | { readonly name: N; readonly is: (option: never) => unknown }

interface ClaimBaseIn<V extends AnyVocabulary> {
  readonly about?: string
  readonly source?: string
  readonly assuming?: Condition<V['all']>
  /** How much a deviation may gain before it breaks the claim; zero where nothing is said. */
  readonly tolerance?: Amount | Formula<V['parameter']>
  /** The verdict that makes exit code 0. */
  readonly expect?: VerdictName
  /** How far the claim is from breaking, as the designer measures it. */
  readonly margin?: { readonly formula: Formula<V['all']>; readonly unit?: string; readonly about?: string }
}

/** An attack by its name (`attack`), or a deviation given in place (`varying`, `playing`). */
interface AttackingIn<V extends AnyVocabulary, C, A extends string> extends DeviationIn<V, C> {
  readonly attack?: A
}

interface ProfileIn<V extends AnyVocabulary> extends ClaimBaseIn<V> {
  readonly kind: 'dominant' | 'nash'
  /** Every player where none is named. */
  readonly player?: V['player']
}
interface UnprofitableIn<V extends AnyVocabulary, C, A extends string> extends ClaimBaseIn<V>, AttackingIn<V, C, A> {
  readonly kind: 'unprofitable'
  /** Whose gain counts, else that of all who own what varies. */
  readonly player?: V['player']
}
interface CollusionIn<V extends AnyVocabulary> extends ClaimBaseIn<V> {
  readonly kind: 'collusion-proof'
  /** The coalitions listed, or all of at most `size` players. */
  readonly coalitions: readonly (readonly V['player'][])[] | { readonly size: number }
  readonly transfers?: boolean
}
interface RationalIn<V extends AnyVocabulary> extends ClaimBaseIn<V> {
  readonly kind: 'rational'
  readonly player?: V['player']
  readonly outside: Amount | Formula<V['all']>
}
interface HoldsIn<V extends AnyVocabulary> extends ClaimBaseIn<V> {
  readonly kind: 'holds'
  readonly condition: Condition<V['all']>
}
interface GriefingIn<V extends AnyVocabulary, C, A extends string> extends ClaimBaseIn<V>, AttackingIn<V, C, A> {
  readonly kind: 'griefing'
  readonly player: V['player']
  readonly victims: readonly V['player'][]
  readonly factor: Amount | Formula<V['parameter']>
}

export type ClaimIn<V extends AnyVocabulary, C, A extends string> =
  ProfileIn<V> | UnprofitableIn<V, C, A> | CollusionIn<V> | RationalIn<V> | HoldsIn<V> | GriefingIn<V, C, A>

/** How one family of outside proposals maps to parameters. */
export interface BindingIn<P, R extends string> {
  readonly format: 'cosmos' | 'eip' | 'consensus-specs'
  readonly about?: string
  readonly source?: string
  /** The preset that such a proposal changes. */
  readonly baseline: R
  /** By the proposal's own key: the parameters that are its value, formulas over {@link proposed}, or several readings. */
  readonly reads: Readonly<Record<string, readonly Name<P>[] | SetsIn<P> | ReadingsIn<P>>>
}
type SetsIn<P> = { readonly [K in Name<P>]?: Amount | Formula<'value'> } & { readonly readings?: never }

/** Several ways to read one value, by name, where the document contradicts itself. */
interface ReadingsIn<P> {
  readonly readings: Readonly<
    Record<string, { readonly quote?: string; readonly sets: { readonly [K in Name<P>]?: Amount | Formula<'value'> } }>
  >
}
