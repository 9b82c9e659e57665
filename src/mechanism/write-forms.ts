import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { sign } from '../arithmetic/rational.js'
import { constant, divide, extremum, negate, subtract, variable } from '../formula/build.js'
import { substitution } from '../formula/substitute.js'
import type { Tree } from '../formula/tree.js'
import type { Problem } from '../problem/problem.js'
import { joinedOf } from './form-names.js'
import type { Dynamic, History, Majority, Measure, Mechanism, Population } from './mechanism.js'
import type { Model, ModelState } from './model.js'
import { instancesOf, type Writing } from './writing.js'

type Written<A> = E.Either<Problem, A>

/** The parts of a model that are forms: their formulas written out, their own names left as they are. */
export type WrittenForms = Pick<Model, 'populations' | 'dynamics' | 'majorities' | 'histories' | 'measures'>

const together = sequenceS(E.Apply)

/** Writes out the formulas of populations, dynamics, majorities, histories and measures. */
export const writeForms = (mechanism: Mechanism, write: Writing): Written<WrittenForms> =>
  together({
    populations: writeEach(mechanism.populations, (population) => writePopulation(population, write)),
    dynamics: writeEach(mechanism.dynamics, (dynamic) => writeDynamic(mechanism, dynamic, write)),
    majorities: writeEach(mechanism.majorities, (majority) => writeMajority(majority, write)),
    histories: writeEach(mechanism.histories, (history) => writeHistory(history, write)),
    measures: writeMeasures(mechanism.measures, write),
  })

/**
 * How much joins a population, as a state: F = 0 at an inner equilibrium, where F is the payoff of the agent at the rank
 * joined/high; all have joined where F is not negative at the high end, and no one where it is not positive at zero.
 */
export const freeEntry = (name: string, { joined, quantile, payoff }: Population): ModelState | undefined => {
  const { domain } = joined
  if (domain.kind !== 'real') return undefined
  const filled = divide(variable(joinedOf(name)), constant(domain.high))
  const type = substitution(new Map([[`${name}.rank`, filled]])).tree(quantile)
  const gain = substitution(new Map([[`${name}.type`, type]])).tree(payoff)
  const belowAll = extremum('min', [subtract(constant(1), filled), gain])
  const left = sign(domain.low) === 0 ? extremum('max', [negate(filled), belowAll]) : belowAll
  return { name: joinedOf(name), domain, left, right: constant(0) }
}

const writeEach = <A, B>(
  map: ReadonlyMap<string, A>,
  make: (value: A, name: string) => Written<B>,
): Written<ReadonlyMap<string, B>> => {
  const written = new Map<string, B>()
  for (const [name, value] of map) {
    const made = make(value, name)
    if (E.isLeft(made)) return made
    written.set(name, made.right)
  }
  return E.right(written)
}

const writeMeasures = (measures: ReadonlyMap<string, Measure>, write: Writing): Written<ReadonlyMap<string, Measure>> =>
  writeEach(measures, (measure) => E.map((formula: Tree) => ({ ...measure, formula }))(write.tree(measure.formula)))

const writePopulation = (population: Population, write: Writing): Written<Population> =>
  pipe(
    together({ quantile: write.tree(population.quantile), payoff: write.tree(population.payoff) }),
    E.map((formulas) => ({ ...population, ...formulas })),
  )

const writeDynamic = (mechanism: Mechanism, dynamic: Dynamic, write: Writing): Written<Dynamic> =>
  pipe(
    together({
      state: writeEach(dynamic.state, (own) =>
        pipe(
          together({ start: write.tree(own.start), next: write.tree(own.next) }),
          E.map((formulas) => ({ ...own, ...formulas })),
        ),
      ),
      payoffs: writeEach(payoffsOfInstances(mechanism, dynamic), ({ payoff, instance }) =>
        write.tree(payoff, [instance]),
      ),
      measures: writeMeasures(dynamic.measures, write),
    }),
    E.map((formulas) => ({ ...dynamic, ...formulas })),
  )

/** What each single player has at the end. */
const payoffsOfInstances = (
  mechanism: Mechanism,
  { payoffs }: Dynamic,
): ReadonlyMap<string, { readonly payoff: Tree; readonly instance: string }> =>
  new Map(
    [...payoffs].flatMap(([player, payoff]) =>
      instancesOf(mechanism, player).map((instance) => [instance, { payoff, instance }] as const),
    ),
  )

const writeMajority = (majority: Majority, write: Writing): Written<Majority> =>
  pipe(
    together({
      holders: write.tree(majority.holders),
      weight: write.tree(majority.weight),
      above: write.tree(majority.above),
      slashed: write.tree(majority.slashed),
      fall: write.tree(majority.fall),
      effort: write.tree(majority.effort),
    }),
    E.map((formulas) => ({ ...majority, ...formulas })),
  )

const writeHistory = (history: History, write: Writing): Written<History> =>
  E.map((series: History['series']) => ({ ...history, series }))(writeMeasures(history.series, write))
