import { writeOut } from '../../src/mechanism/write-out.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { readMeasures } from '../../src/sweep/measures.js'
import { pointOf, taken, type Given } from './best-reply.js'

export interface Measuring {
  readonly preset?: string
  readonly parameters?: Given
  /** Choices set instead of honest. */
  readonly set?: Given
}

/** What a mechanism's measures are, its states solved. */
export const measured = (mechanism: Mechanism, { preset, parameters, set }: Measuring = {}): Record<string, number> => {
  const pinned = preset === undefined ? new Map() : mechanism.presets.get(preset)!.values
  const given = new Map([...pinned, ...pointOf(parameters)])
  return Object.fromEntries(taken(readMeasures(taken(writeOut(mechanism)), given, pointOf(set))))
}
