import type { Domain, Setting, Value } from '../formula/domain.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import type { Distribution, Dynamic, History, Majority, Measure, Mechanism, Population } from './mechanism.js'

/**
 * A mechanism written out: symmetric players one by one (`bidder.1`, `bidder.2`, …), folds as sums and maxima,
 * states that their equation defines outright put in their place. Everything downstream reads this.
 */
export interface Model {
  readonly mechanism: Mechanism
  /** Parameters, types, choices and the states that must be solved for, in that order. */
  readonly variables: ReadonlyMap<string, ModelVariable>
  readonly players: readonly ModelPlayer[]
  /** States without an explicit definition, each depending only on those before it. */
  readonly states: readonly ModelState[]
  /** Explicitly defined states, as formulas. */
  readonly defined: ReadonlyMap<string, Tree>
  /** Each also is a state, "NAME.joined", with the equation of its free entry. */
  readonly populations: ReadonlyMap<string, Population>
  readonly dynamics: ReadonlyMap<string, Dynamic>
  readonly majorities: ReadonlyMap<string, Majority>
  readonly histories: ReadonlyMap<string, History>
  readonly measures: ReadonlyMap<string, Measure>
  readonly where: ReadonlyMap<string, Tree>
  readonly admissible: ConditionTree
}

export interface ModelVariable {
  readonly name: string
  readonly role: 'parameter' | 'type' | 'choice' | 'state'
  /** Of types and choices: the instance that owns it. */
  readonly player?: string
  readonly domain: Domain
  readonly unit?: string
  /** Of parameters. */
  readonly default?: Value
  /** Of types. */
  readonly distribution?: Distribution
}

export interface ModelPlayer {
  /** `deployer`, or `bidder.2` for the second of several. */
  readonly name: string
  /** The mechanism's own name for it: `bidder`. */
  readonly of: string
  readonly choices: readonly string[]
  readonly types: readonly string[]
  readonly payoff: Tree
  /** By qualified choice. */
  readonly honest: ReadonlyMap<string, Setting>
}

export interface ModelState {
  readonly name: string
  readonly domain: Extract<Domain, { kind: 'real' }>
  /** The equation says that these two are equal. */
  readonly left: Tree
  readonly right: Tree
}
