import type { Tree } from '../formula/tree.js'
import { variablesOf } from '../formula/variables.js'
import type { Mechanism, StateVariable } from './mechanism.js'
import { mentionOf } from './member.js'

/** The formula that defines a state outright: the right side of `s = f`, where f is free of s. */
export const definitionOf = (name: string, { equation }: StateVariable): Tree | undefined => {
  if (equation.kind !== 'compare' || equation.operator !== '=') return undefined
  const { left, right } = equation
  return left.kind === 'variable' && left.name === name && !variablesOf(right).has(name) ? right : undefined
}

/** Everything that some names mention, definitions of states followed. */
export const reach = (mechanism: Mechanism, names: Iterable<string>): ReadonlySet<string> => {
  const reached = new Set<string>(names)
  for (const name of reached) {
    const state = mechanism.state.get(name)
    const definition = state && definitionOf(name, state)
    // A set that grows while it is walked through visits what was added.
    if (definition) for (const mentioned of variablesOf(definition)) reached.add(mentioned)
  }
  return reached
}

/** States with a definition that honest rules read although choices move them. */
export const statesReadThroughChoices = (mechanism: Mechanism): ReadonlySet<string> => {
  const read = new Set<string>()
  for (const player of mechanism.players.values())
    for (const { honest } of player.choices.values())
      if (honest.kind !== 'option')
        for (const name of variablesOf(honest)) if (mechanism.state.has(name)) read.add(name)
  return new Set([...read].filter((name) => [...reach(mechanism, [name])].some((other) => isChoice(mechanism, other))))
}

const isChoice = (mechanism: Mechanism, name: string): boolean => {
  const mention = mentionOf(name)
  return mention.kind !== 'global' && mechanism.players.get(mention.player)?.choices.has(mention.name) === true
}
