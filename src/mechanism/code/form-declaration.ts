import type { IntegersIn, IntervalIn, Name, Said } from './declaration.js'

/**
 * What populations, dynamics, majorities and histories are declared with.
 *
 * N, D, M and H have their names as keys; under these, D has the names of states and H those of columns.
 */
export interface FormsIn<N, D, M, H> {
  /** Very many agents, each of whom joins or stays out. */
  readonly populations?: { readonly [K in keyof N]: PopulationIn }
  /** State that moves in steps. */
  readonly dynamics?: {
    readonly [K in keyof D]: DynamicIn & { readonly state: { readonly [J in keyof D[K]]: IntervalIn | IntegersIn } }
  }
  /** Holders of weight of whom enough can carry an attack. */
  readonly majorities?: { readonly [K in keyof M]: { readonly about?: string } }
  /** Recorded days. */
  readonly histories?: {
    readonly [K in keyof H]: {
      readonly about?: string
      readonly columns: { readonly [J in keyof H[K]]: ColumnIn }
    }
  }
}

interface PopulationIn {
  readonly about?: string
  /** How much can join, from zero or the least that is thought possible to everyone there is. */
  readonly joined: IntervalIn
  /** What tells agents apart. */
  readonly type: Said
}

interface DynamicIn {
  readonly about?: string
  /** What a step is: `block`, `epoch`, `year`. */
  readonly step: string
  /** How many are taken where nothing is said, at most a hundred million. */
  readonly steps: number
  /** `exact` computes in rationals; `real` where nothing is said. */
  readonly arithmetic?: 'real' | 'exact'
}

interface ColumnIn extends Said {
  /** What the file is usually called, without folders: `ether_price.csv`. */
  readonly file?: string
}

/** The names of all forms, kept together. */
export interface Forms<N = unknown, D = unknown, M = unknown, H = unknown> {
  readonly populations: N
  readonly dynamics: D
  readonly majorities: M
  readonly histories: H
}

/** How much joins each population: states, known everywhere. */
export type JoinedName<F extends Forms> = `${Name<F['populations']>}.joined`

/** What one dynamic computes, and its steps. */
export type DynamicName<F extends Forms, K extends keyof F['dynamics']> = `${K & string}.${
  Name<F['dynamics'][K]> | 'time'}`

/** The columns of one history. */
export type ColumnName<F extends Forms, K extends keyof F['histories']> = `${K & string}.${Name<F['histories'][K]>}`

/** All that forms own and that only their own formulas may mention. */
export type InnerName<F extends Forms> =
  | `${Name<F['populations']>}.${'type' | 'rank'}`
  | { [K in keyof F['dynamics']]: DynamicName<F, K> }[keyof F['dynamics']]
  | `${Name<F['majorities']>}.${'rank' | 'share'}`
  | { [K in keyof F['histories']]: ColumnName<F, K> }[keyof F['histories']]
