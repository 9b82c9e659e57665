import type { Policy } from '../game/motion.js'
import { clamp, isDiscrete, type Space } from '../optimise/space.js'

const mostLevels = 12

/** What choices switch between: their bounds, every option, and some points besides. */
export const levelsOf = ({ axes }: Space, besides: readonly Float64Array[]): readonly Float64Array[] => {
  const ends = axes.map((axis) =>
    axis.kind === 'options'
      ? Array.from({ length: axis.high - axis.low + 1 }, (_, index) => axis.low + index)
      : [axis.low, axis.high],
  )
  const count = ends.reduce((product, values) => product * values.length, 1)
  const usual = besides[0]!
  // Of many choices only one is at a bound at a time, and the others as usual.
  const corners =
    count <= mostLevels
      ? ends.reduce<readonly (readonly number[])[]>(
          (partial, values) => partial.flatMap((chosen) => values.map((value) => [...chosen, value])),
          [[]],
        )
      : ends.flatMap((values, slot) => values.map((value) => [...usual].with(slot, value)))
  const inner = axes.some((axis) => !isDiscrete(axis))
    ? [Float64Array.from(axes, (axis) => clamp(axis, axis.low / 2 + axis.high / 2))]
    : []
  return distinct([...besides, ...corners.map((corner) => Float64Array.from(corner)), ...inner])
}

const distinct = (points: readonly Float64Array[]): readonly Float64Array[] => [
  ...new Map(points.map((point) => [point.join(), point])).values(),
]

/** Policies that switch once or twice between levels: at every phase, or at as many as the number of policies allows. */
export const switchingPolicies = (levels: readonly Float64Array[], phases: number, most: number): readonly Policy[] => {
  const once = levels.length * (levels.length - 1) * (phases - 1)
  const policies: Policy[] = []
  const add = (...parts: readonly (readonly [Float64Array, number])[]): void => {
    policies.push(parts.flatMap(([level, length]) => Array.from({ length }, () => level)))
  }
  const sparse = Math.max(1, Math.ceil(once / Math.max(1, most)))
  for (const first of levels)
    for (const second of levels)
      if (first !== second) for (let at = 1; at < phases; at += sparse) add([first, at], [second, phases - at])
  const room = most - policies.length
  const ways = levels.length * (levels.length - 1) ** 2
  const pairs = ((phases - 1) * (phases - 2)) / 2
  const stride = Math.max(1, Math.ceil(Math.sqrt((ways * pairs) / Math.max(1, room))))
  if (room <= 0) return policies
  for (const first of levels)
    for (const second of levels)
      for (const third of levels)
        if (first !== second && second !== third)
          for (let from = 1; from < phases - 1; from += stride)
            for (let to = from + 1; to < phases; to += stride)
              add([first, from], [second, to - from], [third, phases - to])
  return policies
}

const shares = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]

/** More of them for a single number, which then can be set nearly as it should be. */
export const fineLevelsOf = (one: Space, besides: readonly Float64Array[]): readonly Float64Array[] => {
  const [axis, another] = one.axes
  const isAlone = another === undefined && axis?.kind === 'real'
  const between = isAlone ? shares.map((share) => Float64Array.of(axis.low + share * (axis.high - axis.low))) : []
  return distinct([...levelsOf(one, besides), ...between])
}
