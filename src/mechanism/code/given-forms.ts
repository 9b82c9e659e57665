import type { IntegersIn, IntervalIn, Said } from './declaration.js'
import type { Keyed } from './given.js'
import type { Given } from './quantity-in.js'

/** The forms of a declaration as they arrive, their literal names forgotten. */
export interface AnyDeclaredForms {
  readonly populations?: Keyed<{ readonly about?: string; readonly joined: IntervalIn; readonly type: Said }>
  readonly dynamics?: Keyed<AnyDeclaredDynamic>
  readonly majorities?: Keyed<{ readonly about?: string }>
  readonly histories?: Keyed<{
    readonly about?: string
    readonly columns: Keyed<Said & { readonly file?: string }>
  }>
}

export interface AnyDeclaredDynamic {
  readonly about?: string
  readonly step: string
  readonly steps: number
  readonly arithmetic?: 'real' | 'exact'
  readonly state: Keyed<IntervalIn | IntegersIn>
}

/** The forms of a definition as they arrive, their literal names forgotten. */
export interface AnyDefinedForms {
  readonly populations?: Keyed<{ readonly quantile: Given; readonly payoff: Given }>
  readonly dynamics?: Keyed<AnyDefinedDynamic>
  readonly majorities?: Keyed<AnyDefinedMajority>
  readonly histories?: Keyed<{ readonly series?: Keyed<AnyMeasure> }>
  readonly measures?: Keyed<AnyMeasure>
}

export interface AnyDefinedDynamic {
  readonly start: Keyed<Given>
  readonly next: Keyed<Given>
  readonly payoffs?: Keyed<Given | undefined>
  readonly measures?: Keyed<AnyMeasure>
}

export interface AnyDefinedMajority {
  readonly holders: Given
  readonly weight?: Given
  readonly above: Given
  readonly slashed?: Given
  readonly fall?: Given
  readonly effort?: Given
}

export interface AnyMeasure {
  readonly formula: Given
  readonly unit?: string
  readonly about?: string
}
