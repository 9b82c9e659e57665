import { climbByCompass } from './compass.js'
import { climbByCovarianceAdaptation } from './covariance-adaptation.js'
import { evolveDifferentially } from './differential-evolution.js'
import { scanByGoldenSection } from './golden-section.js'
import { meterOf, portionOf, type Best, type Meter, type Objective } from './meter.js'
import { climbByNelderMead } from './nelder-mead.js'
import type { RandomStream } from './random.js'
import { clampPoint, middle, sampleBroadly, sampleEvenly, type Scale, type Space } from './space.js'

export interface Maximisation {
  /** How many climbs from different places. */
  readonly starts: number
  /** How often the objective may be called. */
  readonly evaluations: number
  readonly random: RandomStream
  /** Points to begin with, beside those that are drawn. */
  readonly seeds?: readonly Float64Array[]
  /** A value beyond which nothing better is wanted. */
  readonly enough?: number
}

export interface Maximum extends Best {
  readonly evaluations: number
}

/**
 * The greatest value of an objective that many climbs over a space find: never less than at any seed.
 *
 * Scouts are drawn over the box; the best and some others are climbed from, on both scales, by pattern search, covariance
 * adaptation, the simplex method and line searches; a population evolves from all that was found. Where there are options,
 * the climbs take their combinations in turn. The same seed gives the same result.
 * Numerical: what it returns is a lower bound of the maximum, and is never said to be more.
 */
export const maximise = (objective: Objective, space: Space, how: Maximisation): Maximum => {
  const { random, seeds = [] } = how
  const meter = meterOf(objective, how.evaluations, how.enough)
  const found: Best[] = scout(meter, space, seeds, how)
  const chosen = chooseStarts(found, seeds.length, Math.max(1, how.starts), random)
  const combinations = combinationsOf(space)
  const share = (0.6 * meter.left()) / chosen.length
  const summits = chosen.map((start, turn) => {
    const combination = combinations[turn % combinations.length]!
    const fixed = turn < seeds.length ? start : withOptions(start, combination)
    return climbFrom(
      portionOf(meter, share),
      holdOptions(space, fixed),
      fixed,
      turn % 2 === 0 ? 'linear' : 'wide',
      random,
    )
  })
  evolve(portionOf(meter, 0.6 * meter.left()), space, [...summits, ...found], random)
  polish(meter, space, random)
  return { ...meter.best(), evaluations: meter.spent() }
}

const scout = (meter: Meter, space: Space, seeds: readonly Float64Array[], how: Maximisation): Best[] => {
  const places = [...seeds.map((seed) => clampPoint(space, Float64Array.from(seed))), middle(space)]
  const draws = Math.max(20, 0.15 * how.evaluations)
  for (let draw = 0; draw < draws; draw += 1)
    places.push(draw % 2 === 0 ? sampleBroadly(space, how.random) : sampleEvenly(space, how.random))
  return places.map((point) => ({ point, value: meter.evaluate(point) }))
}

/** The seeds, then the best of the rest and, every third time, any of it: the best scout is not always in the best valley. */
const chooseStarts = (found: readonly Best[], seeds: number, starts: number, random: RandomStream): Float64Array[] => {
  const rest = found.slice(seeds).sort((a, b) => b.value - a.value)
  const chosen = found.slice(0, seeds).map(({ point }) => point)
  for (let turn = 0; turn < starts && rest.length > 0; turn += 1) {
    const [next] = rest.splice(turn % 3 === 2 ? random.integer(rest.length) : 0, 1)
    chosen.push(next!.point)
  }
  return chosen
}

const mostCombinations = 64

/** Every way to set the options of a space; of very many, those that differ in one from the first. */
const combinationsOf = (space: Space): (readonly (readonly [slot: number, option: number])[])[] => {
  const choices = space.axes.flatMap((axis, slot) =>
    axis.kind === 'options'
      ? [Array.from({ length: axis.high - axis.low + 1 }, (_, index) => [slot, axis.low + index] as const)]
      : [],
  )
  const count = choices.reduce((product, options) => product * options.length, 1)
  if (count > mostCombinations) return [[], ...choices.flat().map((choice) => [choice])]
  return choices.reduce<(readonly (readonly [number, number])[])[]>(
    (partial, options) => partial.flatMap((chosen) => options.map((option) => [...chosen, option])),
    [[]],
  )
}

const withOptions = (start: Float64Array, combination: readonly (readonly [number, number])[]): Float64Array => {
  const point = Float64Array.from(start)
  for (const [slot, option] of combination) point[slot] = option
  return point
}

const holdOptions = (space: Space, point: Float64Array): Space => ({
  axes: space.axes.map((axis, slot) =>
    axis.kind === 'options' ? { ...axis, low: point[slot]!, high: point[slot]! } : axis,
  ),
})

const climbFrom = (meter: Meter, space: Space, from: Float64Array, scale: Scale, random: RandomStream): Best => {
  const other = scale === 'linear' ? 'wide' : 'linear'
  const start = climbByCompass(portionOf(meter, 0.3 * meter.left()), { space, start: from, scale, reach: 0.1, random })
  const along = climbByCovarianceAdaptation(portionOf(meter, 0.5 * meter.left()), {
    ...{ space, start: start.point, scale, reach: 0.1, random },
  })
  const scanned = scanByGoldenSection(portionOf(meter, 0.5 * meter.left()), {
    ...{ space, start: along.point, scale: other, reach: 1, random },
  })
  if (space.axes.length > 12)
    return climbByCovarianceAdaptation(meter, { space, start: scanned.point, scale: other, reach: 0.01, random })
  return climbByNelderMead(meter, { space, start: scanned.point, scale: other, reach: 0.05, random })
}

const evolve = (meter: Meter, space: Space, found: readonly Best[], random: RandomStream): void => {
  const seeds = found.slice(0, 10).map(({ point }) => point)
  const members = Math.min(60, 12 + 4 * space.axes.length)
  for (const scale of ['linear', 'wide'] as const)
    evolveDifferentially(portionOf(meter, meter.left() / (scale === 'linear' ? 2 : 1)), {
      ...{ space, seeds: scale === 'linear' ? seeds : [meter.best().point], members, scale, random },
      sample: () => sampleBroadly(space, random),
    })
}

/** From the best of all, in ever smaller steps, until nothing gets better. */
const polish = (meter: Meter, space: Space, random: RandomStream): void => {
  for (let round = 0; round < 8 && !meter.isDone(); round += 1) {
    const before = meter.best().value
    for (const scale of ['wide', 'linear'] as const) {
      climbByCompass(portionOf(meter, 0.5 * meter.left()), {
        ...{ space, start: meter.best().point, scale, reach: 10 ** (-1 - round), random },
      })
      climbByCovarianceAdaptation(portionOf(meter, 0.5 * meter.left()), {
        ...{ space, start: meter.best().point, scale, reach: 10 ** (-2 - round), random },
      })
    }
    if (!(meter.best().value > before + 1e-15 * Math.abs(before)) && round >= 2) break
  }
}
