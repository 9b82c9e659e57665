import * as E from 'fp-ts/lib/Either.js'
import { isOfMembers } from './measure.js'
import { problem, type Place, type Problem } from '../../problem/problem.js'
import { lazySpan, type At } from './places.js'
import { setSpan } from '../span.js'
import { depthLimit, sizeLimit, type ConditionTree, type Tree } from '../tree.js'

/** What has been read of a text: a node, and what the parser must know of it without looking into it. */
export type Operand = NumberOperand | ConditionOperand

interface Read {
  readonly start: number
  /** Where its outermost operator stands, or where it begins: what a complaint about it points at. */
  readonly mark: number
  readonly depth: number
  /** How many signs and divisions between literals a constant was written with. */
  readonly folds: number
  readonly mentionsMembers: boolean
}
export interface NumberOperand extends Read {
  readonly sort: 'number'
  readonly node: Tree
}
export interface ConditionOperand extends Read {
  readonly sort: 'condition'
  readonly node: ConditionTree
  /** Of a comparison without parentheses: its right side, which a further comparison takes up. */
  readonly chain?: { readonly last: NumberOperand; readonly way: 'up' | 'down' | 'level' | 'none' } | undefined
}

/** In parentheses a comparison is finished: nothing chains to it. */
export const unchained = (operand: Operand): Operand =>
  operand.sort === 'number' ? operand : { ...operand, chain: undefined }

/** One wording for every limit that a text can pass. */
export const tooLarge = (what: string, place: Place): Problem =>
  problem('formula-too-large', what, { place, mend: 'name parts of it under "where" and build it from those' })

/** Makes operands within the limits of formulas, and notes where their nodes were written. */
export interface Maker {
  readonly number: (node: Tree, parts: readonly Operand[], at: At) => E.Either<Problem, NumberOperand>
  readonly condition: (node: ConditionTree, parts: readonly Operand[], at: At) => E.Either<Problem, ConditionOperand>
}
export const maker = (locate: (offset: number) => Place): Maker => {
  let size = 0

  const measure = (node: Tree | ConditionTree, parts: readonly Operand[], at: At): E.Either<Problem, Read> => {
    size += 1
    if (size > sizeLimit) return E.left(tooLarge(`the formula has more than ${sizeLimit} parts`, locate(at.start)))
    let depth = 0
    let folds = 0
    let mentionsMembers = isOfMembers(node)
    for (const part of parts) {
      depth = Math.max(depth, part.depth)
      folds = Math.max(folds, part.folds)
      mentionsMembers ||= part.mentionsMembers
    }
    const isLiteral = node.kind === 'constant'
    depth = isLiteral ? 1 : depth + 1
    folds = isLiteral ? folds + 1 : 0
    if (depth > depthLimit || folds > depthLimit)
      return E.left(
        tooLarge(`the formula is nested more than ${depthLimit} levels deep`, locate(at.operator ?? at.start)),
      )
    setSpan(node, lazySpan(locate, at))
    mentionsMembers &&= node.kind !== 'fold'
    return E.right({ start: at.start, mark: at.operator ?? at.start, depth, folds, mentionsMembers })
  }

  // Built field by field: spreading would double the time that parsing takes.
  return {
    number: (node, parts, at) => {
      const read = measure(node, parts, at)
      if (E.isLeft(read)) return read
      const { start, mark, depth, folds, mentionsMembers } = read.right
      return E.right({ sort: 'number', node, start, mark, depth, folds, mentionsMembers })
    },
    condition: (node, parts, at) => {
      const read = measure(node, parts, at)
      if (E.isLeft(read)) return read
      const { start, mark, depth, folds, mentionsMembers } = read.right
      return E.right({ sort: 'condition', node, start, mark, depth, folds, mentionsMembers })
    },
  }
}
