import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Enclosure, Goal } from '../checker/goal.js'
import { checkWitness } from '../checker/index.js'
import { goalsOf } from '../claim/goals.js'
import { atHonest } from '../claim/honest.js'
import { truth } from '../formula/build.js'
import type { Point } from '../formula/domain.js'
import { variablesOf } from '../formula/variables.js'
import type { Model } from '../mechanism/model.js'
import { largestGain } from '../search/largest-gain.js'
import { referencePoint } from '../verdict/reference-point.js'

/** How far a claim is from breaking at the reference world: negative where it is broken there. */
export interface MarginFigure {
  readonly value: Enclosure
  /** Whether the mechanism says how it is measured; else it is less the largest gain. */
  readonly isStated: boolean
}

const evaluations = 40_000

/**
 * The margin of a claim at the defaults of all that is not pinned: as the claim states it, at the honest profile;
 * otherwise less the largest gain that a deviation has there.
 */
export const marginOf = (model: Model, claimName: string, fixed: Point, seed: string): MarginFigure | undefined => {
  const claim = model.mechanism.claims.get(claimName)!
  const world = referencePoint(model, fixed)
  if (claim.margin === undefined) return lessLargestGain(model, claimName, world, seed)
  const read = atHonest(model, claim.margin.formula, fixed)
  if (E.isLeft(read)) return undefined
  const { formula, states } = read.right
  const names = variablesOf(formula, ...states.flatMap(({ left, right }) => [left, right]))
  const goal: Goal = {
    name: 'margin',
    variables: new Map(
      [...model.variables]
        .filter(([name]) => names.has(name) && world.has(name))
        .map(([name, { domain }]) => [name, domain]),
    ),
    states,
    assuming: truth(true),
    violation: truth(true),
    gain: formula,
    deviating: new Map(),
    played: new Map(),
    payoffs: [],
  }
  const check = checkWitness(goal, new Map([...world].filter(([name]) => goal.variables.has(name))))
  return check.accepted ? { value: check.gain, isStated: true } : undefined
}

const lessLargestGain = (model: Model, claim: string, world: Point, seed: string): MarginFigure | undefined => {
  const parameters = new Map([...world].filter(([name]) => model.variables.get(name)?.role === 'parameter'))
  const stated = goalsOf(model, claim, parameters)
  if (E.isLeft(stated) || stated.right.kind === 'vacuous') return undefined
  const gains = stated.right.goals.map((goal) =>
    largestGain(goal, { seed: `${seed}/margin/${goal.name}`, evaluations }),
  )
  const known = gains.filter((gain) => gain !== undefined && Number.isFinite(gain))
  if (known.length === 0) return undefined
  // Minus zero would print a sign that says nothing.
  const margin = Q.fromNumber(0 - Math.max(...(known as number[])))
  return { value: { low: margin, high: margin }, isStated: false }
}

/** Whether one margin is clearly less than another: by more than climbing could miss. */
export const isClearlyLess = (a: MarginFigure, b: MarginFigure): boolean => {
  const slack = a.isStated && b.isStated ? 0 : 1e-6 * Math.max(size(a.value), size(b.value))
  return Q.compare(Q.add(a.value.high, Q.fromNumber(slack)), b.value.low) < 0
}

const size = ({ low }: Enclosure): number => Math.abs(Q.toNumber(low))
