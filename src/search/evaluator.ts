import * as Q from '../arithmetic/rational.js'
import { choose, constant, subtract } from '../formula/build.js'
import type { Domain } from '../formula/domain.js'
import { marginOf } from '../formula/margin.js'
import { compile, compileTree, layoutOf, type Layout } from '../formula/reading/number.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import type { Objective } from '../optimise/meter.js'
import type { RandomStream } from '../optimise/random.js'
import { bracket } from '../optimise/root.js'
import { sampleBroadly, spaceOf, type Space } from '../optimise/space.js'
import { conjunctsOf } from '../formula/conjuncts.js'
import { type GoalCase } from './goal-case.js'
import { roundingScaleOf } from './rounding-scale.js'

/** What a goal comes to at a point, in doubles. */
export interface Reading {
  readonly isAdmissible: boolean
  readonly isViolated: boolean
  readonly gain: number
  /** By how much the violation holds. */
  readonly margin: number
  /**
   * What cannot be evaluated there, if anything: a state without a unique solution, a formula without a value, or an
   * honest choice that is not in its domain.
   */
  readonly lacks: 'state' | 'value' | 'honesty' | undefined
}

/** A case of a goal, compiled: one point, one {@link Reading}. */
export interface Evaluator {
  /** The case's variables, then the states. */
  readonly layout: Layout
  /** The case's variables. Those that are implicit have no room to move. */
  readonly space: Space
  /** The reading of a point over `space`. */
  readonly read: (point: Float64Array) => Reading
  /** The same of the point last read. */
  readonly last: Reading
  /** How often a point was read. */
  readonly evaluations: () => number
  /** How large the violation's margin is at the point last read, beside the numbers that it is a difference of. */
  readonly clearness: () => number
  /** The point with its implicit variables and states, as last read. */
  readonly values: Float64Array
  /** What to climb in order to find a violation: first towards the assumptions, then along the violation's margin. */
  readonly towardsViolation: Objective
  /** What to climb when one is found: the gain. */
  readonly towardsGain: Objective
  /** Climbs into the region where formulas are positive, and the assumptions hold. */
  readonly towardsAll: (margins: readonly Tree[]) => Objective
}

const outside = -1e200
const nowhere = -1e250

/** @param random for the samples that tell how large margins typically are */
export const evaluatorOf = ({ goal, implicit }: GoalCase, random: RandomStream): Evaluator => {
  const determined = [
    ...implicit.map((variable) => ({ ...variable, isUnique: false })),
    ...goal.states.map((state) => ({ ...state, isUnique: true })),
  ]
  const domains = new Map<string, Domain>([
    ...goal.variables,
    ...goal.states.map(({ name, domain }) => [name, { kind: 'real', ...domain }] as const),
  ])
  const layout = layoutOf(domains)
  const isImplicit = new Set(implicit.map(({ name }) => name))
  const size = goal.variables.size
  const space: Space = {
    axes: spaceOf(goal.variables.values()).axes.map((axis, slot) =>
      isImplicit.has([...goal.variables.keys()][slot]!) ? { ...axis, high: axis.low } : axis,
    ),
  }
  const values = new Float64Array(domains.size)

  const solvers = determined.map(({ name, domain, left, right, isUnique }) => {
    const slot = layout.slots.get(name)!
    const difference = compileTree(subtract(left, right), layout)
    const low = Q.toNumber(domain.low)
    const high = Q.toNumber(domain.high)
    const at = (value: number): number => {
      values[slot] = value
      return difference(values)
    }
    return (): boolean => {
      const roots = bracket(at, low, high, { cells: 32 })
      if (roots.kind === 'none' || (roots.kind === 'several' && isUnique)) return false
      values[slot] = roots.kind === 'one' ? roots.root : roots.roots[0]!
      return true
    }
  })
  const solve = (point: Float64Array): boolean => {
    for (let slot = 0; slot < size; slot += 1) values[slot] = point[slot]!
    for (const solver of solvers) if (!solver()) return false
    return true
  }

  const conjuncts = conjunctsOf(goal.assuming)
  const payoffs = goal.payoffs.flatMap(({ honest, deviation }) => [honest, deviation])
  const scale = compileTree(roundingScaleOf(marginOf(goal.violation)), layout)
  const owed = [...payoffs, ...(goal.cost ? [goal.cost] : [])]
  const truths = [goal.assuming, goal.violation].map(truthOf)
  const margins = conjuncts.map(marginOf)
  const main = compile([...truths, marginOf(goal.violation), goal.gain, ...owed], layout)
  const mainOut = new Float64Array(4 + owed.length)
  const assumption = compile([...margins, ...conjuncts.map(truthOf)], layout)
  const assumptionOut = new Float64Array(2 * margins.length)

  const reading = {
    ...{ isAdmissible: false, isViolated: false, gain: NaN, margin: NaN },
    lacks: undefined as Reading['lacks'],
  }
  const honesty = [...goal.deviating].flatMap(([name, setting]) => {
    const domain = goal.variables.get(name)
    return setting.kind === 'option' || setting.kind === 'constant' || !domain || domain.kind === 'options'
      ? []
      : [isClearlyOutside(domain, compileTree(setting, layout))]
  })
  let evaluations = 0
  const read = (point: Float64Array): Reading => {
    evaluations += 1
    reading.lacks = undefined
    reading.isViolated = false
    if (!solve(point)) {
      reading.isAdmissible = false
      reading.lacks = 'state'
      return reading
    }
    main(values, mainOut)
    reading.isAdmissible = mainOut[0] === 1
    reading.margin = mainOut[2]!
    reading.gain = mainOut[3]!
    let lacking = Number.isNaN(reading.gain) || Number.isNaN(reading.margin)
    for (let index = 0; index < owed.length; index += 1) if (Number.isNaN(mainOut[4 + index]!)) lacking = true
    if (reading.isAdmissible && lacking) reading.lacks = 'value'
    else if (reading.isAdmissible && honesty.some((isOutside) => isOutside(values))) reading.lacks = 'honesty'
    reading.isViolated = reading.isAdmissible && !lacking && mainOut[1] === 1 && Number.isFinite(reading.gain)
    return reading
  }

  /** How large some margins typically are: their middle size over a few points. */
  const scalesOf = (kernel: (point: Float64Array, out: Float64Array) => void, count: number): Float64Array => {
    const out = new Float64Array(assumptionOut.length + count)
    const sizes: number[][] = Array.from({ length: count }, () => [])
    for (let draw = 0; draw < 40; draw += 1) {
      if (!solve(sampleBroadly(space, random))) continue
      kernel(values, out)
      for (let index = 0; index < count; index += 1) {
        const size = Math.abs(out[index]!)
        if (size > 0 && size < Infinity) sizes[index]!.push(size)
      }
    }
    return Float64Array.from(sizes, (list) => list.sort((x, y) => x - y)[list.length >> 1] ?? 1)
  }
  const assumptionScales = scalesOf(assumption, margins.length)
  /** How badly the assumptions fail where they do: a number per conjunct between 0 and 1, summed. */
  const penalty = (): number => {
    assumption(values, assumptionOut)
    let sum = 0
    for (let index = 0; index < margins.length; index += 1)
      if (assumptionOut[margins.length + index] !== 1)
        sum += shortfall(assumptionOut[index]!, assumptionScales[index]!) + 1e-12
    return sum
  }

  const towardsViolation: Objective = (point) => {
    const { isAdmissible, lacks, margin } = read(point)
    if (lacks === 'state') return nowhere
    if (!isAdmissible) return outside * (1 + penalty())
    return Number.isFinite(margin) ? margin : outside
  }
  const towardsGain: Objective = (point) => {
    const { isAdmissible, isViolated, lacks, gain, margin } = read(point)
    if (lacks === 'state') return nowhere
    if (!isAdmissible) return outside * (1 + penalty())
    if (!Number.isFinite(gain) || !Number.isFinite(margin)) return outside
    // What is a violation comes before all that is none, whatever the sign of its gain.
    return isViolated ? Math.max(gain, Number.MIN_VALUE) : Math.min(margin, 0)
  }
  const towardsAll = (wanted: readonly Tree[]): Objective => {
    const kernel = compile(wanted, layout)
    const out = new Float64Array(wanted.length)
    const scales = scalesOf(kernel, wanted.length)
    return (point) => {
      evaluations += 1
      if (!solve(point)) return nowhere
      let sum = conjuncts.length === 0 ? 0 : penalty()
      kernel(values, out)
      for (let index = 0; index < wanted.length; index += 1)
        if (!(out[index]! > 0)) sum += shortfall(out[index]!, scales[index]!) + 1e-12
      return -sum
    }
  }
  const clearness = (): number => {
    const size = scale(values)
    return size > 0 && size < Infinity ? reading.margin / size : 0
  }
  return {
    ...{ layout, space, read, last: reading, evaluations: () => evaluations, clearness, values },
    ...{ towardsViolation, towardsGain, towardsAll },
  }
}

/** Whether a formula's value is not in a domain, rounding errors apart. */
const isClearlyOutside = (domain: NumberDomain, formula: (point: Float64Array) => number) => {
  const low = Q.toNumber(domain.low)
  const high = Q.toNumber(domain.high)
  const error = 1e-9 * Math.max(Math.abs(low), Math.abs(high))
  return (point: Float64Array): boolean => {
    const value = formula(point)
    const isBetween = domain.kind === 'integer' && Math.abs(value - Math.round(value)) > 1e-9
    return value < low - error || value > high + error || isBetween
  }
}

type NumberDomain = Exclude<Domain, { kind: 'options' }>

const truthOf = (condition: ConditionTree): Tree => choose(condition, constant(1), constant(0))

const shortfall = (margin: number, scale: number): number => {
  if (Number.isNaN(margin)) return 1
  const size = Math.abs(margin)
  return size === Infinity ? 1 : size / (scale + size)
}
