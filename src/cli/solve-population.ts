import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { drawTypes } from '../equilibrium/agents.js'
import { solveEntry } from '../equilibrium/population.js'
import { sampledEntry } from '../equilibrium/sampled-entry.js'
import { variableHandle } from '../formula/template/handle.js'
import { valuelessPayoff } from '../game/entry-value.js'
import { populationOf, type PopulationGame } from '../game/population.js'
import { empiricalSupply, mostKnots } from '../game/supply.js'
import { answerOfPopulation } from '../report/population.js'
import type { SolveForm } from './form.js'
import { readList } from './list-option.js'
import { readNumber } from './profile-option.js'
import { tool } from './version.js'

const mostAgents = 30_000_000

/** `hurwicz solve MECHANISM POPULATION`: free entry of a continuum, and of sampled or listed agents. */
export const solvePopulation: SolveForm = ({ model, part, given, set, where, flags }) =>
  pipe(
    E.Do,
    E.apS('agents', readNumber('--agents', flags.agents, { least: 2, most: mostAgents, whole: true })),
    E.apS('adjust', readNumber('--adjust', flags.adjust, { least: 0.001, most: 1 })),
    E.apS('list', readList(flags.list)),
    E.bind('game', ({ list }) => {
      list?.sort()
      const supplied =
        list === undefined ? {} : { quantile: empiricalSupply(variableHandle(`${part}.rank`), list).tree }
      return E.filterOrElse(
        (found: PopulationGame) => valuelessPayoff(found) === undefined,
        (found) => valuelessPayoff(found)!,
      )(populationOf(model, part, given, set, supplied))
    }),
    E.map(({ agents, adjust = 1, list, game }) => {
      const types = typesOf(game, agents, list, flags.seed)
      return answerOfPopulation({
        ...{ tool, seed: flags.seed, where, solution: solveEntry(game, adjust) },
        ...(types === undefined ? {} : { sampled: sampledEntry(game, types, flags.seed) }),
        ...(list === undefined ? {} : { listed: sayList(list.length) }),
      })
    }),
  )

/** So many agents drawn; else those of the list; else none but the continuum. */
const typesOf = (
  game: PopulationGame,
  agents: number | undefined,
  list: Float64Array | undefined,
  seed: string,
): Float64Array | undefined => (agents === undefined ? list : drawTypes(game, agents, `${seed}/${game.name}`))

const sayList = (numbers: number): string => {
  const how =
    numbers > mostKnots
      ? `, of which the continuum takes ${mostKnots.toLocaleString('en-US')} evenly spaced quantiles`
      : ''
  return `types are those of a list of ${numbers.toLocaleString('en-US')} ${numbers === 1 ? 'number' : 'numbers'}${how}, with straight lines between them`
}
