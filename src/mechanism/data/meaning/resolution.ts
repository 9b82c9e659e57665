import * as E from 'fp-ts/lib/Either.js'
import { measureOf } from '../../../formula/grammar/measure.js'
import { keepSpan, spanOf } from '../../../formula/span.js'
import { depthLimit, sizeLimit, type ConditionTree, type Node, type Tree } from '../../../formula/tree.js'
import { childrenOf } from '../../../formula/variables.js'
import { problem, type Problem } from '../../../problem/problem.js'
import type { Meaning, Names, Scope } from './names.js'

/** Turns formulas as their author wrote them into formulas of the mechanism. */
export interface Resolution {
  readonly tree: (tree: Tree, scope: Scope) => E.Either<Problem, Tree>
  readonly condition: (condition: ConditionTree, scope: Scope) => E.Either<Problem, ConditionTree>
}

/** Distinct nodes of all formulas, counted once in each: what walks through every formula is bounded by it. */
const budget = 5 * sizeLimit

/**
 * Gives every name its full form and puts shared formulas in the place of theirs, as the very same node each time.
 * @param where the shared formulas that are resolved already; it may grow while the resolution is in use.
 */
export const resolution = (names: Names, where: ReadonlyMap<string, Tree>): Resolution => {
  let spent = 0

  const fits = <N extends Node>(node: N, written: Node): E.Either<Problem, N> => {
    const tooLarge = (what: string): E.Either<Problem, N> =>
      E.left(problem('formula-too-large', what, placeOf(written)))
    if (measureOf(node).depth > depthLimit)
      return tooLarge(`this formula, with shared ones in their place, is nested more than ${depthLimit} levels deep`)
    const size = sizeOf(node)
    spent += size
    if (size > sizeLimit) return tooLarge(`this formula has more than ${sizeLimit} parts`)
    return spent > budget ? tooLarge(`the formulas have more than ${budget} parts in all`) : E.right(node)
  }

  const tree: Resolution['tree'] = (written, scope) => {
    const { folds, problems } = foldsIn(names, where, scope)
    const resolved = folds.tree(written)
    return problems[0] ? E.left(problems[0]) : fits(resolved, written)
  }

  const condition: Resolution['condition'] = (written, scope) => {
    const { folds, problems } = foldsIn(names, where, scope)
    const resolved = folds.condition(written)
    return problems[0] ? E.left(problems[0]) : fits(resolved, written)
  }

  return { tree, condition }
}

const placeOf = (node: Node): Pick<Problem, 'place'> => {
  const place = spanOf(node)?.start
  return place === undefined ? {} : { place }
}

/** Distinct nodes, counted up to one more than the limit. */
const sizeOf = (root: Node): number => {
  const seen = new Set<Node>([root])
  const open: Node[] = [root]
  for (let node = open.pop(); node !== undefined && seen.size <= sizeLimit; node = open.pop())
    for (const child of childrenOf(node))
      if (!seen.has(child)) {
        seen.add(child)
        open.push(child)
      }
  return seen.size
}

interface Folds {
  readonly tree: (tree: Tree) => Tree
  readonly condition: (condition: ConditionTree) => ConditionTree
}

/** Folds over what was parsed, remembering nodes by identity: chains of comparisons share theirs. The first problem counts. */
const foldsIn = (
  names: Names,
  where: ReadonlyMap<string, Tree>,
  scope: Scope,
): { readonly folds: Folds; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = []

  const meaningOf = (name: string, node: Node): Meaning | undefined => {
    const meaning = names.meaningOf(name, scope, spanOf(node)?.start)
    if (E.isRight(meaning)) return meaning.right
    problems.push(meaning.left)
    return undefined
  }

  const variable = (node: Extract<Tree, { kind: 'variable' }>): Tree => {
    const meaning = meaningOf(node.name, node)
    if (meaning === undefined) return node
    if (meaning.kind === 'where') return where.get(meaning.name) ?? node
    return meaning.name === node.name ? node : keepSpan<Tree>(node, { kind: 'variable', name: meaning.name })
  }

  const is = (node: Extract<ConditionTree, { kind: 'is' }>): ConditionTree => {
    const meaning = meaningOf(node.variable, node)
    if (meaning === undefined) return node
    if (meaning.kind === 'variable')
      return meaning.name === node.variable ? node : keepSpan<ConditionTree>(node, { ...node, variable: meaning.name })
    problems.push(
      problem('bad-value', `"${node.variable}" is a shared formula and has no options`, {
        ...placeOf(node),
        expected: 'a parameter, choice or type with options before "is"',
        found: `the shared formula "${node.variable}"`,
        mend: 'compare it by =, < or >',
      }),
    )
    return node
  }

  const trees = new Map<Tree, Tree>()
  const tree = (node: Tree): Tree => {
    const known = trees.get(node)
    if (known) return known
    const resolved = resolveTree(node)
    trees.set(node, resolved)
    return resolved
  }

  const resolveTree = (node: Tree): Tree => {
    switch (node.kind) {
      case 'constant':
        return node
      case 'variable':
        return variable(node)
      case 'min':
      case 'max':
        return keepSpan<Tree>(node, { kind: node.kind, of: node.of.map(tree) })
      case 'if':
        return keepSpan<Tree>(node, {
          kind: 'if',
          condition: condition(node.condition),
          then: tree(node.then),
          otherwise: tree(node.otherwise),
        })
      case 'fold':
        return keepSpan<Tree>(node, { kind: 'fold', by: node.by, of: tree(node.of) })
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'power':
        return keepSpan<Tree>(node, { kind: node.kind, left: tree(node.left), right: tree(node.right) })
      case 'negate':
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'abs':
      case 'floor':
      case 'ceil':
        return keepSpan<Tree>(node, { kind: node.kind, of: tree(node.of) })
    }
  }

  const condition = (node: ConditionTree): ConditionTree => {
    switch (node.kind) {
      case 'true':
      case 'false':
        return node
      case 'is':
        return is(node)
      case 'compare':
        return keepSpan<ConditionTree>(node, { ...node, left: tree(node.left), right: tree(node.right) })
      case 'not':
        return keepSpan<ConditionTree>(node, { kind: 'not', of: condition(node.of) })
      case 'and':
      case 'or':
        return keepSpan<ConditionTree>(node, {
          kind: node.kind,
          left: condition(node.left),
          right: condition(node.right),
        })
    }
  }

  return { folds: { tree, condition }, problems }
}
