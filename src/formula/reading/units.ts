import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../../arithmetic/rational.js'
import { problem, type Problem } from '../../problem/problem.js'
import { exact } from './exact.js'
import { spanOf } from '../span.js'
import type { ConditionTree, Node, Tree } from '../tree.js'
import { anyUnit, dimensionless, isModest, isSameUnit, joinUnits, showUnit, type Unit } from './unit.js'
import { variablesOf } from '../variables.js'

export { anyUnit, dimensionless, isSameUnit, parseUnit, showUnit, type Unit } from './unit.js'

/**
 * The units reading: the unit of a formula's value, given those of its variables (none where none is given).
 *
 * Sums, differences, `min`, `max`, branches and comparisons need equal units; exp and log take and give plain numbers;
 * an exponent is a plain number, and constant unless the base is one too. A literal 0 fits any unit ({@link anyUnit});
 * other literals are plain numbers. The problem stands at the operator's place. Linear in distinct nodes.
 *
 * @example unitOf(add(gas, fee), units) // left: "gwei + gas" …
 */
export const unitOf = (tree: Tree, units: ReadonlyMap<string, Unit>): E.Either<Problem, Unit> =>
  unitsReading(units).tree(tree)

/** Whether the comparisons of a condition, and the formulas in it, agree in their units; the problem of the first that does not. */
export const checkUnits = (condition: ConditionTree, units: ReadonlyMap<string, Unit>): E.Either<Problem, undefined> =>
  unitsReading(units).condition(condition)

/** The units of many formulas over the same variables: what they share is looked at once. */
export interface UnitsReading {
  readonly tree: (tree: Tree) => E.Either<Problem, Unit>
  readonly condition: (condition: ConditionTree) => E.Either<Problem, undefined>
}

/**
 * How literals are taken: as plain numbers, or as carrying whatever unit fits where they stand (the 20 of `fee / 20`
 * may be 20 gwei). The second finds fewer mistakes, and none that is not one.
 */
export type Literals = 'plain' | 'fitting'

export const unitsReading = (units: ReadonlyMap<string, Unit>, literals: Literals = 'plain'): UnitsReading => {
  const trees = new Map<Tree, E.Either<Problem, Unit>>()
  const conditions = new Map<ConditionTree, E.Either<Problem, undefined>>()

  const tree = (node: Tree): E.Either<Problem, Unit> => {
    const known = trees.get(node)
    if (known) return known
    const result = measure(node)
    trees.set(node, result)
    return result
  }

  const measure = (node: Tree): E.Either<Problem, Unit> => {
    switch (node.kind) {
      case 'constant':
        return E.right(literals === 'fitting' || Q.sign(node.value) === 0 ? anyUnit : dimensionless)
      case 'variable':
        return E.right(units.get(node.name) ?? dimensionless)
      case 'negate':
      case 'abs':
      case 'floor':
      case 'ceil':
        return tree(node.of)
      case 'sqrt':
        return E.map((of: Unit) => joinUnits(of, of, Q.rational(-1n, 2n)))(tree(node.of))
      case 'exp':
      case 'log':
        return E.chain((of: Unit) =>
          isSameUnit(of, dimensionless)
            ? E.right(dimensionless)
            : mismatch(node, `${node.kind}(${showUnit(of)})`, 'takes a plain number', '1', showUnit(of)),
        )(tree(node.of))
      case 'add':
        return both(node, node.left, node.right, '+')
      case 'subtract':
        return both(node, node.left, node.right, '-')
      case 'multiply':
        return E.chain((left: Unit) => E.map((right: Unit) => joinUnits(left, right))(tree(node.right)))(
          tree(node.left),
        )
      case 'divide':
        return E.chain((left: Unit) =>
          E.map((right: Unit) => joinUnits(left, right, Q.rational(-1n)))(tree(node.right)),
        )(tree(node.left))
      case 'power':
        return E.chain((base: Unit) =>
          E.chain((exponent: Unit) => measurePower(node, base, node.right, exponent))(tree(node.right)),
        )(tree(node.left))
      case 'min':
      case 'max':
        return measureAll(node, node.of)
      case 'if':
        return E.chain(() => branches(node, node.then, node.otherwise))(condition(node.condition))
      case 'fold':
        return node.by === 'product'
          ? E.chain((of: Unit) =>
              isSameUnit(of, dimensionless)
                ? E.right(of)
                : mismatch(node, `product(${showUnit(of)})`, 'takes plain numbers', '1', showUnit(of)),
            )(tree(node.of))
          : tree(node.of)
    }
  }

  const both = (node: Node, left: Tree, right: Tree, operator: string): E.Either<Problem, Unit> =>
    E.chain((a: Unit) =>
      E.chain((b: Unit) => join(node, a, b, `${showUnit(a)} ${operator} ${showUnit(b)}`))(tree(right)),
    )(tree(left))

  const branches = (node: Node, then: Tree, otherwise: Tree): E.Either<Problem, Unit> =>
    E.chain((a: Unit) =>
      E.chain((b: Unit) => join(node, a, b, `if … then ${showUnit(a)} else ${showUnit(b)}`))(tree(otherwise)),
    )(tree(then))

  const measureAll = (node: Tree, of: readonly Tree[]): E.Either<Problem, Unit> => {
    let common: Unit = anyUnit
    for (const operand of of) {
      const unit = tree(operand)
      if (E.isLeft(unit)) return unit
      const joined = join(node, common, unit.right, `${node.kind}(${showUnit(common)}, ${showUnit(unit.right)})`)
      if (E.isLeft(joined)) return joined
      common = joined.right
    }
    return E.right(common)
  }

  const join = (node: Node, a: Unit, b: Unit, shown: string): E.Either<Problem, Unit> =>
    isSameUnit(a, b)
      ? E.right(a === anyUnit ? b : a)
      : mismatch(node, shown, 'puts together quantities of different units', showUnit(a), showUnit(b))

  const measurePower = (node: Tree, base: Unit, power: Tree, exponent: Unit): E.Either<Problem, Unit> => {
    if (!isSameUnit(exponent, dimensionless))
      return mismatch(
        node,
        `${showUnit(base)} ^ ${showUnit(exponent)}`,
        'has an exponent with a unit',
        '1',
        showUnit(exponent),
      )
    if (base === anyUnit || isSameUnit(base, dimensionless)) return E.right(base === anyUnit ? anyUnit : dimensionless)
    const value = variablesOf(power).size === 0 ? exact(power, new Map()) : undefined
    if (value === undefined || E.isLeft(value) || !isModest(value.right))
      return mismatch(
        node,
        `${showUnit(base)} ^ …`,
        'has a unit that no one exponent settles',
        'a constant exponent',
        'one that varies or is too large',
      )
    const raised = joinUnits(dimensionless, base, value.right)
    return [...raised.values()].every(isModest)
      ? E.right(raised)
      : mismatch(
          node,
          `(${showUnit(base)}) ^ ${Q.showRational(value.right)}`,
          'has exponents beyond 100',
          'a smaller exponent',
          Q.showRational(value.right),
        )
  }

  const condition = (node: ConditionTree): E.Either<Problem, undefined> => {
    const known = conditions.get(node)
    if (known) return known
    const result = check(node)
    conditions.set(node, result)
    return result
  }

  const check = (node: ConditionTree): E.Either<Problem, undefined> => {
    switch (node.kind) {
      case 'true':
      case 'false':
      case 'is':
        return E.right(undefined)
      case 'compare':
        return E.map(() => undefined)(both(node, node.left, node.right, node.operator))
      case 'not':
        return condition(node.of)
      case 'and':
      case 'or':
        return E.chain(() => condition(node.right))(condition(node.left))
    }
  }

  return { tree, condition }
}

const mismatch = (
  node: Node,
  shown: string,
  why: string,
  expected: string,
  found: string,
): E.Either<Problem, never> => {
  const span = spanOf(node)
  const place = span?.operator ?? span?.start
  return E.left(
    problem('unit-mismatch', `"${shown}" ${why}`, {
      ...(place === undefined ? {} : { place }),
      expected,
      found,
      mend: 'convert one side, or correct the unit of a variable',
    }),
  )
}
