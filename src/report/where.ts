import type { Point } from '../formula/domain.js'
import type { Model } from '../mechanism/model.js'
import { showValue } from './number.js'
import { unitsIn } from './units-of.js'

const mostPinned = 8

/** At what point something was solved: the parameters that were pinned, the preset, and what the types are. */
export const whereOf = (model: Model, nature: Point, pinned: readonly string[], preset: string | undefined): string => {
  const units = unitsIn(model)
  const types = [...model.variables.values()].filter(({ role }) => role === 'type').map(({ name }) => name)
  const values = [...pinned, ...types].map(
    (name) => `${name} = ${showValue(nature.get(name)!)}${units.ofVariable(name)}`,
  )
  const more = values.length > mostPinned ? [`${values.length - mostPinned} more`] : []
  const isDefault = pinned.length === 0 && model.mechanism.parameters.size > 0
  const base = preset !== undefined ? [`preset ${preset}`] : isDefault ? ['the default parameters'] : []
  const parts = [...values.slice(0, mostPinned), ...more, ...base]
  return parts.length === 0 ? '' : `at ${parts.join(', ')}`
}
