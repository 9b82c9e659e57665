import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import { constant, divide, variable } from '../formula/build.js'
import { derivative } from '../formula/derivative.js'
import type { Point } from '../formula/domain.js'
import { compileTree } from '../formula/reading/number.js'
import { substitution } from '../formula/substitute.js'
import type { Tree } from '../formula/tree.js'
import type { Model } from '../mechanism/model.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { fixing } from './fixing.js'
import { disorderOf, type Order } from './entry-order.js'
import { withNeededStates } from './needed-states.js'

/**
 * A population with everything but its own rank, type and joined fixed.
 *
 * A continuum of agents with ranks from 0 to 1; the agent at a rank has the type that the quantile gives. Lower ranks join
 * first, so that when x has joined, the marginal agent is the one at the rank x / high.
 */
export interface PopulationGame {
  readonly model: Model
  readonly name: string
  readonly given: Point
  readonly set: Point
  /** Every parameter and type. */
  readonly fixed: Point
  /** The domain of what has joined; `high` is everyone. */
  readonly low: Q.Rational
  readonly high: Q.Rational
  /** Over `NAME.rank`. */
  readonly quantile: Tree
  /** Over `NAME.type` and `NAME.joined`: what joining brings beyond staying out. */
  readonly payoff: Tree
  /** Over `NAME.joined`: the payoff of the marginal agent. */
  readonly entry: Tree
  /** Over `NAME.joined`, where the payoff is this minus the type: what joining earns. */
  readonly earned?: Tree
  /** Over `NAME.joined`: the type of the marginal agent. */
  readonly marginal: Tree
  /** How it is known that payoffs fall with the type and types do not fall with the rank. */
  readonly order: Order
}

export interface Supplied {
  /** In place of the population's own quantile, over `NAME.rank`: types that were listed. */
  readonly quantile?: Tree
}

/**
 * The game that one population of a model is, at some parameters, types, choices.
 *
 * @returns a Problem where there is no such population, an earlier state has no one solution, types fall with the rank, or
 * payoffs rise with the type: entry by rank would then mean nothing.
 */
export const populationOf = (
  model: Model,
  name: string,
  given: Point,
  set: Point = new Map(),
  supplied: Supplied = {},
): E.Either<Problem, PopulationGame> => {
  const population = model.populations.get(name)
  if (population === undefined) return E.left(unknownPopulation(model, name))
  const { domain } = population.joined
  const joined = `${name}.joined`
  if (domain.kind !== 'real' || Q.sign(domain.low) < 0 || Q.compare(domain.low, domain.high) >= 0)
    return E.left(
      problem('bad-domain', `how much of ${name} has joined is no interval of amounts`, {
        expected: 'in: [low, high] with 0 <= low < high',
      }),
    )
  return E.chain(({ tree, nature }: { tree: (node: Tree) => Tree; nature: Point }) => {
    const quantile = tree(supplied.quantile ?? population.quantile)
    const payoff = tree(population.payoff)
    const rank = divide(variable(joined), constant(domain.high))
    const marginal = replacing(`${name}.rank`, rank, quantile)
    const earned = earnedOf(payoff, name, domain)
    const order = disorderOf({ name, quantile, payoff, low: domain.low, high: domain.high })
    return E.map((known: Order): PopulationGame => ({
      ...{ model, name, given, set, fixed: nature, low: domain.low, high: domain.high, quantile, payoff, marginal },
      entry: replacing(`${name}.type`, marginal, payoff),
      ...(earned === undefined ? {} : { earned }),
      order: known,
    }))(order)
  })(fixing(withNeededStates(model, [population.payoff, population.quantile]), given, set, new Set([joined])))
}

const replacing = (name: string, by: Tree, within: Tree): Tree => substitution(new Map([[name, by]])).tree(within)

/** A formula of one variable as a function of doubles. */
export const readingOf = (tree: Tree, name: string): ((value: number) => number) => {
  const read = compileTree(tree, { slots: new Map([[name, 0]]), options: new Map() })
  const point = new Float64Array(1)
  return (value) => {
    point[0] = value
    return read(point)
  }
}

/** The payoff as a function of the type and of what has joined. */
export const payoffReading = ({ name, payoff }: Pick<PopulationGame, 'name' | 'payoff'>) => {
  const slots = new Map([
    [`${name}.type`, 0],
    [`${name}.joined`, 1],
  ])
  const read = compileTree(payoff, { slots, options: new Map() })
  const point = new Float64Array(2)
  return (type: number, joined: number): number => {
    point[0] = type
    point[1] = joined
    return read(point)
  }
}

const unknownPopulation = (model: Model, name: string): Problem => {
  const names = [...model.populations.keys()]
  const close = nearest(name, names)
  return problem('bad-option', `${model.mechanism.name} has no population “${name}”`, {
    expected: names.join(', ') || 'none: it has none',
    ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
  })
}

/** What joining earns, where the payoff is that minus the type. */
const earnedOf = (
  payoff: Tree,
  name: string,
  { low, high }: { readonly low: Q.Rational; readonly high: Q.Rational },
): Tree | undefined => {
  const type = `${name}.type`
  const slope = derivative(payoff, type)
  if (slope.kind !== 'constant' || !Q.equals(slope.value, Q.rational(-1n))) return undefined
  const earned = replacing(type, constant(0), payoff)
  // Steps have the derivative zero, too: it is tried whether the payoff really is of this form.
  const read = payoffReading({ name, payoff })
  const from = Q.toNumber(low)
  const to = Q.toNumber(high)
  for (const share of [0.137, 0.5, 0.871])
    for (const at of [0.0271, 1.618, 31.41]) {
      const joined = from + share * (to - from)
      const base = read(0, joined)
      if (Math.abs(read(at, joined) - (base - at)) > 1e-9 * (Math.abs(base) + at)) return undefined
    }
  return earned
}
