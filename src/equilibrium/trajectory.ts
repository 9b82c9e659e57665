import type { Game } from '../game/strategic.js'

/** A path of play that notices when it comes back to where it was. */
export interface Trajectory {
  /** Goes to a profile; the profiles of the circle that this closes, if it does. */
  readonly visit: (profile: Float64Array, passing: readonly Float64Array[]) => readonly Float64Array[] | undefined
}

/** Profiles that agree in ten digits are the same. */
const keyOf = ({ space }: Game, profile: Float64Array): string =>
  Array.from(profile, (value, slot) => {
    const { low, high } = space.axes[slot]!
    return Math.abs(value) < 1e-14 * Math.max(Math.abs(low), Math.abs(high)) ? '0' : value.toPrecision(10)
  }).join(' ')

/**
 * @param start where play begins; `passing` are the profiles between one visit and the next, in which single players moved
 */
export const trajectoryFrom = (game: Game, start: Float64Array): Trajectory => {
  const steps: Float64Array[] = []
  const visited = new Map([[keyOf(game, start), 0]])
  return {
    visit: (profile, passing) => {
      steps.push(...passing.map((step) => Float64Array.from(step)))
      const key = keyOf(game, profile)
      const before = visited.get(key)
      if (before !== undefined) return distinct(game, steps.slice(before))
      visited.set(key, steps.length)
      return undefined
    },
  }
}

/** Without standing still: neighbours that are the same, around the circle, are one. */
const distinct = (game: Game, steps: readonly Float64Array[]): readonly Float64Array[] =>
  steps.filter((step, index) => keyOf(game, step) !== keyOf(game, steps.at(index - 1)!))
