import type { Point } from '../formula/domain.js'
import type { Model } from '../mechanism/model.js'
import type { Tool } from './format.js'
import { jsonPoint } from './json.js'

/**
 * How every document that `solve` prints begins: by which program and from which seed, of which mechanism and which part of
 * it, and at what parameters and types.
 *
 * @param nature parameters and types that are fixed
 */
export const solveHead = <Part extends object = object>(
  { tool, seed }: { readonly tool: Tool; readonly seed: string },
  model: Model,
  nature: Point,
  part?: Part,
) => {
  const inRole = (role: 'parameter' | 'type') =>
    jsonPoint(new Map([...nature].filter(([name]) => model.variables.get(name)?.role === role)))
  const types = inRole('type')
  return {
    tool,
    seed,
    game: model.mechanism.name,
    ...part,
    parameters: inRole('parameter'),
    ...(Object.keys(types).length === 0 ? {} : { types }),
  }
}
