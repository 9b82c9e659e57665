import { negate } from '../formula/build.js'
import type { Tree } from '../formula/tree.js'
import { compileTree } from '../formula/reading/number.js'
import { climbByCompass } from '../optimise/compass.js'
import { climbByCovarianceAdaptation } from '../optimise/covariance-adaptation.js'
import { maximise } from '../optimise/maximise.js'
import { meterOf, portionOf, type Best, type Objective } from '../optimise/meter.js'
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
  const paths = pathsOf(hunt)
  const each = Math.max(200, evaluations / Math.max(1, paths.length))
  // Points on the way are points like all others: the hunt reads them too.
  const onTheWay = hunt.watch(hunt.evaluator.towardsViolation)
  for (let turn = 0; turn < paths.length && turn * each < evaluations; turn += 1) {
    const arrived = reachRegion(hunt, paths[turn]!, each / 2, onTheWay)
    if (arrived.value === Infinity) return
    const isFarOff = arrived.value < -0.5 * paths[turn]!.length
    if (!isFarOff && climbFrom(hunt, arrived.point, each / 2, onTheWay) === Infinity) return
  }
}

/** Climbs into the region where some margins are all positive; infinite if it breaks the goal on arrival. */
const reachRegion = (
  { evaluator, random, leaders }: Hunt,
  wanted: readonly Tree[],
  evaluations: number,
  onTheWay: Objective,
): Best => {
  const towards = evaluator.towardsAll(wanted)
  const objective: Objective = (point) => {
    const value = towards(point)
    return value > -1e-9 && onTheWay(point) === Infinity ? Infinity : value
  }
  const seeds = leaders().slice(0, 1)
  return maximise(objective, evaluator.space, { starts: 3, evaluations, random, seeds, enough: -1e-300 })
}

/** Climbs the violation from a point in a region that may be small, in small steps first. */
const climbFrom = (
  { evaluator: { space }, random }: Hunt,
  from: Float64Array,
  evaluations: number,
  objective: Objective,
): number => {
  const meter = meterOf(objective, evaluations, 1e300)
  let start = from
  for (const [scale, reach] of [
    ['linear', 0.01],
    ['wide', 0.1],
  ] as const) {
    const half = portionOf(meter, meter.left() / 2)
    climbByCompass(portionOf(half, half.left() / 2), { space, start, scale, reach, random })
    if (meter.best().value > -Infinity) start = meter.best().point
    climbByCovarianceAdaptation(half, { space, start, scale, reach: reach / 3, random })
    if (meter.best().value > -Infinity) start = meter.best().point
  }
  return meter.best().value
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
  const bends = guards.filter(({ jumps }) => !jumps).map(({ margin }) => margin)
  const sides = guards.map(({ margin }) => margin)
  const atRandom = Array.from({ length: guards.length > 1 ? randomPaths : 0 }, () =>
    sides.map((margin) => (random.next() < 0.5 ? margin : negate(margin))),
  )
  const together = [...new Set([rare, bends, sides])].filter((path) => path.length > 1)
  return [...together, ...rare.map((margin) => [margin]), ...atRandom]
}
