import type { Rational } from '../../arithmetic/rational.js'
import * as build from '../build.js'
import type { ConditionTree, Tree } from '../tree.js'

// Nothing is stored under it: it only makes the names of a formula's variables part of its type.
declare const free: unique symbol

/** A formula whose free variables are known to the compiler: it hovers as `Formula<"tip" | "deployer.kickback">`. */
export interface Formula<out N extends string = string> {
  readonly tree: Tree
  readonly [free]: N
}

/** A condition whose free variables are known to the compiler. */
export interface Condition<out N extends string = string> {
  readonly tree: ConditionTree
  readonly [free]: N
}

/** A variable that stands for one of some named options. */
export interface OptionHandle<out N extends string = string, in out O extends string = string> {
  readonly name: N
  readonly options: readonly O[]
  /** The condition that it stands for a given option: `tipTreatment.is('excluded')`. */
  readonly is: (option: O) => Condition<N>
}

/** Where a number is wanted: numbers mean the decimals that they print as, so that 0.2 is one fifth. */
export type Numeric<N extends string = string> = Formula<N> | Rational | number | bigint

// The one place where types claim what values do not hold.
export const formulaOf = <N extends string>(tree: Tree): Formula<N> => ({ tree }) as Formula<N>
export const conditionOf = <N extends string>(tree: ConditionTree): Condition<N> => ({ tree }) as Condition<N>

/** A handle of a number variable: a formula that is its name. */
export const variableHandle = <const N extends string>(name: N): Formula<N> => formulaOf(build.variable(name))

/** A handle of a variable that stands for one of some options. */
export const optionHandle = <const N extends string, const O extends string>(
  name: N,
  options: readonly O[],
): OptionHandle<N, O> => ({ name, options, is: (option) => conditionOf(build.is(name, option)) })
