import type { Rational } from '../arithmetic/rational.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import type { Evaluator } from './evaluate.js'
import { evaluator } from './evaluate.js'
import * as I from './interval.js'
import * as Q from './rational.js'

/**
 * A sum of monomials over variables and opaque terms, wherever the formula that it comes from has a value.
 * (It may have values where the formula has none: x/x is 1.)
 */
export interface Polynomial {
  /** Equal exactly for equal polynomials of one {@link Normaliser}. */
  readonly key: string
  readonly terms: ReadonlyMap<string, Term>
}

export interface Term {
  readonly coefficient: Rational
  /** Exponents, none of them 0, by factor. */
  readonly powers: ReadonlyMap<number, number>
}

export interface Normaliser {
  readonly normalise: (tree: Tree) => Polynomial
  /** The normal form of `a - b`. */
  readonly difference: (a: Tree, b: Tree) => Polynomial
  /** `of / m`, with m the product of the named variables, each to its least exponent among the terms. */
  readonly divideOut: (of: Polynomial, variables: ReadonlySet<string>) => Polynomial
  /**
   * Whether it is 0 wherever the formula has a value: as it stands, or once it is multiplied by the sums that it is
   * divided by, none of which is 0 there.
   */
  readonly isZero: (of: Polynomial) => boolean
  readonly treeOf: (of: Polynomial) => Tree
}

/** What stands for a variable: itself, counted from somewhere upwards or downwards, or just that place. */
export interface Shift {
  readonly from: Rational
  readonly side: 'up' | 'down' | 'at'
}

const mostTerms = 2000
const largestPower = 64
const largestExpanded = 8
const largestCoefficient = 1n << 4096n

interface NormalCondition {
  readonly key: string
  readonly condition: ConditionTree
}

const constantTree = (value: Rational): Tree => ({ kind: 'constant', value })
const binary = (kind: 'add' | 'multiply' | 'divide' | 'power', left: Tree, right: Tree): Tree => ({ kind, left, right })

/** Joins trees two by two, so that the result is not deep. */
const balanced = (kind: 'add' | 'multiply', of: readonly Tree[], empty: Rational): Tree => {
  if (of.length > 1) {
    const half = of.length >> 1
    return binary(kind, balanced(kind, of.slice(0, half), empty), balanced(kind, of.slice(half), empty))
  }
  return of[0] ?? constantTree(empty)
}

const monomialKey = (powers: ReadonlyMap<number, number>): string =>
  [...powers]
    .sort(([a], [b]) => a - b)
    .map(([factor, exponent]) => `${factor}^${exponent}`)
    .join('·')

/**
 * Normal forms of formulas over one box, whose conditions decide the `if`s that they can.
 *
 * @param shifts of variables that mean their distance from somewhere in the normal form
 */
export const normaliser = (box: Evaluator, shifts: ReadonlyMap<string, Shift>): Normaliser => {
  const factors: { readonly tree: Tree; readonly variable?: string }[] = []
  /** What the factors that are whole sums stand for; each comes after those that occur in it. */
  const sums = new Map<number, Polynomial>()
  const factorOf = new Map<string, number>()
  const known = new Map<Tree, Polynomial>()
  const conditions = new Map<ConditionTree, NormalCondition>()
  const trees = new Map<string, Tree>()
  // Keys grow with the formula; numbers in their place do not.
  const numbers = new Map<string, number>()
  const shorten = (key: string): string => {
    if (!numbers.has(key)) numbers.set(key, numbers.size)
    return `#${numbers.get(key) ?? 0}`
  }

  const polynomial = (terms: readonly Term[]): Polynomial => {
    const byKey = new Map<string, Term>()
    for (const { coefficient, powers } of terms) {
      const key = monomialKey(powers)
      byKey.set(key, { coefficient: Q.add(byKey.get(key)?.coefficient ?? Q.zero, coefficient), powers })
    }
    for (const [key, { coefficient }] of byKey) if (coefficient.numerator === 0n) byKey.delete(key)
    const parts = [...byKey].map(([key, { coefficient: c }]) => `${c.numerator}/${c.denominator}*${key}`)
    return { key: shorten(parts.sort().join('+')), terms: byKey }
  }
  const constant = (value: Rational): Polynomial => polynomial([{ coefficient: value, powers: new Map() }])
  const valueOf = ({ terms }: Polynomial): Rational | undefined =>
    terms.size === 0 ? Q.zero : terms.size === 1 ? terms.get('')?.coefficient : undefined

  const factor = (key: string, tree: Tree, exponent = 1, variable?: string): Polynomial => {
    let index = factorOf.get(key)
    if (index === undefined) {
      index = factors.push(variable === undefined ? { tree } : { tree, variable }) - 1
      factorOf.set(key, index)
    }
    return polynomial([{ coefficient: Q.one, powers: new Map([[index, exponent]]) }])
  }

  /** An operator over normal forms, as a factor; its value, if they are numbers and so is it. */
  const opaque = (of: readonly Polynomial[], build: (of: readonly Tree[]) => Tree, name: string): Polynomial => {
    const tree = build(of.map(treeOf))
    if (of.every((part) => valueOf(part))) {
      const { range, total } = evaluator(new Map()).tree(tree)
      if (total && range && I.isPoint(range) && Q.isFinite(range.low)) return constant(range.low)
    }
    return factor(`${name}(${of.map(({ key }) => key).join()})`, tree)
  }
  const opaqueBinary = (kind: 'add' | 'multiply' | 'power', a: Polynomial, b: Polynomial): Polynomial =>
    opaque([a, b], ([left, right]) => binary(kind, left ?? constantTree(Q.zero), right ?? constantTree(Q.zero)), kind)

  const isSmall = (terms: readonly Term[]): boolean =>
    terms.every(
      ({ coefficient, powers }) =>
        [...powers.values()].every((exponent) => Math.abs(exponent) <= largestPower) &&
        [coefficient.numerator, -coefficient.numerator, coefficient.denominator].every((n) => n < largestCoefficient),
    )

  const add = (a: Polynomial, b: Polynomial): Polynomial =>
    a.terms.size + b.terms.size > mostTerms
      ? opaqueBinary('add', a, b)
      : polynomial([...a.terms.values(), ...b.terms.values()])

  const timesTerm = (a: Term, b: Term): Term => {
    const powers = new Map(a.powers)
    for (const [index, exponent] of b.powers) {
      const total = (powers.get(index) ?? 0) + exponent
      if (total === 0) powers.delete(index)
      else powers.set(index, total)
    }
    return { coefficient: Q.multiply(a.coefficient, b.coefficient), powers }
  }
  const multiply = (a: Polynomial, b: Polynomial): Polynomial => {
    if (a.terms.size * b.terms.size > mostTerms) return opaqueBinary('multiply', a, b)
    const terms = [...a.terms.values()].flatMap((left) => [...b.terms.values()].map((right) => timesTerm(left, right)))
    return isSmall(terms) ? polynomial(terms) : opaqueBinary('multiply', a, b)
  }

  const negate = (of: Polynomial): Polynomial => multiply(constant(Q.whole(-1n)), of)

  const power = (base: Polynomial, exponent: Polynomial): Polynomial => {
    const value = valueOf(exponent)
    if (!value || !Q.isInteger(value) || Math.abs(Number(value.numerator)) > largestPower)
      return opaqueBinary('power', base, exponent)
    const times = Number(value.numerator)
    if (times === 0) return constant(Q.one)
    const [term, ...others] = base.terms.values()
    if (term && others.length === 0) {
      const coefficient = times < 0 ? Q.invert(term.coefficient) : term.coefficient
      const powers = new Map([...term.powers].map(([index, exponent]) => [index, exponent * Math.sign(times)]))
      const step = polynomial([{ coefficient, powers }])
      let result = constant(Q.one)
      for (let i = 0; i < Math.abs(times); i += 1) result = multiply(result, step)
      return result
    }
    if (times < 0 || times > largestExpanded) {
      const key = `sum(${base.key})`
      const whole = factor(key, treeOf(base), times)
      const index = factorOf.get(key)
      if (index !== undefined) sums.set(index, base)
      return whole
    }
    let result = base
    for (let i = 1; i < times; i += 1) result = multiply(result, base)
    return result
  }

  /** A polynomial times the least power of a sum that leaves it undivided by that sum, and the sum written out. */
  const clear = ({ terms }: Polynomial, index: number, sum: Polynomial): Polynomial | undefined => {
    const all = [...terms.values()]
    const least = Math.min(0, ...all.map(({ powers }) => powers.get(index) ?? 0))
    let result = polynomial([])
    for (const { coefficient, powers } of all) {
      const times = (powers.get(index) ?? 0) - least
      if (times > largestExpanded) return undefined
      const rest = new Map(powers)
      rest.delete(index)
      let term = polynomial([{ coefficient, powers: rest }])
      for (let i = 0; i < times; i += 1) term = multiply(term, sum)
      result = add(result, term)
    }
    return result
  }

  const isZero = (of: Polynomial): boolean => {
    let current: Polynomial | undefined = of
    for (const [index, sum] of [...sums].sort(([a], [b]) => b - a)) {
      if (!current || current.terms.size === 0) break
      current = clear(current, index, sum)
    }
    return current?.terms.size === 0
  }

  const normalise = (node: Tree): Polynomial => {
    let result = known.get(node)
    if (!result) {
      result = normaliseNode(node)
      known.set(node, result)
    }
    return result
  }

  const normaliseNode = (node: Tree): Polynomial => {
    switch (node.kind) {
      case 'constant':
        return constant(node.value)
      case 'variable': {
        const shift = shifts.get(node.name)
        const own = factor(`variable ${node.name}`, node, 1, node.name)
        if (!shift) return own
        if (shift.side === 'at') return constant(shift.from)
        return add(constant(shift.from), shift.side === 'up' ? own : negate(own))
      }
      case 'negate':
        return negate(normalise(node.of))
      case 'add':
        return add(normalise(node.left), normalise(node.right))
      case 'subtract':
        return add(normalise(node.left), negate(normalise(node.right)))
      case 'multiply':
        return multiply(normalise(node.left), normalise(node.right))
      case 'divide':
        return multiply(normalise(node.left), power(normalise(node.right), constant(Q.whole(-1n))))
      case 'power':
        return power(normalise(node.left), normalise(node.right))
      case 'abs': {
        const { range } = box.tree(node.of)
        if (range && range.low.numerator >= 0n) return normalise(node.of)
        if (range && range.high.numerator <= 0n) return negate(normalise(node.of))
        return opaque([normalise(node.of)], ([of]) => ({ ...node, of: of ?? node.of }), node.kind)
      }
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'floor':
      case 'ceil':
        return opaque([normalise(node.of)], ([of]) => ({ ...node, of: of ?? node.of }), node.kind)
      case 'fold':
        return opaque([normalise(node.of)], ([of]) => ({ ...node, of: of ?? node.of }), `fold ${node.by}`)
      case 'min':
      case 'max': {
        const forms = I.contenders(node.kind, node.of, (of) => box.tree(of).range ?? I.line).map(normalise)
        const [only, ...others] = forms
        return only && others.length === 0 ? only : opaque(forms, (of) => ({ kind: node.kind, of }), node.kind)
      }
      case 'if': {
        const outcome = box.condition(node.condition)
        if (!outcome.mayHold) return normalise(node.otherwise)
        if (!outcome.mayFail) return normalise(node.then)
        const { key, condition } = normaliseCondition(node.condition)
        return opaque(
          [normalise(node.then), normalise(node.otherwise)],
          ([then, otherwise]) => ({
            kind: 'if',
            condition,
            then: then ?? node.then,
            otherwise: otherwise ?? node.otherwise,
          }),
          `if ${key}`,
        )
      }
    }
  }

  const normaliseCondition = (node: ConditionTree): NormalCondition => {
    let result = conditions.get(node)
    if (!result) {
      const outcome = box.condition(node)
      if (!outcome.mayHold) result = { key: 'false', condition: { kind: 'false' } }
      else if (!outcome.mayFail) result = { key: 'true', condition: { kind: 'true' } }
      else result = normaliseOpen(node)
      conditions.set(node, result)
    }
    return result
  }

  const normaliseOpen = (node: ConditionTree): NormalCondition => {
    switch (node.kind) {
      case 'true':
      case 'false':
        return { key: node.kind, condition: node }
      case 'is':
        return { key: shorten(`${node.variable} is ${node.option}`), condition: node }
      case 'compare': {
        const left = normalise(node.left)
        const right = normalise(node.right)
        return {
          key: shorten(`${left.key} ${node.operator} ${right.key}`),
          condition: { ...node, left: treeOf(left), right: treeOf(right) },
        }
      }
      case 'not': {
        const { key, condition } = normaliseCondition(node.of)
        return { key: shorten(`not ${key}`), condition: { kind: 'not', of: condition } }
      }
      case 'and':
      case 'or': {
        const left = normaliseCondition(node.left)
        const right = normaliseCondition(node.right)
        return {
          key: shorten(`${left.key} ${node.kind} ${right.key}`),
          condition: { kind: node.kind, left: left.condition, right: right.condition },
        }
      }
    }
  }

  const treeOf = ({ key, terms }: Polynomial): Tree => {
    let tree = trees.get(key)
    if (!tree) {
      tree = balanced('add', [...terms.values()].map(termTree), Q.zero)
      trees.set(key, tree)
    }
    return tree
  }
  const termTree = ({ coefficient, powers }: Term): Tree => {
    const above: Tree[] = []
    const below: Tree[] = []
    for (const [index, exponent] of powers) {
      const of = factors[index]?.tree ?? constantTree(Q.zero)
      const size = BigInt(Math.abs(exponent))
      const raised = size === 1n ? of : binary('power', of, constantTree(Q.whole(size)))
      if (exponent > 0) above.push(raised)
      else below.push(raised)
    }
    if (!Q.equals(coefficient, Q.one) || above.length === 0) above.unshift(constantTree(coefficient))
    const product = balanced('multiply', above, Q.one)
    return below.length === 0 ? product : binary('divide', product, balanced('multiply', below, Q.one))
  }

  const divideOut = ({ terms }: Polynomial, variables: ReadonlySet<string>): Polynomial => {
    const all = [...terms.values()]
    const divisor = new Map<number, number>()
    factors.forEach(({ variable }, index) => {
      if (variable === undefined || !variables.has(variable)) return
      const least = Math.min(...all.map(({ powers }) => powers.get(index) ?? 0))
      if (Number.isFinite(least) && least !== 0) divisor.set(index, -least)
    })
    return polynomial(all.map((term) => timesTerm(term, { coefficient: Q.one, powers: divisor })))
  }

  return { normalise, difference: (a, b) => add(normalise(a), negate(normalise(b))), divideOut, isZero, treeOf }
}
