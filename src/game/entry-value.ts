import * as Q from '../arithmetic/rational.js'
import { problem, type Problem } from '../problem/problem.js'
import { valueText } from './point-text.js'
import type { PopulationGame } from './population.js'
import { readingOf } from './population.js'
import { isAdmissibleAt } from './population-measures.js'

const places = 89
/** Multiples of it spread evenly, and hit no round number at which a formula may have a pole. */
const golden = (Math.sqrt(5) - 1) / 2

/** What is wrong where the marginal agent's payoff has no value though the mechanism allows so much to have joined. */
export const valuelessPayoff = (game: PopulationGame): Problem | undefined => {
  const state = `${game.name}.joined`
  const read = readingOf(game.entry, state)
  const [low, high] = [Q.toNumber(game.low), Q.toNumber(game.high)]
  for (let place = 1; place <= places; place += 1) {
    const share = (place * golden) % 1
    const joined = low * (1 - share) + high * share
    if (!Number.isNaN(read(joined)) || !isAdmissibleAt(game, Q.fromNumber(joined))) continue
    const shown = valueText(Q.fromNumber(Number(joined.toPrecision(6))))
    return problem('not-a-number', `what joining ${game.name} brings is not a number at ${state} = ${shown}`, {
      mend: `exclude it by the domain of ${state} or under "admissible", or define the payoff there with if`,
    })
  }
  return undefined
}
