import type { Mechanism } from '../../src/mechanism/mechanism.js'
import type { Given } from '../suite/best-reply.js'
import { measured as allMeasured } from '../suite/measured.js'

/** The measures of a mechanism at a preset and some parameters, by name: one that is not there is a mistake of the test. */
export const measured = (
  mechanism: Mechanism,
  parameters: Given = {},
  preset?: string,
  set: Given = {},
): ((name: string) => number) => {
  const values = allMeasured(mechanism, { parameters, set, ...(preset === undefined ? {} : { preset }) })
  return (name) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${mechanism.name} has no measure ${name}`)
    return value
  }
}
