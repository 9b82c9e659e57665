import type { Either } from 'fp-ts/lib/Either.js'
import type { Game } from '../game/strategic.js'
import type { Problem } from '../problem/problem.js'

/** One way of playing a game over and over, until nobody wants to move. */
export interface Solver {
  readonly name: string
  /**
   * Plays from a start. The same game and options give the same outcome.
   * What it calls converged has a regret within the options' tolerance, looked at afresh and not only locally.
   * @returns a Problem where the method does not apply to the game, or the game has no payoffs where play leads.
   */
  readonly solve: (game: Game, options: SolverOptions) => Either<Problem, Outcome>
}

export interface SolverOptions {
  readonly seed: string
  /** The profile to start from. */
  readonly start: Float64Array
  /** At most so many rounds of play. */
  readonly rounds: number
  /** Points for each real choice: always for methods that mix, and for best responses to be confined to them. */
  readonly grid?: number
  /** Of the logit response: how much more likely, in logarithms, a strategy is for each unit of payoff. */
  readonly sensitivity: number
  /** The share of the range of a player's payoffs in play that counts as nothing to gain, where strategies are mixed. */
  readonly tolerance: number
}

/** How play ended. */
export type Outcome =
  | { readonly kind: 'converged'; readonly profile: Profile; readonly rounds: number }
  /** It comes back to where it was, through these profiles. */
  | { readonly kind: 'cycle'; readonly profiles: readonly Float64Array[]; readonly rounds: number }
  | { readonly kind: 'not-converged'; readonly profile: Profile; readonly rounds: number; readonly why: string }

export type Profile =
  | { readonly kind: 'pure'; readonly profile: Float64Array }
  /** For each player, in the game's order, what it plays on its grid and how often. */
  | { readonly kind: 'mixed'; readonly strategies: readonly (readonly Weighted[])[] }

export interface Weighted {
  /** The player's own choices, in their order. */
  readonly strategy: Float64Array
  readonly probability: number
}
