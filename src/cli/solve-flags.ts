import type { SolverName } from '../equilibrium/solvers.js'

/** The options of `solve`, as text. */
export interface SolveFlags {
  readonly method: SolverName | 'best-response'
  readonly vary: readonly string[]
  readonly player?: string | undefined
  readonly set: readonly string[]
  readonly grid?: string | undefined
  readonly sensitivity: string
  readonly starts: string
  readonly rounds?: string | undefined
  readonly preset?: string | undefined
  readonly param: readonly string[]
  /** Files of consensus-specs constants. */
  readonly constants: readonly string[]
  readonly seed: string
  readonly budget: string
  readonly format: readonly string[]
  /** FILE.svg or FILE.png. */
  readonly plot?: string | undefined
  /** PARAMETER=LOW..HIGH[:POINTS] */
  readonly over?: string | undefined
  /** PARAMETER=A,B,C */
  readonly each?: string | undefined
  /** MEASURE,MEASURE: across and up. */
  readonly axes?: string | undefined
  /** Of a population: how many sampled agents, instead of a continuum. */
  readonly agents?: string | undefined
  /** Of a population in iterated play: which share of those who would move does so in a round. */
  readonly adjust?: string | undefined
  /** Of a dynamic. */
  readonly steps?: string | undefined
  /** Of a dynamic with a policy: into how many phases its steps are cut. */
  readonly phases?: string | undefined
  /** Of a majority, a CSV file with a list of holdings; of a population, of reservation types. */
  readonly list?: string | undefined
  /** Of a history: FOLDER, or COLUMN=FILE; repeatable. */
  readonly data: readonly string[]
  /** Of a history: YYYY-MM-DD. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}
