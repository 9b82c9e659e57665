import * as Q from '../arithmetic/rational.js'
import type { Point } from '../formula/domain.js'
import type { Game } from './strategic.js'

/** A profile of a game as a point: a name or a rational for each free choice. */
export const pointOf = ({ choices }: Game, profile: Float64Array): Point =>
  new Map(
    [...choices].map(([name, domain], slot) => [
      name,
      domain.kind === 'options' ? domain.options[profile[slot]!]! : Q.fromNumber(profile[slot]!),
    ]),
  )
