import * as E from 'fp-ts/lib/Either.js'
import { populationOf, type PopulationGame } from '../../src/game/population.js'
import type { Problem } from '../../src/problem/problem.js'
import { modelWith, type PopulationText } from '../game/population-model.js'

/** The population of holders with these formulas. */
export const populationGame = (text: PopulationText): PopulationGame => {
  const found = populationOf(modelWith(text), 'holders', new Map())
  if (E.isLeft(found)) throw new Error(JSON.stringify(found.left))
  return found.right
}

export const populationProblem = (text: PopulationText): Problem | undefined => {
  const found = populationOf(modelWith(text), 'holders', new Map())
  return E.isLeft(found) ? found.left : undefined
}
