import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { decodeMechanism, goalsOf, writeOut, type Goal } from '../src/index.js'
import { search } from '../src/search/search.js'

/** How fast a claim that holds is tried: points a second. */
export interface TrialSpeed {
  readonly name: string
  readonly perSecond: number
}

const mechanism = `
mechanism: posted-rebate
parameters:
  rebate:  { in: [0, 0.99], default: 0.2 }
  baseFee: { in: [1, 200], default: 20 }
  calls:   { in: [0, 1e6], default: 1000 }
  gas:     { in: [1, 1e6], default: 50000 }
players:
  deployer:
    choices: { wash: { in: [0, 1e7], honest: 0 } }
    payoff: rebate * baseFee * gas * calls - (1 - rebate) * baseFee * wash
claims:
  no-wash: { kind: unprofitable, varying: [wash] }
`

const goalOf = (): Goal => {
  const decoded = decodeMechanism(mechanism)
  if (E.isLeft(decoded)) throw new Error(decoded.left.what)
  const model = writeOut(decoded.right)
  if (E.isLeft(model)) throw new Error(model.left.what)
  const stated = goalsOf(model.right, 'no-wash')
  if (E.isLeft(stated) || stated.right.kind !== 'goals') throw new Error('no goal')
  return stated.right.goals[0]!
}

/** The deployer's payoff as one would write it by hand. */
const payoff = (rebate: number, baseFee: number, calls: number, gas: number, wash: number): number =>
  rebate * baseFee * gas * calls - (1 - rebate) * baseFee * wash

const within = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

const rate = (run: () => number): number => {
  run()
  const rates = Array.from({ length: 5 }, () => {
    const start = performance.now()
    const trials = run()
    return (1000 * trials) / (performance.now() - start)
  })
  return rates.sort((a, b) => a - b)[2]!
}

/** The same claim as the search tries it, and as a property for fast-check written by hand. */
export const benchClaims = (trials = 100_000): readonly TrialSpeed[] => {
  const goal = goalOf()
  const property = fc.property(
    within(0, 0.99),
    within(1, 200),
    within(0, 1e6),
    within(1, 1e6),
    within(0, 1e7),
    (rebate, baseFee, calls, gas, wash) =>
      payoff(rebate, baseFee, calls, gas, wash) <= payoff(rebate, baseFee, calls, gas, 0),
  )
  return [
    {
      name: 'by hand, with fast-check',
      perSecond: rate(() => fc.check(property, { numRuns: trials, seed: 1 }).numRuns),
    },
    {
      name: 'the claim, by search',
      perSecond: rate(() => {
        const found = search(goal, { seed: 'bench', evaluations: trials })
        if (found.kind !== 'none') throw new Error(`the search ended with ${found.kind}`)
        return found.trials
      }),
    },
  ]
}
