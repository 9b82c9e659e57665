import { variablesOf } from '../formula/variables.js'
import type { Tree } from '../formula/tree.js'
import type { Path } from './path.js'
import { restPointOf, type RestPoint } from './rest-point.js'
import type { Run } from './run.js'
import { wavesOf, type Waves } from './waves.js'

/** Where every variable and measure of a run goes, and what a linear look at the rest point says of it. */
export interface Destiny {
  /** In the course's order. */
  readonly variables: readonly Waves[]
  readonly measures: readonly Waves[]
  readonly rest?: RestPoint
}

/** Reads where a run goes off its path, and off the formulas near their rest point. */
export const destinyOf = (run: Run): Destiny => {
  const rest = restPointOf(run)
  const { course, core, ending, recurrence } = run
  // What reads only what goes round, and itself, goes round with it as soon as it comes back once.
  const period = recurrence?.period ?? 0
  const returning = new Set(core.indices.map((index) => course.variables[index]!.name))
  const isBack = ({ tail }: Path): boolean =>
    tail.length > 2 * period && tail.subarray(-period).every((value, at) => value === tail.at(at - 2 * period))
  const isReturning = (path: Path, tree: Tree, own?: string): boolean =>
    period > 0 && isBack(path) && [...variablesOf(tree)].every((name) => name === own || returning.has(name))
  const variables = course.variables.map(({ name, next }, index) => {
    const path = run.variables[index]!
    const isLeaving = ending.kind === 'left' && ending.variable === index
    const isPeriodic = returning.has(name) || isReturning(path, next, name)
    const waves = wavesOf(path, isPeriodic ? recurrence?.period : undefined, isLeaving ? ending.value : undefined)
    return rest ? atRest(waves, name, rest) : waves
  })
  const measures = course.measures.map(({ formula }, index) => {
    const path = run.measures[index]!
    return wavesOf(path, isReturning(path, formula) ? recurrence?.period : undefined)
  })
  return { variables, measures, ...(rest ? { rest } : {}) }
}

/** Where the path bears out what the linear law says, its figures are the law's, which are sharper. */
const atRest = (waves: Waves, name: string, { at, eigenvalues }: RestPoint): Waves => {
  const rest = at.get(name)
  if (rest === undefined || waves.kind !== 'converges') return waves
  const reach = waves.amplitude?.last ?? 1e-3 * Math.abs(rest)
  const isNear = waves.settled === undefined && waves.limit !== undefined && Math.abs(waves.limit - rest) <= reach
  const leading = eigenvalues?.[0]
  const size = leading === undefined ? NaN : Math.hypot(leading.re, leading.im)
  const isSame = waves.factor !== undefined && Math.abs(Math.log(waves.factor) / Math.log(size) - 1) < sameFactor
  return { ...waves, ...(isNear ? { limit: rest } : {}), ...(isSame ? { factor: size } : {}) }
}

const sameFactor = 0.02
