import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as Q from '../arithmetic/rational.js'
import { cheapestBribe } from '../equilibrium/bribery.js'
import { compareDistributions } from '../equilibrium/bribery-distribution.js'
import { readHoldings, type HoldingsList } from '../formats/holdings.js'
import { majorityOf } from '../game/majority.js'
import type { Problem } from '../problem/problem.js'
import { answerOfMajority } from '../report/majority.js'
import { readMeasures } from '../sweep/measures.js'
import { readText } from './file.js'
import type { SolveForm } from './form.js'
import { tool } from './version.js'

const largestList = 32 * 2 ** 20

/** Of a budget's evaluations, one is worth so many steps of the search for a set. */
const stepsAnEvaluation = 0.5

/** `hurwicz solve MECHANISM MAJORITY`: the cheapest set to bribe, of the mechanism's holders or of listed ones. */
export const solveMajority: SolveForm = ({ model, part, given, set, where, flags: { list, seed }, budget }) =>
  pipe(
    E.Do,
    E.apS('listed', readListed(list)),
    E.bind('game', ({ listed }) =>
      majorityOf(
        model,
        part,
        given,
        set,
        listed?.holders.map(({ amount }) => ({ weight: amount, count: 1n })),
      ),
    ),
    E.bind('measures', () => readMeasures(model, given, set)),
    E.map(({ listed, game, measures }) =>
      answerOfMajority({
        ...{ tool, seed, where, game, model, measures },
        bribe: cheapestBribe(game.holdings, game, { seed, work: stepsAnEvaluation * budget.evaluations }),
        distributions: compareDistributions(game.holdings.holders, game, seed),
        ...(list === undefined || listed === undefined ? {} : { listed: list, namesOf: namesOf(listed) }),
      }),
    ),
  )

const readListed = (path: string | undefined): E.Either<Problem, HoldingsList | undefined> =>
  path === undefined
    ? E.right(undefined)
    : pipe(
        readText(path, largestList),
        E.chain((text) => readHoldings(text, path)),
      )

/** The names of those who hold a share of all that is listed. */
const namesOf = ({ holders }: HoldingsList): ((share: Q.Rational) => readonly string[]) => {
  const total = holders.reduce((sum, { amount }) => Q.add(sum, amount), Q.zero)
  const names = new Map<string, string[]>()
  for (const { holder, amount } of holders) {
    if (holder === undefined) continue
    const share = Q.showRational(Q.divide(amount, total))
    names.set(share, [...(names.get(share) ?? []), holder])
  }
  return (share) => names.get(Q.showRational(share)) ?? []
}
