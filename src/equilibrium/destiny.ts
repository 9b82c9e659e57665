import * as Q from '../arithmetic/rational.js'
import { variablesOf } from '../formula/variables.js'
import type { Tree } from '../formula/tree.js'
import type { CourseVariable } from '../game/dynamic.js'
import { endOfPhase } from '../game/motion.js'
import { recorder, type Path } from './path.js'
import { restPointOf, type RestPoint } from './rest-point.js'
import type { Run } from './run.js'
import { wavesOf, type Waves } from './waves.js'

/** Where every variable and measure of a run goes, and what a linear look at the rest point says of it. */
export interface Destiny {
  /** In the course's order. */
  readonly variables: readonly Waves[]
  readonly measures: readonly Waves[]
  readonly rest?: RestPoint
  /** The step from which on it is read off, where the choices change for the last time. */
  readonly since: number
}

/**
 * Reads where a run goes off its path, and off the formulas near their rest point; where a policy changes on the way, off
 * the path since the last change.
 */
export const destinyOf = (run: Run): Destiny => {
  const rest = restPointOf(run)
  const { course, core, ending, recurrence } = run
  const from = lastChangeOf(run)
  // What reads only what goes round, and itself, goes round with it as soon as it comes back once.
  const period = recurrence?.period ?? 0
  const returning = new Set(core.indices.map((index) => course.variables[index]!.name))
  const isBack = ({ tail }: Path): boolean =>
    tail.length > 2 * period && tail.subarray(-period).every((value, at) => value === tail.at(at - 2 * period))
  const isReturning = (path: Path, tree: Tree, own?: string): boolean =>
    period > 0 && isBack(path) && [...variablesOf(tree)].every((name) => name === own || returning.has(name))
  const variables = course.variables.map(({ name, next }, index) => {
    const path = run.variables[index]!
    // What is only no whole number is not on its way out.
    const isLeaving =
      ending.kind === 'left' && ending.variable === index && !isWithin(ending.value, course.variables[index]!.domain)
    const isPeriodic = returning.has(name) || isReturning(path, next, name)
    const waves = wavesSince(
      path,
      from,
      isPeriodic ? recurrence?.period : undefined,
      isLeaving ? ending.value : undefined,
    )
    return rest ? atRest(waves, path, name, rest) : waves
  })
  const measures = course.measures.map(({ formula }, index) => {
    const path = run.measures[index]!
    return wavesSince(path, from, isReturning(path, formula) ? recurrence?.period : undefined)
  })
  return { variables, measures, since: from, ...(rest ? { rest } : {}) }
}

const isWithin = (value: number, { low, high }: CourseVariable['domain']): boolean =>
  value >= Q.toNumber(low) && value <= Q.toNumber(high)

/** The step at which the choices change for the last time. */
const lastChangeOf = ({ policy, steps }: Run): number => {
  const last = policy.at(-1)!.join()
  const before = policy.findLastIndex((choices) => choices.join() !== last)
  return before < 0 ? 0 : endOfPhase(before, policy.length, steps)
}

const wavesSince = (path: Path, from: number, recurrence?: number, beyond?: number): Waves => {
  const kept = path.count - from
  if (from === 0 || kept < 1 || kept > path.tail.length) return wavesOf(path, recurrence, beyond)
  const { put, path: rest } = recorder(kept)
  path.tail.subarray(-kept).forEach(put)
  const waves = wavesOf(rest(), recurrence, beyond)
  const whole = waves.settled === 0 ? wavesOf(path, recurrence) : undefined
  // It may have come to rest long before the choices changed.
  if (whole?.settled !== undefined) return whole
  return waves.settled === undefined ? waves : { ...waves, settled: from + waves.settled }
}

/** Where the path bears out what the linear law says, its figures are the law's, which are sharper. */
const atRest = (waves: Waves, { least, most }: Path, name: string, { at, eigenvalues }: RestPoint): Waves => {
  const rest = at.get(name)
  if (rest === undefined || waves.kind !== 'converges') return waves
  const reach = waves.amplitude?.last ?? Math.max(1e-3 * Math.abs(rest), 1e-6 * (most - least))
  const isNear = waves.settled === undefined && waves.limit !== undefined && Math.abs(waves.limit - rest) <= reach
  const leading = eigenvalues?.[0]
  const size = leading === undefined ? NaN : Math.hypot(leading.re, leading.im)
  const isSame = waves.factor !== undefined && Math.abs(Math.log(waves.factor) / Math.log(size) - 1) < sameFactor
  return { ...waves, ...(isNear ? { limit: rest } : {}), ...(isSame ? { factor: size } : {}) }
}

const sameFactor = 0.02
