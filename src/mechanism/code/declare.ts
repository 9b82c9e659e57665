import * as E from 'fp-ts/lib/Either.js'
import { authorOf, type Called } from '../../formula/template/author.js'
import { variableHandle, type Formula } from '../../formula/template/handle.js'
import type { Place, Problem } from '../../problem/problem.js'
import type { Declaration } from './declaration.js'
import { mechanismOf } from './define.js'
import type { AnyDeclaration, AnyDefinition } from './given.js'
import { DefinitionError } from './definition-error.js'
import type { Definition } from './definition.js'
import type { Forms, FormsIn } from './form-declaration.js'
import {
  formHandlesOf,
  handlesOf,
  playerHandlesOf,
  type DynamicHandles,
  type HistoryHandles,
  type MajorityHandles,
  type ParameterHandles,
  type PlayerHandles,
  type PopulationHandles,
  type StateHandles,
} from './handles.js'
import type { Mechanism } from '../mechanism.js'
import type { Take } from './pairing.js'
import { validate } from '../validate.js'

/** A mechanism whose names are known and whose formulas have yet to be written. */
export interface Declared<P, C, T, Q, S, F extends Forms> {
  /** Handles of parameters: `m.parameters.rebate`. */
  readonly parameters: ParameterHandles<P>
  /** Handles of choices and types by player: `m.players.bidder.bid`, and `m.players.bidder.others.bid` where it has a count. */
  readonly players: PlayerHandles<C, T, Q>
  readonly state: StateHandles<S>
  /** Handles by population: `m.populations.holders.joined`, and `type` and `rank` for its own formulas. */
  readonly populations: PopulationHandles<F['populations']>
  /** Handles by dynamic: `m.dynamics.waves.stake`, and `time`. */
  readonly dynamics: DynamicHandles<F['dynamics']>
  /** Handles by majority: `m.majorities.stake.rank`, and `share`. */
  readonly majorities: MajorityHandles<F['majorities']>
  /** Handles by history, its columns: `m.histories.daily.price`. */
  readonly histories: HistoryHandles<F['histories']>
  /**
   * The mechanism, once its formulas are written.
   * @throws DefinitionError where something is wrong that types cannot see, such as a default outside its domain.
   */
  readonly define: <const A extends string = never, const R extends string = never>(
    definition: Definition<P, C, T, Q, S, F, A, R>,
  ) => Mechanism
}

/** In the formulas of bindings: the number that a proposal gives. */
export const proposed: Formula<'value'> = variableHandle('value')

// A method, so that a definition with literal names counts as one of any names.
interface AnyDeclared {
  readonly parameters: object
  readonly players: object
  readonly state: object
  readonly populations: object
  readonly dynamics: object
  readonly majorities: object
  readonly histories: object
  define(definition: AnyDefinition): Mechanism
}

/**
 * Declares a mechanism's names, domains and units; the handles it gives are what formulas are written with.
 *
 * Numbers mean the decimals that they are written as; exact fractions are text (`'1/3'`).
 * @example
 * const m = declare('posted-price', {
 *   parameters: { price: { in: [0, 10], default: 2 } },
 *   players: { buyer: { types: { value: { in: [0, 10] } }, choices: { amount: { in: [0, 1] } } } },
 * })
 * const { buyer } = m.players
 * const buys = formula`if ${buyer.value} >= ${m.parameters.price} then 1 else 0`
 * m.define({
 *   payoffs: { buyer: formula`(${buyer.value} - ${m.parameters.price}) * ${buyer.amount}` },
 *   honest: { buyer: { amount: buys } },
 *   claims: { truthful: { kind: 'dominant' } },
 * })
 */
// A function with two signatures, since the one that infers names cannot be the one that computes with any.
export function declare<const P, const C, const T, const Q, const S, const N, const D, const M, const H>(
  name: string,
  declaration: Declaration<P, C, T, Q, S> & FormsIn<N, D, M, H>,
): Declared<P, C, T, Q, S, Forms<N, D, M, H>>
export function declare(name: string, declaration: AnyDeclaration): AnyDeclared {
  const define = (definition: AnyDefinition): Mechanism => {
    const take = taker(name, define)
    const mechanism = mechanismOf(name, declaration, definition, take)
    return take(validate(mechanism, () => undefined))
  }
  return {
    parameters: handlesOf('', declaration.parameters),
    players: playerHandlesOf(declaration.players),
    state: handlesOf('', declaration.state),
    populations: formHandlesOf(declaration.populations, () => ['joined', 'type', 'rank']),
    dynamics: formHandlesOf(declaration.dynamics, ({ state }) => [...Object.keys(state), 'time']),
    majorities: formHandlesOf(declaration.majorities, () => ['rank', 'share']),
    histories: formHandlesOf(declaration.histories, ({ columns }) => Object.keys(columns)),
    define,
  }
}

/** What has no better place is wrong where the author called. */
const taker = (name: string, called: Called): Take => {
  const author = authorOf(called)
  return (read) => {
    if (E.isRight(read)) return read.right
    throw new DefinitionError(name, placed(read.left, author()))
  }
}

const placed = (problem: Problem, author: Place | undefined): Problem =>
  problem.place?.file !== undefined || author === undefined ? problem : { ...problem, place: author }
