import { enclosing, type Interval } from '../../src/arithmetic/interval.js'
import { enclose } from '../../src/formula/reading/interval.js'
import { settingsOf, substitution } from '../../src/formula/substitute.js'
import { fixNature } from '../../src/game/nature.js'
import { encloseState } from '../../src/game/state.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { pointOf, taken, type Given } from './best-reply.js'

/** Reads shared formulas and states of a mechanism at given parameters, the players being honest. */
export const readingOf = (mechanism: Mechanism, parameters: Given, preset?: string): ((name: string) => number) => {
  const model = taken(writeOut(mechanism))
  const pinned = preset === undefined ? new Map() : mechanism.presets.get(preset)!.values
  const fixed = fixNature(model, new Map([...pinned, ...pointOf(parameters)]))
  const honest = substitution(new Map(model.players.flatMap((player) => [...player.honest])))
  const { tree } = substitution(settingsOf(fixed))
  const box = new Map<string, Interval | string>(
    [...fixed].map(([name, value]) => [name, typeof value === 'string' ? value : enclosing(value)]),
  )
  for (const { name, domain, left, right } of model.states) {
    const within = encloseState({ name, domain, left: tree(honest.tree(left)), right: tree(honest.tree(right)) }, box)
    if (typeof within === 'string') throw new Error(`${name} has ${within} solution`)
    box.set(name, within)
  }
  return (name) => {
    const known = box.get(name)
    const formula = model.where.get(name) ?? model.defined.get(name)
    const { low, high } = typeof known === 'object' ? known : enclose(tree(honest.tree(formula!)), box)
    return low / 2 + high / 2
  }
}
