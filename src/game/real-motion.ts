import * as Q from '../arithmetic/rational.js'
import { compile, decode } from '../formula/reading/number.js'
import type { Problem } from '../problem/problem.js'
import type { Course } from './dynamic.js'
import { stateProblem } from './fault.js'
import { noNumber } from './lost.js'
import { endOfPhase, type Ending, type Motion } from './motion.js'
import { stateSolver } from './state.js'

/** By how much rounding may put a value beyond a bound, as a share of it. */
const roundingShare = 1e-12

/** A course in doubles: its formulas compiled together, some ten million steps a second where they are small. */
export const realMotion = (course: Course): Motion => {
  const { variables, layout, choices, states } = course
  const count = variables.length
  const point = new Float64Array(layout.slots.size)
  const measures = new Float64Array(course.measures.length)
  const slips = { last: new Float64Array(count), earlier: new Float64Array(count) }
  const nextTrees = variables.map(({ next }) => next)
  const start = compile(
    variables.map((each) => each.start),
    layout,
  )
  const advance = compile(nextTrees, layout)
  const observe = compile([...nextTrees, ...course.measures.map(({ formula }) => formula)], layout)
  const readPayoffs = compile(
    course.payoffs.map(({ formula }) => formula),
    layout,
  )
  const solve = stateSolver(states, layout)
  const out = new Float64Array(count + measures.length)
  const sizes = new Float64Array(count)
  const low = Float64Array.from(variables, ({ domain }) => Q.toNumber(domain.low))
  const high = Float64Array.from(variables, ({ domain }) => Q.toNumber(domain.high))
  const isWhole = variables.map(({ domain }) => domain.kind === 'integer')

  /** A value on its domain, forgiven what rounding does; undefined beyond. */
  const settled = (index: number, value: number): number | undefined => {
    if (isWhole[index]! && !Number.isInteger(value)) return undefined
    const bound = value < low[index]! ? low[index]! : high[index]!
    const slack = roundingShare * Math.max(Math.abs(bound), Math.abs(point[index]!), sizes[index]!)
    return value >= low[index]! && value <= high[index]! ? value : Math.abs(value - bound) <= slack ? bound : undefined
  }

  const lost = (step: number, what: string): Ending => ({ kind: 'lost', step, problem: noNumber(course, what, point) })

  const enter = (phase: Float64Array): Problem | undefined => {
    point.set(phase, count + 1)
    const unsolved = states.length === 0 ? undefined : solve(point)
    return unsolved && stateProblem(unsolved, decode(point.subarray(0, count + 1 + choices.size), layout))
  }

  const begin = (): Ending | undefined => {
    point.fill(0, 0, count + 1)
    sizes.fill(0)
    start(point, out)
    for (let index = 0; index < count; index += 1) {
      const value = out[index]!
      if (Number.isNaN(value)) return lost(0, `the start of ${variables[index]!.name}`)
      const place = settled(index, value)
      if (place === undefined) return { kind: 'left', step: 0, variable: index, value }
      point[index] = place
      sizes[index] = Math.abs(place)
    }
    return undefined
  }

  /** Puts the next values in the place of the present ones, if they all have a place. */
  const move = (step: number): Ending | undefined => {
    let isInside = true
    for (let index = 0; index < count; index += 1) {
      const value = out[index]!
      if (!(value >= low[index]! && value <= high[index]!) || (isWhole[index]! && value % 1 !== 0)) isInside = false
    }
    if (!isInside)
      for (let index = 0; index < count; index += 1) {
        const value = out[index]!
        if (Number.isNaN(value)) return lost(step, `the next ${variables[index]!.name}`)
        const place = settled(index, value)
        if (place === undefined) return { kind: 'left', step: step + 1, variable: index, value }
        out[index] = place
      }
    for (let index = 0; index < count; index += 1) point[index] = out[index]!
    point[count] = step + 1
    return undefined
  }

  const run: Motion['run'] = (policy, steps, watch) => {
    const kernel = watch ? observe : advance
    for (let phase = 0, step = 0; phase < policy.length; phase += 1) {
      const unsolved = enter(policy[phase]!)
      if (unsolved) return { kind: 'lost', step, problem: unsolved }
      const begun = phase === 0 ? begin() : undefined
      if (begun) return begun
      for (const end = endOfPhase(phase, policy.length, steps); step < end; step += 1) {
        kernel(point, out)
        if (watch) {
          for (let index = 0; index < measures.length; index += 1) measures[index] = out[count + index]!
          watch(step)
        }
        const stopped = move(step)
        if (stopped) return stopped
      }
    }
    if (watch) {
      observe(point, out)
      measures.set(out.subarray(count))
      watch(steps)
    }
    return { kind: 'ran', step: steps }
  }

  return {
    ...{ point, measures, run },
    remember: (slip) => {
      const remembered = slips[slip]
      for (let index = 0; index < count; index += 1) remembered[index] = point[index]!
    },
    isBack: (slip, indices) => {
      const remembered = slips[slip]
      for (const index of indices) if (point[index] !== remembered[index]) return false
      return true
    },
    place: () => decode(point, layout),
    payoffs: () => {
      const values = new Float64Array(course.payoffs.length)
      readPayoffs(point, values)
      return [...values]
    },
  }
}
