import type { Node } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Model, ModelPlayer } from '../mechanism/model.js'

/** The players that a name means: one (`deployer`, `bidder.2`), or all that `bidder` stands for. */
export const instancesOf = (model: Model, name: string): readonly ModelPlayer[] =>
  model.players.filter((player) => player.name === name || player.of === name)

/** The qualified choice of one player that a name means: `bidder.bid` is `bidder.2.bid` for the second bidder. */
export const choiceOf = (player: ModelPlayer, choice: string): string =>
  player.choices.includes(choice) ? choice : `${player.name}${choice.slice(player.of.length)}`

/** The name that a player's choice or type has in the mechanism: `bidder.bid` for `bidder.2.bid`. */
export const commonName = (player: ModelPlayer, name: string): string => `${player.of}${name.slice(player.name.length)}`

/** Those who own a choice that an attack names. */
export const ownersOf = (model: Model, choice: string): readonly ModelPlayer[] =>
  model.players.filter((player) => player.choices.includes(choiceOf(player, choice)))

/**
 * The players of a name that differ from each other: one for all where they are interchangeable, which they are
 * unless a formula names one of them apart from the others.
 */
export const differingOf = (model: Model, name: string, formulas: readonly Node[]): readonly ModelPlayer[] => {
  const instances = instancesOf(model, name)
  return instances.length > 1 && areInterchangeable(model, instances, formulas) ? instances.slice(0, 1) : instances
}

export const areInterchangeable = (
  model: Model,
  instances: readonly ModelPlayer[],
  formulas: readonly Node[],
): boolean => {
  const own = new Set(instances.flatMap(({ choices, types }) => [...choices, ...types]))
  // Only what the author wrote tells: written out, every formula names every instance.
  const { players, state, admissible, where } = model.mechanism
  const written: Node[] = [admissible, ...where.values(), ...formulas]
  for (const { equation } of state.values()) written.push(equation)
  for (const { payoff, choices } of players.values()) {
    written.push(payoff)
    for (const { honest } of choices.values()) if (honest.kind !== 'option') written.push(honest)
  }
  return ![...variablesOf(...written)].some((name) => own.has(name))
}
