import * as E from 'fp-ts/lib/Either.js'
import type { Point } from '../formula/domain.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Place, type Problem } from '../problem/problem.js'

/** Stands for a mechanism's defaults, where a preset would be named. */
const defaults = 'defaults'

/** The parameters that a baseline pins: those of a preset, or none but what the proposal changes. */
export const baselineOf = (
  mechanism: Mechanism,
  name: string | undefined,
  place?: Place,
): E.Either<Problem, { readonly name: string; readonly values: Point }> => {
  if (name === undefined || name === defaults) return E.right({ name: defaults, values: new Map() })
  const preset = mechanism.presets.get(name)
  if (preset) return E.right({ name, values: preset.values })
  const close = nearest(name, mechanism.presets.keys())
  return E.left(
    problem('unknown-name', `${mechanism.name} has no preset "${name}"`, {
      ...(place === undefined ? {} : { place }),
      expected: [defaults, ...mechanism.presets.keys()].join(', '),
      ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
    }),
  )
}
