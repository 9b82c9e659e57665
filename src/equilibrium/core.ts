import type { Course, CourseVariable } from '../game/dynamic.js'
import { childrenOf, variablesOf } from '../formula/variables.js'
import type { Node, Tree } from '../formula/tree.js'

/** The part of a dynamic that moves itself: what merely adds up (a profit so far) is left out, with what is constant. */
export interface Core {
  /** Of the course's variables. */
  readonly indices: readonly number[]
  /** Whether it depends on what step it is. */
  readonly readsTime: boolean
  /** Whether its formulas round what moves. */
  readonly rounds: boolean
}

/**
 * A variable that only adds to itself what others say, and that none of these reads, tells nothing of where they go;
 * nor does one that never changes. What is left depends on nothing else but the time.
 */
export const coreOf = (course: Course): Core => {
  const kept = withoutTotals(
    course.variables.filter(({ name, next }) => next.kind !== 'variable' || next.name !== name),
  )
  const nexts = kept.map(({ next }) => next)
  return {
    indices: kept.map((each) => course.variables.indexOf(each)),
    readsTime: variablesOf(...nexts).has(course.time),
    rounds: mentionsRounding(nexts, new Set(kept.map(({ name }) => name))),
  }
}

const withoutTotals = (variables: readonly CourseVariable[]): readonly CourseVariable[] => {
  const isRead = ({ name }: CourseVariable): boolean =>
    variables.some((other) => other.name !== name && variablesOf(other.next).has(name))
  const left = variables.filter((each) => !addsUp(each.next, each.name) || isRead(each))
  return left.length === variables.length ? left : withoutTotals(left)
}

/** Whether a formula is the variable and something that is free of it. */
export const addsUp = (next: Tree, name: string): boolean => {
  if (next.kind === 'variable') return next.name === name
  if (next.kind !== 'add' && next.kind !== 'subtract') return false
  const { left, right } = next
  if (!variablesOf(right).has(name)) return addsUp(left, name)
  return next.kind === 'add' && !variablesOf(left).has(name) && addsUp(right, name)
}

const mentionsRounding = (roots: readonly Node[], moving: ReadonlySet<string>): boolean => {
  const seen = new Set<Node>()
  const visit = (node: Node): boolean => {
    if (seen.has(node)) return false
    seen.add(node)
    const isRounding = node.kind === 'floor' || node.kind === 'ceil'
    return (isRounding && [...variablesOf(node)].some((name) => moving.has(name))) || childrenOf(node).some(visit)
  }
  return roots.some(visit)
}
