import type { Tree, ConditionTree } from '../../formula/tree.js'
import type { ChoiceIn, ParameterIn, TypeIn } from './declaration.js'
import type { Binding, ClaimKind, VerdictName } from '../mechanism.js'
import type { AnyDeclaredForms, AnyDefinedForms } from './given-forms.js'
import type { Given } from './quantity-in.js'

export type Keyed<A> = Readonly<Record<string, A>>
export type Stated = { readonly about?: string; readonly source?: string }

/** A declaration as it arrives, its literal names forgotten. */
export interface AnyDeclaration extends AnyDeclaredForms {
  readonly about?: string
  readonly parameters?: Keyed<ParameterIn<string>>
  readonly players?: Keyed<{
    readonly about?: string
    readonly count?: number
    readonly choices?: Keyed<ChoiceIn<string>>
    readonly types?: Keyed<TypeIn<string>>
  }>
  readonly state?: Keyed<ChoiceIn<string>>
}

/** A definition as it arrives, its literal names forgotten. */
export interface AnyDefinition extends AnyDefinedForms {
  readonly where?: Keyed<{ readonly tree: Tree }>
  readonly equations?: Keyed<AnyCondition>
  readonly payoffs?: Keyed<Given>
  readonly honest?: Keyed<Keyed<Given>>
  readonly admissible?: AnyCondition
  readonly presets?: Keyed<Keyed<Given | undefined> & Stated>
  readonly attacks?: Keyed<AnyAttack>
  readonly claims?: Keyed<AnyClaim>
  readonly bindings?: Keyed<AnyBinding>
}

export interface AnyCondition {
  readonly tree: ConditionTree
}

/** What each of some choices is set to, by player. */
export type Rules = Keyed<Keyed<Given | undefined> | undefined>

export interface AnyAttack {
  readonly varying?: readonly Given[]
  readonly playing?: Rules
  readonly story?: string
  readonly cost?: Given
}

export interface AnyClaim extends AnyAttack, Stated {
  readonly kind: ClaimKind
  readonly assuming?: AnyCondition
  readonly tolerance?: Given
  readonly expect?: VerdictName
  readonly margin?: { readonly formula: Given; readonly unit?: string; readonly about?: string }
  readonly attack?: string
  readonly player?: string
  readonly victims?: readonly string[]
  readonly coalitions?: readonly (readonly string[])[] | { readonly size: number }
  readonly transfers?: boolean
  readonly outside?: Given
  readonly condition?: AnyCondition
  readonly factor?: Given
}

export interface AnyBinding extends Stated {
  readonly format: Binding['format']
  readonly baseline: string
  readonly reads: Keyed<readonly string[] | Sets | { readonly readings: Keyed<AnyReading> }>
}
export type Sets = Keyed<Given | undefined>
export interface AnyReading {
  readonly quote?: string
  readonly sets: Sets
}
