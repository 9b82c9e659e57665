import type { Forms, JoinedName } from './form-declaration.js'
import type { Amount } from './amount.js'

/** What may be said about everything that has a domain. */
export interface Said {
  /** A unit such as `gwei/gas`; dimensionless where there is none. */
  readonly unit?: string
  readonly about?: string
  readonly source?: string
}

/** A real interval, bounds included. */
export interface IntervalIn extends Said {
  readonly in: readonly [low: Amount, high: Amount]
}
/** The integers of an interval, bounds included. */
export interface IntegersIn extends Said {
  readonly integers: readonly [low: Amount, high: Amount]
}
/** A finite set of named options. */
export interface OptionsIn<O> extends Said {
  readonly options: readonly O[]
}

interface WithDefault<D> {
  /** Where nothing is said: the middle of an interval (rounded down for integers), the first option. */
  readonly default?: D
}
interface WithDistribution {
  readonly distribution?: DistributionOf
}

/** How a type is drawn: on its domain evenly, or by a density cut to its domain. */
export type DistributionOf =
  | 'uniform'
  | { readonly normal: { readonly mean: Amount; readonly deviation: Amount } }
  | { readonly exponential: { readonly mean: Amount } }

export type ParameterIn<O> =
  (IntervalIn & WithDefault<Amount>) | (IntegersIn & WithDefault<Amount>) | (OptionsIn<O> & WithDefault<NoInfer<O>>)
export type ChoiceIn<O> = IntervalIn | IntegersIn | OptionsIn<O>
export type TypeIn<O> =
  (IntervalIn & WithDistribution) | (IntegersIn & WithDistribution) | (OptionsIn<O> & WithDistribution)

/**
 * What a mechanism is declared with: names, domains, units.
 *
 * For each parameter, choice and type the type arguments hold the union of its options, and `unknown` for numbers.
 * The players' are three maps laid over each other, since each is inferred on its own.
 */
export interface Declaration<P, C, T, Q, S> {
  readonly about?: string
  readonly parameters?: { readonly [K in keyof P]: ParameterIn<P[K]> }
  readonly players?: ChoicesIn<C> & TypesIn<T> & CountsIn<Q>
  /** What equations determine. */
  readonly state?: { readonly [K in keyof S]: IntervalIn }
}

export type ChoicesIn<C> = {
  readonly [K in keyof C]: {
    readonly about?: string
    readonly choices?: { readonly [J in keyof C[K]]: ChoiceIn<C[K][J]> }
  }
}
export type TypesIn<T> = {
  readonly [K in keyof T]: { readonly types?: { readonly [J in keyof T[K]]: TypeIn<T[K][J]> } }
}
export type CountsIn<Q> = {
  /** How many symmetric players this one stands for, from 1 to 100. */
  readonly [K in keyof Q]: { readonly count?: Q[K] }
}

/** The keys of a map as they stand in names. */
export type Name<M> = keyof M & string

/** Names of what belongs to a player: `deployer.wash`. */
export type OwnName<M, K extends PropertyKey, Infix extends string = ''> = K extends keyof M & string
  ? `${K}.${Infix}${Name<M[K]>}`
  : never
/** The same for all players. */
export type OwnNames<M> = { [K in Name<M>]: OwnName<M, K> }[Name<M>]

/** Names of members inside folds: `bidder.others.bid`. */
export type MemberNames<M, Q> = {
  [K in Name<Q>]: Q[K] extends number ? OwnName<M, K, 'others.' | 'all.'> : never
}[Name<Q>]

/** Everything that a formula of the mechanism may mention. */
export type FormulaName<P, C, T, Q, S, F extends Forms> =
  JoinedName<F> | Name<P> | Name<S> | OwnNames<C> | OwnNames<T> | MemberNames<C, Q> | MemberNames<T, Q>

/** Players, and the instances of those that stand for several. */
export type PlayerName<C, Q> = Name<C> | { [K in Name<Q>]: Q[K] extends number ? `${K}.${number}` : never }[Name<Q>]
