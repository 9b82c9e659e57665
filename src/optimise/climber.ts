import type { Best, Meter } from './meter.js'
import type { RandomStream } from './random.js'
import type { Scale, Space } from './space.js'

export interface Climb {
  readonly space: Space
  readonly start: Float64Array
  /** How the axes are spread while climbing. */
  readonly scale: Scale
  /** The size of the first steps, as a share of each axis. */
  readonly reach: number
  readonly random: RandomStream
}

/** From a start to a point at least as good, until steps are too small or the meter is done. */
export type Climber = (meter: Meter, climb: Climb) => Best
