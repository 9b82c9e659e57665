import * as Q from '../arithmetic/rational.js'
import { add, compare, constant, divide, multiply, power, variable } from '../formula/build.js'
import type { ConditionTree, Tree } from '../formula/tree.js'

/**
 * A formula as a sum of monomials with rational coefficients over variables and opaque terms.
 *
 * It equals the formula wherever the formula has a value, and may have values where that has none: x/x is 1.
 */
export interface NormalForm {
  readonly terms: ReadonlyMap<string, Monomial>
}

interface Monomial {
  readonly coefficient: Q.Rational
  /** Exponents, none of them 0, by factor. */
  readonly powers: ReadonlyMap<string, number>
}

/** Makes normal forms whose common parts are written alike, so that they cancel. */
export interface Normaliser {
  /** Undefined where the form would be too large to be of use. */
  readonly normalise: (tree: Tree) => NormalForm | undefined
  /** The form without what divides all of it among some variables, each to its least exponent. */
  readonly divideOut: (form: NormalForm, names: ReadonlySet<string>) => NormalForm
  /** Whether a form is 0 wherever it has a value: as it stands, or multiplied by all sums that it is divided by. */
  readonly isZero: (form: NormalForm) => boolean
  readonly treeOf: (form: NormalForm) => Tree
}

const mostTerms = 2000
/** Monomials in all forms together: beyond that, forms would take longer than boxes. */
const mostHandled = 100_000
const largestPower = 64
const largestExpanded = 8
const largestCoefficient = 1n << 4096n

/** @param settle says which conditions are certainly true or false where the forms are used */
export const normaliser = (settle: (condition: ConditionTree) => boolean | undefined): Normaliser => {
  const factors = new Map<string, Tree>()
  /** What stands whole as a factor, each after those that occur in it. */
  const sums = new Map<string, NormalForm>()
  const known = new Map<Tree, NormalForm | undefined>()
  const numbers = new Map<string, number>()
  let handled = 0

  /** A short name for a long key. */
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }

  const factor = (key: string, tree: Tree, exponent = 1): NormalForm => {
    factors.set(key, tree)
    return collect([{ coefficient: Q.one, powers: new Map([[key, exponent]]) }])
  }

  const opaque = (
    operator: string,
    operands: readonly (NormalForm | undefined)[],
    build: (of: readonly Tree[]) => Tree,
  ) => {
    const forms = operands.filter((form) => form !== undefined)
    if (forms.length < operands.length) return undefined
    return factor(`${operator}#${numberOf(`${operator}(${forms.map(keyOf).join()})`)}`, build(forms.map(treeOf)))
  }

  const normalise = (node: Tree): NormalForm | undefined => {
    if (known.has(node)) return known.get(node)
    const form = handled > mostHandled ? undefined : normaliseNode(node)
    handled += form?.terms.size ?? 0
    known.set(node, form)
    return form
  }

  const normaliseNode = (node: Tree): NormalForm | undefined => {
    switch (node.kind) {
      case 'constant':
        return number(node.value)
      case 'variable':
        return factor(node.name, node)
      case 'negate':
        return scaled(normalise(node.of), Q.rational(-1n))
      case 'add':
        return sum(normalise(node.left), normalise(node.right))
      case 'subtract':
        return sum(normalise(node.left), scaled(normalise(node.right), Q.rational(-1n)))
      case 'multiply':
        return product(normalise(node.left), normalise(node.right))
      case 'divide':
        return product(normalise(node.left), raised(normalise(node.right), number(Q.rational(-1n))))
      case 'power':
        return raised(normalise(node.left), normalise(node.right))
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'abs':
      case 'floor':
      case 'ceil': {
        const { kind } = node
        return opaque(kind, [normalise(node.of)], ([of]) => ({ kind, of: of! }))
      }
      case 'min':
      case 'max': {
        const { kind } = node
        return opaque(kind, node.of.map(normalise), (of) => ({ kind, of }))
      }
      case 'if': {
        const settled = settle(node.condition)
        if (settled !== undefined) return normalise(settled ? node.then : node.otherwise)
        const condition = normaliseCondition(node.condition)
        if (condition === undefined) return undefined
        return opaque(
          `if ${condition.key}`,
          [normalise(node.then), normalise(node.otherwise)],
          ([then, otherwise]) => ({
            kind: 'if',
            condition: condition.tree,
            then: then!,
            otherwise: otherwise!,
          }),
        )
      }
      case 'fold':
        return undefined
    }
  }

  const normaliseCondition = (
    node: ConditionTree,
  ): { readonly key: string; readonly tree: ConditionTree } | undefined => {
    const settled = settle(node)
    if (settled !== undefined) return { key: String(settled), tree: { kind: settled ? 'true' : 'false' } }
    switch (node.kind) {
      case 'true':
      case 'false':
        return { key: node.kind, tree: node }
      case 'is':
        return { key: `${node.variable} is ${node.option}`, tree: node }
      case 'compare': {
        const left = normalise(node.left)
        const right = normalise(node.right)
        if (left === undefined || right === undefined) return undefined
        const key = `cond#${numberOf(`${keyOf(left)} ${node.operator} ${keyOf(right)}`)}`
        return { key, tree: compare(treeOf(left), node.operator, treeOf(right)) }
      }
      case 'not': {
        const of = normaliseCondition(node.of)
        return of && { key: `not ${of.key}`, tree: { kind: 'not', of: of.tree } }
      }
      case 'and':
      case 'or': {
        const left = normaliseCondition(node.left)
        const right = normaliseCondition(node.right)
        if (left === undefined || right === undefined) return undefined
        const key = `cond#${numberOf(`${left.key} ${node.kind} ${right.key}`)}`
        return { key, tree: { kind: node.kind, left: left.tree, right: right.tree } }
      }
    }
  }

  const raised = (base: NormalForm | undefined, exponent: NormalForm | undefined): NormalForm | undefined => {
    if (base === undefined || exponent === undefined) return undefined
    const value = valueOf(exponent)
    const times = value !== undefined && Q.isInteger(value) ? Number(value.numerator) : NaN
    if (!(Math.abs(times) <= largestPower))
      return opaque('power', [base, exponent], ([left, right]) => power(left!, right!))
    if (times === 0) return number(Q.one)
    const [first, ...others] = base.terms.values()
    if (first === undefined) return times > 0 ? base : undefined
    if (others.length === 0) return monomialPower(first, times)
    // A sum stays whole below a fraction bar and in high powers.
    if (times < 0 || times > largestExpanded) {
      const key = `sum#${numberOf(keyOf(base))}`
      sums.set(key, base)
      return factor(key, treeOf(base), times)
    }
    let result: NormalForm | undefined = base
    for (let count = 1; count < times; count += 1) result = product(result, base)
    return result
  }

  /** A form times as many of its own divisors as it takes to write it without sums as factors. */
  const cleared = (form: NormalForm): NormalForm | undefined => {
    let current = form
    for (const [key, whole] of [...sums].reverse()) {
      const exponents = [...current.terms.values()].map(({ powers }) => powers.get(key) ?? 0)
      const least = Math.min(0, ...exponents)
      const most = Math.max(0, ...exponents) - least
      if (most === 0) continue
      if (most > largestExpanded) return undefined
      let result: NormalForm | undefined = { terms: new Map() }
      let raisedWhole: NormalForm | undefined = number(Q.one)
      for (let exponent = least; exponent - least <= most; exponent += 1) {
        const among = [...current.terms.values()].filter(({ powers }) => (powers.get(key) ?? 0) === exponent)
        const without = among.map(({ coefficient, powers }) => ({
          coefficient,
          powers: new Map([...powers].filter(([name]) => name !== key)),
        }))
        result = sum(result, product(collect(without), raisedWhole))
        raisedWhole = product(raisedWhole, whole)
      }
      if (result === undefined) return undefined
      current = result
    }
    return current
  }

  const isZero = (form: NormalForm): boolean => form.terms.size === 0 || cleared(form)?.terms.size === 0

  const treeOf = ({ terms }: NormalForm): Tree => {
    const [first, ...others] = [...terms.values()].map(monomialTree)
    return first === undefined ? constant(Q.zero) : balanced(add, [first, ...others])
  }

  const monomialTree = ({ coefficient, powers }: Monomial): Tree => {
    const raise = (key: string, exponent: number): Tree => {
      const base = factors.get(key) ?? variable(key)
      return exponent === 1 ? base : power(base, constant(exponent))
    }
    const above = [...powers].filter(([, exponent]) => exponent > 0).map(([key, exponent]) => raise(key, exponent))
    const below = [...powers].filter(([, exponent]) => exponent < 0).map(([key, exponent]) => raise(key, -exponent))
    const isPlain = above.length > 0 && Q.equals(coefficient, Q.one)
    const numerator = balanced(multiply, isPlain ? above : [constant(coefficient), ...above])
    return below.length === 0 ? numerator : divide(numerator, balanced(multiply, below))
  }

  const divideOut = ({ terms }: NormalForm, names: ReadonlySet<string>): NormalForm => {
    const all = [...terms.values()]
    const divisor = new Map<string, number>()
    for (const name of names) {
      const least = all.reduce((low, { powers }) => Math.min(low, powers.get(name) ?? 0), Infinity)
      if (Number.isFinite(least) && least !== 0) divisor.set(name, -least)
    }
    return divisor.size === 0
      ? { terms }
      : collect(all.map((term) => times(term, { coefficient: Q.one, powers: divisor })))
  }

  return { normalise, divideOut, isZero, treeOf }
}

/** Joins trees two by two, so that the result is not deep. */
const balanced = (join: (left: Tree, right: Tree) => Tree, of: readonly Tree[]): Tree => {
  const half = of.length >> 1
  return half === 0 ? of[0]! : join(balanced(join, of.slice(0, half)), balanced(join, of.slice(half)))
}

const monomialKey = (powers: ReadonlyMap<string, number>): string =>
  [...powers]
    .map(([factor, exponent]) => `${factor}^${exponent}`)
    .sort()
    .join('·')

const keyOf = ({ terms }: NormalForm): string =>
  [...terms]
    .map(([key, { coefficient }]) => `${Q.showRational(coefficient)}*${key}`)
    .sort()
    .join('+')

const collect = (monomials: readonly Monomial[]): NormalForm => {
  const terms = new Map<string, Monomial>()
  for (const { coefficient, powers } of monomials) {
    const key = monomialKey(powers)
    const total = Q.add(terms.get(key)?.coefficient ?? Q.zero, coefficient)
    if (Q.sign(total) === 0) terms.delete(key)
    else terms.set(key, { coefficient: total, powers })
  }
  return { terms }
}

const number = (value: Q.Rational): NormalForm => collect([{ coefficient: value, powers: new Map() }])

const valueOf = ({ terms }: NormalForm): Q.Rational | undefined =>
  terms.size === 0 ? Q.zero : terms.size === 1 ? terms.get('')?.coefficient : undefined

const times = (a: Monomial, b: Monomial): Monomial => {
  const powers = new Map(a.powers)
  for (const [factor, exponent] of b.powers) {
    const total = (powers.get(factor) ?? 0) + exponent
    if (total === 0) powers.delete(factor)
    else powers.set(factor, total)
  }
  return { coefficient: Q.multiply(a.coefficient, b.coefficient), powers }
}

const scaled = (form: NormalForm | undefined, by: Q.Rational): NormalForm | undefined =>
  form && collect([...form.terms.values()].map((term) => times(term, { coefficient: by, powers: new Map() })))

const sum = (a: NormalForm | undefined, b: NormalForm | undefined): NormalForm | undefined =>
  a && b && a.terms.size + b.terms.size <= mostTerms ? collect([...a.terms.values(), ...b.terms.values()]) : undefined

const product = (a: NormalForm | undefined, b: NormalForm | undefined): NormalForm | undefined => {
  if (a === undefined || b === undefined || a.terms.size * b.terms.size > mostTerms) return undefined
  const monomials = [...a.terms.values()].flatMap((left) => [...b.terms.values()].map((right) => times(left, right)))
  return monomials.every(isSmall) ? collect(monomials) : undefined
}

const isSmall = ({ coefficient, powers }: Monomial): boolean =>
  [...powers.values()].every((exponent) => Math.abs(exponent) <= largestPower) &&
  [coefficient.numerator, -coefficient.numerator, coefficient.denominator].every((part) => part < largestCoefficient)

const monomialPower = ({ coefficient, powers }: Monomial, exponent: number): NormalForm | undefined => {
  let scale = Q.one
  for (let count = 0; count < Math.abs(exponent); count += 1) scale = Q.multiply(scale, coefficient)
  const monomial = {
    coefficient: exponent < 0 ? Q.divide(Q.one, scale) : scale,
    powers: new Map([...powers].map(([factor, old]) => [factor, old * exponent])),
  }
  return isSmall(monomial) ? collect([monomial]) : undefined
}
