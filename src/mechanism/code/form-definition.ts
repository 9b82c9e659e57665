import type { Formula } from '../../formula/template/handle.js'
import type { Amount } from './amount.js'
import type { Name } from './declaration.js'
import type { ColumnName, DynamicName, Forms } from './form-declaration.js'

type In<N extends string> = Amount | Formula<N>

/** A map that is needed where anything was declared for it. */
type Needed<Key extends string, Declared, Value> = [keyof Declared] extends [never]
  ? { readonly [K in Key]?: Readonly<Record<string, never>> }
  : { readonly [K in Key]: Value }

/** A formula worth knowing beside payoffs. */
export interface MeasureIn<N extends string> {
  readonly formula: In<N>
  readonly unit?: string
  readonly about?: string
}
type MeasuresIn<N extends string> = Readonly<Record<string, MeasureIn<N>>>

/** The formulas of forms. `All` is what every formula may mention; each form adds what only it knows. */
export type FormsDefinition<F extends Forms, C, All extends string> = Needed<
  'populations',
  F['populations'],
  { readonly [K in keyof F['populations']]: PopulationDefinition<K & string, All> }
> &
  Needed<
    'dynamics',
    F['dynamics'],
    { readonly [K in keyof F['dynamics']]: DynamicDefinition<F['dynamics'][K], C, All, DynamicName<F, K>> }
  > &
  Needed<
    'majorities',
    F['majorities'],
    { readonly [K in keyof F['majorities']]: MajorityDefinition<K & string, All> }
  > &
  Needed<
    'histories',
    F['histories'],
    { readonly [K in keyof F['histories']]: { readonly series?: MeasuresIn<All | ColumnName<F, K>> } }
  > & {
    /** What is worth knowing beside payoffs. */
    readonly measures?: MeasuresIn<All>
  }

interface PopulationDefinition<K extends string, All extends string> {
  /** The type of the agent at a rank from 0 to 1; does not fall. */
  readonly quantile: In<All | `${K}.rank`>
  /** What joining brings beyond staying out; falls with the type. */
  readonly payoff: In<All | `${K}.type`>
}

interface DynamicDefinition<Variables, C, All extends string, Own extends string> {
  readonly start: { readonly [J in Name<Variables>]: In<All> }
  readonly next: { readonly [J in Name<Variables>]: In<All | Own> }
  /** What players have at the end. */
  readonly payoffs?: { readonly [J in Name<C>]?: In<All | Own> }
  /** Read at every step. */
  readonly measures?: MeasuresIn<All | Own>
}

interface MajorityDefinition<K extends string, All extends string> {
  readonly holders: In<All>
  /** Of the holder at a rank 1, 2, …, up to scale; all are alike where nothing is said. */
  readonly weight?: In<All | `${K}.rank`>
  /** The share of all weight that a set must exceed. */
  readonly above: In<All>
  /** The fraction of its stake that a holder in the set loses; nothing where nothing is said, as below. */
  readonly slashed?: In<All | `${K}.share`>
  /** The fraction of every holder's stake that goes with the price. */
  readonly fall?: In<All>
  /** What coordination costs each member, as a share of all weight. */
  readonly effort?: In<All>
}
