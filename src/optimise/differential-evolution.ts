import type { Best, Meter } from './meter.js'
import type { RandomStream } from './random.js'
import { fromShare, toShare, type Scale, type Space } from './space.js'

export interface Evolution {
  readonly space: Space
  /** Points to begin with; the rest is drawn by `sample`. */
  readonly seeds: readonly Float64Array[]
  readonly sample: () => Float64Array
  readonly members: number
  readonly scale: Scale
  readonly random: RandomStream
}

/**
 * Differential evolution (Storn and Price 1997): steps are differences of members, so they learn the shape and the scale
 * of what is good from the population itself. Half of the steps start from a random member, half lean towards the best.
 * Options are inherited, and now and then drawn anew.
 */
export const evolveDifferentially = (meter: Meter, evolution: Evolution): Best => {
  const { space, seeds, sample, members, scale, random } = evolution
  const axes = space.axes
  const size = axes.length
  const toShares = (point: Float64Array): Float64Array =>
    Float64Array.from(point, (value, slot) => toShare(axes[slot]!, scale, value))
  const point = new Float64Array(size)
  const valueAt = (shares: Float64Array): number => {
    for (let slot = 0; slot < size; slot += 1) point[slot] = fromShare(axes[slot]!, scale, shares[slot]!)
    return meter.evaluate(point)
  }
  const population: Float64Array[] = []
  const values: number[] = []
  for (let member = 0; member < members && !meter.isDone(); member += 1) {
    const start = seeds[member] ?? sample()
    population.push(toShares(start))
    values.push(meter.evaluate(start))
  }
  if (population.length < 4) return meter.best()

  let lead = values.reduce((best, value, member) => (value > values[best]! ? member : best), 0)
  const trial = new Float64Array(size)
  for (let stale = 0; !meter.isDone() && stale < 40; stale += 1) {
    for (let member = 0; member < population.length && !meter.isDone(); member += 1) {
      const own = population[member]!
      const a = population[random.integer(population.length)]!
      const b = population[random.integer(population.length)]!
      const base = random.next() < 0.5 ? own : population[random.integer(population.length)]!
      const pull = base === own ? random.next() : 0
      const factor = 0.4 + 0.5 * random.next()
      const crossing = random.next() < 0.5 ? 0.9 : 0.3
      const certain = random.integer(size)
      const leader = population[lead]!
      for (let slot = 0; slot < size; slot += 1) {
        if (slot !== certain && random.next() > crossing) {
          trial[slot] = own[slot]!
          continue
        }
        if (axes[slot]!.kind === 'options') {
          trial[slot] = random.next() < 0.1 ? random.next() : a[slot]!
          continue
        }
        const stepped = base[slot]! + factor * (a[slot]! - b[slot]!) + pull * (leader[slot]! - base[slot]!)
        // Halfway to a bound that a step would cross, or onto it.
        const bound = stepped < 0 ? 0 : 1
        trial[slot] = stepped >= 0 && stepped <= 1 ? stepped : random.next() < 0.3 ? bound : (own[slot]! + bound) / 2
      }
      const found = valueAt(trial)
      if (found >= values[member]!) {
        if (found > values[lead]! + 1e-12 * Math.abs(found)) stale = 0
        population[member] = Float64Array.from(trial)
        values[member] = found
        if (found > values[lead]!) lead = member
      }
    }
  }
  return meter.best()
}
