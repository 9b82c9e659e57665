import { constant, truth } from './build.js'
import type { Setting, Value } from './domain.js'
import { rebuildCondition, rebuildTree, type Replacement } from './rebuild.js'
import { keepSpan } from './span.js'
import type { ConditionTree, Tree } from './tree.js'

/**
 * Puts settings in the place of variables: formulas for numbers, options for named choices.
 * Shared nodes stay shared, and what mentions no replaced variable is returned as it is.
 */
export type Substitution = Replacement

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
    if (node.kind === 'variable') {
      const setting = settings.get(node.name)
      return setting === undefined || setting.kind === 'option' ? node : setting
    }
    if (node.kind === 'if') {
      // A branch that a setting rules out is not looked at: it may be large, or have no value.
      const test = condition(node.condition)
      if (test.kind === 'true') return tree(node.then)
      if (test.kind === 'false') return tree(node.otherwise)
    }
    return rebuildTree(node, { tree, condition })
  }

  const condition = (node: ConditionTree): ConditionTree => {
    const known = conditions.get(node)
    if (known) return known
    const result = keepSpan(node, substituteCondition(node))
    conditions.set(node, result)
    return result
  }

  const substituteCondition = (node: ConditionTree): ConditionTree => {
    if (node.kind === 'is') {
      const setting = settings.get(node.variable)
      if (setting === undefined) return node
      if (setting.kind === 'option') return truth(setting.option === node.option)
      return setting.kind === 'variable' ? { kind: 'is', variable: setting.name, option: node.option } : node
    }
    return settled(rebuildCondition(node, { tree, condition }))
  }

  return { tree, condition }
}

/** A condition without the parts that are plainly true or false. */
const settled = (node: ConditionTree): ConditionTree => {
  if (node.kind === 'not' && (node.of.kind === 'true' || node.of.kind === 'false'))
    return truth(node.of.kind === 'false')
  if (node.kind !== 'and' && node.kind !== 'or') return node
  const absorbing = node.kind === 'and' ? 'false' : 'true'
  const neutral = node.kind === 'and' ? 'true' : 'false'
  if (node.left.kind === absorbing || node.right.kind === absorbing) return truth(absorbing === 'true')
  if (node.left.kind === neutral) return node.right
  return node.right.kind === neutral ? node.left : node
}

/** A rule with settings put in by their substitution: what names a variable that stands for an option is that option. */
export const ruleIn = (rule: Setting, settings: ReadonlyMap<string, Setting>, put: Substitution): Setting => {
  if (rule.kind === 'option') return rule
  const named = rule.kind === 'variable' ? settings.get(rule.name) : undefined
  return named?.kind === 'option' ? named : put.tree(rule)
}

/** Settings that fix variables to the values of a point. */
export const settingsOf = (point: ReadonlyMap<string, Value>): ReadonlyMap<string, Setting> =>
  new Map(
    [...point].map(([name, value]) => [
      name,
      typeof value === 'string' ? ({ kind: 'option', option: value } as const) : constant(value),
    ]),
  )
