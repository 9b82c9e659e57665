import { parseRational, zero } from '../../src/arithmetic/rational.js'
import type { Certificate, CertificateCase, Goal, GoalState } from '../../src/checker/goal.js'
import { casesOf } from '../../src/checker/cases.js'
import type { Interval } from '../../src/checker/interval.js'
import * as Q from '../../src/checker/rational.js'
import { settler } from '../../src/checker/settle.js'
import * as B from '../../src/formula/build.js'
import type { Domain, Setting } from '../../src/formula/domain.js'
import type { ConditionTree, Tree } from '../../src/formula/tree.js'

export const q = (text: string) => parseRational(text) ?? zero
export const real = (low: string, high: string): Domain => ({ kind: 'real', low: q(low), high: q(high) })
export const integers = (low: string, high: string): Domain => ({ kind: 'integer', low: q(low), high: q(high) })
export const options = (...names: string[]): Domain => ({ kind: 'options', options: names })
export const number = (text: string): Tree => B.constant(q(text))
export const v = B.variable
export const plus = (...terms: Tree[]): Tree => B.sum(terms)
export const times = (...factors: Tree[]): Tree => factors.reduce((a, b) => B.multiply(a, b))
export const minus = B.subtract
export const state = (name: string, low: string, high: string, left: Tree, right: Tree): GoalState => ({
  name,
  domain: { low: q(low), high: q(high) },
  left,
  right,
})

/** A goal that no deviation gains more than `tolerance`, the deviators' payoff being the gain and 0 if honest. */
export const goalOf = (
  variables: Record<string, Domain>,
  gain: Tree,
  rest: {
    readonly states?: readonly GoalState[]
    readonly assuming?: ConditionTree
    readonly deviating?: Record<string, Setting>
    readonly tolerance?: string
    readonly violation?: ConditionTree
  } = {},
): Goal => ({
  name: 'a goal',
  variables: new Map(Object.entries(variables)),
  states: rest.states ?? [],
  assuming: rest.assuming ?? B.truth(true),
  violation: rest.violation ?? B.compare(gain, '>', number(rest.tolerance ?? '0')),
  gain,
  deviating: new Map(Object.entries(rest.deviating ?? {})),
  played: new Map(),
  payoffs: [{ player: 'deviator', honest: number('0'), deviation: gain }],
})

/** A certificate found by halving the widest side, relative to the domain's, as long as a leaf is not settled. */
export const certify = (goal: Goal, form: 'plain' | 'divided', depth = 20): Certificate | undefined => {
  const cases: CertificateCase[] = []
  for (const part of casesOf(goal) ?? []) {
    const { box: root } = part
    if (!root) continue
    const { leaf, cannotHold } = settler(part, root)
    const splits: number[] = []
    const width = (box: ReadonlyMap<string, Interval>, name: string): number => {
      const own = box.get(name)
      const whole = root.get(name)
      if (!own || !whole || Q.equals(whole.low, whole.high)) return 0
      const share = Q.multiply(Q.subtract(own.high, own.low), Q.invert(Q.subtract(whole.high, whole.low)))
      return Number(share.numerator) / Number(share.denominator)
    }
    const assumptions = [goal.assuming, ...goal.states.map(({ left, right }) => B.compare(left, '=', right))]
    const split = (box: ReadonlyMap<string, Interval>, level: number): boolean => {
      const at = leaf(box)
      const settled =
        assumptions.some((condition) => cannotHold(condition, at, { slopes: true, divided: false })) ||
        cannotHold(goal.violation, at, { slopes: true, divided: form === 'divided' })
      if (settled || !at.atPoints.condition(goal.violation).mayHold) {
        splits.push(-1)
        return true
      }
      if (level === depth) return false
      const widths = part.names.map((name) => width(box, name))
      const widest = widths.indexOf(Math.max(...widths))
      const name = part.names[widest] ?? ''
      const { low, high } = box.get(name) ?? { low: Q.zero, high: Q.zero }
      const middle = Q.middle(low, high)
      splits.push(widest)
      return (
        split(new Map(box).set(name, { low, high: middle }), level + 1) &&
        split(new Map(box).set(name, { low: middle, high }), level + 1)
      )
    }
    if (!split(root, 0)) return undefined
    cases.push({
      options: new Map([...part.options].map(([name, possible]) => [name, [...possible][0] ?? ''])),
      sides: new Map([...part.shifts].map(([name, { side }]) => [name, side])),
      form,
      splits,
    })
  }
  return { kind: 'boxes', cases }
}
