import fc from 'fast-check'
import * as Q from '../arithmetic/rational.js'
import type { Domain, Point } from '../formula/domain.js'
import { encode } from '../formula/reading/number.js'
import { axisOf, clamp, fromShare } from '../optimise/space.js'
import type { Evaluator } from './evaluator.js'
import type { GoalCase } from './goal-case.js'

const simple = [0, 1, 0.5, 2, 10, 0.1, 0.25, 0.75, 0.9, 100, 1000]

/**
 * Points of a case for fast-check: each variable at its preferred, honest and simple values, at and next to its bounds,
 * evenly, or evenly among orders of magnitude; shrinking goes towards the preferred.
 */
export const edgeBiased = ({ goal }: GoalCase, { layout }: Evaluator, prefer: Point): fc.Arbitrary<Float64Array> => {
  const preferred = encode(prefer, layout)
  const values = [...goal.variables].map(([name, domain]) => {
    const honest = goal.deviating.get(name)
    const special = [preferred[layout.slots.get(name)!]!]
    if (honest?.kind === 'constant') special.push(Q.toNumber(honest.value))
    if (honest?.kind === 'option' && domain.kind === 'options') special.push(domain.options.indexOf(honest.option))
    return valueOf(domain, special)
  })
  return fc.tuple(...values).map((numbers) => Float64Array.from(numbers))
}

const resolution = 2 ** 30

const valueOf = (domain: Domain, special: readonly number[]): fc.Arbitrary<number> => {
  const axis = axisOf(domain)
  const width = axis.high - axis.low
  const favourites = special.filter((value) => clamp(axis, value) === value)
  if (axis.kind === 'options') {
    const all = Array.from({ length: width + 1 }, (_, index) => index)
    return fc.constantFrom(...favourites, ...all)
  }
  const edges = [axis.low, axis.high, axis.low + width * 1e-6, axis.high - width * 1e-6].map((value) =>
    clamp(axis, value),
  )
  const known = [...favourites, ...simple.filter((value) => clamp(axis, value) === value)]
  const share = fc.integer({ min: 0, max: resolution }).map((part) => part / resolution)
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constantFrom(...(known.length > 0 ? known : edges)) },
    { weight: 2, arbitrary: fc.constantFrom(...edges) },
    { weight: 3, arbitrary: share.map((part) => fromShare(axis, 'linear', part)) },
    { weight: 2, arbitrary: share.map((part) => fromShare(axis, 'wide', part)) },
  )
}
