import * as Q from '../arithmetic/rational.js'
import type { PopulationSolution } from '../equilibrium/population.js'
import { showNumber } from './number.js'
import { pointsOf } from './population-point.js'
import type { PopulationUnits } from './population-units.js'

/** Why there is none, in numbers. */
export const reasonForNone = ({ game, entry }: PopulationSolution, units: PopulationUnits): string => {
  const [jump] = entry.doubts
  if (jump !== undefined)
    return jump.kind === 'jump'
      ? `what the marginal agent has from joining never is zero: it jumps over it at ${showNumber(jump.joined.high)}${units.joined}`
      : 'none could be established'
  const least = Q.toNumber(game.low)
  const [first] = pointsOf(game, [
    { kind: 'crossing', joined: { low: least, high: least }, number: 'one', stability: 'stable' },
  ])
  if (first === undefined || Number.isNaN(entry.atLow))
    return 'what joining brings has no value where there would be one'
  const at = `at the least that is thought possible, ${showNumber(least)}${units.joined},`
  return first.earned === undefined
    ? `${at} the marginal agent has ${showNumber(entry.atLow)}${units.payoff} from joining, which is below zero, and nowhere is it zero`
    : `${at} joining earns ${showNumber(first.earned)}${units.type}, below what the marginal agent asks, ${showNumber(first.marginal)}${units.type}, and nowhere do they meet`
}
