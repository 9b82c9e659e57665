import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { bestPolicy, type BestPolicy } from '../../src/equilibrium/policy.js'
import type { Course } from '../../src/game/dynamic.js'
import type { Policy } from '../../src/game/motion.js'
import { realMotion } from '../../src/game/real-motion.js'
import { courseIn, right } from './dynamics.js'

const planOf = (course: Course, phases: number, runs = 4000): BestPolicy =>
  right(bestPolicy(course, { player: 'pilot', phases, steps: course.steps, runs, seed: 'test' }))

const valuesOf = (policy: Policy): readonly number[] => policy.map(([first]) => first!)

const payoffOf = (course: Course, policy: Policy): number => {
  const motion = realMotion(course)
  motion.run(policy, course.steps)
  return motion.payoffs()[0]!
}

/** The best of all policies that are at one bound or the other in each phase. */
const bestOfAll = (course: Course, phases: number): number => {
  let best = -Infinity
  for (let mask = 0; mask < 2 ** phases; mask += 1) {
    const policy = Array.from({ length: phases }, (_, phase) => Float64Array.of((mask >> phase) & 1))
    best = Math.max(best, payoffOf(course, policy))
  }
  return best
}

const steering = `
mechanism: steering
players: { pilot: { choices: { push: { in: [-2, 2], honest: 0 } }, payoff: -pilot.push } }
dynamics:
  w:
    step: turn
    steps: 10
    state:
      off: { in: [-10, 10], start: 1, next: off + pilot.push }
      cost: { in: [0, 1e4], start: 0, next: cost + off^2 + pilot.push^2 }
    payoffs: { pilot: -cost }
`

// Leaves while it grieves, so that what is left earns more; what it lost, and the wait, must be worth it.
const griefing = (p: number, loss: number): string => `
mechanism: griefing
players: { pilot: { choices: { grief: { in: [0, 1], honest: 0 } }, payoff: -pilot.grief } }
where:
  yield: (w.crowd + 0.5)^(-${p})
dynamics:
  w:
    step: day
    steps: 500
    state:
      crowd: { in: [0.001, 2], start: 0.5, next: "crowd * ((1 - 0.5 * pilot.grief) * yield / crowd)^0.004" }
      profit: { in: [-1e6, 1e6], start: 0, next: "profit + 0.5 * yield * (1 - ${loss} * pilot.grief)" }
    payoffs: { pilot: profit }
`

describe('The best policy over time', () => {
  test('steers as the Riccati equation says.', () => {
    let cost = 0
    for (let turn = 0; turn < 10; turn += 1) cost = 1 + cost - cost ** 2 / (1 + cost)
    const { payoff, policy, usual } = planOf(courseIn(steering, { vary: ['pilot.push'] }), 10, 20_000)
    expect(payoff).toBeCloseTo(-cost, 6)
    expect(payoff).toBeLessThanOrEqual(-cost)
    expect(valuesOf(policy)[0]).toBeCloseTo(-0.618, 3)
    expect(usual).toBe(-10)
  })

  test.each([
    [0.5, 0.3],
    [1, 0.2],
    [2, 0.2],
    [2, 0.5],
    [4, 0.4],
  ])(
    'is as good as the best of all that grieve fully or not at all in each of ten phases (p = %f, loss %f).',
    (p, loss) => {
      const course = courseIn(griefing(p, loss), { vary: ['pilot.grief'] })
      expect(planOf(course, 10).payoff).toBeGreaterThanOrEqual(bestOfAll(course, 10) * (1 - 1e-9))
    },
  )

  test('is never worse than the best that does not change, nor that than honesty.', () => {
    const { payoff, constant, usual } = planOf(courseIn(griefing(2, 0.2), { vary: ['pilot.grief'] }), 10)
    expect(payoff).toBeGreaterThan(constant.payoff)
    expect(constant.payoff).toBeGreaterThan(usual)
  })

  test('is honest where nothing else pays.', () => {
    const { policy, payoff, usual } = planOf(courseIn(griefing(0.25, 0.9), { vary: ['pilot.grief'] }), 10)
    expect(valuesOf(policy)).toStrictEqual(Array(10).fill(0))
    expect(payoff).toBe(usual)
  })

  test('finds the cheapest way to a goal, behind a steep penalty for missing it.', () => {
    // Each day's grief costs more than the day before; the stake halves in 100 days of full grief and comes back slowly.
    const yaml = `
mechanism: goal
players: { pilot: { choices: { grief: { in: [0, 1], honest: 0 } }, payoff: -pilot.grief } }
dynamics:
  w:
    step: day
    steps: 400
    state:
      stake: { in: [0, 1], start: 1, next: "stake + 0.001 * (1 - stake) - 0.008 * pilot.grief * stake" }
      cost: { in: [0, 1e6], start: 0, next: "cost + pilot.grief" }
    payoffs: { pilot: "-cost - 1e6 * max(0, stake - 1/3)" }
`
    const course = courseIn(yaml, { vary: ['pilot.grief'] })
    const { policy, payoff } = planOf(course, 20, 12_000)
    // Grief late, when less of it is undone: none, then all; the number of days that it takes follows from the rate 0.009.
    expect(payoff).toBeGreaterThan(-200)
    expect(valuesOf(policy).slice(0, 10)).toStrictEqual(Array(10).fill(0))
    const motion = realMotion(course)
    motion.run(policy, 400)
    expect(motion.point[0]).toBeLessThanOrEqual(1 / 3 + 1e-6)
    const days = Math.log((1 - 1 / 9) / (1 / 3 - 1 / 9)) / -Math.log(1 - 0.009)
    expect(-payoff).toBeGreaterThanOrEqual(days - 1)
    expect(-payoff).toBeLessThan(days * 1.01)
  })

  test('keeps away from policies with which the dynamic does not come to its end.', () => {
    const yaml = `
mechanism: edge
players: { pilot: { choices: { speed: { in: [0, 1], honest: 0 } }, payoff: pilot.speed } }
dynamics:
  w: { step: hour, steps: 10, state: { way: { in: [0, 4], start: 0, next: way + pilot.speed } }, payoffs: { pilot: way } }
`
    const { payoff, policy } = planOf(courseIn(yaml, { vary: ['pilot.speed'] }), 10)
    expect(payoff).toBeCloseTo(4, 9)
    expect(payoffOf(courseIn(yaml, { vary: ['pilot.speed'] }), policy)).toBe(payoff)
  })

  test('is the same for the same seed.', () => {
    const course = courseIn(griefing(2, 0.2), { vary: ['pilot.grief'] })
    expect(planOf(course, 7, 1000)).toStrictEqual(planOf(course, 7, 1000))
  })

  test('is a problem where no policy comes to an end.', () => {
    const yaml = `
mechanism: cliff
players: { pilot: { choices: { speed: { in: [0, 1], honest: 0 } }, payoff: pilot.speed } }
dynamics:
  w: { step: hour, steps: 10, state: { way: { in: [0, 4], start: 0, next: way + 1 + pilot.speed } }, payoffs: { pilot: way } }
`
    const found = bestPolicy(courseIn(yaml, { vary: ['pilot.speed'] }), {
      ...{ player: 'pilot', phases: 3, steps: 10, runs: 500, seed: 'test' },
    })
    expect(E.isLeft(found) && found.left.code).toBe('not-a-number')
  })
})
