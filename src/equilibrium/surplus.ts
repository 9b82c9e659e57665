import * as Q from '../arithmetic/rational.js'
import { payoffReading, readingOf, type PopulationGame } from '../game/population.js'

/** What those who join have from it, all together, beyond staying out. */
export interface Surplus {
  readonly total: number
  /** What joining earns them, less that: what their types ask; where the payoff is what joining earns minus the type. */
  readonly cost?: number
  /** How far the number is from that of half as many places. */
  readonly error: number
}

const steps = 256
const reach = 3.4

/**
 * The integral of payoffs over all who join, at a given amount that has joined. Numerical, by the double exponential rule,
 * which quantile functions that are steep at their ends do not hurt.
 * @source H. Takahasi, M. Mori, "Double exponential formulas for numerical integration" (1974)
 */
export const surplusAt = (game: PopulationGame, joined: number): Surplus => {
  const high = Q.toNumber(game.high)
  const payoff = payoffReading(game)
  const typeAt = readingOf(game.quantile, `${game.name}.rank`)
  const most = joined / high
  const at = (rank: number): number => payoff(typeAt(rank), joined)
  const [fine, coarse] = [1, 2].map((stride) => high * integral(at, most, stride))
  const total = fine!
  const error = Math.abs(fine! - coarse!)
  if (game.earned === undefined) return { total, error }
  const earned = joined === 0 ? 0 : readingOf(game.earned, `${game.name}.joined`)(joined) * joined
  return { total, cost: earned - total, error }
}

/** Over [0, most]; places where the function has no value count nothing, being at the very ends. */
const integral = (f: (x: number) => number, most: number, stride: number): number => {
  const width = (2 * reach * stride) / steps
  let sum = 0
  for (let step = 0; step <= steps; step += stride) {
    const t = -reach + (step / steps) * 2 * reach
    const bend = (Math.PI / 2) * Math.sinh(t)
    // The share of the way, by whichever end is nearer, so that nothing cancels.
    const share = 1 / (1 + Math.exp(-2 * bend))
    const weight = ((Math.PI / 2) * Math.cosh(t)) / (2 * Math.cosh(bend) ** 2)
    const value = f(most * share)
    if (Number.isFinite(value)) sum += weight * value
  }
  return most * width * sum
}
