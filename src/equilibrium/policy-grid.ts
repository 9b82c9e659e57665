import * as Q from '../arithmetic/rational.js'
import { compileGradient } from '../formula/reading/gradient.js'
import { compile, compileTree } from '../formula/reading/number.js'
import { variablesOf } from '../formula/variables.js'
import type { Course, CourseVariable } from '../game/dynamic.js'
import { endOfPhase, type Policy } from '../game/motion.js'
import { realMotion } from '../game/real-motion.js'
import { addsUp } from './core.js'

export interface Gridding {
  /** Of the course's payoffs. */
  readonly index: number
  readonly phases: number
  readonly steps: number
  /** What choices may be in a phase. */
  readonly levels: readonly Float64Array[]
  /** How many steps may be taken in all. */
  readonly work: number
}

const leastNodes = 9
const mostNodes = 201
/** By how much of it the range that constant policies go through is widened. */
const margin = 0.25
const lost = -1e300

/**
 * A policy by dynamic programming: what each state on a grid is worth, from the last phase back to the first.
 *
 * It owes nothing to searching, and so is a check on it. Approximate: between the nodes, worth is taken to be linear.
 * @returns undefined where more than two variables matter that do not just add up, or there is more work than allowed.
 */
export const policyByGrid = (course: Course, how: Gridding): Policy | undefined => {
  const { index, phases, steps, levels } = how
  const parts = partsOf(course, index)
  if (parts === undefined) return undefined
  const { moving, totals } = parts
  const nodes = nodesOf(moving.length, how.work / (levels.length * steps))
  if (nodes === undefined) return undefined
  const axes = axesOf(course, moving, nodes, how)
  if (axes === undefined) return undefined

  const slots = [...moving, ...totals]
  const advance = compile(
    slots.map((slot) => course.variables[slot]!.next),
    course.layout,
  )
  const worthAtEnd = compileTree(course.payoffs[index]!.formula, course.layout)
  const slopes = new Float64Array(totals.length)
  const point = startOf(course, levels[0]!)
  compileGradient(
    course.payoffs[index]!.formula,
    course.layout,
    totals.map((slot) => course.variables[slot]!.name),
  )(point, slopes)
  const out = new Float64Array(slots.length)
  const low = slots.map((slot) => Q.toNumber(course.variables[slot]!.domain.low))
  const high = slots.map((slot) => Q.toNumber(course.variables[slot]!.domain.high))
  const time = course.variables.length

  /** Through one phase, from where the point stands; what the totals then add to the payoff, or that there is no way. */
  const through = (phase: number, choices: Float64Array): number => {
    point.set(choices, time + 1)
    for (const slot of totals) point[slot] = 0
    for (
      let step = phase === 0 ? 0 : endOfPhase(phase - 1, phases, steps);
      step < endOfPhase(phase, phases, steps);
      step += 1
    ) {
      point[time] = step
      advance(point, out)
      for (let k = 0; k < slots.length; k += 1) {
        const isTotal = k >= moving.length
        if (!(isTotal || (out[k]! >= low[k]! && out[k]! <= high[k]!))) return lost
        point[slots[k]!] = out[k]!
      }
    }
    point[time] = endOfPhase(phase, phases, steps)
    return totals.reduce((sum, slot, k) => sum + slopes[k]! * point[slot]!, 0)
  }

  const atEnd = (): number => {
    for (const slot of totals) point[slot] = 0
    return worthAtEnd(point)
  }
  const grid = axes.map(({ values }) => values)
  const count = grid.reduce((product, values) => product * values.length, 1)
  const put = (node: number): void => {
    let rest = node
    for (let axis = 0; axis < grid.length; axis += 1) {
      const values = grid[axis]!
      point[moving[axis]!] = values[rest % values.length]!
      rest = Math.floor(rest / values.length)
    }
  }
  const worthOf = (worth: Float64Array): number =>
    between(
      worth,
      grid,
      moving.map((slot) => point[slot]!),
    )

  point[time] = steps
  const worths = [Float64Array.from({ length: count }, (_, node) => (put(node), atEnd()))]
  for (let phase = phases - 1; phase > 0; phase -= 1) {
    const after = worths[0]!
    worths.unshift(
      Float64Array.from({ length: count }, (_, node) => {
        let best = lost
        for (const choices of levels) {
          put(node)
          const added = through(phase, choices)
          if (added > lost) best = Math.max(best, added + worthOf(after))
        }
        return best
      }),
    )
  }

  // Forward, from the start itself and not from a node.
  const policy: Float64Array[] = []
  const now = startOf(course, levels[0]!)
  for (let phase = 0; phase < phases; phase += 1) {
    let best = { worth: -Infinity, choices: levels[0]!, to: now.slice() }
    for (const choices of levels) {
      point.set(now)
      const added = through(phase, choices)
      const worth = added > lost ? added + (phase === phases - 1 ? atEnd() : worthOf(worths[phase]!)) : lost
      if (worth > best.worth) best = { worth, choices, to: point.slice() }
    }
    policy.push(best.choices)
    now.set(best.to)
  }
  return policy
}

/** Along each axis, so that there is not more work than allowed; undefined where that is too few to tell anything. */
const nodesOf = (axes: number, allowed: number): number | undefined => {
  const nodes = axes === 0 ? 1 : Math.min(mostNodes, Math.floor(allowed ** (1 / axes)))
  return (axes > 0 && nodes < leastNodes) || allowed < 1 ? undefined : nodes
}

interface Parts {
  /** What the payoff depends on, as the course's indices: at most two that move, and any number that add up. */
  readonly moving: readonly number[]
  readonly totals: readonly number[]
}

const partsOf = (course: Course, index: number): Parts | undefined => {
  const { variables, payoffs, states } = course
  const payoff = payoffs[index]!.formula
  const byName = new Map(variables.map((each) => [each.name, each]))
  const relevant = new Set<CourseVariable>()
  const add = (names: ReadonlySet<string>): void => {
    for (const name of names) {
      const found = byName.get(name)
      if (!found || relevant.has(found)) continue
      relevant.add(found)
      add(variablesOf(found.next))
    }
  }
  add(variablesOf(payoff))
  const isTotal = (each: CourseVariable): boolean =>
    addsUp(each.next, each.name) &&
    ![...relevant].some((other) => other !== each && variablesOf(other.next).has(each.name)) &&
    isLinear(course, payoff, each)
  const totals = [...relevant].filter(isTotal)
  const moving = [...relevant].filter((each) => !totals.includes(each))
  return moving.length > 2 || states.length > 0
    ? undefined
    : { moving: moving.map((each) => variables.indexOf(each)), totals: totals.map((each) => variables.indexOf(each)) }
}

/** Whether a formula's slope by a variable is the same wherever one looks. */
const isLinear = (course: Course, payoff: Course['payoffs'][number]['formula'], { name }: CourseVariable): boolean => {
  const read = compileGradient(payoff, course.layout, [name])
  const slope = new Float64Array(1)
  const slopes = [0, 0.3, 0.7, 1].map((share) => {
    const point = new Float64Array(course.layout.slots.size)
    course.variables.forEach(({ domain }, slot) => {
      point[slot] = Q.toNumber(domain.low) * (1 - share) + Q.toNumber(domain.high) * share
    })
    read(point, slope)
    return slope[0]!
  })
  return slopes.every((each) => Number.isFinite(each) && Math.abs(each - slopes[0]!) <= 1e-12 * Math.abs(slopes[0]!))
}

const startOf = (course: Course, choices: Float64Array): Float64Array => {
  const motion = realMotion(course)
  motion.run([choices], 0)
  return motion.point.slice()
}

/** The range of each moving variable under constant policies, a little widened, cut evenly. */
const axesOf = (
  course: Course,
  moving: readonly number[],
  nodes: number,
  { levels, steps }: Gridding,
): readonly { readonly values: Float64Array }[] | undefined => {
  const motion = realMotion(course)
  const least = moving.map(() => Infinity)
  const most = moving.map(() => -Infinity)
  for (const choices of levels)
    motion.run([choices], steps, () => {
      moving.forEach((slot, axis) => {
        least[axis] = Math.min(least[axis]!, motion.point[slot]!)
        most[axis] = Math.max(most[axis]!, motion.point[slot]!)
      })
    })
  const axes = moving.map((slot, axis) => {
    const { low, high } = course.variables[slot]!.domain
    const wider = margin * (most[axis]! - least[axis]!)
    const from = Math.max(Q.toNumber(low), least[axis]! - wider)
    const to = Math.min(Q.toNumber(high), most[axis]! + wider)
    return { values: Float64Array.from({ length: nodes }, (_, node) => from + ((to - from) * node) / (nodes - 1)) }
  })
  return axes.every(({ values }) => values.every(Number.isFinite) && values[0]! < values.at(-1)!) ? axes : undefined
}

/** What lies between the nodes of a grid, linear along each axis; beyond them what is at the edge. */
const between = (worth: Float64Array, grid: readonly Float64Array[], at: readonly number[]): number => {
  let corners: readonly (readonly [node: number, weight: number])[] = [[0, 1]]
  let stride = 1
  grid.forEach((values, axis) => {
    const from = values[0]!
    const step = values[1]! - from
    const place = Math.min(values.length - 1, Math.max(0, (at[axis]! - from) / step))
    const below = Math.min(values.length - 2, Math.floor(place))
    const share = place - below
    const here = stride
    corners = corners.flatMap(([node, weight]) => [
      [node + below * here, weight * (1 - share)],
      [node + (below + 1) * here, weight * share],
    ])
    stride *= values.length
  })
  return corners.reduce((sum, [node, weight]) => (weight === 0 ? sum : sum + weight * worth[node]!), 0)
}
