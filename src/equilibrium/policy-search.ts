import type { Policy } from '../game/motion.js'
import { climbByCompass } from '../optimise/compass.js'
import { maximise } from '../optimise/maximise.js'
import { meterOf, portionOf, type Meter } from '../optimise/meter.js'
import type { RandomStream } from '../optimise/random.js'
import type { Space } from '../optimise/space.js'
import { exchange } from './policy-exchange.js'
import { levelsOf, switchingPolicies } from './policy-patterns.js'

export const flatten = (policy: Policy): Float64Array => Float64Array.from(policy.flatMap((choices) => [...choices]))
export const unflat = (flat: Float64Array, slots: number): Policy =>
  Array.from({ length: flat.length / slots }, (_, phase) => flat.slice(phase * slots, (phase + 1) * slots))

/** What policies are searched among. */
export interface Searching {
  readonly phases: number
  readonly slots: number
  /** Of one phase. */
  readonly one: Space
  readonly usual: Float64Array
  readonly constant: Float64Array
  readonly random: RandomStream
  /** A policy from elsewhere to begin with. */
  readonly given?: Float64Array | undefined
}

const mostSeeds = 5
/** In more dimensions than these, searching all phases at once finds nothing that phase by phase does not. */
const mostAxes = 80

/** Looks for the policy that is worth most; the meter knows the best. */
export const searchPolicies = (meter: Meter, space: Space, how: Searching): void => {
  const { phases, one, usual, constant, random } = how
  const levels = levelsOf(one, [usual, constant])
  const patterns = portionOf(meter, 0.35 * meter.left())
  const tried = switchingPolicies(levels, phases, patterns.left()).map((policy) => {
    const point = flatten(policy)
    return { point, value: patterns.evaluate(point) }
  })
  const given = how.given === undefined ? [] : [{ point: how.given, value: meter.evaluate(how.given) }]
  const seeds = [...given, { ...meter.best() }, ...tried.toSorted((a, b) => b.value - a.value).slice(0, mostSeeds)]
  for (const [turn, { point }] of seeds.entries())
    improveByLevels(portionOf(meter, (0.3 * meter.left()) / (seeds.length - turn)), point, how, levels)
  polish(portionOf(meter, 0.4 * meter.left()), meter, space, how, levels)
  if (space.axes.length <= mostAxes) {
    const part = portionOf(meter, 0.4 * meter.left())
    maximise((point) => part.evaluate(point), space, {
      ...{ starts: 3, evaluations: part.left(), random: random.split('all') },
      seeds: [meter.best().point, seeds.at(1)!.point],
    })
  }
  polish(meter, meter, space, how, levels)
}

/** From the best of all, in every way that is known, until none makes it better. */
const polish = (part: Meter, meter: Meter, space: Space, how: Searching, levels: readonly Float64Array[]): void => {
  for (let before = -Infinity; meter.best().value > before && !part.isDone();) {
    before = meter.best().value
    climbSegments(portionOf(part, 0.15 * part.left()), meter.best().point, how)
    improveByLevels(portionOf(part, 0.3 * part.left()), meter.best().point, how, levels)
    exchange(portionOf(part, 0.7 * part.left()), meter.best().point, how, levels)
    climbByCompass(portionOf(part, 0.2 * part.left()), {
      ...{ space, start: meter.best().point, scale: 'linear', reach: 0.01, random: how.random },
    })
  }
}

/** Where one phase ends and a different one begins, the start and the end included. */
const cutsOf = (flat: Float64Array, slots: number): readonly number[] => {
  const phases = flat.length / slots
  const differs = (phase: number): boolean =>
    flat.subarray((phase - 1) * slots, phase * slots).some((value, slot) => value !== flat[phase * slots + slot])
  return [0, ...Array.from({ length: phases - 1 }, (_, index) => index + 1).filter(differs), phases]
}

/** Each phase, and each run of equal phases, set to every level and to what its neighbours are, as long as that pays. */
const improveByLevels = (
  meter: Meter,
  start: Float64Array,
  { slots, phases }: Searching,
  levels: readonly Float64Array[],
): void => {
  let best = Float64Array.from(start)
  let value = meter.evaluate(best)
  const attempt = (from: number, to: number, choices: Float64Array): boolean => {
    const changed = Float64Array.from(best)
    for (let phase = from; phase < to; phase += 1) changed.set(choices, phase * slots)
    if (changed.every((each, index) => each === best[index])) return false
    const found = meter.evaluate(changed)
    if (!(found > value)) return false
    value = found
    best = changed
    return true
  }
  for (let isBetter = true; isBetter && !meter.isDone();) {
    isBetter = false
    const cuts = cutsOf(best, slots)
    const at = (phase: number): Float64Array => best.slice(phase * slots, (phase + 1) * slots)
    for (const [index, from] of cuts.slice(0, -1).entries())
      for (const level of levels) if (attempt(from, cuts[index + 1]!, level)) isBetter = true
    for (let phase = 0; phase < phases && !meter.isDone(); phase += 1) {
      const near = [phase - 1, phase + 1].filter((other) => other >= 0 && other < phases).map(at)
      for (const level of [...near, ...levels]) if (attempt(phase, phase + 1, level)) isBetter = true
    }
  }
}

/** The values of runs of equal phases, all runs together. */
const climbSegments = (meter: Meter, best: Float64Array, { slots, one, random }: Searching): void => {
  const cuts = cutsOf(best, slots)
  const spread = (values: Float64Array): Float64Array => {
    const flat = new Float64Array(best.length)
    for (const [index, from] of cuts.slice(0, -1).entries())
      for (let phase = from; phase < cuts[index + 1]!; phase += 1)
        flat.set(values.subarray(index * slots, (index + 1) * slots), phase * slots)
    return flat
  }
  const start = flatten(cuts.slice(0, -1).map((from) => best.slice(from * slots, (from + 1) * slots)))
  const inner = meterOf((values) => meter.evaluate(spread(values)), meter.left())
  const space: Space = { axes: cuts.slice(0, -1).flatMap(() => one.axes) }
  climbByCompass(inner, { space, start, scale: 'linear', reach: 0.1, random })
}
