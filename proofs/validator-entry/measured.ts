import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { readMeasures } from '../../src/sweep/measures.js'
import { pointOf, taken, type Given } from '../suite/best-reply.js'

/** The measures of a mechanism at a preset and some parameters, choices being honest or as set. */
export const measured = (
  mechanism: Mechanism,
  parameters: Given = {},
  preset?: string,
  set: Given = {},
): ((name: string) => number) => {
  const pinned = preset === undefined ? new Map() : mechanism.presets.get(preset)!.values
  const model = taken(writeOut(mechanism))
  const values = taken(readMeasures(model, new Map([...pinned, ...pointOf(parameters)]), pointOf(set)))
  return (name) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`${mechanism.name} has no measure ${name}`)
    return value
  }
}
