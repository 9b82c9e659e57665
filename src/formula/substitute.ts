import { constant, truth } from './build.js'
import type { Setting, Value } from './domain.js'
import { keepSpan } from './span.js'
import type { ConditionTree, Tree } from './tree.js'

/**
 * Puts settings in the place of variables: formulas for numbers, options for named choices.
 * Shared nodes stay shared, and what mentions no replaced variable is returned as it is.
 */
export interface Substitution {
  readonly tree: (tree: Tree) => Tree
  readonly condition: (condition: ConditionTree) => ConditionTree
}

export const substitution = (settings: ReadonlyMap<string, Setting>): Substitution => {
  const trees = new Map<Tree, Tree>()
  const conditions = new Map<ConditionTree, ConditionTree>()

  const tree = (node: Tree): Tree => {
    const known = trees.get(node)
    if (known) return known
    const result = keepSpan(node, substituteTree(node))
    trees.set(node, result)
    return result
  }

  const substituteTree = (node: Tree): Tree => {
    switch (node.kind) {
      case 'constant':
        return node
      case 'variable': {
        const setting = settings.get(node.name)
        return setting === undefined || setting.kind === 'option' ? node : setting
      }
      case 'negate':
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'abs':
      case 'floor':
      case 'ceil': {
        const of = tree(node.of)
        return of === node.of ? node : { kind: node.kind, of }
      }
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'power': {
        const left = tree(node.left)
        const right = tree(node.right)
        return left === node.left && right === node.right ? node : { kind: node.kind, left, right }
      }
      case 'min':
      case 'max': {
        const of = node.of.map(tree)
        return of.every((child, index) => child === node.of[index]) ? node : { kind: node.kind, of }
      }
      case 'if': {
        const test = condition(node.condition)
        if (test.kind === 'true') return tree(node.then)
        if (test.kind === 'false') return tree(node.otherwise)
        const then = tree(node.then)
        const otherwise = tree(node.otherwise)
        return test === node.condition && then === node.then && otherwise === node.otherwise
          ? node
          : { kind: 'if', condition: test, then, otherwise }
      }
      case 'fold': {
        const of = tree(node.of)
        return of === node.of ? node : { kind: 'fold', by: node.by, of }
      }
    }
  }

  const condition = (node: ConditionTree): ConditionTree => {
    const known = conditions.get(node)
    if (known) return known
    const result = keepSpan(node, substituteCondition(node))
    conditions.set(node, result)
    return result
  }

  const substituteCondition = (node: ConditionTree): ConditionTree => {
    switch (node.kind) {
      case 'true':
      case 'false':
        return node
      case 'compare': {
        const left = tree(node.left)
        const right = tree(node.right)
        return left === node.left && right === node.right
          ? node
          : { kind: 'compare', operator: node.operator, left, right }
      }
      case 'is': {
        const setting = settings.get(node.variable)
        if (setting === undefined) return node
        if (setting.kind === 'option') return truth(setting.option === node.option)
        return setting.kind === 'variable' ? { kind: 'is', variable: setting.name, option: node.option } : node
      }
      case 'not': {
        const of = condition(node.of)
        if (of.kind === 'true' || of.kind === 'false') return truth(of.kind === 'false')
        return of === node.of ? node : { kind: 'not', of }
      }
      case 'and':
      case 'or': {
        const left = condition(node.left)
        const right = condition(node.right)
        const absorbing = node.kind === 'and' ? 'false' : 'true'
        const neutral = node.kind === 'and' ? 'true' : 'false'
        if (left.kind === absorbing || right.kind === absorbing) return truth(absorbing === 'true')
        if (left.kind === neutral) return right
        if (right.kind === neutral) return left
        return left === node.left && right === node.right ? node : { kind: node.kind, left, right }
      }
    }
  }

  return { tree, condition }
}

/** Settings that fix variables to the values of a point. */
export const settingsOf = (point: ReadonlyMap<string, Value>): ReadonlyMap<string, Setting> =>
  new Map(
    [...point].map(([name, value]) => [
      name,
      typeof value === 'string' ? ({ kind: 'option', option: value } as const) : constant(value),
    ]),
  )
