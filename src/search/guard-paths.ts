import { negate } from '../formula/build.js'
import type { Tree } from '../formula/tree.js'
import { compileTree } from '../formula/number.js'
import { climbByCompass } from '../optimise/compass.js'
import { climbByCovarianceAdaptation } from '../optimise/covariance-adaptation.js'
import { maximise } from '../optimise/maximise.js'
import { meterOf, portionOf } from '../optimise/meter.js'
import { sampleBroadly, sampleEvenly } from '../optimise/space.js'
import { guardsOf } from './guards.js'
import type { Hunt } from './hunt.js'

const samples = 300
/** A side of a guard that more of the samples than this are on needs no climbing to. */
const common = 0.02
const randomPaths = 8

/**
 * Looks where the gain is flat almost everywhere: climbs the margins of guards, one rare side after another and several
 * together, in order to reach the branches that chance does not; and from there climbs the violation.
 */
export const followGuards = (hunt: Hunt, evaluations: number): void => {
  const { evaluator, goalCase, random, watch } = hunt
  const paths = pathsOf(hunt)
  if (paths.length === 0) return
  const each = Math.max(200, evaluations / paths.length)
  let left = evaluations
  for (const wanted of paths) {
    if (left <= 0) return
    const spent = Math.min(each, left)
    left -= spent
    const reach = evaluator.towardsAll(wanted)
    // Points on the way are points like all others: the hunt reads them too.
    const onTheWay = watch(evaluator.towardsViolation)
    let isFound = false
    const arrived = maximise(
      (point) => {
        const value = reach(point)
        if (value > -1e-9 && onTheWay(point) === Infinity) isFound = true
        return isFound ? Infinity : value
      },
      evaluator.space,
      { starts: 3, evaluations: spent / 2, random, seeds: hunt.leaders().slice(0, 1), enough: -1e-300 },
    )
    if (isFound) return
    if (arrived.value < -0.5 * wanted.length - goalCase.implicit.length) continue
    const meter = meterOf(onTheWay, spent / 2, 1e300)
    for (const [scale, size] of [['linear', 0.01], ['wide', 0.1]] as const) {
      const start = meter.best().value > -Infinity ? meter.best().point : arrived.point
      const half = portionOf(meter, meter.left() / 2)
      climbByCompass(portionOf(half, half.left() / 2), { space: evaluator.space, start, scale, reach: size, random })
      climbByCovarianceAdaptation(half, {
        ...{ space: evaluator.space, start: half.best().value > -Infinity ? half.best().point : start },
        ...{ scale, reach: size / 3, random },
      })
    }
    if (meter.best().value === Infinity) return
  }
}

/** What to climb: formulas that are all positive in a region that samples rarely meet. */
const pathsOf = ({ goalCase, evaluator, random }: Hunt): readonly (readonly Tree[])[] => {
  const { goal } = goalCase
  const guards = guardsOf(goal.violation, goal.gain, goal.assuming)
  const margins = guards.map(({ margin }) => compileTree(margin, evaluator.layout))
  const above = new Float64Array(guards.length)
  const below = new Float64Array(guards.length)
  for (let draw = 0; draw < samples; draw += 1) {
    evaluator.read(draw % 2 === 0 ? sampleBroadly(evaluator.space, random) : sampleEvenly(evaluator.space, random))
    margins.forEach((margin, index) => {
      const value = margin(evaluator.values)
      if (value > 0) above[index] = above[index]! + 1
      if (value < 0) below[index] = below[index]! + 1
    })
  }
  const isRare = (count: number): boolean => count <= common * samples
  const rare = guards.flatMap(({ margin }, index) => [
    ...(isRare(above[index]!) ? [margin] : []),
    ...(isRare(below[index]!) ? [negate(margin)] : []),
  ])
  const arguments_ = guards.filter(({ jumps }) => !jumps).map(({ margin }) => margin)
  const sides = guards.map(({ margin }) => margin)
  const random_ = Array.from({ length: guards.length > 1 ? randomPaths : 0 }, () =>
    sides.map((margin) => (random.next() < 0.5 ? margin : negate(margin))),
  )
  const together = [...new Set([rare, arguments_, sides])].filter((path) => path.length > 1)
  return [...together, ...rare.map((margin) => [margin]), ...random_]
}
