import type { Rational } from '../arithmetic/rational.js'
import type { Case } from './cases.js'
import { axesOf, casesOf, keyOf } from './cases.js'
import { consequencesOf } from './contradiction.js'
import type { Certificate, CertificateCase, CertificateCheck, Goal } from './goal.js'
import type { Interval } from './interval.js'
import * as I from './interval.js'
import * as Q from './rational.js'
import type { Leaf } from './settle.js'
import { settler } from './settle.js'

/**
 * Decides whether a certificate shows that a goal's violation holds at no admissible point.
 *
 * What whoever makes certificates must know, since the checker derives everything but the splits from the goal itself:
 *
 * **Cases.** One for each combination of
 *  - `options`: one option for each option variable of `goal.variables` that occurs in `assuming`, `violation` or a
 *    state's equation (the keys are exactly these variables; for the others every option is possible at once), and
 *  - `sides`: for each name of `goal.deviating` whose variable is real or integer and whose honest setting is literally
 *    a constant node h with low ≤ h ≤ high of its domain: `up` unless h = high, `down` unless h = low; only `up` if
 *    low = high. The keys are exactly these variables, also those that have one side only.
 * Every case stands in the certificate exactly once, in any order. Cases that are empty (see Box), or where the box
 * before any split makes `assuming` or an equation certainly false, may be left out; if present, they are checked like
 * the others.
 *
 * **Variables** of a case, as `splits` counts them from 0: the real and integer ones in the order of `goal.variables`
 * (all of them, occurring or not), then `goal.states` in their order.
 *
 * **Box.** Each variable ranges over its domain; integers as reals. Then `assuming` narrows it: with the case's options
 * put in (`is` becomes true or false, and `and`, `or`, `not`, `if` simplify away what that settles, nothing else does),
 * each top-level conjunct that compares a variable node with a constant node, either way round, by < <= = >= >, cuts
 * the variable's interval to the closed one. Integers are not rounded. Last, a variable with a side becomes δ ≥ 0 under
 * the same name: d = h + δ with δ in [max(0, low - h), high - h], or d = h - δ with δ in [max(0, h - high), h - low].
 * A case whose box has an interval with low > high is empty and needs nothing.
 *
 * **Splits** read from the root down, first half first. n ≥ 0: the box is cut at the exact rational middle of variable
 * n, [low, middle] before [middle, high]. -1: a leaf. At most 200 levels, and 200,000 entries in all cases together.
 *
 * **Leaf.** Settled if `assuming`, with every state's `left = right` added to it, cannot hold in the leaf's box, or
 * `violation` cannot. `and` cannot hold if one side cannot; `or` if both cannot; `not`, if what is under it cannot fail;
 * `left > right` if the margin M = left - right is ≤ 0 wherever it is defined (`>=`: M < 0; `=`: M < 0 or M > 0;
 * `!=`: M is 0). A margin is tried in several forms, of which one has to settle it:
 *  1. M as the tree it is;
 *  2. M's normal form: a sum of monomials with rational coefficients over variables and opaque terms (sqrt, exp, log,
 *     abs, floor, ceil, min, max, powers that are no integers, sums with a negative power, undecided `if`), each opaque
 *     term being its operator over the normal forms of its arguments, equal ones the same. Powers of sums from 2 to 8
 *     are written out; division by a monomial is a negative power, and equal factors cancel. `if` settled over the
 *     case's box (before splits) is its branch; min and max leave out what others surpass there, abs of what has one sign
 *     there is that or its negative; an operator over numbers whose value is rational is that number. A sum or product
 *     that would have more than 2,000 terms is opaque itself. Where the form is 0, M is 0;
 *  3. with form `divided`, of `violation` only, for `>` and `<` (also those that a `not` makes of <= and >=):
 *     S = M / m with m the product of all variables whose interval in the case's box has low ≥ 0, each to its least
 *     exponent among M's monomials. m ≥ 0 wherever M is defined, so S ≤ 0 gives M ≤ 0. Nothing to divide is no fault;
 *  4. where 3 applies: S ≤ 0 if the normal form of S with δ = 0 for every variable that has a side is ≤ 0 over the case's
 *     box by its natural interval (mostly it is identically 0), and if over the leaf's box, with every δ reaching down
 *     to 0, S has values throughout and its slope in every δ is ≤ 0 (gradient as below). This is the way past min, max
 *     and `if`, which 3 cannot divide.
 * Forms 1 to 3 are bounded over the leaf's box: by the natural interval; with each variable whose slope has a certain
 * sign fixed at its worse end, twice; by f(c) + Σ Dᵢ·(Xᵢ - cᵢ) with c the middle of what is left of the box; the last
 * two only where the form has values throughout. D is an interval gradient: min and max that are undecided give the hull
 * of their arguments' slopes; an undecided `if` the hull, or the whole line in variables that its condition mentions;
 * floor has slopes ≥ 0 times its argument's. Intervals are exact rationals of at most 512 bits, beyond that 192
 * significant bits rounded outward.
 *
 * Where no assumption is excluded by itself, the sum of two or three of their margins may be: `a > b` and `b > a` say
 * that 0 > 0.
 *
 * @returns accepted, with the number of leaves, and whether in every case, at every leaf where `assuming` can hold,
 *   `violation` and both payoffs of every player certainly have a value. Never throws on a bad certificate.
 */
export const checkCertificate = (goal: Goal, certificate: Certificate): CertificateCheck => {
  const cases = casesOf(goal)
  if (!cases) return rejected('the goal has more than 10,000 cases')
  const length = certificate.cases.reduce((sum, { splits }) => sum + splits.length, 0)
  if (length > mostSplits) return rejected(`it has more than ${mostSplits} splits`)

  const { options, shifts } = axesOf(goal)
  const given = new Map<string, CertificateCase>()
  for (const entry of certificate.cases) {
    if (entry.options.size !== options.size || entry.sides.size !== shifts.size)
      return rejected('a case does not name the options and sides of this goal')
    const key = keyOf(
      [...options.keys()].map((name) => entry.options.get(name)),
      [...shifts.keys()].map((name) => entry.sides.get(name)),
    )
    if (given.has(key)) return rejected(`the case ${key} stands in it twice`)
    given.set(key, entry)
  }
  const keys = new Set(cases.map(({ key }) => key))
  for (const [key, { splits }] of given) {
    if (!keys.has(key)) return rejected(`the goal has no case ${key}`)
    const why = malformation(splits, cases[0]?.names.length ?? 0)
    if (why !== undefined) return rejected(`in the case ${key} ${why}`)
  }

  let boxes = 0
  let defined = true
  for (const part of cases) {
    if (!part.box) continue
    const result = checkCase(goal, part, part.box, given.get(part.key))
    if ('why' in result) return rejected(`in the case ${part.key} ${result.why}`)
    boxes += result.boxes
    defined &&= result.defined
  }
  return { accepted: true, boxes, defined }
}

const rejected = (why: string): CertificateCheck => ({ accepted: false, why })

const mostSplits = 200_000
const mostLevels = 200

/** Why a list of splits is not one tree over some number of variables. */
const malformation = (splits: readonly number[], variables: number): string | undefined => {
  const open = [0]
  for (const split of splits) {
    const level = open.pop()
    if (level === undefined) return 'something follows the last leaf'
    if (split === -1) continue
    if (!Number.isInteger(split) || split < 0 || split >= variables) return `${split} is no variable`
    if (level === mostLevels) return `the splits go deeper than ${mostLevels} levels`
    open.push(level + 1, level + 1)
  }
  return open.length === 0 ? undefined : 'a leaf is missing'
}

type CaseCheck = { readonly boxes: number; readonly defined: boolean } | { readonly why: string }

const checkCase = (
  goal: Goal,
  part: Case,
  root: ReadonlyMap<string, Interval>,
  entry: CertificateCase | undefined,
): CaseCheck => {
  const { leaf, cannotHold } = settler(part, root)
  const assumptions = [
    goal.assuming,
    ...goal.states.map(({ left, right }) => ({ kind: 'compare', operator: '=', left, right }) as const),
  ]
  const isExcluded = (at: Leaf, slopes: boolean): boolean =>
    assumptions.some((assumption) => cannotHold(assumption, at, { slopes, divided: false }))
  const isContradicted = (at: Leaf): boolean =>
    consequencesOf(assumptions).some((consequence) => cannotHold(consequence, at, { slopes: true, divided: false }))
  if (!entry)
    return isExcluded(leaf(root), false) || isExcluded(leaf(root), true)
      ? { boxes: 0, defined: true }
      : { why: 'nothing is said' }

  const divided = entry.form === 'divided'
  const payoffs = goal.payoffs.flatMap(({ honest, deviation }) => [honest, deviation])
  const isDefined = ({ atPoints }: Leaf): boolean =>
    !atPoints.condition(goal.violation).mayLack && payoffs.every((payoff) => atPoints.tree(payoff).total)

  let boxes = 0
  let defined = true
  const open: ReadonlyMap<string, Interval>[] = [root]
  for (const split of entry.splits) {
    const box = open.pop() ?? root
    const name = part.names[split]
    if (name !== undefined) {
      const { low, high } = box.get(name) ?? I.zero
      const middle = Q.middle(low, high)
      open.push(new Map(box).set(name, { low: middle, high }), new Map(box).set(name, { low, high: middle }))
      continue
    }
    boxes += 1
    const at = leaf(box)
    if (isExcluded(at, false)) continue
    const isSafe =
      cannotHold(goal.violation, at, { slopes: false, divided }) ||
      cannotHold(goal.violation, at, { slopes: true, divided })
    if (isSafe && isDefined(at)) continue
    // Where nothing has a value, nothing is asked of it either, if the point is not admissible.
    if (isExcluded(at, true)) continue
    if (!isSafe && isContradicted(at)) continue
    if (!isSafe) return { why: `leaf ${boxes} is not settled: ${describe(box)}` }
    defined = false
  }
  return { boxes, defined }
}

const describe = (box: ReadonlyMap<string, Interval>): string =>
  [...box].map(([name, { low, high }]) => `${name} in [${show(low)}, ${show(high)}]`).join(', ')
const show = ({ numerator, denominator }: Rational): string =>
  denominator === 1n ? String(numerator) : `${numerator}/${denominator}`
