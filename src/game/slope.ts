import { divide, multiply, negate, sum } from '../formula/build.js'
import { derivative } from '../formula/derivative.js'
import type { Tree } from '../formula/tree.js'
import type { Game } from './strategic.js'

/**
 * How a player's payoff answers to one of the free choices, states moving with it, as a formula over choices and states.
 *
 * A state s with the equation F(x, s) = 0 moves by ds/dx = -F_x / F_s; states depend on earlier ones only.
 */
export const slopeOf = ({ players, states }: Game, player: number, choice: string): Tree => {
  const moves = new Map<string, Tree>()
  const total = (tree: Tree): Tree =>
    sum([derivative(tree, choice), ...[...moves].map(([state, move]) => multiply(derivative(tree, state), move))])
  for (const { name, left, right } of states) {
    const difference: Tree = { kind: 'subtract', left, right }
    moves.set(name, negate(divide(total(difference), derivative(difference, name))))
  }
  return total(players[player]!.payoff)
}
