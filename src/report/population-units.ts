import * as E from 'fp-ts/lib/Either.js'
import { joinUnits, parseUnit, showUnit, type Unit } from '../formula/reading/unit.js'
import type { PopulationGame } from '../game/population.js'
import { inUnit } from './unit-text.js'

/** The units of a population's quantities, as they are printed behind numbers: empty where there is none. */
export interface PopulationUnits {
  readonly joined: string
  readonly type: string
  /** Of the payoff: the type's, where it is what joining earns minus the type. */
  readonly payoff: string
  /** Of payoffs of all who join together. */
  readonly total: string
}

export const populationUnits = ({ model, name, earned }: PopulationGame): PopulationUnits => {
  const population = model.populations.get(name)!
  const read = (text: string | undefined): Unit | undefined => {
    const unit = parseUnit(text ?? '1')
    return E.isRight(unit) ? unit.right : undefined
  }
  const joined = read(population.joined.unit)
  const type = read(population.type.unit)
  const total = joined === undefined || type === undefined ? '' : inUnit(showUnit(joinUnits(joined, type)))
  const ofType = inUnit(population.type.unit)
  return {
    joined: inUnit(population.joined.unit),
    type: ofType,
    payoff: earned === undefined ? '' : ofType,
    total: earned === undefined ? '' : total,
  }
}
