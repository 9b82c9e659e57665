import { optionHandle, variableHandle, type Formula, type OptionHandle } from '../../formula/template/handle.js'
import type { AnyDeclaration } from './given.js'
import type { Name } from './declaration.js'

/** What formulas are written with: a formula that is one name, or options with their method `is`. */
export type Handle<N extends string, O> = unknown extends O ? Formula<N> : OptionHandle<N, O & string>

/** Handles of parameters by name. */
export type ParameterHandles<P> = { readonly [K in Name<P>]: Handle<K, P[K]> }

/** Handles of states by name. */
export type StateHandles<S> = { readonly [K in Name<S>]: Formula<K> }

type OwnHandles<M, Prefix extends string> = { readonly [J in Name<M>]: Handle<`${Prefix}.${J}`, M[J]> }

/** Handles of what belongs to one player; of the others and of all where it stands for several. */
type PlayerHandle<K extends string, Choices, Types, Count> = OwnHandles<Choices, K> &
  OwnHandles<Types, K> &
  (Count extends number
    ? {
        /** The same of each other one, inside a fold: `max(${bidder.others.bid})`. */
        readonly others: OwnHandles<Choices, `${K}.others`> & OwnHandles<Types, `${K}.others`>
        /** The same of each one, inside a fold: `sum(${bidder.all.bid})`. */
        readonly all: OwnHandles<Choices, `${K}.all`> & OwnHandles<Types, `${K}.all`>
      }
    : unknown)

/** Handles of populations by name: how much joins, and for their own formulas an agent's type and rank. */
export type PopulationHandles<N> = {
  readonly [K in Name<N>]: { readonly [J in 'joined' | 'type' | 'rank']: Formula<`${K}.${J}`> }
}

/** Handles of dynamics by name: their state, and the steps taken. */
export type DynamicHandles<D> = {
  readonly [K in Name<D>]: { readonly [J in Name<D[K]> | 'time']: Formula<`${K}.${J}`> }
}

/** Handles of majorities by name: a holder's rank, and the weight of those who attack. */
export type MajorityHandles<M> = {
  readonly [K in Name<M>]: { readonly [J in 'rank' | 'share']: Formula<`${K}.${J}`> }
}

/** Handles of histories by name: their columns. */
export type HistoryHandles<H> = {
  readonly [K in Name<H>]: { readonly [J in Name<H[K]>]: Formula<`${K}.${J}`> }
}

/** Handles of players by name, and of what is theirs. */
export type PlayerHandles<C, T, Q> = {
  readonly [K in Name<C>]: PlayerHandle<K, C[K], K extends keyof T ? T[K] : unknown, K extends keyof Q ? Q[K] : unknown>
}

type AnyHandle = Formula | OptionHandle
type AnyHandles = Readonly<Record<string, AnyHandle>>
type Domains = Readonly<Record<string, object>>

/** Handles of some quantities, their names qualified by a prefix such as `bidder.others.`. */
export const handlesOf = (prefix: string, ...domains: readonly (Domains | undefined)[]): AnyHandles =>
  Object.fromEntries(
    domains.flatMap((each) =>
      Object.entries(each ?? {}).map(([name, domain]) => [name, handleOf(prefix + name, domain)]),
    ),
  )

const handleOf = (name: string, domain: object): AnyHandle =>
  'options' in domain && Array.isArray(domain.options) ? optionHandle(name, domain.options) : variableHandle(name)

/** Handles of what belongs to each player, members included where it stands for several. */
export const playerHandlesOf = (
  players: AnyDeclaration['players'],
): Readonly<Record<string, AnyHandles | Readonly<Record<string, AnyHandle | AnyHandles>>>> =>
  Object.fromEntries(
    Object.entries(players ?? {}).map(([player, { count, choices, types }]) => {
      const handles = (infix: string): AnyHandles => handlesOf(`${player}.${infix}`, choices, types)
      return [
        player,
        count === undefined ? handles('') : { ...handles(''), others: handles('others.'), all: handles('all.') },
      ]
    }),
  )

/** Handles of each of some forms of one kind, by what it owns. */
export const formHandlesOf = <A>(
  forms: Readonly<Record<string, A>> | undefined,
  ownOf: (form: A) => readonly string[],
): Readonly<Record<string, AnyHandles>> =>
  Object.fromEntries(
    Object.entries(forms ?? {}).map(([form, declared]) => [
      form,
      Object.fromEntries(ownOf(declared).map((own) => [own, variableHandle(`${form}.${own}`)])),
    ]),
  )
