import type { ConditionTree, Tree } from './tree.js'

/** What to put in the place of the nodes under a node. */
export interface Replacement {
  readonly tree: (tree: Tree) => Tree
  readonly condition: (condition: ConditionTree) => ConditionTree
}

/** A formula with what stands directly under it replaced; the very same node where nothing changed, so that sharing is kept. */
export const rebuildTree = (node: Tree, { tree, condition }: Replacement): Tree => {
  switch (node.kind) {
    case 'constant':
    case 'variable':
      return node
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

/** The same of a condition. */
export const rebuildCondition = (node: ConditionTree, { tree, condition }: Replacement): ConditionTree => {
  switch (node.kind) {
    case 'true':
    case 'false':
    case 'is':
      return node
    case 'compare': {
      const left = tree(node.left)
      const right = tree(node.right)
      return left === node.left && right === node.right ? node : { ...node, left, right }
    }
    case 'not': {
      const of = condition(node.of)
      return of === node.of ? node : { kind: 'not', of }
    }
    case 'and':
    case 'or': {
      const left = condition(node.left)
      const right = condition(node.right)
      return left === node.left && right === node.right ? node : { kind: node.kind, left, right }
    }
  }
}
