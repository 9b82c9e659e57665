/** What is to be made great; NaN where it has no value. */
export type Objective = (point: Float64Array) => number

/** The best point met. */
export interface Best {
  readonly point: Float64Array
  readonly value: number
}

/**
 * An objective under a budget: it counts, remembers the best point, and takes what is not a number for the worst.
 * All climbers of one search share one meter, so that none of them can overspend or lose a find.
 */
export interface Meter {
  readonly evaluate: Objective
  /** Whether the budget is spent, or the best is good enough. */
  readonly isDone: () => boolean
  readonly spent: () => number
  readonly left: () => number
  readonly best: () => Best
}

/**
 * @param evaluations how often the objective may be called
 * @param enough a value beyond which nothing better is wanted
 */
export const meterOf = (objective: Objective, evaluations: number, enough = Infinity): Meter => {
  let spent = 0
  let point = new Float64Array(0)
  let value = -Infinity
  const isDone = (): boolean => spent >= evaluations || value > enough
  return {
    evaluate: (at) => {
      if (isDone()) return -Infinity
      spent += 1
      const result = objective(at)
      const found = Number.isNaN(result) ? -Infinity : result
      if (found > value || point.length === 0) {
        value = found
        point = Float64Array.from(at)
      }
      return found
    },
    isDone,
    spent: () => spent,
    left: () => Math.max(0, evaluations - spent),
    best: () => ({ point, value }),
  }
}

/** A part of a meter's budget, for one climber: at most so many evaluations more. */
export const portionOf = (meter: Meter, evaluations: number): Meter => {
  const end = meter.spent() + evaluations
  let point = new Float64Array(0)
  let value = -Infinity
  const isDone = (): boolean => meter.isDone() || meter.spent() >= end
  return {
    evaluate: (at) => {
      if (isDone()) return -Infinity
      const found = meter.evaluate(at)
      if (found > value || point.length === 0) {
        value = found
        point = Float64Array.from(at)
      }
      return found
    },
    isDone,
    spent: () => evaluations - Math.max(0, end - meter.spent()),
    left: () => Math.min(meter.left(), Math.max(0, end - meter.spent())),
    best: () => ({ point, value }),
  }
}
