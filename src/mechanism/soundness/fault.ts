import type { Node } from '../../formula/tree.js'
import type { Problem } from '../../problem/problem.js'

/** Something wrong with a mechanism: the keys that lead there in the data form, and the node where it is in a formula. */
export interface Fault {
  readonly problem: Problem
  readonly path: Path
  readonly node?: Node
}

export type Path = readonly string[]

/** Faults in the order of the definition, found one after the other: who wants the first pays for no more. */
export type Faults = Generator<Fault, void>

export const fault = (path: Path, problem: Problem, node?: Node): Fault =>
  node === undefined ? { problem, path } : { problem, path, node }
